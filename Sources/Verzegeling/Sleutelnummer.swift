import Berichten

/// Names the key of a case: sixteen random bytes, in hexadecimal digits where it is text. Never used twice.
package struct Sleutelnummer: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let hoog, laag: UInt64

    static let bytesAantal = 16

    init(_ toeval: inout some RandomNumberGenerator) {
        hoog = toeval.next()
        laag = toeval.next()
    }

    /// - Returns: `nil` unless there are sixteen.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.bytesAantal else { return nil }
        hoog = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        laag = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// - Returns: `nil` unless it is thirty-two hexadecimal digits, as ``description`` writes them.
    init?(tekst: some StringProtocol) {
        guard tekst.utf8.count == 2 * Self.bytesAantal, let hoog = UInt64(tekst.prefix(16), radix: 16),
            let laag = UInt64(tekst.dropFirst(16), radix: 16)
        else { return nil }
        (self.hoog, self.laag) = (hoog, laag)
        guard description == tekst else { return nil }
    }

    var bytes: [UInt8] {
        [hoog, laag].flatMap { helft in (0..<8).map { UInt8(truncatingIfNeeded: helft >> (56 - 8 * $0)) } }
    }

    package var description: String {
        Hex.tekst(hoog) + Hex.tekst(laag)
    }

    package static func < (a: Self, b: Self) -> Bool { (a.hoog, a.laag) < (b.hoog, b.laag) }
}
