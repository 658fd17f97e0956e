import Jeugdhulp

/// How far off the day is on which help must be there.
package struct Termijn: Sendable {
    package let norm: Datum
    /// Negative: it is past.
    package let dagenOver: Int

    package init(norm: Datum, vandaag: Datum) {
        self.norm = norm
        dagenOver = norm - vandaag
    }

    /// From this many days on it is close.
    package static let binnenkortDagen = 14
}
