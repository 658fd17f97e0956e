import Jeugdhulp

/// Help has really started: only this stops the clock, an intake does not (#5).
package struct HulpGestart: Sendable, Equatable {
    package let casusId, gi: String
    package let op: Datum
    package let aanbodId: String?
    package let agb: AgbCode?
    /// The ids of the hulpvragen for which it started; empty: every open one that the offer serves, or every open one.
    package let hulpvragen: [String]
    package let totstandkomingVia: Via
    /// Why later than norm 3, as a code; without it an overrun stays `toelichting-vereist` (#4).
    package let redenTeLaat: String?

    /// Help that came about at the table counts positively, also when late (#6).
    package enum Via: String, Sendable, CaseIterable {
        case doorbraaktafel, anders
    }

    package init(
        casusId: String, gi: String, op: Datum, aanbodId: String?, agb: AgbCode?, totstandkomingVia: Via,
        redenTeLaat: String? = nil, hulpvragen: [String] = []
    ) {
        self.casusId = casusId
        self.gi = gi
        self.op = op
        self.aanbodId = aanbodId
        self.agb = agb
        self.totstandkomingVia = totstandkomingVia
        self.redenTeLaat = redenTeLaat
        self.hulpvragen = hulpvragen
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id), gi: try v.tekst("gi", .gi), op: try v.datum("op"),
            aanbodId: try v.tekstOfNiets("aanbodId", .id), agb: try v.agbOfNiets("agb"),
            totstandkomingVia: try v.code("totstandkomingVia", Via.self),
            redenTeLaat: try v.tekstOfNiets("redenTeLaat", .code(max: 40)),
            hulpvragen: v.heeft("hulpvragen") ? try v.ids("hulpvragen", 0...4).uniek : [])
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "gi": .tekst(gi), "op": .tekst(op.description), "aanbodId": .tekst(aanbodId),
            "agb": .tekst(agb), "totstandkomingVia": .tekst(totstandkomingVia.rawValue),
            "redenTeLaat": .tekst(redenTeLaat), "hulpvragen": hulpvragen.isEmpty ? .niets : .teksten(hulpvragen),
        ])
    }
}
