/// How long an answer may take, and how long it may be.
public struct FetchLimits: Sendable, Equatable {
    /// Milliseconds from looking the name up to the last byte, all together.
    public var timeoutMs: Int
    /// Bytes of the answer without its headers.
    public var answerBytesMax: Int
    /// Bytes of all its headers together.
    public static let headerBytesMax = 65_536

    public init(timeoutMs: Int, answerBytesMax: Int) {
        self.timeoutMs = timeoutMs
        self.answerBytesMax = answerBytesMax
    }
}
