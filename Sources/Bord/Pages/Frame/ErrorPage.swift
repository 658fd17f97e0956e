/// Something cannot be shown or done: what, why, and where to go.
struct ErrorPage: Sendable {
    var kader: PageFrame
    /// The HTTP status.
    var status: Int
    var titel: String
    /// What happened, in plain Dutch, without a value that was sent.
    var uitleg: String
    /// What the reader can do.
    var watNu: String
}
