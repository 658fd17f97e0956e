import Jeugdhulp

/// What a GI can show of its case: what happens now, who must act, by when.
public struct StatusGewijzigd: Sendable, Equatable {
    public let casusId, gi: String
    public let fase: Fase
    public let versie: Int?
    public let regio, tafel: String?
    public let wat, wie: String
    public let uiterlijk: Datum?
    public let op: Tijdstip

    public enum Fase: String, Sendable, CaseIterable {
        case voorgesteld, gesloten
        case geenPassend = "geen-passend"
    }

    public init(
        casusId: String, gi: String, fase: Fase, versie: Int?, regio: String?, tafel: String?, wat: String, wie: String,
        uiterlijk: Datum?, op: Tijdstip
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
        self.op = op
    }

    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id), gi: try v.tekst("gi", .gi), fase: try v.code("fase", Fase.self),
            versie: try v.getalOfNiets("versie", 1...Int(Int32.max)),
            regio: try v.tekstOfNiets("regio", .vrij(max: 80)), tafel: try v.tekstOfNiets("tafel", .vrij(max: 120)),
            wat: try v.tekst("wat", .vrij(max: 500)), wie: try v.tekst("wie", .vrij(max: 200)),
            uiterlijk: try v.datumOfNiets("uiterlijk"), op: try v.tijdstip("op"))
    }

    var json: JSONWaarde {
        .zonderLeeg([
            "casusId": .tekst(casusId), "gi": .tekst(gi), "fase": .tekst(fase.rawValue), "versie": .getal(versie),
            "regio": .tekst(regio), "tafel": .tekst(tafel), "wat": .tekst(wat), "wie": .tekst(wie),
            "uiterlijk": .tekst(uiterlijk), "op": .tekst(op.description),
        ])
    }
}

/// A message that was refused, told to the GI that sent it.
public struct BerichtAfgekeurd: Sendable, Equatable {
    public let berichtId, casusId, gi: String?
    public let afkeuring: Afkeuring
    public let bron: Bron
    public let op: Tijdstip

    /// Where the refused message stands.
    public struct Bron: Sendable, Equatable {
        public let topic: String
        public let partitie: Int
        public let offset: Int

        public init(topic: String, partitie: Int, offset: Int) {
            self.topic = topic
            self.partitie = partitie
            self.offset = offset
        }
    }

    public init(
        berichtId: String?, casusId: String?, gi: String?, afkeuring: Afkeuring, bron: Bron, op: Tijdstip
    ) {
        self.berichtId = berichtId
        self.casusId = casusId
        self.gi = gi
        self.afkeuring = afkeuring
        self.bron = bron
        self.op = op
    }

    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            berichtId: try v.tekstOfNiets("berichtId", .vrij(max: 200)), casusId: try v.tekstOfNiets("casusId", .id),
            gi: try v.tekstOfNiets("gi", .gi),
            afkeuring: try v.object("reden") { (v) throws(Afkeuring) in
                Afkeuring(
                    Afkeuring.Code(rawValue: try v.tekst("code", .code(max: 60))),
                    veld: try v.tekstOfNiets("veld", .vrij(max: 300)),
                    try v.tekst("uitleg", .vrij(max: 1_000)), try v.tekst("watTeDoen", .vrij(max: 1_000)))
            },
            bron: try v.object("bron") { (v) throws(Afkeuring) in
                Bron(
                    topic: try v.tekst("topic", .vrij(max: 249)), partitie: try v.getal("partitie", 0...Int(Int32.max)),
                    offset: try v.getal("offset", 0...Int.max))
            },
            op: try v.tijdstip("op"))
    }

    var json: JSONWaarde {
        .zonderLeeg([
            "berichtId": .tekst(berichtId), "casusId": .tekst(casusId), "gi": .tekst(gi),
            "reden": .zonderLeeg([
                "code": .tekst(afkeuring.code.rawValue), "veld": .tekst(afkeuring.veld),
                "uitleg": .tekst(afkeuring.uitleg), "watTeDoen": .tekst(afkeuring.watTeDoen),
            ]),
            "bron": .object([
                "topic": .tekst(bron.topic), "partitie": .getal(bron.partitie), "offset": .getal(bron.offset),
            ]),
            "op": .tekst(op.description),
        ])
    }
}
