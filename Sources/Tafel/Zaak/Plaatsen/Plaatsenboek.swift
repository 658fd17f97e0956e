/// Who holds which places, as it stands in the log `doorbraak.plaatsen`.
///
/// ## Why no place is promised twice
///
/// The cases of one offer live with several instances, and none of them asks another. They agree because the topic has
/// one partition, so one order: a reservation *holds* when it and everything that stands before it at the same offer
/// fit in the reported places. What stands before it can only be given back, never come in between; so a reservation
/// that held at one point of the log holds at every later one, and an instance that has read less is at most too
/// strict. Only the instance that has the case asks whether its reservation holds, and it asks after it read its own
/// record back: then the transaction that wrote it is committed, and everything before it is known.
///
/// A reservation that does not hold keeps its place in the order until its owner gives it back, so that all readers of
/// the log, also one that starts later from the compacted topic, see the same order at every point.
struct Plaatsenboek: Sendable {
    private struct Reserveringsregel: Equatable {
        let voordrachtId: String
        let aantal: Int
        let offset: Int64
    }

    /// Per offer, per case.
    private var perAanbod: [String: [String: Reserveringsregel]] = [:]
    /// The offers at which a case holds places.
    private var perCasus: [String: Set<String>] = [:]

    mutating func neem(_ reservering: Reservering, offset: Int64) {
        perAanbod[reservering.aanbodId, default: [:]][reservering.casusId] = Reserveringsregel(
            voordrachtId: reservering.voordrachtId, aantal: reservering.aantal, offset: offset)
        perCasus[reservering.casusId, default: []].insert(reservering.aanbodId)
        assert(klopt(reservering.aanbodId, reservering.casusId), "the two sides of a reservation differ")
    }

    mutating func geefVrij(aanbodId: String, casusId: String) {
        perAanbod[aanbodId]?[casusId] = nil
        if perAanbod[aanbodId]?.isEmpty == true { perAanbod[aanbodId] = nil }
        perCasus[casusId]?.remove(aanbodId)
        if perCasus[casusId]?.isEmpty == true { perCasus[casusId] = nil }
        assert(klopt(aanbodId, casusId), "the two sides of a reservation differ")
    }

    /// How many places of an offer are held, whether or not they are there.
    /// - Parameter casusId: a case whose own reservation does not count.
    func gereserveerd(_ aanbodId: String, behalve casusId: String? = nil) -> Int {
        perAanbod[aanbodId]?.reduce(0) { $0 + ($1.key == casusId ? 0 : $1.value.aantal) } ?? 0
    }

    /// Whether a reservation fits in the places that are free; `nil` when it does not stand in the log.
    func houdt(aanbodId: String, casusId: String, voordrachtId: String, vrij: Int) -> Bool? {
        guard let regels = perAanbod[aanbodId], let eigen = regels[casusId], eigen.voordrachtId == voordrachtId
        else { return nil }
        return regels.values.reduce(0) { $0 + ($1.offset <= eigen.offset ? $1.aantal : 0) } <= vrij
    }

    func heeft(aanbodId: String, casusId: String) -> Bool { perAanbod[aanbodId]?[casusId] != nil }
    func casussen(bij aanbodId: String) -> [String] { perAanbod[aanbodId].map { Array($0.keys) } ?? [] }
    func aanbod(van casusId: String) -> Set<String> { perCasus[casusId] ?? [] }
    func heeft(aanbodId: String) -> Bool { perAanbod[aanbodId] != nil }

    /// Every reservation: offer and case.
    var alle: [(aanbodId: String, casusId: String)] {
        perAanbod.flatMap { aanbodId, regels in regels.keys.map { (aanbodId, $0) } }
    }

    /// What is kept per offer and per case is the same, and nothing empty is kept.
    private func klopt(_ aanbodId: String, _ casusId: String) -> Bool {
        (perAanbod[aanbodId]?[casusId] != nil) == (perCasus[casusId]?.contains(aanbodId) ?? false)
            && perAanbod[aanbodId]?.isEmpty != true && perCasus[casusId]?.isEmpty != true
    }
}
