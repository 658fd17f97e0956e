import Berichten

/// What someone filled in to decide on a case, before it is a decision.
struct BesluitInput: Sendable {
    var casusId: String
    /// The slug of the region whose table decides.
    var regio: String
    /// Of the proposal that was looked at.
    var versie: Int
    var besluit: BesluitGenomen.Besluit
    /// A rank, for a voordracht.
    var optie: Int?
    /// Codes, as in ``Besluitwoorden``.
    var rol: String
    var reden: String
}
