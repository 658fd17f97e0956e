import Foundation
import Jeugdhulp

extension Cijferexport: Encodable {
    private struct ColumnKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ naam: String) { stringValue = naam }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var bak = encoder.container(keyedBy: ColumnKey.self)
        try bak.encode(soort.rawValue, forKey: ColumnKey("soort"))
        try bak.encode(regio, forKey: ColumnKey("regio"))
        try bak.encode(gemaaktOp.description, forKey: ColumnKey("gemaaktOp"))
        try bak.encode(Suppression.drempel, forKey: ColumnKey("kleinsteGetal"))
        var lijst = bak.nestedUnkeyedContainer(forKey: ColumnKey("rijen"))
        for rij in rijen {
            var vak = lijst.nestedContainer(keyedBy: ColumnKey.self)
            var verborgen: [String] = []
            for (kolom, waarde) in zip(kolommen, rij) {
                switch waarde {
                case .tekst(let tekst): try vak.encode(tekst, forKey: ColumnKey(kolom))
                case .getal(let getal): try vak.encode(getal, forKey: ColumnKey(kolom))
                case .geen: try vak.encodeNil(forKey: ColumnKey(kolom))
                case .verborgen:
                    try vak.encodeNil(forKey: ColumnKey(kolom))
                    verborgen.append(kolom)
                }
            }
            if !verborgen.isEmpty { try vak.encode(verborgen, forKey: ColumnKey("verborgen")) }
        }
    }
}
