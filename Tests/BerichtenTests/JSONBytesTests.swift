import Berichten
import Foundation
import Proefhulp
import Testing

@Suite("JSON that goes out")
struct JSONBytesTests {
    @Test("is to the byte what Foundation's encoder writes", arguments: 1...300)
    func gelijk(zaad: UInt64) throws {
        var dobbel = Zaadgenerator(zaad: zaad)
        let waarde = Self.waarde(diep: 4, &dobbel)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(
            String(decoding: waarde.bytes, as: UTF8.self)
                == String(decoding: try encoder.encode(waarde), as: UTF8.self),
            "seed \(zaad)")
    }

    private static func waarde(diep: Int, _ dobbel: inout Zaadgenerator) -> JSONWaarde {
        switch Int.random(in: 0..<(diep > 0 ? 7 : 5), using: &dobbel) {
        case 0: return .tekst(tekst(&dobbel))
        case 1: return .getal([0, -1, .max, .min, 42].randomElement(using: &dobbel) ?? 7)
        case 2:
            let getallen: [Double] = [0, -0.0, 5, 3.2, 1e-7, 1e21, 123_456_789.125, -0.1]
            return .decimaal(getallen.randomElement(using: &dobbel) ?? 1.5)
        case 3: return .waar(Bool.random(using: &dobbel))
        case 4: return .niets
        case 5:
            return .lijst((0..<Int.random(in: 0...4, using: &dobbel)).map { _ in waarde(diep: diep - 1, &dobbel) })
        default:
            let leden = (0..<Int.random(in: 0...5, using: &dobbel)).map { _ in
                (tekst(&dobbel), waarde(diep: diep - 1, &dobbel))
            }
            return .object(Dictionary(leden) { een, _ in een })
        }
    }

    private static func tekst(_ dobbel: inout Zaadgenerator) -> String {
        let tekens = [
            "a", "B", "9", "10", "_", "/", "\"", "\\", "\n", "\t", "\r", "\u{8}", "\u{c}", "\u{1}", "\u{1f}", "\u{7f}",
            "é", "ß", "€", "\u{2028}", "👶",
        ]
        return (0..<Int.random(in: 0...6, using: &dobbel)).map { _ in tekens.randomElement(using: &dobbel) ?? "" }
            .joined()
    }
}
