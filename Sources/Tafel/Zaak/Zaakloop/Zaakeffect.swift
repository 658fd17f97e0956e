import Berichten

/// What must be told or done because of it.
package enum Zaakeffect: Sendable, Equatable {
    /// Places are asked for before the aanbieder is.
    case reserveer(Voorgedragen)
    /// Places that were asked for or held are given back.
    case geefVrij(aanbodId: String)
    case draagVoor(Voorgedragen)
    case vervalt(Voorgedragen, VoordrachtVervallen.Reden)
    /// A new version goes out at once, whether or not its options differ.
    case stelOpnieuwVoor
    /// The GI hears that there is a proposal.
    case meldVoorstel
    case meld(Zaakmelding)
    /// The case is closed: nothing of the child is kept.
    case sluit
}
