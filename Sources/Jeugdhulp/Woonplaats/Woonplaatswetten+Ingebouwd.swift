extension Woonplaatswetten {
    /// The files built into this module (`Gegevens/Wetten`).
    package static let ingebouwdeBestanden: [(bestand: String, yaml: String)] = [
        ("2015-01-01.yaml", PackageResources._015_01_01_yaml), ("2022-01-01.yaml", PackageResources._022_01_01_yaml),
        ("2025-01-01.yaml", PackageResources._025_01_01_yaml),
    ].map { (bestand: $0, yaml: String(decoding: $1, as: UTF8.self)) }

    package static let ingebouwd: Woonplaatswetten = {
        do throws(Wetsfouten) {
            return try Woonplaatswetten(ingebouwdeBestanden)
        } catch {
            // No peer can reach this: the bytes are compiled into the program and a test reads them.
            preconditionFailure("the built-in law is broken: \(error)")
        }
    }()
}
