/// What the other side answered, whole.
public struct FetchAnswer: Sendable, Equatable {
    /// Of HTTP: 200 is good, 302 a redirect that was not followed.
    public let status: Int
    /// As it came: nothing is unpacked.
    public let body: [UInt8]
}
