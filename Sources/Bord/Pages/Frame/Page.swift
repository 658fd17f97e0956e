/// A page that can be written as HTML.
protocol Page: Sendable {
    var kader: PageFrame { get }
    /// The whole document.
    var html: String { get }
}
