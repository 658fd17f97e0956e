import Berichten
import Crypto
import Foundation

/// A short text that follows from bytes, and from which they cannot be told.
enum Fingerprint {
    /// SHA-256 in 64 hexadecimal digits.
    static func sha256(_ bytes: Data) -> String { Hex.tekst(SHA256.hash(data: bytes)) }
}
