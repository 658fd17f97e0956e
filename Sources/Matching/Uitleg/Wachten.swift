import Jeugdhulp

/// What holds a case up that is no lack of supply: consent, research or a decision must come first (#64, #65, #95).
package struct Wachten: Sendable, Equatable {
    package let op: WachtOp
    /// The hulpvragen for which nothing can be chosen until then.
    package let hulpvragen: [String]
    /// The day on which it is expected, as the GI said (#111).
    package let verwachtOp: Datum?
    /// How many days past that it is; `nil` when it is not past.
    package let dagenVoorbij: Int?

    /// Who is to act, in plain Dutch.
    package var wie: String {
        switch op {
        case .nifp: "het NIFP: het onderzoek moet klaar zijn"
        case .instemming: "de GI en de ouder: de ouder moet instemmen"
        case .vonnis: "de rechter: het vonnis moet er zijn"
        }
    }

    /// - Returns: `nil` when the case waits for nothing.
    init?(_ casus: Casus, _ selecties: [Selectie], vandaag: Datum) {
        guard let op = casus.aanvraag.wachtOp else { return nil }
        self.op = op
        hulpvragen = selecties.filter { $0.wacht(op) }.map(\.hulpvraag.id)
        verwachtOp = casus.aanvraag.wachtOpVerwacht
        dagenVoorbij = verwachtOp.flatMap { $0 < vandaag ? vandaag - $0 : nil }
    }
}

extension Selectie {
    /// Whether nothing can be chosen because the case waits: there is no lack of supply to be seen until then.
    func wacht(_ op: WachtOp?) -> Bool {
        guard let op, aantalPassend == 0 else { return false }
        let soorten =
            hulpvraag.voorziening.map { [$0] } ?? Voorziening.alle.filter { $0.hulpvorm == hulpvraag.hulpvorm }
        return aantal(.wachtOp) > 0 || soorten.allSatisfy(op.blokkeert)
    }
}
