import Jeugdhulp

/// A moment in UTC, in milliseconds since 1970, read and written as RFC 3339.
package struct Tijdstip: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    /// Midnight UTC at the start of a day.
    package init(_ datum: Datum) { ms = Int64(datum.dagen) * Self.dagMs }

    /// Reads `2026-11-20T10:15:30Z`, with a fraction of 1–9 digits or an offset such as `+01:00`, the letters small or
    /// large (RFC 3339 section 5.6); `nil` for anything else, dates that do not exist included.
    package init?(_ tekst: String) {
        let tekens = Array(tekst.utf8)
        guard tekens.count >= 20, tekens[10] | 0x20 == UInt8(ascii: "t"), tekens[13] == UInt8(ascii: ":"),
            tekens[16] == UInt8(ascii: ":"),
            let datum = Datum(String(decoding: tekens[0..<10], as: UTF8.self)),
            let uur = Self.getal(tekens[11..<13]), let minuut = Self.getal(tekens[14..<16]),
            let seconde = Self.getal(tekens[17..<19]), uur < 24, minuut < 60, seconde < 60
        else { return nil }
        var rest = tekens[19...]
        var fractieMs: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let cijfers = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...9).contains(cijfers.count) else { return nil }
            let drie = (Array(cijfers) + [48, 48]).prefix(3)
            fractieMs = Int64(Self.getal(drie) ?? 0)
            rest = rest.dropFirst(cijfers.count + 1)
        }
        guard let zoneMinuten = Self.zone(rest) else { return nil }
        let minuten = Int64(uur * 60 + minuut - zoneMinuten)
        ms = Int64(datum.dagen) * Self.dagMs + minuten * 60_000 + Int64(seconde) * 1_000 + fractieMs
    }

    /// The offset in minutes east of UTC.
    private static func zone(_ tekens: ArraySlice<UInt8>) -> Int? {
        if tekens.count == 1, tekens.first.map({ $0 | 0x20 }) == UInt8(ascii: "z") { return 0 }
        let t = Array(tekens)
        guard t.count == 6, t[0] == UInt8(ascii: "+") || t[0] == UInt8(ascii: "-"), t[3] == UInt8(ascii: ":"),
            let uur = getal(t[1..<3]), let minuut = getal(t[4..<6]), uur < 24, minuut < 60
        else { return nil }
        return (uur * 60 + minuut) * (t[0] == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func getal(_ cijfers: some Sequence<UInt8>) -> Int? {
        var uit = 0
        for cijfer in cijfers {
            guard (48...57).contains(cijfer) else { return nil }
            uit = uit * 10 + Int(cijfer - 48)
        }
        return uit
    }

    /// The day in UTC.
    package var datum: Datum {
        Datum(dagen: Int32(clamping: ms >= 0 ? ms / Self.dagMs : (ms - Self.dagMs + 1) / Self.dagMs))
    }

    package var description: String {
        let inDag = ms - Int64(datum.dagen) * Self.dagMs
        func twee(_ getal: Int64) -> String { getal < 10 ? "0\(getal)" : "\(getal)" }
        let klok = "\(twee(inDag / 3_600_000)):\(twee(inDag / 60_000 % 60)):\(twee(inDag / 1_000 % 60))"
        let duizendsten = inDag % 1_000
        let fractie = duizendsten == 0 ? "" : "." + String("00\(duizendsten)".suffix(3))
        return "\(datum)T\(klok)\(fractie)Z"
    }

    package static func < (a: Tijdstip, b: Tijdstip) -> Bool { a.ms < b.ms }

    private static let dagMs: Int64 = 86_400_000
}
