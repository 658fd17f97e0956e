/// The child-protection measure or youth probation that the GI carries out.
package enum Maatregelsoort: String, Sendable, CaseIterable {
    case ots, vots, voogdij
    case voorlopigeVoogdij = "voorlopige-voogdij"
    case tijdelijkeVoogdij = "tijdelijke-voogdij"
    case jeugdreclassering

    /// In Dutch, as the vocabulary has it: "ondertoezichtstelling".
    package var omschrijving: String { Vocabulaire.ingebouwd.maatregelen[rawValue] ?? rawValue }
}

/// What the judge allowed besides the measure.
package struct Machtigingen: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The child may be placed out of home.
    package static let uithuisplaatsing = Machtigingen(rawValue: 1)
    /// Needed for hulpvorm 13 (#67).
    package static let gesloten = Machtigingen(rawValue: 2)

    private static let opNaam: [(naam: String, waarde: Machtigingen)] = [
        ("uithuisplaatsing", .uithuisplaatsing), ("gesloten", .gesloten),
    ]

    /// - Returns: nil for any other name than `uithuisplaatsing` and `gesloten`.
    package init?(naam: String) {
        guard let gevonden = Machtigingen.opNaam.first(where: { $0.naam == naam }) else { return nil }
        self = gevonden.waarde
    }

    /// The names that stand in a message.
    package var namen: [String] { Machtigingen.opNaam.filter { contains($0.waarde) }.map(\.naam) }
}

/// A measure and its dates.
package struct Maatregel: Sendable, Hashable {
    /// Which measure it is.
    package let soort: Maatregelsoort
    /// The day the judge pronounced it; the three months of norm 3 count from here (#3).
    package let uitgesprokenOp: Datum
    /// The day the GI heard of it, sometimes weeks later (#65).
    package let kennisgevingOp: Datum?
    /// What the judge allowed besides it.
    package let machtigingen: Machtigingen
    /// The day on which it ends as it was pronounced or prolonged, where the GI says so.
    package let eindigtOp: Datum?

    package init(
        soort: Maatregelsoort, uitgesprokenOp: Datum, kennisgevingOp: Datum? = nil, machtigingen: Machtigingen = [],
        eindigtOp: Datum? = nil
    ) {
        self.eindigtOp = eindigtOp
        self.soort = soort
        self.uitgesprokenOp = uitgesprokenOp
        self.kennisgevingOp = kennisgevingOp
        self.machtigingen = machtigingen
    }
}

extension Maatregel {
    /// The day on which it ends at the latest, unless it is prolonged: as the GI says, else a year after the decision
    /// for an ondertoezichtstelling (1:258 BW), three months for one that is voorlopig (1:257 BW). `nil` for the
    /// others, which have no such length (#88, #116).
    package var eindigtUiterlijk: Datum? {
        if let eindigtOp { return eindigtOp }
        switch soort {
        case .ots: return uitgesprokenOp.plus(maanden: 12, afronding: .laatsteDagVanDeMaand)
        case .vots: return uitgesprokenOp.plus(maanden: 3, afronding: .laatsteDagVanDeMaand)
        case .voogdij, .voorlopigeVoogdij, .tijdelijkeVoogdij, .jeugdreclassering: return nil
        }
    }
}
