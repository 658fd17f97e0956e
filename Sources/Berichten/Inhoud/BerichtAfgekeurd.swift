import Jeugdhulp

/// A message that was refused, told to the GI that sent it.
package struct BerichtAfgekeurd: Sendable, Equatable {
    package let berichtId, casusId, gi: String?
    package let afkeuring: Afkeuring
    package let bron: Bron
    package let op: Tijdstip

    /// Where the refused message stands.
    package struct Bron: Sendable, Equatable {
        package let topic: String
        package let partitie: Int
        package let offset: Int

        package init(topic: String, partitie: Int, offset: Int) {
            self.topic = topic
            self.partitie = partitie
            self.offset = offset
        }
    }

    package init(
        berichtId: String?, casusId: String?, gi: String?, afkeuring: Afkeuring, bron: Bron, op: Tijdstip
    ) {
        self.berichtId = berichtId
        self.casusId = casusId
        self.gi = gi
        self.afkeuring = afkeuring
        self.bron = bron
        self.op = op
    }

    /// What every key of such a record begins with.
    package static let sleutelBegin = "afgekeurd/"

    /// The key of its record: the refused event's id, or where it stands when it has none that may be told. What stands
    /// in front no casusId can begin with: a sender that gives its message the id of a case does not overwrite it.
    package var sleutel: String { Self.sleutelBegin + (berichtId ?? "\(bron.topic)/\(bron.partitie)/\(bron.offset)") }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            berichtId: try v.tekstOfNiets("berichtId", .vrij(max: 200)), casusId: try v.tekstOfNiets("casusId", .id),
            gi: try v.tekstOfNiets("gi", .gi),
            afkeuring: try v.object("reden") { (v) throws(Afkeuring) in
                Afkeuring(
                    codetekst: try v.tekst("code", .code(max: 60)),
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

    var json: JSONValue {
        .zonderLeeg([
            "berichtId": .tekst(berichtId), "casusId": .tekst(casusId), "gi": .tekst(gi),
            "reden": .zonderLeeg([
                "code": .tekst(afkeuring.codetekst), "veld": .tekst(afkeuring.veld),
                "uitleg": .tekst(afkeuring.uitleg), "watTeDoen": .tekst(afkeuring.watTeDoen),
            ]),
            "bron": .object([
                "topic": .tekst(bron.topic), "partitie": .getal(bron.partitie), "offset": .getal(bron.offset),
            ]),
            "op": .tekst(op.description),
        ])
    }
}
