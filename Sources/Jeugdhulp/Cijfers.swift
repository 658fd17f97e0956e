/// Codes of a fixed number of ASCII digits, to numbers and back.
enum Cijfers {
    /// The number that ASCII digits spell; nil when any byte is not a digit, or when there are none or over nine.
    static func getal(_ tekens: some Collection<UInt8>) -> UInt32? {
        guard (1...9).contains(tekens.count) else { return nil }
        var getal: UInt32 = 0
        for teken in tekens {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(teken) else { return nil }
            getal = getal * 10 + UInt32(teken - UInt8(ascii: "0"))
        }
        return getal
    }

    /// The number in a text of exactly `lengte` ASCII digits.
    static func getal(_ tekst: String, lengte: Int) -> UInt32? {
        tekst.utf8.count == lengte ? getal(tekst.utf8) : nil
    }

    /// Zero-padded to at least `breedte` digits.
    static func tekst(_ getal: some BinaryInteger, breedte: Int) -> String {
        let cijfers = String(getal)
        return String(repeating: "0", count: max(0, breedte - cijfers.utf8.count)) + cijfers
    }
}
