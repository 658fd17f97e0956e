/// Codes of a fixed number of ASCII digits, to numbers and back.
enum DigitCode {
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
    static func tekst(_ getal: UInt32, breedte: Int) -> String {
        var (lengte, rest) = (1, getal / 10)
        while rest > 0 { (lengte, rest) = (lengte + 1, rest / 10) }
        lengte = max(lengte, breedte)
        return String(unsafeUninitializedCapacity: lengte) { tekens in
            schrijf(getal, in: tekens, 0..<lengte)
            return lengte
        }
    }

    /// Fills a range of a text with the last digits of a number.
    static func schrijf(_ getal: UInt32, in tekens: UnsafeMutableBufferPointer<UInt8>, _ plaatsen: Range<Int>) {
        var rest = getal
        for plaats in plaatsen.reversed() {
            tekens[plaats] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
