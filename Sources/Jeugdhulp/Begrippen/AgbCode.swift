/// The code of an aanbieder in the AGB register: eight digits (regels §4d).
package struct AgbCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0...99 999 999.
    package let nummer: UInt32

    /// - Returns: nil unless the text is exactly eight ASCII digits.
    package init?(_ code: String) {
        guard let getal = DigitCode.getal(code, lengte: 8) else { return nil }
        nummer = getal
    }

    /// - Returns: nil above 99 999 999.
    package init?(nummer: UInt32) {
        guard nummer <= 99_999_999 else { return nil }
        self.nummer = nummer
    }

    /// Eight digits, zero-padded.
    package var description: String { DigitCode.tekst(nummer, breedte: 8) }

    package static func < (links: AgbCode, rechts: AgbCode) -> Bool { links.nummer < rechts.nummer }
}

extension AgbCode: Codable {
    /// Reads eight digits. The error does not repeat the value.
    package init(from decoder: any Decoder) throws {
        let houder = try decoder.singleValueContainer()
        guard let code = AgbCode(try houder.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: houder, debugDescription: "geen AGB-code van 8 cijfers")
        }
        self = code
    }

    package func encode(to encoder: any Encoder) throws {
        var houder = encoder.singleValueContainer()
        try houder.encode(description)
    }
}
