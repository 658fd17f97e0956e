/// Digits in groups with one sign between them, as they go by. Every byte of every message passes here, so nothing is
/// kept on the heap.
struct DigitGroups {
    /// The latest sixteen digits, four bits each, the last one lowest.
    private var cijfers: UInt64 = 0
    private var lengte = 0
    private var lengten = (0, 0, 0)
    private var aantal = 0
    private var isNegen = false

    mutating func cijfer(_ teken: UInt8) {
        cijfers = cijfers << 4 | UInt64(teken & 0x0F)
        lengte += 1
    }

    /// At a sign that is no digit.
    /// - Returns: whether the groups that end here hold a BSN as people write it: nine digits together, 1234.56.782, or
    ///   in threes. Other groupings are not looked at: a case number such as 2026-00123 would be refused by chance once
    ///   in eleven times.
    mutating func einde(isScheiding: Bool) -> Bool {
        if lengte > 0 {
            isNegen = isNegen || (lengte == 9 && isElfproef)
            lengten = (lengten.1, lengten.2, lengte)
            aantal += 1
            lengte = 0
        }
        guard !isScheiding, aantal > 0 else { return false }
        let inDrieen = aantal == 3 && (lengten == (4, 2, 3) || lengten == (3, 3, 3)) && isElfproef
        defer { self = DigitGroups() }
        return isNegen || inDrieen
    }

    /// Of the latest nine digits: (9,8,7,6,5,4,3,2,−1) · digits divisible by 11, and not all zero.
    private var isElfproef: Bool {
        guard cijfers & 0xF_FFFF_FFFF != 0 else { return false }
        var (som, rest) = (-Int(cijfers & 0xF), cijfers >> 4)
        for gewicht in 2...9 {
            som += gewicht * Int(rest & 0xF)
            rest >>= 4
        }
        return som % 11 == 0
    }
}
