import Jeugdhulp

/// What a GI can show of its case, and what its table reads of it: what happens now, who must act, by when.
package struct StatusGewijzigd: Sendable, Equatable {
    package let casusId, gi: String
    package let fase: Fase
    package let versie: Int?
    package let regio, tafel: String?
    package let wat, wie: String
    /// The day on which whoever must act is done, or help must be there.
    package let uiterlijk: Datum?
    /// What is otherwise since the version that a decision answered; that decision was not carried out.
    package let gewijzigd: Versieverschil?
    /// When help started and by what road, on the message that a case ends with: what a table counts by (#5, #6).
    package let gestart: Hulpstart?
    /// Who decided, and why, where this tells what came of a decision: the codes of what ``wat`` says in words.
    package let besluit: Besluitgrond?
    /// The hulpvragen for which help started with this, and for which it is still needed; empty where the whole case is
    /// meant (#99).
    package let gestartVoor, nogOpen: [String]
    package let termijnen: Termijnen
    package let op: Tijdstip

    /// Where a case stands.
    package enum Fase: String, Sendable, CaseIterable {
        case voorgesteld, voordracht, geaccepteerd, afgewezen, alternatief, maatwerk, opgeschaald, gesloten
        case geenPassend = "geen-passend"
        /// The term to answer passed: never a yes.
        case geenAntwoord = "geen-antwoord"
        /// The clock runs on (#5).
        case intakeGehouden = "intake-gehouden"
        case terugNaarGi = "terug-naar-gi"
        /// The case ended after the norm, and nobody said why (#4).
        case toelichtingVereist = "toelichting-vereist"
        /// Something must come first: no lack of supply (#64, #95).
        case wachtOp = "wacht-op"
    }

    package init(
        casusId: String, gi: String, fase: Fase, versie: Int?, regio: String?, tafel: String?, wat: String, wie: String,
        uiterlijk: Datum?, gewijzigd: Versieverschil? = nil, gestart: Hulpstart? = nil,
        besluit: Besluitgrond? = nil, gestartVoor: [String] = [], nogOpen: [String] = [],
        termijnen: Termijnen = Termijnen(), op: Tijdstip
    ) {
        self.casusId = casusId
        self.gi = gi
        self.fase = fase
        self.versie = versie
        self.regio = regio
        self.tafel = tafel
        self.wat = wat
        self.wie = wie
        self.uiterlijk = uiterlijk
        self.gewijzigd = gewijzigd
        self.gestart = gestart
        self.besluit = besluit
        self.gestartVoor = gestartVoor
        self.nogOpen = nogOpen
        self.termijnen = termijnen
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id), gi: try v.tekst("gi", .gi), fase: try v.code("fase", Fase.self),
            versie: try v.getalOfNiets("versie", 1...Int(Int32.max)),
            regio: try v.tekstOfNiets("regio", .vrij(max: 80)), tafel: try v.tekstOfNiets("tafel", .vrij(max: 120)),
            wat: try v.tekst("wat", .vrij(max: 500)), wie: try v.tekst("wie", .vrij(max: 200)),
            uiterlijk: try v.datumOfNiets("uiterlijk"),
            gewijzigd: try v.objectOfNiets("gewijzigd", Versieverschil.init(_:)),
            gestart: try v.objectOfNiets("gestart", Hulpstart.init(_:)),
            besluit: try v.objectOfNiets("besluit", Besluitgrond.init(_:)),
            gestartVoor: v.heeft("gestartVoor") ? try v.ids("gestartVoor", 0...4) : [],
            nogOpen: v.heeft("nogOpen") ? try v.ids("nogOpen", 0...4) : [],
            termijnen: try v.objectOfNiets("termijnen", Termijnen.init(_:)) ?? Termijnen(), op: try v.tijdstip("op"))
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "gi": .tekst(gi), "fase": .tekst(fase.rawValue), "versie": .getal(versie),
            "regio": .tekst(regio), "tafel": .tekst(tafel), "wat": .tekst(wat), "wie": .tekst(wie),
            "uiterlijk": .tekst(uiterlijk), "gewijzigd": gewijzigd?.json ?? .niets,
            "gestart": gestart?.json ?? .niets, "besluit": besluit?.json ?? .niets,
            "gestartVoor": gestartVoor.isEmpty ? .niets : .teksten(gestartVoor),
            "nogOpen": nogOpen.isEmpty ? .niets : .teksten(nogOpen), "termijnen": termijnen.json,
            "op": .tekst(op.description),
        ])
    }
}
