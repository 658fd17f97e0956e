import Foundation

/// Finds numbers that can be a BSN: nine digits that pass the 11-proef. None may be in any message (design.md §2).
public enum Bsn {
    /// Whether a text holds exactly nine digits in a row, or nine in the groups in which a BSN is written, that pass
    /// the 11-proef.
    ///
    /// A UUID and a moment are passed over: nine digits in a row are chance in the one and nanoseconds in the other.
    public static func bevat(_ tekst: String) -> Bool {
        tekst.utf8.count(where: Tekstvorm.isCijfer) >= 9 && bevat(Array(tekst.utf8)) && !Tekstvorm.isUuid(tekst)
            && Tijdstip(tekst) == nil
    }

    /// How people write a BSN: nine digits together, 1234.56.782, or in threes. Other groupings are not looked at: a
    /// case number such as 2026-00123 would be refused by chance once in eleven times.
    private static let schrijfwijzen: [[Int]] = [[9], [4, 2, 3], [3, 3, 3]]

    private static func bevat(_ tekens: [UInt8]) -> Bool {
        var groepen: [[Int]] = [[]]
        func past() -> Bool {
            groepen.contains { isElfproef($0[...]) }
                || (schrijfwijzen.contains(groepen.map(\.count)) && isElfproef(groepen.flatMap { $0 }[...]))
        }
        for (plaats, teken) in tekens.enumerated() {
            if Tekstvorm.isCijfer(teken) {
                groepen[groepen.count - 1].append(Int(teken) - 0x30)
            } else if [0x2E, 0x2D, 0x20].contains(teken), plaats > 0, Tekstvorm.isCijfer(tekens[plaats - 1]),
                plaats + 1 < tekens.count, Tekstvorm.isCijfer(tekens[plaats + 1])
            {
                groepen.append([])
            } else {
                if past() { return true }
                groepen = [[]]
            }
        }
        return past()
    }

    /// (9,8,7,6,5,4,3,2,−1) · digits divisible by 11, and not all zero.
    static func isElfproef(_ cijfers: ArraySlice<Int>) -> Bool {
        guard cijfers.count == 9, cijfers.contains(where: { $0 != 0 }) else { return false }
        let gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1]
        return zip(cijfers, gewichten).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }

    /// The path of the first text, number or name in a JSON document that can be a BSN. Only `data` is searched, if
    /// the document has it.
    /// - Throws: when the document is not JSON: what cannot be looked through must not come in.
    public static func pad(in waarde: Data) throws -> String? {
        let document = try JSONSerialization.jsonObject(with: waarde, options: [.fragmentsAllowed])
        if let object = document as? [String: Any], let data = object["data"], object["specversion"] != nil {
            return pad(data, "data").map(kort)
        }
        return pad(document, "data").map(kort)
    }

    /// The path of the first value that can be a BSN in what was read of a message.
    ///
    /// Of a member that stands there twice, the reader and ``pad(in:)`` need not take the same one.
    static func pad(_ waarde: JSONWaarde, _ hier: String = "data") -> String? {
        switch waarde {
        case .object(let leden):
            for (naam, lid) in leden.sorted(by: { $0.key < $1.key }) {
                if let gevonden = pad(lid, "\(hier).\(naam)") { return gevonden }
            }
            return nil
        case .lijst(let leden):
            for (index, lid) in leden.enumerated() {
                if let gevonden = pad(lid, "\(hier)[\(index)]") { return gevonden }
            }
            return nil
        case .tekst(let tekst): return bevat(tekst) ? hier : nil
        case .getal, .decimaal, .waar, .niets: return nil
        }
    }

    /// A path is told to the sender: it must fit in a message.
    private static func kort(_ pad: String) -> String { String(pad.prefix(300)) }

    /// A name as it may stand in a path. Somebody may have put anything in a name that nobody knows.
    private static func naamInPad(_ naam: String) -> String {
        let t = naam.utf8
        let gewoon = t.allSatisfy { Tekstvorm.isLetterOfCijfer($0) || $0 == 0x5F || $0 == 0x2D }
        return gewoon && t.count <= 40 && t.count(where: Tekstvorm.isCijfer) <= 3 ? naam : "…"
    }

    private static func pad(_ waarde: Any, _ hier: String) -> String? {
        switch waarde {
        case let object as [String: Any]:
            for (naam, lid) in object.sorted(by: { $0.key < $1.key }) {
                // The name itself must not come back in the answer.
                if bevat(naam) { return hier }
                if let gevonden = pad(lid, "\(hier).\(naamInPad(naam))") { return gevonden }
            }
            return nil
        case let lijst as [Any]:
            for (index, lid) in lijst.enumerated() {
                if let gevonden = pad(lid, "\(hier)[\(index)]") { return gevonden }
            }
            return nil
        case let tekst as String: return bevat(tekst) ? hier : nil
        case let getal as NSNumber: return bevat(getal.stringValue) ? hier : nil
        default: return nil
        }
    }

    /// A quick look at the raw bytes, which most messages pass: without nine digits in a row or in the groups of a BSN,
    /// an escape that could hide them or a number with an exponent there is nothing to find. The twenty digits of an
    /// OIN are no nine.
    static func kanErIn(_ waarde: Data) -> Bool { waarde.withUnsafeBytes(kanErIn) }

    private static func kanErIn(_ waarde: UnsafeRawBufferPointer) -> Bool {
        var groepen = Groepen()
        var (inTekst, vorig) = (false, UInt8(0))
        for teken in waarde {
            defer { vorig = teken }
            if Tekstvorm.isCijfer(teken) {
                groepen.cijfer()
                continue
            }
            let isExponent = !inTekst && (teken == 0x65 || teken == 0x45) && Tekstvorm.isCijfer(vorig)
            if teken == 0x5C || isExponent { return true }
            if teken == 0x22 { inTekst.toggle() }
            let isScheiding = (teken == 0x2E || teken == 0x2D || teken == 0x20) && Tekstvorm.isCijfer(vorig)
            if groepen.einde(isScheiding: isScheiding) { return true }
        }
        return groepen.einde(isScheiding: false)
    }

    /// The lengths of groups of digits with one sign between them. Every byte of every message passes here, so nothing
    /// is kept on the heap.
    private struct Groepen {
        private var lengte = 0
        private var laatste = (0, 0, 0)
        private var aantal = 0
        private var isNegen = false

        mutating func cijfer() { lengte += 1 }

        /// At a sign that is no digit.
        /// - Returns: whether the groups that end here can be a BSN.
        mutating func einde(isScheiding: Bool) -> Bool {
            if lengte > 0 {
                isNegen = isNegen || lengte == 9
                laatste = (laatste.1, laatste.2, lengte)
                aantal += 1
                lengte = 0
            }
            guard !isScheiding else { return false }
            defer { if aantal > 0 { self = Groepen() } }
            return isNegen || (aantal == 3 && (laatste == (4, 2, 3) || laatste == (3, 3, 3)))
        }
    }
}
