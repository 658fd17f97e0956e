import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Berichten

/// The search for a BSN goes over the tree that the reader reads: these hold it against a search of its own over
/// Foundation's reading of the same bytes.
@Suite("A BSN is found wherever it stands")
struct BsnSearchTests {
    private static func pad(_ json: String) throws -> String? { try Bsn.pad(in: Data(json.utf8)) }

    @Test(
        "in texts, numbers, names, lists, escapes and exponents, at any depth",
        arguments: [
            (#"{"a":"123456782"}"#, "data.a"), (#"{"a":123456782}"#, "data.a"), (#"{"a":-123456782}"#, "data.a"),
            (#"{"a":123456782.0}"#, "data.a"), (#"{"a":1.23456782e8}"#, "data.a"), (#"{"a":1234567820E-1}"#, "data.a"),
            (#"{"a":0.123456782}"#, "data.a"), (#"{"123456782":1}"#, "data"), (#"{"a":{"b 123456782":[]}}"#, "data.a"),
            (#"{"a":[0,{"b":["x 1234.56.782 y"]}]}"#, "data.a[1].b[0]"),
            (#"{"a":"\u0031\u0032\u0033456782"}"#, "data.a"), (#"{"\u0031234567\u0038\u0032":0}"#, "data"),
            (#"["123456782"]"#, "data[0]"), (#""123456782""#, "data"), ("123456782", "data"),
            (#"{"specversion":"1.0","id":"123456782","data":{"z":1,"a":"123456782"}}"#, "data.a"),
            (#"{"b":"123456782","a":"123456782"}"#, "data.a"),
        ])
    func gevonden(_ json: String, _ pad: String) throws { #expect(try Self.pad(json) == pad) }

    @Test(
        "what is none is left alone: an envelope's own digits, a UUID, a moment, other numbers",
        arguments: [
            #"{"specversion":"1.0","id":"123456782","data":{"a":1}}"#, #"{"a":"2026-11-20T10:15:30.123456782Z"}"#,
            #"{"a":"12345678-2111-8222-9333-123456782000"}"#, #"{"a":123456783}"#, #"{"a":12345678}"#,
            #"{"a":1234567820}"#, #"{"a":1.23456782e9}"#, #"{"a":true,"b":null,"c":[],"d":{}}"#, "null",
        ])
    func nietGevonden(_ json: String) throws { #expect(try Self.pad(json) == nil) }

    @Test("of a member that stands there twice both are looked at")
    func dubbel() throws {
        #expect(try Self.pad(#"{"a":"123456782","a":"x"}"#) == "data.a")
        #expect(try Self.pad(#"{"a":"x","a":"123456782"}"#) == "data.a")
        #expect(try Self.pad(#"{"specversion":"1.0","data":{},"data":{"a":123456782}}"#) == "data.a")
    }

    @Test("data in binary mode that looks like an envelope hides nothing of what is read")
    func vermomd() throws {
        let boom = try JSONTree(try Pakket.voorbeeld(.hulpGestart).json)
        guard case .object(let leden) = boom, let data = leden["data"] else { return }
        let vals = data.met("casusId", "\"123456782\"").met("specversion", "\"1.0\"").met("data", "{}")
        let gebeurtenis = try GebeurtenisReader().lees(vals.data) {
            [
                "ce_specversion": "1.0", "ce_id": "1", "ce_source": "urn:nld:kvknr:00000001",
                "ce_type": Berichttype.hulpGestart.ceType,
            ][$0]
        }
        #expect(throws: Afkeuring.self) {
            try Keuring(register: .landelijk).keur(gebeurtenis, waarde: vals.data, vandaag: try datum("2026-11-20"))
        }
    }

    @Test(
        "what is no JSON is not looked through, and so does not come in", arguments: ["", "{", "{\"a\":1}x", "01"])
    func onleesbaar(_ json: String) {
        #expect(throws: NodeDecoder.NotJSON.self) { try Self.pad(json) }
    }

    @Test(
        "an exponent is written out",
        arguments: [
            (1.5e3, "1500.0"), (1e21, "1000000000000000000000"), (1.23456782e20, "123456782000000000000"),
            (1.23456782e-7, "0.000000123456782"), (-2.5e-9, "0.0000000025"), (0.1, "0.1"),
        ])
    func uitgeschreven(_ getal: Double, _ tekst: String) { #expect(Bsn.uitgeschreven(getal) == tekst) }

    // MARK: Against Foundation

    /// The search as it was before there was one parser for all of it.
    private static func oud(_ waarde: Any) -> Bool {
        switch waarde {
        case let object as [String: Any]: object.contains { Bsn.bevat($0.key) || oud($0.value) }
        case let lijst as [Any]: lijst.contains(where: oud)
        case let tekst as String: Bsn.bevat(tekst)
        case let getal as NSNumber: Bsn.bevat(getal.stringValue)
        default: false
        }
    }

    @Test("of 20 000 drawn documents the same ones hold a BSN as Foundation's reading of them does")
    func evenveel() throws {
        var loting = Zaadgenerator(zaad: 15)
        var gevonden = 0
        for _ in 0..<20_000 {
            let json = Self.document(diep: 3, &loting)
            let data = Data(json.utf8)
            guard let ander = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else {
                Issue.record("Foundation reads no \(json)")
                continue
            }
            let hier = try Bsn.pad(in: data) != nil
            #expect(hier == Self.oud(ander), "\(json)")
            if hier { gevonden += 1 }
        }
        #expect((2_000..<18_000).contains(gevonden), "too few or too many to say anything: \(gevonden)")
    }

    private static func document(diep: Int, _ loting: inout Zaadgenerator) -> String {
        switch Int.random(in: 0..<(diep > 0 ? 6 : 4), using: &loting) {
        case 0: return tekst(&loting)
        case 1: return getal(&loting)
        case 2: return ["true", "false", "null"].randomElement(using: &loting) ?? "null"
        case 3: return "\(Int.random(in: 0...1_000_000_000, using: &loting))"
        case 4:
            let leden = (0..<Int.random(in: 0...3, using: &loting)).map { _ in document(diep: diep - 1, &loting) }
            return "[\(leden.joined(separator: ","))]"
        default:
            // Names apart: of two that are the same Foundation keeps one.
            let leden = (0..<Int.random(in: 0...3, using: &loting)).map { nummer in
                "\"\(nummer)\(tekst(&loting).dropFirst()): \(document(diep: diep - 1, &loting))"
            }
            return "{\(leden.joined(separator: ","))}"
        }
    }

    private static func tekst(_ loting: inout Zaadgenerator) -> String {
        let stukken = [
            "123456782", "1234.56.782", "111 222 333", "12345", "x", " ", "\\n", "\\u0031", "23456782", "é", "-",
        ]
        return "\""
            + (0..<Int.random(in: 0...3, using: &loting)).map { _ in
                stukken.randomElement(using: &loting) ?? ""
            }.joined() + "\""
    }

    private static func getal(_ loting: inout Zaadgenerator) -> String {
        let mantissen = ["1.23456782", "123456782", "-12.3456782", "1234567.82", "0.123456782", "7", "123456.782"]
        let exponenten = ["", "e0", "e8", "E7", "e-3", "e2", "e+3", "e-1", "e10"]
        return (mantissen.randomElement(using: &loting) ?? "0") + (exponenten.randomElement(using: &loting) ?? "")
    }
}
