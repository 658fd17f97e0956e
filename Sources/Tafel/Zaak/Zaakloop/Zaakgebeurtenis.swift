import Berichten
import Jeugdhulp

/// What can happen to a case.
package enum Zaakgebeurtenis: Sendable {
    /// - `behoefteAnders`: whether other help, or help for other children, is asked than before.
    case ingediend(behoefteAnders: Bool)
    /// A version of the proposal goes out, with these options in order.
    case voorgesteld(versie: Int, opties: [[Optiedeel]])
    case besluit(BesluitGenomen)
    case antwoord(AanbiederGeantwoord)
    /// Whether the places that were asked for at an offer are there.
    case plaats(Aanbodsleutel, toegekend: Bool)
    /// An offer is gone, or takes nobody any more.
    case aanbodIngetrokken(Aanbodsleutel)
    /// An offer reports fewer places than were promised.
    case plaatsIngetrokken(Aanbodsleutel)
    /// The aanbieder has reported since it said yes, or since help started there.
    case verwerktInOpgave(Aanbodverwijzing)
    /// A report came in of an offer where the child has a place, and does not count it.
    case opgaveGezien(Aanbodverwijzing, Opgaveplek)
    /// A report came in of an offer that was tried.
    case nieuweOpgave(Aanbodsleutel)
    /// A day passed: terms may have ended.
    case dagVoorbij
    case hulpGestart(HulpGestart, Startoordeel)
    /// - `hulpvragen`: for what it ran and stops.
    case hulpGestopt(HulpGestopt, hulpvragen: [String])
    /// - `teLaat`: days after the norm without a reason; `nil` when in time or explained.
    case ingetrokken(teLaat: Int?)
}
