import Crypto
import Foundation
import Jeugdhulp
import Matching

/// The hash of one of the inputs of a proposal that are no message: who made it again with equal hashes, and equal
/// messages, gets equal bytes.
package struct Bronafdruk: Sendable, Hashable {
    /// "wet", "register", "regios", "vocabulaire", "gewichten".
    package let naam: String
    /// SHA-256 in 64 hexadecimal digits.
    package let sha256: String

    package init(naam: String, bytes: some DataProtocol) {
        self.naam = naam
        sha256 = SHA256.hash(data: bytes).map { byte in
            let cijfers = String(byte, radix: 16)
            return byte < 16 ? "0" + cijfers : cijfers
        }.joined()
    }

    /// Of everything that is built in, in this order.
    package static let ingebouwd: [Bronafdruk] =
        Bronbestand.allCases.map { Bronafdruk(naam: $0.rawValue, bytes: $0.bytes) }
        + [Bronafdruk(naam: "gewichten", bytes: Gewichten.standaardBestand)]
}
