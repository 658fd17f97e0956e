/// Why there is no answer. Neither the address nor anything that was sent or answered is in it.
public enum FetchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It was not even tried: the address or a header is not one that may be used.
    case badRequest(String)
    /// What should be certificates in PEM are none.
    case badAuthorities
    /// The certificate is not signed by who we trust, or is of another name; or the other side speaks no TLS.
    case untrusted
    case timeout(ms: Int)
    /// The answer, or its headers, went on after so many bytes.
    case tooLong(bytesMax: Int)
    /// In libcurl's words, which quote nothing.
    case noConnection(String)
    /// Whoever asked does not want it any more.
    case cancelled

    public var description: String {
        switch self {
        case .badRequest(let why): "\(why)"
        case .badAuthorities: "the authorities are not certificates in PEM"
        case .untrusted: "its certificate is not one that we trust"
        case .timeout(let ms): "no answer within \(ms) ms"
        case .tooLong(let bytesMax): "the answer is longer than \(bytesMax) bytes"
        case .noConnection(let why): "no connection (\(why))"
        case .cancelled: "the question was taken back"
        }
    }
}
