import Jeugdhulp

/// A step of the opschalingsladder was reached: who acts, on what, with whom, by when (#8–#11).
package struct OpschalingBereikt: Sendable, Equatable {
    package let casusId, regio: String
    /// The number of the step, from 1.
    package let trede: Int
    package let naam, wie, actie: String
    package let bereiktOp: Datum
    package let aanleiding: Opschaling.Aanleiding
    /// With whom, as an organisation and a role.
    package let bij: String?
    package let uiterlijk: Datum?
    /// Which ladder it is a step of: "twente/A".
    package let ladder: String?
    /// Lower steps that are told with this one, because they were reached on the same day or before the case came in.
    package let ook: [Int]

    package init(
        casusId: String, regio: String, ladder: String, opschaling: Opschaling, trede: Opschalingsladder.Trede,
        uiterlijk: Datum
    ) {
        self.casusId = casusId
        self.regio = regio
        self.trede = trede.nummer
        // Names were filled in: the longest could pass the limits of the schema.
        naam = String(trede.naam.prefix(120))
        wie = String(trede.wie.prefix(200))
        actie = String(trede.actie.prefix(500))
        bereiktOp = opschaling.op
        aanleiding = opschaling.aanleiding
        bij = String(trede.bij.prefix(200))
        self.uiterlijk = uiterlijk
        self.ladder = ladder
        ook = opschaling.ook
    }

    /// A table took the case to another one.
    /// - Parameters:
    ///   - trede: the step above the highest of the ladder that was told.
    ///   - van, naar: what the two tables are called.
    package init(casusId: String, regio: String, trede: Int, van: String, naar: String, op: Datum) {
        self.casusId = casusId
        self.regio = regio
        self.trede = trede
        naam = String("Opgeschaald door \(van)".prefix(120))
        wie = String(naar.prefix(200))
        actie = "Bekijk het voorstel en besluit. Wat al is geprobeerd, staat in het voorstel."
        bereiktOp = op
        aanleiding = .besluit
        bij = nil
        uiterlijk = nil
        ladder = nil
        ook = []
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        casusId = try v.tekst("casusId", .id)
        regio = try v.tekst("regio", .code(max: 80))
        trede = try v.getal("trede", 1...100)
        naam = try v.tekst("naam", .vrij(max: 120))
        wie = try v.tekst("wie", .vrij(max: 200))
        actie = try v.tekst("actie", .vrij(max: 500))
        bereiktOp = try v.datum("bereiktOp")
        aanleiding = try v.code("aanleiding", Opschaling.Aanleiding.self)
        bij = try v.tekstOfNiets("bij", .vrij(max: 200))
        uiterlijk = try v.datumOfNiets("uiterlijk")
        ladder = try v.tekstOfNiets("ladder", .vrij(max: 200))
        ook = v.heeft("ook") ? try v.getallen("ook", 0...100, 1...100) : []
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "regio": .tekst(regio), "trede": .getal(trede), "naam": .tekst(naam),
            "wie": .tekst(wie), "actie": .tekst(actie), "bereiktOp": .tekst(bereiktOp.description),
            "aanleiding": .tekst(aanleiding.rawValue), "bij": .tekst(bij), "uiterlijk": .tekst(uiterlijk),
            "ladder": .tekst(ladder), "ook": ook.isEmpty ? .niets : .lijst(ook.map { .getal($0) }),
        ])
    }
}
