import Foundation

/// Numbers that JSON allows and simdjson does not read: whole ones past 64 bits, and those past every double. A member
/// that nobody knows may hold one (RFC 8259 section 6), and the rest of the message must be read all the same.
enum BigNumbers {
    /// The same text with such numbers as the nearest double: still numbers, and never a whole number that fits.
    /// - Returns: `nil` when there are none: then something else is wrong with the text.
    static func leesbaar(_ tekst: Data) -> Data? {
        let t = Array(tekst)
        var uit: [UInt8] = []
        uit.reserveCapacity(t.count + 16)
        var (plaats, isAnders, inTekst) = (0, false, false)
        while plaats < t.count {
            let teken = t[plaats]
            if inTekst || !isBegin(teken) {
                if teken == UInt8(ascii: "\"") { inTekst.toggle() }
                uit.append(teken)
                plaats += 1
                if inTekst, teken == UInt8(ascii: "\\"), plaats < t.count {
                    uit.append(t[plaats])
                    plaats += 1
                }
                continue
            }
            let einde = t[plaats...].firstIndex { !hoortBijGetal($0) } ?? t.count
            let (getal, isVervangen) = leesbaar(getal: t[plaats..<einde])
            uit += getal
            isAnders = isAnders || isVervangen
            plaats = einde
        }
        return isAnders ? Data(uit) : nil
    }

    private static func isBegin(_ teken: UInt8) -> Bool { TextFormat.isCijfer(teken) || teken == UInt8(ascii: "-") }

    private static func hoortBijGetal(_ teken: UInt8) -> Bool {
        isBegin(teken) || [0x2B, 0x2E, 0x45, 0x65].contains(teken)
    }

    private static func leesbaar(getal: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Bool) {
        let cijfers = getal.first == UInt8(ascii: "-") ? getal.dropFirst() : getal
        let isHeel = !cijfers.isEmpty && cijfers.allSatisfy(TextFormat.isCijfer)
        guard cijfers.count >= 3, let double = Double(String(decoding: getal, as: UTF8.self)) else {
            return (getal, false)
        }
        guard double.isFinite else { return (Array((double < 0 ? "-1e308" : "1e308").utf8)[...], true) }
        // 2 to the 63th has 19 digits; a number that begins with 0 is no JSON.
        let isGroot = isHeel && cijfers.count >= 19 && cijfers.first != UInt8(ascii: "0")
        return isGroot ? (getal + Array(".0".utf8), true) : (getal, false)
    }
}
