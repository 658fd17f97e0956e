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

/// How near an aanbieder is to its budget ceiling (#39).
package enum Plafond: String, Sendable, CaseIterable {
    case ruim, bijna, bereikt
}

/// What an inkoopregio bought from an aanbieder (#74, #89).
package struct Contract: Sendable, Hashable {
    /// Who bought.
    package let inkoopregio: Inkoopregio.ID
    /// Who delivers.
    package let agb: AgbCode
    /// What was bought.
    package let hulpvormen: Hulpvormen
    /// First day.
    package let van: Datum
    /// Last day; the contract still holds on it.
    package let tot: Datum
    /// How near the ceiling is (#39).
    package let plafond: Plafond

    package init(
        inkoopregio: Inkoopregio.ID, agb: AgbCode, hulpvormen: Hulpvormen, van: Datum, tot: Datum, plafond: Plafond
    ) {
        self.inkoopregio = inkoopregio
        self.agb = agb
        self.hulpvormen = hulpvormen
        self.van = van
        self.tot = tot
        self.plafond = plafond
    }

    /// Whether it covers this help on this day, the first and last day included.
    package func geldt(op datum: Datum, hulpvorm: Hulpvorm) -> Bool {
        van <= datum && datum <= tot && hulpvormen.bevat(hulpvorm)
    }

    /// Why it does not cover this help on this day; `nil` when it does.
    package func gebrek(op datum: Datum, hulpvorm: Hulpvorm) -> Gebrek? {
        if !hulpvormen.bevat(hulpvorm) { return .andereHulp }
        if datum < van { return .nogNiet }
        return tot < datum ? .afgelopen : nil
    }

    /// Why a contract is of no use for a case.
    package enum Gebrek: Sendable, CaseIterable {
        /// It begins later (#89).
        case nogNiet
        /// It has ended.
        case afgelopen
        /// It is about other help.
        case andereHulp

        /// What a gemeente would answer.
        package var retourcode: Retourcode {
            switch self {
            case .nogNiet, .afgelopen: .geenContract
            case .andereHulp: .buitenContract
            }
        }
    }
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
