/// A page that can be written as HTML.
protocol Blad: Sendable {
    var kader: Kader { get }
    /// The whole document.
    var html: String { get }
}
