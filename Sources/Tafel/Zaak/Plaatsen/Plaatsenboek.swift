import Jeugdhulp

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

    /// Per offer as the record names it, per case.
    private var perAanbod: [Aanbodverwijzing: [String: Reserveringsregel]] = [:]
    /// The offers at which a case holds places.
    private var perCasus: [String: Set<Aanbodverwijzing>] = [:]

    mutating func neem(_ reservering: Reservering, offset: Int64) {
        perAanbod[reservering.aanbod, default: [:]][reservering.casusId] = Reserveringsregel(
            voordrachtId: reservering.voordrachtId, aantal: reservering.aantal, offset: offset)
        perCasus[reservering.casusId, default: []].insert(reservering.aanbod)
        assert(klopt(reservering.plek), "the two sides of a reservation differ")
    }

    mutating func geefVrij(_ plek: CasusBijAanbod) {
        perAanbod[plek.aanbod]?[plek.casusId] = nil
        if perAanbod[plek.aanbod]?.isEmpty == true { perAanbod[plek.aanbod] = nil }
        perCasus[plek.casusId]?.remove(plek.aanbod)
        if perCasus[plek.casusId]?.isEmpty == true { perCasus[plek.casusId] = nil }
        assert(klopt(plek), "the two sides of a reservation differ")
    }

    /// What is held at an offer, by records that name its aanbieder and by records of before, that may be about it.
    private func regels(_ sleutel: Aanbodsleutel) -> [(casusId: String, regel: Reserveringsregel)] {
        [Aanbodverwijzing(sleutel), Aanbodverwijzing(nil, sleutel.aanbodId)].flatMap { aanbod in
            (perAanbod[aanbod] ?? [:]).map { ($0.key, $0.value) }
        }
    }

    /// How many places of an offer are held, whether or not they are there.
    /// - Parameter casusId: a case whose own reservation does not count.
    func gereserveerd(_ sleutel: Aanbodsleutel, behalve casusId: String? = nil) -> Int {
        regels(sleutel).reduce(0) { $0 + ($1.casusId == casusId ? 0 : $1.regel.aantal) }
    }

    /// Whether a reservation fits in the places that are free; `nil` when it does not stand in the log.
    func houdt(_ sleutel: Aanbodsleutel, casusId: String, voordrachtId: String, vrij: Int) -> Bool? {
        let regels = regels(sleutel)
        guard let eigen = regels.first(where: { $0.casusId == casusId && $0.regel.voordrachtId == voordrachtId })
        else { return nil }
        return regels.reduce(0) { $0 + ($1.regel.offset <= eigen.regel.offset ? $1.regel.aantal : 0) } <= vrij
    }

    func heeft(_ plek: CasusBijAanbod) -> Bool { perAanbod[plek.aanbod]?[plek.casusId] != nil }
    func heeft(_ sleutel: Aanbodsleutel) -> Bool {
        perAanbod[Aanbodverwijzing(sleutel)] != nil || perAanbod[Aanbodverwijzing(nil, sleutel.aanbodId)] != nil
    }

    func casussen(bij sleutel: Aanbodsleutel) -> [String] { regels(sleutel).map(\.casusId) }
    /// The offers at which a case holds places, as their records name them.
    func aanbod(van casusId: String) -> Set<Aanbodverwijzing> { perCasus[casusId] ?? [] }

    /// Every reservation: offer and case.
    var alle: [CasusBijAanbod] {
        perAanbod.flatMap { aanbod, regels in regels.keys.map { CasusBijAanbod(aanbod, $0) } }
    }

    /// What is kept per offer and per case is the same, and nothing empty is kept.
    private func klopt(_ plek: CasusBijAanbod) -> Bool {
        (perAanbod[plek.aanbod]?[plek.casusId] != nil) == (perCasus[plek.casusId]?.contains(plek.aanbod) ?? false)
            && perAanbod[plek.aanbod]?.isEmpty != true && perCasus[plek.casusId]?.isEmpty != true
    }
}
