import Crypto
import Foundation

/// A short text that follows from bytes, and from which they cannot be told.
enum Fingerprint {
    /// SHA-256 in 64 hexadecimal digits.
    static func sha256(_ bytes: Data) -> String { SHA256.hash(data: bytes).map(hex).joined() }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
