/// What memory and log can turn out not to agree on.
enum MemoryDifference: String, CaseIterable {
    /// The record of a case.
    case zaken
    /// The version that a table sees, and the one that the record of the case says it has.
    case voorstellen
    /// How far the input was read.
    case offsets
}
