/// The accessibility statement: what was tested, what is known not to be right yet, and whom to tell.
struct AccessibilityPage: Sendable {
    var kader: PageFrame
    /// `nil`: the reader asks whoever runs the board.
    var contact: Aanspreekpunt?
}
