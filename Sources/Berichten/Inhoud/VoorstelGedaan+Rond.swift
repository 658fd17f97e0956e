import Jeugdhulp

/// What stands beside the options of a proposal.
extension VoorstelGedaan {
    /// What must come first, and who is to act; not a lack of supply (#64, #65, #95).
    package struct Wachten: Sendable, Equatable {
        package var op: WachtOp
        /// Who is to act, in plain Dutch.
        package var wie: String
        /// The hulpvragen for which nothing can be chosen until then.
        package var hulpvragen: [String]
        /// The day on which it is expected, and how many days past that it is (#111).
        package var verwachtOp: Datum?
        package var dagenVoorbij: Int?

        package init(op: WachtOp, wie: String, hulpvragen: [String], verwachtOp: Datum?, dagenVoorbij: Int?) {
            (self.op, self.wie, self.hulpvragen) = (op, wie, hulpvragen)
            (self.verwachtOp, self.dagenVoorbij) = (verwachtOp, dagenVoorbij)
        }
    }

    /// An offer of other help than was asked for, that fits the child.
    package struct Alternatief: Sendable, Equatable {
        package var hulpvraag: String
        package var aanbod: Aanbodsleutel
        package var naam: String
        package var gemeente: Gemeentecode
        package var voorziening: Voorziening
        /// What makes it other: `gezinsgerichter`, `lichter`, `verwant`.
        package var soort: String
        /// By the same criteria as the options.
        package var score: Int
        package var startVerwacht: Datum
        /// Kilometres, with one decimal.
        package var afstandKm: Double?
        /// In plain Dutch: what makes it other.
        package var uitleg: String

        package init(
            hulpvraag: String, aanbod: Aanbodsleutel, naam: String, gemeente: Gemeentecode, voorziening: Voorziening,
            soort: String, score: Int, startVerwacht: Datum, afstandKm: Double?, uitleg: String
        ) {
            (self.hulpvraag, self.aanbod, self.naam) = (hulpvraag, aanbod, naam)
            (self.gemeente, self.voorziening, self.soort) = (gemeente, voorziening, soort)
            (self.score, self.startVerwacht, self.afstandKm) = (score, startVerwacht, afstandKm)
            self.uitleg = uitleg
        }
    }

    /// Brothers and sisters in two places near each other.
    package struct Splitsing: Sendable, Equatable {
        /// Between the two, in kilometres with one decimal.
        package var afstandKm: Double?
        package var delen: [Deel]

        package struct Deel: Sendable, Equatable {
            package var aanbod: Aanbodsleutel
            /// Of the children who go there, in whole years on the day of the aanvraag.
            package var leeftijden: [Int]
            package var score: Int

            package init(aanbod: Aanbodsleutel, leeftijden: [Int], score: Int) {
                (self.aanbod, self.leeftijden, self.score) = (aanbod, leeftijden, score)
            }
        }

        package init(afstandKm: Double?, delen: [Deel]) { (self.afstandKm, self.delen) = (afstandKm, delen) }
    }

    /// The responsible gemeente of one of several children.
    package struct Jeugdigewoonplaats: Sendable, Equatable {
        /// Its place in `jeugdigen` of the aanvraag, from 1.
        package var jeugdige: Int
        package var gemeente: Gemeente

        package init(jeugdige: Int, gemeente: Gemeente) { (self.jeugdige, self.gemeente) = (jeugdige, gemeente) }
    }

    /// A need that the Jeugdwet does not answer, and where to take it.
    package struct Andereroute: Sendable, Equatable {
        package var behoefte: BuitenJeugdwet
        /// Where to ask; `nil` while no gemeente is known.
        package var bij: String?

        package init(behoefte: BuitenJeugdwet, bij: String?) { (self.behoefte, self.bij) = (behoefte, bij) }
    }
}

extension VoorstelGedaan.Wachten {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            op: try v.code("op", WachtOp.self), wie: try v.tekst("wie", .vrij(max: 200)),
            hulpvragen: v.heeft("hulpvragen") ? try v.ids("hulpvragen", 0...4) : [],
            verwachtOp: try v.datumOfNiets("verwachtOp"),
            dagenVoorbij: try v.getalOfNiets("dagenVoorbij", 0...200_000))
    }

    var json: JSONValue {
        .zonderLeeg([
            "op": .tekst(op.rawValue), "wie": .tekst(wie), "hulpvragen": .teksten(hulpvragen),
            "verwachtOp": .tekst(verwachtOp), "dagenVoorbij": .getal(dagenVoorbij),
        ])
    }
}

extension VoorstelGedaan.Alternatief {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            hulpvraag: try v.tekst("hulpvraag", .id),
            aanbod: Aanbodsleutel(try v.agb("agb"), try v.tekst("aanbodId", .id)),
            naam: try v.tekst("naam", .vrij(max: 120)), gemeente: try v.gemeente("gemeente"),
            voorziening: try v.keuze("voorziening", Voorziening.init(_:), Voorziening.alle.map(\.naam)),
            soort: try v.tekst("soort", .code(max: 40)), score: try v.getal("score", 0...Int(Int32.max)),
            startVerwacht: try v.datum("startVerwacht"), afstandKm: try v.decimaalOfNiets("afstandKm"),
            uitleg: try v.tekst("uitleg", .vrij(max: 500)))
    }

    var json: JSONValue {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "agb": .tekst(aanbod.agb.description), "aanbodId": .tekst(aanbod.aanbodId),
            "naam": .tekst(naam), "gemeente": .tekst(gemeente.description),
            "hulpvorm": .tekst(voorziening.hulpvorm.rawValue), "voorziening": .tekst(voorziening.naam),
            "soort": .tekst(soort), "score": .getal(score), "startVerwacht": .tekst(startVerwacht.description),
            "afstandKm": afstandKm.map { .decimaal($0) } ?? .niets, "uitleg": .tekst(uitleg),
        ])
    }
}

extension VoorstelGedaan.Splitsing {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            afstandKm: try v.decimaalOfNiets("afstandKm"),
            delen: try v.objecten("delen", 2...2) { (v) throws(Afkeuring) in
                Deel(
                    aanbod: Aanbodsleutel(try v.agb("agb"), try v.tekst("aanbodId", .id)),
                    leeftijden: try v.getallen("leeftijden", 1...11, 0...22),
                    score: try v.getal("score", 0...Int(Int32.max)))
            })
    }

    var json: JSONValue {
        .zonderLeeg([
            "afstandKm": afstandKm.map { .decimaal($0) } ?? .niets,
            "delen": .lijst(
                delen.map { deel in
                    .object([
                        "agb": .tekst(deel.aanbod.agb.description), "aanbodId": .tekst(deel.aanbod.aanbodId),
                        "leeftijden": .lijst(deel.leeftijden.map { .getal($0) }), "score": .getal(deel.score),
                    ])
                }),
        ])
    }
}

extension VoorstelGedaan.Jeugdigewoonplaats {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(jeugdige: try v.getal("jeugdige", 1...12), gemeente: try VoorstelGedaan.Gemeente(v))
    }

    var json: JSONValue {
        .object([
            "jeugdige": .getal(jeugdige), "code": .tekst(gemeente.code), "regel": .tekst(gemeente.regel),
            "zekerheid": .tekst(gemeente.zekerheid.rawValue), "toelichting": .tekst(gemeente.toelichting),
        ])
    }
}

extension VoorstelGedaan.Andereroute {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            behoefte: try v.code("behoefte", BuitenJeugdwet.self), bij: try v.tekstOfNiets("bij", .vrij(max: 200)))
    }

    var json: JSONValue { .zonderLeeg(["behoefte": .tekst(behoefte.rawValue), "bij": .tekst(bij)]) }
}

extension VoorstelGedaan.Pogingsgrond {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            aanbod: Aanbodsleutel(try v.agb("agb"), try v.tekst("aanbodId", .id)),
            reden: try v.tekst("reden", .code(max: 40)), op: try v.datum("op"),
            opheffing: try v.tekst("opheffing", .code(max: 40)), vanzelfOp: try v.datumOfNiets("vanzelfOp"),
            uitleg: try v.tekst("uitleg", .vrij(max: 500)))
    }

    var json: JSONValue {
        .zonderLeeg([
            "agb": .tekst(aanbod.agb.description), "aanbodId": .tekst(aanbod.aanbodId), "reden": .tekst(reden),
            "op": .tekst(op.description), "opheffing": .tekst(opheffing), "vanzelfOp": .tekst(vanzelfOp),
            "uitleg": .tekst(uitleg),
        ])
    }
}

extension VoorstelGedaan.Waarschuwing {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(code: try v.tekst("code", .code(max: 60)), dagen: try v.getalOfNiets("dagen", 0...200_000))
        weken = try v.getalOfNiets("weken", 0...20_000)
        op = try v.datumOfNiets("op")
        reden = try v.tekstOfNiets("reden", .code(max: 40))
        let (agb, aanbodId) = (try v.agbOfNiets("agb"), try v.tekstOfNiets("aanbodId", .id))
        if let agb, let aanbodId { aanbod = Aanbodsleutel(agb, aanbodId) }
    }

    func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lidAlsEr("aanbodId", aanbod?.aanbodId)
            $0.lidAlsEr("agb", aanbod?.agb.description)
            $0.lid("code", code)
            $0.lidAlsEr("dagen", dagen)
            $0.lidAlsEr("op", op?.description)
            $0.lidAlsEr("reden", reden)
            $0.lidAlsEr("weken", weken)
        }
    }
}
