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
    /// the document has it: ids and sources of an envelope have digits of their own.
    /// - Throws: when the document is not JSON: what cannot be looked through must not come in.
    package static func pad(in waarde: Data) throws(NodeDecoder.NotJSON) -> String? {
        guard let document = JSONNode(waarde) else { throw NodeDecoder.NotJSON() }
        let leden = document.leden
        // Of a member that stands there twice, each is searched.
        let data = leden.contains { $0.naam == "specversion" } ? leden.filter { $0.naam == "data" } : []
        let gevonden =
            data.isEmpty ? pad(document, "data") : data.lazy.compactMap { pad($0.waarde, "data") }.first
        // A path is told to the sender: it must fit in a message.
        return gevonden.map { String($0.prefix(padTekensMax)) }
    }

    private static let padTekensMax = 300

    /// A name as it may stand in a path. Somebody may have put anything in a name that nobody knows.
    private static func naamInPad(_ naam: String) -> String {
        let t = naam.utf8
        let gewoon = t.allSatisfy { TextFormat.isLetterOfCijfer($0) || $0 == 0x5F || $0 == 0x2D }
        return gewoon && t.count <= 40 && t.count(where: TextFormat.isCijfer) <= 3 ? naam : "…"
    }

    private static func pad(_ knoop: JSONNode, _ hier: String) -> String? {
        if knoop.isObject {
            for (naam, lid) in knoop.leden.sorted(by: { $0.naam < $1.naam }) {
                // The name itself must not come back in the answer.
                if bevat(naam) { return hier }
                if let gevonden = pad(lid, "\(hier).\(naamInPad(naam))") { return gevonden }
            }
            return nil
        }
        if let elementen = knoop.elementen {
            for (index, lid) in elementen.enumerated() {
                if let gevonden = pad(lid, "\(hier)[\(index)]") { return gevonden }
            }
            return nil
        }
        let tekst = knoop.tekst ?? knoop.heelGetal.map { "\($0)" } ?? knoop.getal.map(uitgeschreven)
        return tekst.map(bevat) == true ? hier : nil
    }

    /// A number in plain digits: 1.5e3 as 1500, for an exponent could hide what its digits are.
    static func uitgeschreven(_ getal: Double) -> String {
        let tekst = getal.description
        guard let e = tekst.firstIndex(of: "e"), let exponent = Int(tekst[tekst.index(after: e)...]) else {
            return tekst
        }
        let cijfers = String(tekst[..<e].filter(\.isNumber))
        let komma = exponent + 1
        if komma <= 0 { return "0." + String(repeating: "0", count: -komma) + cijfers }
        let heel = cijfers.padding(toLength: max(komma, cijfers.count), withPad: "0", startingAt: 0)
        return komma < cijfers.count ? "\(heel.prefix(komma)).\(heel.dropFirst(komma))" : heel
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
