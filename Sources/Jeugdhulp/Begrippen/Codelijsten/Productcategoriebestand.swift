import Foundation

/// JSON of the embedded productcategorieën.
struct Productcategoriebestand: Decodable {
    struct Categorierij: Decodable {
        let naam: String
        let hulpvorm: String?
        let zonderVoorziening: String?
    }

    let categorieen: [String: Categorierij]
    let voorzieningen: [String: [String]]

    static func lees(_ json: [UInt8]) throws -> Productcategoriebestand {
        try JSONDecoder().decode(Productcategoriebestand.self, from: Data(json))
    }
}
