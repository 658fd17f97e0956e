import Berichten
import ReadStore

/// The voordrachten of one aanbieder: which children it is asked for, by when it must answer, and what it answered.
struct VoordrachtenPage: Sendable {
    var kader: PageFrame
    /// Those that wait for an answer first.
    var voordrachten: [Voordrachtstand]
    /// What was refused of what the aanbieder sent, the last first.
    var geweigerd: [BerichtAfgekeurd] = []
    /// Whether this board reads the aanbieder's voordrachten at all.
    var volgt = true
    /// The case to which an answer was sent just now.
    var verzonden: String?
}
