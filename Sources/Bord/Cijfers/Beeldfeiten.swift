import Berichten
import Jeugdhulp

/// The facts of cases and decisions that the figures are counted from. No figure is stored: all can be made again from
/// the log.
struct Beeldfeiten: Sendable {
    /// Open and closed cases that were with this region at any time.
    var zaken: [Zaakfeit]
    var besluiten: [Besluitfeit]
}

/// One case as the counts see it.
struct Zaakfeit: Sendable, Hashable {
    /// `nil`: not known yet.
    var gemeente: Gemeentecode?
    /// Of its first hulpvraag: a child counts once.
    var hulpvorm: Hulpvorm
    /// `nil`: not known to this table.
    var gi: String?
    /// The day it came in: inflow (#30).
    var ingekomen: Datum
    /// The day it was closed; `nil`: open, so it is stock (#30).
    var gesloten: Datum?
    /// The day help started; `nil`: not yet, or not known (#5).
    var gestart: Datum?
    /// How it came about; `nil`: not started (#6).
    var via: HulpGestart.Via?
    /// The day on which help must be there (#3).
    var norm: Datum
    /// The highest step of the ladder that was reached; 0: none.
    var trede: Int
    /// Of its newest version.
    var opties: Int
    /// The reasons why it has no option, or none without trouble (#17).
    var knelpunten: Set<String>
}

/// One decision of this table.
struct Besluitfeit: Sendable, Hashable {
    var op: Datum
    /// Of the option that was chosen; `nil` for a decision without an option.
    var rang: Int?
}

/// One offer in this region as it was last reported.
struct Aanbodfeit: Sendable, Hashable {
    var gemeente: Gemeentecode
    var hulpvorm: Hulpvorm
    /// Weeks from application to the start of help.
    var wachtWeken: Int
    /// The day the wait was true.
    var peildatum: Datum
    var plaatsenVrij: Int
}
