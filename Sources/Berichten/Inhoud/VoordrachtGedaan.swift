import Jeugdhulp

/// A table nominates a case with an aanbieder. The need is pseudonymous: no name, no gemeente, no exact age.
package struct VoordrachtGedaan: Sendable, Equatable {
    package let casusId, voordrachtId: String
    package let agb: AgbCode
    package let aanbodId: String
    package let versie: Int
    package let antwoordUiterlijk: Datum
    package let behoefte: Behoefte

    package struct Behoefte: Sendable, Equatable {
        package let hulpvorm: Hulpvorm
        package let voorziening: Voorziening?
        package let doelgroepen: Doelgroepen
        package let leeftijdsgroep: Leeftijdsgroep
        package let aantalJeugdigen: Int
        package let regio: String

        package init(
            hulpvorm: Hulpvorm, voorziening: Voorziening?, doelgroepen: Doelgroepen, leeftijdsgroep: Leeftijdsgroep,
            aantalJeugdigen: Int, regio: String
        ) {
            self.hulpvorm = hulpvorm
            self.voorziening = voorziening
            self.doelgroepen = doelgroepen
            self.leeftijdsgroep = leeftijdsgroep
            self.aantalJeugdigen = aantalJeugdigen
            self.regio = regio
        }
    }

    package enum Leeftijdsgroep: String, Sendable, CaseIterable {
        case van0tot4 = "0-3"
        case van4tot12 = "4-11"
        case van12tot16 = "12-15"
        case van16tot18 = "16-17"
        case van18 = "18-22"

        /// The group of an age in whole years.
        package init(leeftijd: Int) {
            self =
                switch leeftijd {
                case ..<4: .van0tot4
                case ..<12: .van4tot12
                case ..<16: .van12tot16
                case ..<18: .van16tot18
                default: .van18
                }
        }
    }

    package init(
        casusId: String, voordrachtId: String, agb: AgbCode, aanbodId: String, versie: Int, antwoordUiterlijk: Datum,
        behoefte: Behoefte
    ) {
        self.casusId = casusId
        self.voordrachtId = voordrachtId
        self.agb = agb
        self.aanbodId = aanbodId
        self.versie = versie
        self.antwoordUiterlijk = antwoordUiterlijk
        self.behoefte = behoefte
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        voordrachtId = try v.tekst("voordrachtId", .uuid)
        agb = try v.agb("agb")
        aanbodId = try v.tekst("aanbodId", .id)
        versie = try v.getal("versie", 1...Int(Int32.max))
        antwoordUiterlijk = try v.datum("antwoordUiterlijk")
        behoefte = try v.object("behoefte", Behoefte.init(_:))
    }

    var json: JSONValue {
        .object([
            "casusId": .tekst(casusId), "voordrachtId": .tekst(voordrachtId), "agb": .tekst(agb.description),
            "aanbodId": .tekst(aanbodId), "versie": .getal(versie),
            "antwoordUiterlijk": .tekst(antwoordUiterlijk.description),
            "behoefte": .zonderLeeg([
                "hulpvorm": .tekst(behoefte.hulpvorm.rawValue), "voorziening": .tekst(behoefte.voorziening?.naam),
                "doelgroepen": .teksten(behoefte.doelgroepen.namen),
                "leeftijdsgroep": .tekst(behoefte.leeftijdsgroep.rawValue),
                "aantalJeugdigen": .getal(behoefte.aantalJeugdigen), "regio": .tekst(behoefte.regio),
            ]),
        ])
    }
}

extension VoordrachtGedaan.Behoefte {
    init(_ v: FieldReader) throws(Afkeuring) {
        let hulpvorm = try v.code("hulpvorm", Hulpvorm.self)
        self.hulpvorm = hulpvorm
        voorziening = v.heeft("voorziening") ? try v.voorziening("voorziening", van: hulpvorm) : nil
        doelgroepen = try v.doelgroepen("doelgroepen", 0...12)
        leeftijdsgroep = try v.code("leeftijdsgroep", VoordrachtGedaan.Leeftijdsgroep.self)
        aantalJeugdigen = try v.getal("aantalJeugdigen", 1...12)
        regio = try v.tekst("regio", .code(max: 80))
    }
}
