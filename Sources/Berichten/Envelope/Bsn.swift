import Foundation

/// Finds numbers that can be a BSN: nine digits that pass the 11-proef. None may be in any message (contract §6).
package enum Bsn {
    /// Whether a text holds exactly nine digits in a row, or nine in the groups in which a BSN is written, that pass
    /// the 11-proef.
    ///
    /// A UUID and a moment are passed over: nine digits in a row are chance in the one and nanoseconds in the other.
    package static func bevat(_ tekst: String) -> Bool {
        var tekst = tekst
        return tekst.withUTF8(bevat) && !TextFormat.isUuid(tekst) && Tijdstip(tekst) == nil
    }

    private static func bevat(_ tekens: UnsafeBufferPointer<UInt8>) -> Bool {
        var groepen = DigitGroups()
        for (plaats, teken) in tekens.enumerated() {
            if TextFormat.isCijfer(teken) {
                groepen.cijfer(teken)
                continue
            }
            let isScheiding =
                isScheiding(teken) && plaats > 0 && TextFormat.isCijfer(tekens[plaats - 1])
                && plaats + 1 < tekens.count && TextFormat.isCijfer(tekens[plaats + 1])
            if groepen.einde(isScheiding: isScheiding) { return true }
        }
        return groepen.einde(isScheiding: false)
    }

    private static func isScheiding(_ teken: UInt8) -> Bool { teken == 0x2E || teken == 0x2D || teken == 0x20 }

    /// The path of the first text, number or name in a JSON document that can be a BSN. Only `data` is searched, if
    /// the document has it.
    /// - Throws: when the document is not JSON: what cannot be looked through must not come in.
    package static func pad(in waarde: Data) throws -> String? {
        let document = try JSONSerialization.jsonObject(with: waarde, options: [.fragmentsAllowed])
        if let object = document as? [String: Any], let data = object["data"], object["specversion"] != nil {
            return pad(data, "data").map(kort)
        }
        return pad(document, "data").map(kort)
    }

    /// The path of the first value that can be a BSN in what was read of a message.
    ///
    /// Of a member that stands there twice, the reader and ``pad(in:)`` need not take the same one.
    static func pad(_ waarde: JSONValue, _ hier: String = "data") -> String? {
        switch waarde {
        case .object(let leden):
            for lid in leden.leden {
                if let gevonden = pad(lid.waarde, "\(hier).\(lid.naam)") { return gevonden }
            }
            return nil
        case .lijst(let leden):
            for (index, lid) in leden.enumerated() {
                if let gevonden = pad(lid, "\(hier)[\(index)]") { return gevonden }
            }
            return nil
        case .tekst(let tekst): return bevat(tekst) ? hier : nil
        case .geschreven(let json):
            do {
                return try pad(JSONSerialization.jsonObject(with: Data(json), options: [.fragmentsAllowed]), hier)
            } catch {
                // What cannot be looked through must not come in.
                return hier
            }
        case .getal, .decimaal, .waar, .niets: return nil
        }
    }

    /// A path is told to the sender: it must fit in a message.
    private static func kort(_ pad: String) -> String { String(pad.prefix(300)) }

    /// A name as it may stand in a path. Somebody may have put anything in a name that nobody knows.
    private static func naamInPad(_ naam: String) -> String {
        let t = naam.utf8
        let gewoon = t.allSatisfy { TextFormat.isLetterOfCijfer($0) || $0 == 0x5F || $0 == 0x2D }
        return gewoon && t.count <= 40 && t.count(where: TextFormat.isCijfer) <= 3 ? naam : "…"
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

    /// A quick look at the raw bytes, which most messages pass: without digits that pass the 11-proef, an escape that
    /// could hide them or a number with an exponent there is nothing to find.
    static func kanErIn(_ waarde: Data) -> Bool { waarde.withUnsafeBytes(kanErIn) }

    private static func kanErIn(_ waarde: UnsafeRawBufferPointer) -> Bool {
        var groepen = DigitGroups()
        var (inTekst, vorig) = (false, UInt8(0))
        for teken in waarde {
            defer { vorig = teken }
            if TextFormat.isCijfer(teken) {
                groepen.cijfer(teken)
                continue
            }
            let isExponent = !inTekst && (teken == 0x65 || teken == 0x45) && TextFormat.isCijfer(vorig)
            if teken == 0x5C || isExponent { return true }
            if teken == 0x22 { inTekst.toggle() }
            if groepen.einde(isScheiding: isScheiding(teken) && TextFormat.isCijfer(vorig)) { return true }
        }
        return groepen.einde(isScheiding: false)
    }
}

/// Digits in groups with one sign between them, as they go by. Every byte of every message passes here, so nothing is
/// kept on the heap.
private struct DigitGroups {
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
