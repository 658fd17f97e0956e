import Berichten

/// The cases of one GI: where each stands, who must act and by when, and what can be said of it.
struct MijnZakenPage: Sendable {
    var kader: PageFrame
    /// In order of casusId.
    var zaken: [StatusGewijzigd]
    /// What was refused of what the GI sent, the last first.
    var geweigerd: [BerichtAfgekeurd] = []
    /// Whether these are all of its cases, or only those at the tables of this board.
    var volledig = true
    /// The case about which something was sent just now.
    var verzonden: String?
}
