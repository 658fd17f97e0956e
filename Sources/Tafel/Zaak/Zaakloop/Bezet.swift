import Jeugdhulp

/// A place that a child took, until its aanbieder has reported since.
package struct Bezet: Sendable, Equatable, Decodable {
    package let aanbodId: String
    /// The day help started there.
    package let sinds: Datum
}
