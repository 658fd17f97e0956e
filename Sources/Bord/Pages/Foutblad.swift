/// Something cannot be shown or done: what, why, and where to go.
struct Foutblad: Sendable {
    var kader: Kader
    /// The HTTP status.
    var status: Int
    var titel: String
    /// What happened, in plain Dutch, without a value that was sent.
    var uitleg: String
    /// What the reader can do.
    var watNu: String
}
