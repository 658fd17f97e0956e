import Berichten
import Jeugdhulp

/// What must be told or done because of it.
package enum Zaakeffect: Sendable, Equatable {
    /// Places are asked for before the aanbieder is.
    case reserveer(Voorgedragen)
    /// Places that were asked for or held are given back.
    case geefVrij(Aanbodverwijzing)
    case draagVoor(Voorgedragen)
    case vervalt(Voorgedragen, VoordrachtVervallen.Reden)
    /// An aanbieder that said yes is asked where the start is.
    case herinner(Voorgedragen)
    /// A new version goes out at once, whether or not its options differ.
    case stelOpnieuwVoor
    /// Another table has the case from now on, with all that was done.
    case draagOver(Tafeladres)
    /// The proposal must be looked at again: what was tried may stand no longer.
    case herzie
    /// The GI hears that there is a proposal.
    case meldVoorstel
    case meld(Zaakmelding)
    /// The case is closed: nothing of the child is kept.
    case sluit
}
