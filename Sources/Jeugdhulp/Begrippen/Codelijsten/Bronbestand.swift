/// What an answer rests on besides its facts, as the bytes that are built into the program.
package enum Bronbestand: String, Sendable, CaseIterable {
    /// The dated texts of the law.
    case wet
    /// The gemeenten of now and of before.
    case register
    /// What regions agreed on.
    case regios
    case vocabulaire

    /// All bytes, of several files one after the other, each after its name.
    package var bytes: [UInt8] {
        switch self {
        case .wet: Self.samen(Woonplaatswetten.ingebouwdeBestanden.map { ($0.bestand, Array($0.yaml.utf8)) })
        case .register:
            Self.samen([
                ("gemeenten.csv", PackageResources.gemeenten_csv),
                ("herindelingen.csv", PackageResources.herindelingen_csv),
            ])
        case .regios: Self.samen(Gemeenteregister.ingebouwdeRegios.map { ($0.bestand, Array($0.yaml.utf8)) })
        case .vocabulaire:
            Self.samen([
                ("vocabulaire.json", PackageResources.vocabulaire_json),
                ("productcategorieen.json", PackageResources.productcategorieen_json),
            ])
        }
    }

    private static func samen(_ bestanden: [(naam: String, bytes: [UInt8])]) -> [UInt8] {
        bestanden.flatMap { Array("\($0.naam)\n".utf8) + $0.bytes }
    }
}
