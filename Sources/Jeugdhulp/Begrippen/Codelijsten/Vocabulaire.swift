/// The words the messages use, from `Gegevens/vocabulaire.json`, in tables that answer by index.
struct Vocabulaire: Sendable {
    /// By `Hulpvorm.index`.
    let hulpvormen: [String]
    /// By `Hulpvorm.index`.
    let metVerblijf: [Bool]
    /// By hulpvorm, then by name.
    let voorzieningen: [(naam: String, hulpvorm: Hulpvorm)]
    let voorzieningOpNaam: [String: UInt8]
    /// By bit number.
    let doelgroepen: [String]
    let doelgroepOpNaam: [String: UInt32]
    /// By raw value of `Maatregelsoort`.
    let maatregelen: [String: String]

    static let ingebouwd: Vocabulaire = {
        do {
            return Vocabulaire(try Vocabulairebestand.lees(PackageResources.vocabulaire_json))
        } catch {
            // No peer can reach this: the bytes are compiled into the program and a test reads them.
            preconditionFailure("the built-in vocabulary is broken: \(error)")
        }
    }()

    init(_ bestand: Vocabulairebestand) {
        hulpvormen = Hulpvorm.allCases.map { bestand.hulpvormen[$0.rawValue] ?? $0.rawValue }
        metVerblijf = Hulpvorm.allCases.map { bestand.metVerblijf.contains($0.rawValue) }
        // A JSON object has no order; this one is the same on every machine and keeps a hulpvorm together.
        voorzieningen = bestand.voorzieningen
            .compactMap { naam, code in Hulpvorm(rawValue: code).map { (naam: naam, hulpvorm: $0) } }
            .sorted { ($0.hulpvorm.rawValue, $0.naam) < ($1.hulpvorm.rawValue, $1.naam) }
        voorzieningOpNaam = Dictionary(
            uniqueKeysWithValues: voorzieningen.enumerated().map { ($1.naam, UInt8($0)) })
        doelgroepen = bestand.doelgroepen
        precondition(
            doelgroepen.count <= 32, "the built-in vocabulary has more doelgroepen than a Doelgroepen has bits")
        doelgroepOpNaam = Dictionary(
            doelgroepen.enumerated().map { ($1, UInt32(1) << UInt32($0)) }, uniquingKeysWith: { eerste, _ in eerste })
        maatregelen = bestand.maatregelen
    }
}
