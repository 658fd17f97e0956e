import Jeugdhulp

/// The monitor: who waits where, for what, and whether it gets better.
struct Beeldblad: Sendable {
    var kader: Kader
    /// All facts of the region; what is shown is counted from them.
    var feiten: Beeldfeiten
}
