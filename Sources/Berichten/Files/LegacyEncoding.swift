import Foundation

/// The two eight-bit encodings in which spreadsheets here still write: that of Windows, and that of Excel for the Mac
/// ("CSV (Macintosh)"). Nothing in a file says which of the two it is.
///
/// Both readings are held against how Dutch is written, byte by byte: a letter with a mark belongs within a word, and
/// no capital belongs behind a small letter; a quotation mark belongs at the edge of a word, an apostrophe at its edge
/// or before `s`, `n`, `t`; a dash stands between spaces. What scores best is read; Windows when they score alike, for
/// it is by far the most used.
enum LegacyEncoding: Sendable, CaseIterable {
    case windows1252, macRoman

    /// Bytes looked at, at most.
    private static let bewijsMax = 20_000

    static func beste(_ data: Data) -> LegacyEncoding {
        let tekens = Array(data.prefix(bytesMax))
        let hoog = tekens.indices.filter { tekens[$0] >= 0x80 }.prefix(bewijsMax)
        func score(_ vorm: LegacyEncoding) -> Int { hoog.reduce(0) { $0 + vorm.score(tekens, $1) } }
        return score(.macRoman) > score(.windows1252) ? .macRoman : .windows1252
    }

    private static let bytesMax = 4 << 20

    func tekst(_ data: Data) -> String {
        var uit = String.UnicodeScalarView()
        for byte in data { uit.append(teken(byte)) }
        return String(uit)
    }

    /// What Windows leaves open stays the control character that it is: the reader of a cell refuses it.
    private func teken(_ byte: UInt8) -> Unicode.Scalar {
        switch self {
        case _ where byte < 0x80: Unicode.Scalar(byte)
        case .windows1252: byte < 0xA0 ? Self.hoogWindows[Int(byte) - 0x80] : Unicode.Scalar(byte)
        case .macRoman: Self.hoogMac[Int(byte) - 0x80]
        }
    }

    private static let hoogWindows = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    private static let hoogMac = Array(
        """
        ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
        ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
        """.unicodeScalars)

    // MARK: What speaks for a reading

    private static let gewoon = Set("áàâäéèêëíîïóôöúûüçñÁÀÂÄÉÈÊËÍÎÏÓÔÖÚÛÜÇ".unicodeScalars)

    /// How well the byte at `plaats` reads between its neighbours, -3...2.
    private func score(_ tekens: [UInt8], _ plaats: Int) -> Int {
        let hier = teken(tekens[plaats])
        let voor = plaats > 0 ? teken(tekens[plaats - 1]) : " "
        let na = plaats + 1 < tekens.count ? teken(tekens[plaats + 1]) : " "
        let erna = plaats + 2 < tekens.count ? teken(tekens[plaats + 2]) : " "
        let (letterVoor, letterNa) = (voor.properties.isAlphabetic, na.properties.isAlphabetic)
        switch hier {
        case "\u{80}"..."\u{9F}", "\u{F8FF}": return -3
        case "\u{2019}":
            if letterVoor, letterNa {
                let kort = ["s", "n", "t"].contains(na) && !erna.properties.isAlphabetic
                return kort || na.properties.isUppercase ? 2 : 0
            }
            return letterVoor || letterNa ? 2 : -1
        case "\u{2018}", "\u{201C}", "\u{201E}", "\u{201A}": return letterNa && !letterVoor ? 2 : -1
        case "\u{201D}": return letterNa ? -1 : letterVoor ? 2 : 0
        case "–", "—": return letterVoor || letterNa ? -1 : 1
        case "…": return letterVoor || voor == " " ? 1 : 0
        case "€": return letterVoor || letterNa ? -1 : 2
        case _ where hier.properties.isAlphabetic:
            guard letterVoor || letterNa else { return -2 }
            let isHoofd = hier.properties.isUppercase
            if isHoofd, letterVoor, voor.properties.isLowercase { return -2 }
            if !isHoofd, na.properties.isUppercase { return -2 }
            if isHoofd, na.properties.isUppercase, erna.properties.isLowercase { return -1 }
            return Self.gewoon.contains(hier) ? (letterVoor && letterNa ? 2 : 1) : 0
        case "°", "²", "³", "½", "·", "•", "§", "«", "»", "´", "\u{A0}": return 0
        default: return -2
        }
    }
}
