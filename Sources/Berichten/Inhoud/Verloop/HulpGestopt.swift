import Jeugdhulp

/// Help that ran has stopped: what it was needed for is open again, with all that was tried (#100).
package struct HulpGestopt: Sendable, Equatable {
    package let casusId, gi: String
    package let op: Datum
    package let einde: Einde
    /// The ids of the hulpvragen for which it stopped; empty: everything that runs, or runs with the offer that is
    /// named.
    package let hulpvragen: [String]
    package let aanbodId: String?
    package let agb: AgbCode?

    /// How it ended, as CBS Beleidsinformatie Jeugd has it (#100).
    package enum Einde: String, Sendable, CaseIterable {
        case volgensPlan = "01"
        case inOverleg = "02"
        case doorGezin = "03"
        case doorAanbieder = "04"
        case omstandigheden = "05"
    }

    package init(
        casusId: String, gi: String, op: Datum, einde: Einde, hulpvragen: [String] = [], aanbodId: String? = nil,
        agb: AgbCode? = nil
    ) {
        self.casusId = casusId
        self.gi = gi
        self.op = op
        self.einde = einde
        self.hulpvragen = hulpvragen
        self.aanbodId = aanbodId
        self.agb = agb
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id), gi: try v.tekst("gi", .gi), op: try v.datum("op"),
            einde: try v.code("einde", Einde.self),
            hulpvragen: v.heeft("hulpvragen") ? try v.ids("hulpvragen", 0...4).uniek : [],
            aanbodId: try v.tekstOfNiets("aanbodId", .id), agb: try v.agbOfNiets("agb"))
    }

    var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId), "gi": .tekst(gi), "op": .tekst(op.description),
            "einde": .tekst(einde.rawValue), "hulpvragen": hulpvragen.isEmpty ? .niets : .teksten(hulpvragen),
            "aanbodId": .tekst(aanbodId), "agb": .tekst(agb),
        ])
    }
}
