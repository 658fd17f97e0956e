import Jeugdhulp

/// A population of waiting children that the inspections counted (regels §1b). Who they are is not known and is
/// drawn like everywhere else; how many wait in which region is.
package struct Scenario: Sendable, Equatable {
    /// Children that wait together in some regions; spread over their gemeenten by inhabitants.
    package struct Groep: Sendable, Equatable {
        /// Slugs of the jeugdregio's.
        package let regios: [String]
        package let casussen: Int
    }

    package let naam: String
    package let groepen: [Groep]
    /// Who counted, when, and what.
    package let bron: String

    package var casussen: Int { groepen.reduce(0) { $0 + $1.casussen } }

    package static let alle: [Scenario] = [
        Scenario(
            naam: "overijssel",
            groepen: [Groep(regios: ["twente"], casussen: 120), Groep(regios: ["ijsselland"], casussen: 33)],
            bron: "inspectierapport Overijssel (2021): in november 2020 wachtten 120 jeugdigen in Twente en 33 in "
                + "IJsselland"),
        Scenario(
            naam: "groningen-drenthe",
            groepen: [Groep(regios: noord, casussen: 57)],
            bron: "inspectierapport Groningen-Drenthe (2021): het aantal liep op tot 57 kinderen"),
        Scenario(
            naam: "groningen-drenthe-2020-12",
            groepen: [Groep(regios: noord, casussen: 39)],
            bron: "inspectierapport Groningen-Drenthe (2021): in december 2020 wachtten 39 kinderen"),
        Scenario(
            naam: "groningen-drenthe-2021-01",
            groepen: [Groep(regios: noord, casussen: 34)],
            bron: "inspectierapport Groningen-Drenthe (2021): in januari 2021 wachtten nog 34 kinderen"),
        Scenario(
            naam: "zuid-west",
            groepen: [
                Groep(regios: ["haaglanden", "holland-rijnland", "midden-holland", "zuid-holland-zuid"], casussen: 83)
            ],
            bron: "inspectiebericht Zuid West (2022): in december 2021 wachtten 83 kinderen"),
    ]

    private static let noord = ["groningen", "drenthe"]

    /// The scenario with this name.
    package init?(naam: String) {
        guard let gevonden = Self.alle.first(where: { $0.naam == naam }) else { return nil }
        self = gevonden
    }

    private init(naam: String, groepen: [Groep], bron: String) {
        self.naam = naam
        self.groepen = groepen
        self.bron = bron
    }
}
