/// A question: GET without a body, POST with one.
public struct FetchRequest: Sendable {
    /// With its scheme: `https`, or `http` to this machine (`localhost`, `127.0.0.1`, `[::1]`). No user name in it.
    public var address: String
    /// Names and values of one line each.
    public var headers: [String: String]
    /// What is posted; nil is a GET.
    public var body: [UInt8]?
    /// Certificates in PEM of who may sign for the other side, and nobody else; nil: those that the system trusts.
    public var authorities: [UInt8]?

    public init(
        _ address: String, headers: [String: String] = [:], body: [UInt8]? = nil, authorities: [UInt8]? = nil
    ) {
        self.address = address
        self.headers = headers
        self.body = body
        self.authorities = authorities
    }
}
