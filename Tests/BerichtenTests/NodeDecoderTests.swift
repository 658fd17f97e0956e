import Foundation
import Testing

@testable import Berichten

@Suite("What is read by way of a tree is what Foundation's decoder reads")
struct NodeDecoderTests {
    private struct Alles: Codable, Equatable {
        enum Soort: String, Codable { case een, twee }
        struct Deel: Codable, Equatable {
            let getallen: [Int]
            let rijen: [[Deel]]
            let misschien: String?
        }
        let tekst: String
        let waar: Bool
        let klein: UInt8
        let groot: Int64
        let komma: Double
        let soort: Soort
        let deel: Deel
        let leeg: Deel?
        let gaten: [Int?]
    }

    private static let alles = Alles(
        tekst: "é\"\\\n", waar: true, klein: 255, groot: .min, komma: -2.5, soort: .twee,
        deel: .init(getallen: [], rijen: [[.init(getallen: [1, 2], rijen: [], misschien: "x")], []], misschien: nil),
        leeg: nil, gaten: [1, nil, 3])

    @Test("a value with everything in it comes back equal")
    func heen() throws {
        let json = Array(try JSONEncoder().encode(Self.alles))
        #expect(try NodeDecoder.lees(Alles.self, json) == Self.alles)
        #expect(try NodeDecoder.lees([Alles].self, Array("[".utf8) + json + Array("]".utf8)) == [Self.alles])
    }

    @Test(
        "what Foundation's decoder refuses is refused",
        arguments: [
            (#""klein":255"#, #""klein":256"#), (#""waar":true"#, #""waar":1"#),
            (#""soort":"twee""#, #""soort":"drie""#),
            (#""komma":-2.5"#, #""komma":"2""#), (#""getallen":[]"#, #""getallen":{}"#), (#""deel":{"#, #""deel":[{"#),
            (#""tekst":"#, #""anders":"#), (#""getallen":[1,2]"#, #""getallen":[1,null]"#),
        ])
    func anders(van: String, naar: String) throws {
        let heel = String(decoding: try JSONEncoder().encode(Self.alles), as: UTF8.self)
        #expect(heel.contains(van), "\(heel)")
        let stuk = heel.replacingOccurrences(of: van, with: naar)
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Alles.self, from: Data(stuk.utf8)) }
        #expect(throws: (any Error).self) { try NodeDecoder.lees(Alles.self, Array(stuk.utf8)) }
    }
}
