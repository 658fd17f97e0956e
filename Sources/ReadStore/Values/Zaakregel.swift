import Berichten
import Jeugdhulp

/// One open case in the list.
package struct Zaakregel: Sendable {
    package var casusId: String
    /// The name of the jeugdregio, for who sees more than one; otherwise `nil`.
    package var regio: String?
    package var hulp: [Hulpsoort]
    /// `nil`: not known yet.
    package var gemeente: Gemeentecode?
    package var zekerheid: Zekerheid
    /// The lower-case name of the GI; `nil` when the table has not heard it.
    package var gi: String?
    package var urgentie: Urgentie = .regulier
    /// The day on which help must be there (#3).
    package var norm: Datum
    package var opties: Int
    /// When the best option could start.
    package var eersteStart: Datum?
    /// Where the case stands; `nil` before its first status.
    package var fase: StatusGewijzigd.Fase?
    /// Who must act now, in a sentence, and by when.
    package var wie: String?
    package var uiterlijk: Datum?
    /// The highest step of the ladder that was reached.
    package var trede: Trede?
    package var versie: Int
    /// The last change that the table could see.
    package var gewijzigd: Tijdstip
    /// What that change was; `nil`: a status of a kind that this version does not know.
    package var gewijzigdDoor: Wijziging?

    package enum Wijziging: Sendable, Equatable {
        case voorstel, nieuwVoorstel, trede
        case fase(StatusGewijzigd.Fase)
    }

    package struct Trede: Sendable, Equatable {
        package var nummer: Int
        package var naam: String
    }
}
