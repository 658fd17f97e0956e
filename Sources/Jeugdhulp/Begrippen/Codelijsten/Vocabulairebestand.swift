import Foundation

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
