import Jeugdhulp

/// A voordracht no longer stands.
package struct VoordrachtVervallen: Sendable, Equatable {
    package let casusId, voordrachtId: String
    package let agb: AgbCode
    package let aanbodId: String
    package let reden: Reden
    package let op: Datum

    package enum Reden: String, Sendable, CaseIterable {
        case termijn, ingetrokken
        case anderePlek = "andere-plek"
        case aanbodGewijzigd = "aanbod-gewijzigd"
    }

    package init(
        casusId: String, voordrachtId: String, agb: AgbCode, aanbodId: String, reden: Reden, op: Datum
    ) {
        self.casusId = casusId
        self.voordrachtId = voordrachtId
        self.agb = agb
        self.aanbodId = aanbodId
        self.reden = reden
        self.op = op
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        voordrachtId = try v.tekst("voordrachtId", .uuid)
        agb = try v.agb("agb")
        aanbodId = try v.tekst("aanbodId", .id)
        reden = try v.code("reden", Reden.self)
        op = try v.datum("op")
    }

    var json: JSONValue {
        .object([
            "casusId": .tekst(casusId), "voordrachtId": .tekst(voordrachtId), "agb": .tekst(agb.description),
            "aanbodId": .tekst(aanbodId), "reden": .tekst(reden.rawValue), "op": .tekst(op.description),
        ])
    }
}
