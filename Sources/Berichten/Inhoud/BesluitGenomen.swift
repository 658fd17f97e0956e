import Jeugdhulp

/// What a table decided: by a person in a role, with a reason, on one version of a proposal (AVG art. 22).
package struct BesluitGenomen: Sendable, Equatable {
    package let casusId, regio: String
    package let besluit: Besluit
    package let rol, reden: String
    /// The version of the proposal it answers.
    package let versie: Int
    /// The chosen option; always there for a voordracht.
    package let optie: Keuze?
    /// Why later than norm 3, as a code, where the decision ends a case that is late (#4).
    package let redenTeLaat: String?
    /// The table that the case goes to: the slug of a region or of a table above regions; only with `opschalen`.
    package let naar: String?
    /// Why a group was chosen where a family fits too, as a code (#68).
    package let redenAfwijkingGezin: String?
    package let op: Tijdstip

    package enum Besluit: String, Sendable, CaseIterable {
        case voordracht, alternatief, maatwerk, opschalen
        case geenPassend = "geen-passend"
        case terugNaarGi = "terug-naar-gi"
        case bewustGeenHulp = "bewust-geen-hulp"
        case hulpWasErAl = "hulp-was-er-al"
    }

    package struct Keuze: Sendable, Equatable {
        package let rang: Int
        package let aanbod: [String]
        /// Of whom each of these is, in the same order; empty where only the ids are named.
        package let agb: [AgbCode]

        package init(rang: Int, aanbod: [String], agb: [AgbCode] = []) {
            self.rang = rang
            self.aanbod = aanbod
            self.agb = agb
        }
    }

    package init(
        casusId: String, regio: String, besluit: Besluit, rol: String, reden: String, versie: Int, optie: Keuze?,
        redenTeLaat: String? = nil, naar: String? = nil,
        redenAfwijkingGezin: String? = nil, op: Tijdstip
    ) {
        self.casusId = casusId
        self.regio = regio
        self.besluit = besluit
        self.rol = rol
        self.reden = reden
        self.versie = versie
        self.optie = optie
        self.redenTeLaat = redenTeLaat
        self.naar = naar
        self.redenAfwijkingGezin = redenAfwijkingGezin
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        regio = try v.tekst("regio", .code(max: 80))
        besluit = try v.code("besluit", Besluit.self)
        rol = try v.tekst("rol", .rol)
        reden = try v.tekst("reden", .code(max: 60))
        versie = try v.getal("versie", 1...Int(Int32.max))
        optie = try v.objectOfNiets("optie") { (v) throws(Afkeuring) in
            Keuze(
                rang: try v.getal("rang", 1...10), aanbod: try v.ids("aanbod", 1...4),
                agb: v.heeft("agb") ? try v.teksten("agb", 0...4, ["een AGB-code van 8 cijfers"]) { AgbCode($0) } : [])
        }
        redenTeLaat = try v.tekstOfNiets("redenTeLaat", .code(max: 40))
        naar = try v.tekstOfNiets("naar", .code(max: 80))
        redenAfwijkingGezin = try v.tekstOfNiets("redenAfwijkingGezin", .code(max: 60))
        op = try v.tijdstip("op")
        guard besluit != .voordracht || optie != nil else {
            throw Afkeuring(
                .veldOntbreekt, veld: v.pad("optie"), "Bij een voordracht hoort een optie.", "Vul de gekozen optie in.")
        }
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "regio": .tekst(regio), "besluit": .tekst(besluit.rawValue), "rol": .tekst(rol),
            "reden": .tekst(reden), "versie": .getal(versie), "op": .tekst(op.description),
            "optie": optie.map {
                .zonderLeeg([
                    "rang": .getal($0.rang), "aanbod": .teksten($0.aanbod),
                    "agb": $0.agb.isEmpty ? .niets : .teksten($0.agb.map(\.description)),
                ])
            } ?? .niets,
            "redenTeLaat": .tekst(redenTeLaat), "naar": .tekst(naar),
            "redenAfwijkingGezin": .tekst(redenAfwijkingGezin),
        ])
    }
}

extension FieldReader {
    func ids(_ naam: String, _ aantal: ClosedRange<Int>) throws(Afkeuring) -> [String] {
        try teksten(naam, aantal, ["een id van letters, cijfers, punten en streepjes"]) {
            TextFormat.id.past($0) ? $0 : nil
        }
    }
}
