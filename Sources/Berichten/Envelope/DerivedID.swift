import Crypto
import Foundation

/// Ids that follow from what they are of: the same again gets the same id.
package enum DerivedID {
    /// A UUID of version 8 (RFC 9562 5.8): the first bits of the SHA-256 of the parts. Hexadecimal digits alone would
    /// not do: once in a hundred times nine of them are a BSN by chance, and the event is refused.
    /// - Parameter delen: in their order; where one ends and the next begins makes a difference.
    package static func uuid(_ delen: [Data]) -> String {
        var som = SHA256()
        for deel in delen {
            som.update(data: Data("\(deel.count):".utf8))
            som.update(data: deel)
        }
        var bytes = Array(som.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Hex.tekst(bytes)
        var uit = ""
        for (plaats, teken) in hex.enumerated() {
            if [8, 12, 16, 20].contains(plaats) { uit += "-" }
            uit.append(teken)
        }
        return uit
    }
}
