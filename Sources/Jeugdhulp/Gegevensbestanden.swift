import Foundation

/// The form of `regios.json`: per jeugdregio what differs from the default, and its neighbours.
struct Regiobestand: Decodable {
    struct Rij: Decodable {
        let naam: String
        let tafel: String?
        let tafelSoort: String?
        let doorzettingsmacht: Bool?
        let voorrangMaatregel: Bool?
        let bovenregionaal: String?
        let aangrenzend: [String]?
    }

    let regios: [Rij]

    static func lees(_ json: [UInt8]) throws(RegisterFout) -> Regiobestand {
        do {
            return try JSONDecoder().decode(Regiobestand.self, from: Data(json))
        } catch {
            throw .regios(wat: "not the expected JSON: \(error)")
        }
    }
}

/// JSON of the embedded vocabulary.
struct Vocabulairebestand: Decodable {
    let hulpvormen: [String: String]
    let metVerblijf: [String]
    let voorzieningen: [String: String]
    let doelgroepen: [String]
    let maatregelen: [String: String]

    static func lees(_ json: [UInt8]) throws -> Vocabulairebestand {
        try JSONDecoder().decode(Vocabulairebestand.self, from: Data(json))
    }
}

/// JSON of the embedded productcategorieën.
struct Productcategoriebestand: Decodable {
    struct Rij: Decodable {
        let naam: String
        let hulpvorm: String?
        let zonderVoorziening: String?
    }

    let categorieen: [String: Rij]
    let voorzieningen: [String: [String]]

    static func lees(_ json: [UInt8]) throws -> Productcategoriebestand {
        try JSONDecoder().decode(Productcategoriebestand.self, from: Data(json))
    }
}
