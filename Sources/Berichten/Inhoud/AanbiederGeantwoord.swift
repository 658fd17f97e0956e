import Jeugdhulp

/// What an aanbieder answers to a voordracht.
package struct AanbiederGeantwoord: Sendable, Equatable {
    package let casusId: String
    package let agb: AgbCode
    package let aanbodId: String
    package let antwoord: Antwoord
    package let naIntake: Bool
    /// Why not, by a code of iJw WJ759, "1" to "9": still read, no longer asked of an aanbieder.
    package let redenCode: String?
    /// Why not (#33, #101).
    package let reden: Weigeringsreden?
    /// How far a refusal reaches; `nil`: the offer that was asked.
    package let bereik: Weigeringsbereik?
    /// Where to then: after an intake an aanbieder cannot refuse without (#31).
    package let vervolgadvies: Vervolgadvies?
    package let op: Datum

    /// An intake does not stop the clock (#5).
    package enum Antwoord: String, Sendable, CaseIterable {
        case geaccepteerd, afgewezen
        case intakeGepland = "intake-gepland"
        case intakeGehouden = "intake-gehouden"
    }

    package struct Vervolgadvies: Sendable, Equatable {
        package let agb: AgbCode?
        package let hulpvorm: Hulpvorm?
        package let voorziening: Voorziening?

        package init(agb: AgbCode?, hulpvorm: Hulpvorm? = nil, voorziening: Voorziening? = nil) {
            self.agb = agb
            self.hulpvorm = hulpvorm
            self.voorziening = voorziening
        }
    }

    package init(
        casusId: String, agb: AgbCode, aanbodId: String, antwoord: Antwoord, naIntake: Bool = false,
        redenCode: String? = nil, reden: Weigeringsreden? = nil, bereik: Weigeringsbereik? = nil,
        vervolgadvies: Vervolgadvies? = nil, op: Datum
    ) {
        self.casusId = casusId
        self.agb = agb
        self.aanbodId = aanbodId
        self.antwoord = antwoord
        self.naIntake = naIntake
        self.redenCode = redenCode
        self.reden = reden
        self.bereik = bereik
        self.vervolgadvies = vervolgadvies
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        agb = try v.agb("agb")
        aanbodId = try v.tekst("aanbodId", .id)
        antwoord = try v.code("antwoord", Antwoord.self)
        naIntake = try v.waar("naIntake", standaard: false)
        let codes = (1...9).map(String.init)
        redenCode = v.heeft("redenCode") ? try v.keuze("redenCode", { codes.contains($0) ? $0 : nil }, codes) : nil
        let redenen = Weigeringsreden.vanAanbieder
        reden =
            v.heeft("reden")
            ? try v.keuze("reden", { woord in redenen.first { $0.rawValue == woord } }, redenen.map(\.rawValue)) : nil
        bereik = try v.codeOfNiets("bereik", Weigeringsbereik.self)
        vervolgadvies = try v.objectOfNiets("vervolgadvies", Vervolgadvies.init(_:))
        op = try v.datum("op")
        guard antwoord != .afgewezen || !naIntake || vervolgadvies != nil else {
            throw Afkeuring(
                .veldOntbreekt, veld: v.pad("vervolgadvies"),
                "Na een intake kan een aanbieder niet afwijzen zonder advies wat dan wel helpt.",
                "Noem een andere aanbieder of een andere soort hulp.")
        }
    }

    /// Why not, as a code of the closed list, whichever way it was said.
    package var weigeringsreden: Weigeringsreden {
        reden ?? redenCode.flatMap(Retourcode.init).map(Weigeringsreden.init) ?? .anders
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "agb": .tekst(agb.description), "aanbodId": .tekst(aanbodId),
            "antwoord": .tekst(antwoord.rawValue), "naIntake": .waar(naIntake), "redenCode": .tekst(redenCode),
            "reden": .tekst(reden?.rawValue), "bereik": .tekst(bereik?.rawValue),
            "op": .tekst(op.description),
            "vervolgadvies": vervolgadvies.map {
                .zonderLeeg([
                    "agb": .tekst($0.agb), "hulpvorm": .tekst($0.hulpvorm?.rawValue),
                    "voorziening": .tekst($0.voorziening?.naam),
                ])
            } ?? .niets,
        ])
    }
}

extension AanbiederGeantwoord.Vervolgadvies {
    init(_ v: FieldReader) throws(Afkeuring) {
        agb = try v.agbOfNiets("agb")
        hulpvorm = try v.codeOfNiets("hulpvorm", Hulpvorm.self)
        voorziening =
            v.heeft("voorziening")
            ? try v.keuze("voorziening", Voorziening.init(_:), Voorziening.alle.map(\.naam)) : nil
        guard agb != nil || hulpvorm != nil || voorziening != nil else {
            throw Afkeuring(
                .veldOntbreekt, veld: v.pad("agb"), "Het advies is leeg.",
                "Noem een andere aanbieder of een andere soort hulp.")
        }
    }
}
