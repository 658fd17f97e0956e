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
    case plaats(aanbodId: String, toegekend: Bool)
    /// An offer is gone, or takes nobody any more.
    case aanbodIngetrokken(aanbodId: String)
    /// An offer reports fewer places than were promised.
    case plaatsIngetrokken(aanbodId: String)
    /// The aanbieder has reported since it said yes, or since help started there.
    case verwerktInOpgave(aanbodId: String)
    /// A day passed: terms may have ended.
    case dagVoorbij
    /// - `teLaat`: days after the norm without a reason; `nil` when in time or explained.
    case hulpGestart(HulpGestart, teLaat: Int?)
    case ingetrokken
}
