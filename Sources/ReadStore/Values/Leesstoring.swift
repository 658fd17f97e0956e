/// Why the read model is not level with the log. What a reader is told of it is for the pages to say.
package enum Leesstoring: Sendable, Equatable {
    /// Not everything has been read yet since the start.
    case inlezen
    case geenKafka
    /// What was read is sealed with master keys that are not here.
    case verzegeld
}
