/// Hexadecimal digits in small letters, as ids and sums are written.
package enum Hex {
    /// Two digits a byte.
    package static func tekst(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Sixteen digits.
    package static func tekst(_ getal: UInt64) -> String {
        let cijfers = String(getal, radix: 16)
        return String(repeating: "0", count: 16 - cijfers.count) + cijfers
    }
}
