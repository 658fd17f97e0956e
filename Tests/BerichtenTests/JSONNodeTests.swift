import Foundation
import Proefhulp
import Testing

@testable import Berichten

@Suite("JSON is read as it stands, and nothing else is taken for it")
struct JSONNodeTests {
    private static func knoop(_ tekst: String) -> JSONNode? { JSONNode(Data(tekst.utf8)) }

    @Test(
        "what is no JSON from its first byte to its last is refused",
        arguments: [
            "", " ", "{", "}", "{\"a\":1}x", "{\"a\":1,}", "{a:1}", "[1 2]", "01", "1.", ".5", "+1", "NaN", "'a'",
            "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "nul", "[1]]", "1e", "0123456789012345678901234567890",
        ])
    func geenJson(tekst: String) { #expect(Self.knoop(tekst) == nil) }

    @Test("bytes that are no UTF-8 are refused, a byte order mark is not")
    func codering() {
        #expect(JSONNode(Data([0x22, 0xFF, 0x22])) == nil)
        #expect(JSONNode(Data([0x22, 0xC0, 0xAF, 0x22])) == nil)
        #expect(JSONNode(Data([0xEF, 0xBB, 0xBF] + "5".utf8))?.heelGetal == 5)
        #expect(JSONNode(Data([0xEF, 0xBB, 0xBF])) == nil)
        #expect(JSONNode(Data("5".data(using: .utf16) ?? Data())) == nil)
    }

    @Test("nothing nests deeper than a thousand, and what does is refused instead of followed")
    func diepte() {
        func lijsten(_ diep: Int) -> String {
            String(repeating: "[", count: diep) + String(repeating: "]", count: diep)
        }
        #expect(Self.knoop(lijsten(1_000)) != nil)
        #expect(Self.knoop(lijsten(20_000)) == nil)
    }

    @Test("a number is whole when its value is, whatever it looks like")
    func getallen() {
        let gevallen: [(String, Int?, Double?)] = [
            ("3", 3, 3), ("3.0", 3, 3), ("30e-1", 3, 3), ("3.5", nil, 3.5), ("-0", 0, 0), ("1e2", 100, 100),
            ("9223372036854775807", .max, 9.223372036854775807e18),
            ("18446744073709551615", nil, 1.8446744073709552e19),
            ("\"3\"", nil, nil), ("true", nil, nil), ("null", nil, nil),
        ]
        for (tekst, heel, getal) in gevallen {
            #expect(Self.knoop(tekst)?.heelGetal == heel, "\(tekst)")
            #expect(Self.knoop(tekst)?.getal == getal, "\(tekst)")
        }
    }

    @Test("text comes whole, also with a zero byte or an escape in it")
    func tekst() {
        #expect(Self.knoop(#""a\u0000b\n\"\\é\uD83D\uDE00""#)?.tekst == "a\0b\n\"\\é😀")
        #expect(Self.knoop("\"\"")?.tekst == "")
        #expect(Self.knoop("5")?.tekst == nil)
    }

    @Test("a member that is null is not there; of two with one name the first counts; a list is no object")
    func leden() throws {
        let knoop = try #require(Self.knoop(#"{"a":1,"b":null,"a":2,"":3,"l":[1,"x",{}]}"#))
        #expect(knoop.lid("a")?.heelGetal == 1 && knoop.lid("b") == nil && knoop.lid("c") == nil)
        #expect(knoop.lid("")?.heelGetal == 3)
        #expect(knoop.namen == ["a", "b", "a", "", "l"])
        let lijst = try #require(knoop.lid("l"))
        #expect(lijst.elementen?.count == 3 && lijst.namen.isEmpty && lijst.lid("0") == nil && knoop.elementen == nil)
    }

    @Test("a value outlives the one it was asked of, and tells where it stands")
    func plaats() throws {
        let diep = try #require(Self.knoop(#"{"a":{"b":[{},{"c":[[],[7]]}]}}"#)?.lid("a")?.lid("b")?.elementen?.last)
        #expect(diep.pad == "a.b[1]")
        let binnen = try #require(diep.lid("c")?.elementen?.last)
        #expect(binnen.pad == "a.b[1].c[1]" && binnen.elementen?.first?.heelGetal == 7)
        #expect(Self.knoop("[]")?.pad == "")
    }

    @Test("every message that is cut off or hit by a stray byte is read as Foundation reads it, or not at all")
    func verminkt() {
        var loting = Zaadgenerator(zaad: 2_026)
        let heel = Array(#"{"id":"x-1","n":[1,2.5,-3e2],"o":{"waar":true,"leeg":null,"t":"é\u00e9\n"}}"#.utf8)
        var gelezen = 0
        for _ in 0..<20_000 {
            var bytes = Array(heel.prefix(Int.random(in: 1...heel.count * 2, using: &loting)))
            if Bool.random(using: &loting) || bytes.count == heel.count {
                bytes[Int.random(in: 0..<bytes.count, using: &loting)] = UInt8.random(in: 0...255, using: &loting)
            }
            let data = Data(bytes)
            let ander = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            guard let knoop = JSONNode(data) else { continue }
            gelezen += 1
            #expect(ander != nil, "read: \(String(decoding: bytes, as: UTF8.self))")
            let namen = (ander as? [String: Any]).map { Set($0.keys) } ?? []
            #expect(Set(knoop.namen) == namen, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(gelezen > 500, "too few of them could be read to say anything: \(gelezen)")
    }
}
