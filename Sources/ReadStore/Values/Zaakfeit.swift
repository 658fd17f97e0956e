import Berichten
import Jeugdhulp

/// One case as the counts see it.
package struct Zaakfeit: Sendable, Hashable {
    /// `nil`: not known yet.
    package var gemeente: Gemeentecode?
    /// Of its first hulpvraag: a child counts once.
    package var hulpvorm: Hulpvorm
    /// `nil`: not known to this table.
    package var gi: String?
    /// The day it came in: inflow (#30).
    package var ingekomen: Datum
    /// The day it was closed; `nil`: open, so it is stock (#30).
    package var gesloten: Datum?
    /// The day help started; `nil`: not yet, or not known (#5).
    package var gestart: Datum?
    /// How it came about; `nil`: not started (#6).
    package var via: HulpGestart.Via?
    /// The day on which help must be there (#3).
    package var norm: Datum
    /// The highest step of the ladder that was reached; 0: none.
    package var trede: Int
    /// Of its newest version.
    package var opties: Int
    /// The reasons why it has no option, or none without trouble (#17).
    package var knelpunten: Set<String>
}
