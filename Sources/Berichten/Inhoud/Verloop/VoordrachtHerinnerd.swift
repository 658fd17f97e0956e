import Jeugdhulp

/// An aanbieder said yes and help did not start: it is asked when it will (#5). The voordracht stands.
package struct VoordrachtHerinnerd: Sendable, Equatable {
    package let casusId, voordrachtId: String
    package let agb: AgbCode
    package let aanbodId: String
    package let waarom: Waarom
    /// The day it said yes.
    package let sinds: Datum
    package let op: Datum

    package enum Waarom: String, Sendable, CaseIterable {
        case startBlijftUit = "start-blijft-uit"
    }

    package init(
        casusId: String, voordrachtId: String, agb: AgbCode, aanbodId: String, waarom: Waarom, sinds: Datum, op: Datum
    ) {
        self.casusId = casusId
        self.voordrachtId = voordrachtId
        self.agb = agb
        self.aanbodId = aanbodId
        self.waarom = waarom
        self.sinds = sinds
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        voordrachtId = try v.tekst("voordrachtId", .uuid)
        agb = try v.agb("agb")
        aanbodId = try v.tekst("aanbodId", .id)
        waarom = try v.code("waarom", Waarom.self)
        sinds = try v.datum("sinds")
        op = try v.datum("op")
    }

    var json: JSONValue {
        .object([
            "casusId": .tekst(casusId), "voordrachtId": .tekst(voordrachtId), "agb": .tekst(agb.description),
            "aanbodId": .tekst(aanbodId), "waarom": .tekst(waarom.rawValue), "sinds": .tekst(sinds.description),
            "op": .tekst(op.description),
        ])
    }
}
