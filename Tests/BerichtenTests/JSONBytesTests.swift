import Foundation
import Proefhulp
import Testing

@testable import Berichten

/// As Foundation writes it, the referee.
extension JSONValue: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var houder = encoder.singleValueContainer()
        switch self {
        case .tekst(let waarde): try houder.encode(waarde)
        case .getal(let waarde): try houder.encode(waarde)
        case .decimaal(let waarde): try houder.encode(waarde)
        case .waar(let waarde): try houder.encode(waarde)
        case .lijst(let waarde): try houder.encode(waarde)
        case .object(let waarde):
            try houder.encode(Dictionary(uniqueKeysWithValues: waarde.leden.map { ($0.naam, $0.waarde) }))
        case .geschreven(let json): try houder.encode(String(decoding: json, as: UTF8.self))
        case .niets: try houder.encodeNil()
        }
    }
}

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

    @Test("of a name that stands there twice the last counts, and the order in which members come is nothing")
    func leden() {
        var leden: JSONMembers = ["b": .getal(1), "a": .getal(2), "b": .getal(3), "é": .niets]
        leden["a"] = nil
        leden["z"] = nil
        #expect(leden["b"] == .getal(3))
        #expect(leden["a"] == nil && leden["z"] == nil)
        #expect(JSONValue.object(leden).bytes == Array(#"{"b":3,"é":null}"#.utf8))
        #expect(JSONValue.zonderLeeg(leden).bytes == Array(#"{"b":3}"#.utf8))
        #expect(leden == JSONMembers([("é", .niets), ("b", .getal(3))]))
    }

    @Test("a proposal is written with its names in order, at every depth")
    func voorstel() throws {
        for voorbeeld in try Pakket.voorbeelden(.voorstelGedaan, "geldig") {
            let gebeurtenis = try GebeurtenisReader().leesGestructureerd(Data(voorbeeld.json.utf8))
            let bytes = gebeurtenis.bytes
            #expect(
                String(decoding: bytes, as: UTF8.self) == (try JSONTree(String(decoding: bytes, as: UTF8.self)).json))
        }
    }

    @Test("what was written already is taken as it stands, and looked through for a BSN all the same")
    func geschreven() throws {
        let waarde = JSONValue.object(["a": .geschreven(Array(#"{"b":["x 111222333 y"]}"#.utf8))])
        #expect(waarde.bytes == Array(#"{"a":{"b":["x 111222333 y"]}}"#.utf8))
        #expect(try Bsn.pad(in: Data(waarde.bytes)) == "data.a.b[0]")
        #expect(throws: NodeDecoder.NotJSON.self) {
            try Bsn.pad(in: Data(JSONValue.object(["a": .geschreven(Array("{".utf8))]).bytes))
        }
        #expect(try Bsn.pad(in: Data(JSONValue.geschreven(Array(#"{"b":1}"#.utf8)).bytes)) == nil)
    }

    private static func waarde(diep: Int, _ dobbel: inout Zaadgenerator) -> JSONValue {
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
            return .object(JSONMembers(leden))
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
