/// What the law of the woonplaats asks for, by its name in the files of law.
enum Woonplaatsgegeven: String, Sendable, CaseIterable {
    case brpGemeente = "brp_gemeente"
    case brpBekend = "brp_bekend"
    case brpNu = "brp_nu"
    case moederGemeente = "moeder_gemeente"
    case moederBekend = "moeder_bekend"
    case moederNu = "moeder_nu"
    case werkelijkGemeente = "werkelijk_gemeente"
    case werkelijkBekend = "werkelijk_bekend"
    case werkelijkNu = "werkelijk_nu"
    case voorGemeente = "voor_gemeente"
    case voorBekend = "voor_bekend"
    case voorNu = "voor_nu"
    case gezagGemeente = "gezag_gemeente"
    case gezagBekend = "gezag_bekend"
    case gezagNu = "gezag_nu"
    case anderGezagGemeente = "ander_gezag_gemeente"
    case anderGezagBekend = "ander_gezag_bekend"
    case anderGezagNu = "ander_gezag_nu"
    case leeftijd, peildatum, ongeboren, jeugdreclassering
    case alleenAmbulant = "alleen_ambulant"
    case briefadres, buitenland
    case inOnderzoek = "in_onderzoek"
    case verblijfSoort = "verblijf_soort"
    case verblijfSinds = "verblijf_sinds"
    case verblijfAaneengesloten = "verblijf_aaneengesloten"
    case voorBuitenland = "voor_buitenland"
    case voorInOnderzoek = "voor_in_onderzoek"
    case bijPleegouder = "bij_pleegouder"
    case gezagSoort = "gezag_soort"
    case voortzetting

    /// A gemeente has three places beside each other: as it was given, whether it certainly means a gemeente of today,
    /// and that gemeente. Here the first, and the fact of the message.
    static let gemeenten: [(eerste: Woonplaatsgegeven, feit: Feitnaam)] = [
        (.brpGemeente, .brpGemeente), (.moederGemeente, .moederBrpGemeenteBijGeboorte),
        (.werkelijkGemeente, .werkelijkVerblijfGemeente), (.voorGemeente, .verblijfBrpGemeenteVoor),
        (.gezagGemeente, .gezagGemeente), (.anderGezagGemeente, .gezagAndereGemeente),
    ]

    static let plaatsen = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
    var plaats: Int { Self.plaatsen[self] ?? 0 }

    var type: Wetstype {
        switch self {
        case .leeftijd: .getal
        case .peildatum, .verblijfSinds: .dag
        case .verblijfSoort, .gezagSoort, .voortzetting, .brpGemeente, .brpNu, .moederGemeente, .moederNu,
            .werkelijkGemeente, .werkelijkNu, .voorGemeente, .voorNu, .gezagGemeente, .gezagNu, .anderGezagGemeente,
            .anderGezagNu:
            .tekst
        default: .waar
        }
    }

    static let invoer = allCases.map { Wetscompiler.Invoer(naam: $0.rawValue, type: $0.type) }

    /// Codes that have the same place in every program: kinds of stay, of gezag, of going on, and names of facts.
    static let woorden: [String] =
        Verblijfsoort.allCases.map(\.rawValue) + Gezagsoort.allCases.map(\.rawValue)
        + Voortzetting.allCases.map(\.rawValue) + Feitnaam.allCases.map(\.rawValue)

    private static let woordplaatsen = Dictionary(woorden.enumerated().map { ($1, $0) }) { eerste, _ in eerste }
    static func woord(_ code: (some RawRepresentable<String>)?) -> Wetswaarde {
        .tekst(code.flatMap { woordplaatsen[$0.rawValue] })
    }

    static let feiten: [Int: Feitnaam] = Dictionary(
        uniqueKeysWithValues: Feitnaam.allCases.compactMap { naam in woordplaatsen[naam.rawValue].map { ($0, naam) } })
}
