import Foundation

extension Keuring {
    /// No text of a party may hold a character that nobody sees and that moves a cursor or ends a line: it would do so
    /// on a terminal, on a page and in a file of who reads it. A line may end in what somebody explains, not in a name.
    func keurStuurtekens(_ inhoud: Inhoud, _ waarde: Data) throws(Afkeuring) {
        guard inhoud.type.isVanPartij, Self.kanStuurtekens(waarde), let data = JSONNode(Data(inhoud.json.bytes)),
            let veld = Self.pad(data, "data", naam: "")
        else { return }
        throw Afkeuring(
            .verkeerdeVorm, veld: veld, "Hier staat een teken dat niemand ziet (een stuurteken).",
            "Typ de tekst opnieuw, en stuur het bericht als UTF-8.")
    }

    /// A quick look at the bytes, which most messages pass: in JSON such a character is escaped, or not of ASCII.
    private static func kanStuurtekens(_ waarde: Data) -> Bool {
        var vorig: UInt8 = 0
        for byte in waarde {
            if byte == 0x5C || byte == 0x7F || (vorig == 0xC2 && (0x80...0x9F).contains(byte)) { return true }
            vorig = byte
        }
        return false
    }

    private static func pad(_ knoop: JSONNode, _ hier: String, naam: String) -> String? {
        if knoop.isObject {
            for lid in knoop.leden {
                if let gevonden = pad(lid.waarde, "\(hier).\(lid.naam)", naam: lid.naam) { return gevonden }
            }
            return nil
        }
        if let elementen = knoop.elementen {
            for (plaats, lid) in elementen.enumerated() {
                if let gevonden = pad(lid, "\(hier)[\(plaats)]", naam: naam) { return gevonden }
            }
            return nil
        }
        let toegestaan: Set<Unicode.Scalar> = naam == "naam" ? [] : ["\n", "\r", "\t"]
        let isFout = knoop.tekst?.unicodeScalars.contains {
            $0.properties.generalCategory == .control && !toegestaan.contains($0)
        }
        return isFout == true ? hier : nil
    }
}
