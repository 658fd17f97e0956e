/// One case at one offer.
struct CasusBijAanbod: Hashable, Sendable {
    let aanbodId, casusId: String

    var sleutel: String { Reservering.sleutel(aanbodId: aanbodId, casusId: casusId) }
}
