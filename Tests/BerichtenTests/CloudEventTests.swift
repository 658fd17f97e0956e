import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

/// Reads a record as it comes from a topic.
private func lees(_ waarde: Data, _ koppen: [String: String] = [:]) throws -> Gebeurtenis {
    try GebeurtenisReader().lees(waarde) { koppen[$0] }
}

/// What a record is refused with.
private func weigering(_ waarde: Data, _ koppen: [String: String] = [:]) throws -> Afkeuring {
    try #require(throws: Afkeuring.self) { try lees(waarde, koppen) }
}

private func aanvraag() throws -> JSONTree { try Pakket.voorbeeld(.aanvraagIngediend) }

@Suite("CloudEvents in structured mode")
struct StructuredTests {
    @Test(
        "an event is read with the header of structured mode, whatever its case, and without any header",
        arguments: [
            nil, "application/cloudevents+json; charset=UTF-8", "application/cloudevents+json",
            "Application/CloudEvents+JSON;charset=utf-8",
        ])
    func kop(_ contentType: String?) throws {
        let waarde = try aanvraag().data
        let gelezen = try lees(waarde, contentType.map { ["content-type": $0] } ?? [:])
        #expect(gelezen.id == "f857ad4c-0b4f-45b7-b1ee-9f23dc9d3c33")
        #expect(gelezen.source == "urn:nld:oin:00000009900000000000:systeem:gi-registratie")
        #expect(gelezen.time == Tijdstip("2026-11-20T10:15:30Z"))
        #expect(gelezen.inhoud.type == .aanvraagIngediend)
    }

    @Test("the header of structured mode goes before ce_ headers that happen to be there too")
    func beide() throws {
        let koppen = ["content-type": Gebeurtenis.contentType.waarde, "ce_type": "iets.anders", "ce_id": "x"]
        #expect(try lees(try aanvraag().data, koppen).inhoud.type == .aanvraagIngediend)
    }

    @Test(
        "an attribute that is missing, null or empty is refused by its name",
        arguments: ["specversion", "id", "source", "type"], [nil, "null", "\"\""])
    func ontbreekt(_ naam: String, _ waarde: String?) throws {
        let afkeuring = try weigering(try aanvraag().met(naam, waarde).data)
        #expect(afkeuring.code == .kenmerkOntbreekt)
        #expect(afkeuring.veld == naam)
    }

    @Test(
        "an attribute that is wrong is refused by its name",
        arguments: [
            ("specversion", "\"0.3\""), ("specversion", "\"1.0.0\""), ("id", "\"met spatie\""), ("id", "\"é\""),
            ("source", "\"https://gi.example\""), ("source", "\"urn:nld:oin:1234\""),
            ("source", "\"urn:nld:kvknr:0000000１\""), ("time", "\"gisteren\""), ("time", "\"2026-02-30T10:00:00Z\""),
            ("datacontenttype", "\"application/xml\""),
        ])
    func onjuist(_ naam: String, _ waarde: String) throws {
        let afkeuring = try weigering(try aanvraag().met(naam, waarde).data)
        #expect(afkeuring.code == .kenmerkOnjuist)
        #expect(afkeuring.veld == naam)
    }

    @Test(
        "a type that is not in the contract is refused, whatever part of it is different",
        arguments: [
            "iets", "nl.jeugdhulp.v1", "nl.jeugdhulp..v1", "nl.jeugdhulp.aanvraag-ingediend.v2",
            "nl.jeugdhulp.aanvraag-ingediend", "NL.jeugdhulp.aanvraag-ingediend.v1",
            "nl.jeugdhulp.aanvraag-ingediend.v1 ",
        ])
    func type(_ type: String) throws {
        let afkeuring = try weigering(try aanvraag().met("type", JSONTree.literal(type)).data)
        #expect(afkeuring.code == .onbekendType)
    }

    @Test(
        "an attribute that is no text is refused as the wrong type", arguments: ["specversion", "id", "source", "time"])
    func geenTekst(_ naam: String) throws {
        let afkeuring = try weigering(try aanvraag().met(naam, "7").data)
        #expect(afkeuring.code == .verkeerdType)
        #expect(afkeuring.veld == naam)
    }

    @Test("an event without data is refused", arguments: [nil, "null", "[]", "\"tekst\""])
    func data(_ waarde: String?) throws {
        let afkeuring = try weigering(try aanvraag().met("data", waarde).data)
        #expect([.veldOntbreekt, .verkeerdType].contains(afkeuring.code))
        #expect(afkeuring.veld == "data")
    }

    @Test("a refusal names the field by its path in the event")
    func pad() throws {
        let boom = try aanvraag().met("data.jeugdigen.1.leeftijd", "23")
        #expect(try weigering(boom.data).veld == "data.jeugdigen[1].leeftijd")
    }
}

@Suite("CloudEvents in binary mode")
struct BinaryTests {
    private func koppen(_ boom: JSONTree) throws -> [String: String] {
        var koppen = ["content-type": "application/json"]
        for naam in ["specversion", "id", "source", "type", "time"] {
            guard case .object(let leden) = boom, case .blad(let literal)? = leden[naam] else { continue }
            koppen["ce_\(naam)"] = String(literal.dropFirst().dropLast())
        }
        return koppen
    }

    private func inhoud(_ boom: JSONTree) throws -> Data {
        guard case .object(let leden) = boom else { return Data() }
        return try #require(leden["data"]).data
    }

    @Test("each example is the same event in both modes", arguments: Berichttype.allCases)
    func gelijk(_ type: Berichttype) throws {
        let boom = try Pakket.voorbeeld(type)
        let binair = try lees(try inhoud(boom), try koppen(boom))
        #expect(binair == (try lees(boom.data)))
        #expect(binair.inhoud.type == type)
    }

    @Test("the time may be left out")
    func zonderTijd() throws {
        let boom = try aanvraag().met("time", nil)
        let gelezen = try lees(try inhoud(boom), try koppen(boom))
        #expect(gelezen.time == nil)
        #expect(gelezen == (try lees(boom.data)))
    }

    @Test("the content type of the data may be left out")
    func zonderContentType() throws {
        var koppen = try koppen(try aanvraag())
        koppen["content-type"] = nil
        #expect(try lees(try inhoud(try aanvraag()), koppen).inhoud.type == .aanvraagIngediend)
    }

    @Test(
        "an attribute that is missing or empty is refused by its name",
        arguments: ["specversion", "id", "source", "type"], [nil, ""])
    func ontbreekt(_ naam: String, _ waarde: String?) throws {
        var koppen = try koppen(try aanvraag())
        koppen["ce_\(naam)"] = waarde
        let afkeuring = try weigering(try inhoud(try aanvraag()), koppen)
        #expect(afkeuring.code == .kenmerkOntbreekt)
        #expect(afkeuring.veld == naam)
    }

    @Test(
        "an attribute that is wrong is refused by its name",
        arguments: [("specversion", "0.3"), ("id", "a b"), ("source", "gi"), ("time", "2026-11-20")])
    func onjuist(_ naam: String, _ waarde: String) throws {
        var koppen = try koppen(try aanvraag())
        koppen["ce_\(naam)"] = waarde
        let afkeuring = try weigering(try inhoud(try aanvraag()), koppen)
        #expect(afkeuring.code == .kenmerkOnjuist)
        #expect(afkeuring.veld == naam)
    }

    @Test("the type decides how the data is read: an offer in an aanvraag's envelope is refused")
    func anderType() throws {
        let aanbod = try inhoud(try Pakket.voorbeeld(.aanbodGemeld))
        let afkeuring = try weigering(aanbod, try koppen(try aanvraag()))
        #expect(afkeuring.code == .veldOntbreekt)
        #expect(afkeuring.veld == "casusId")
    }
}

@Suite("Bad bytes are refused, never a crash")
struct BadBytesTests {
    /// The example made longer with a field nobody knows.
    private func vanLengte(_ bytes: Int) throws -> Data {
        let kort = try aanvraag().met("data.vulling", "\"\"").data.count
        let boom = try aanvraag().met("data.vulling", "\"" + String(repeating: "x", count: bytes - kort) + "\"")
        try #require(boom.data.count == bytes)
        return boom.data
    }

    @Test("65 536 bytes are taken in, one more is refused")
    func grootte() throws {
        #expect(throws: Never.self) { try lees(try vanLengte(65_536)) }
        #expect(try weigering(try vanLengte(65_537)).code == .teGroot)
        let koppen = ["ce_specversion": "1.0", "ce_type": "nl.jeugdhulp.aanvraag-ingediend.v1"]
        #expect(try weigering(try vanLengte(65_537), koppen).code == .teGroot)
    }

    @Test("an empty value is refused")
    func leeg() throws {
        #expect(try weigering(Data()).code == .leeg)
        #expect(try weigering(Data(), ["ce_specversion": "1.0"]).code == .leeg)
    }

    @Test("JSON that stops anywhere is refused")
    func afgekapt() throws {
        let heel = try aanvraag().data
        for lengte in stride(from: 1, to: heel.count, by: 7) {
            #expect(try weigering(heel.prefix(lengte)).code == .geenJson, "\(lengte) bytes")
        }
    }

    @Test(
        "what is no JSON object is refused",
        arguments: [
            " ", "hallo", "<xml/>", "{", "}", "{]", "{\"a\"}", "{'a':1}", "{\"specversion\":}", "nul", "NaN", "\u{0}",
            "\u{FEFF}", "{\"specversion\":\"1.0\"}}", "{} {}", "\"tekst", "\\", "{\"\\ud800\":1",
            "[]", "[{\"specversion\":\"1.0\"}]", "\"tekst\"", "12", "true", "null", "[[[[", "1e999999999", "-", "0x10",
        ])
    func geenObject(_ tekst: String) throws {
        #expect([.geenJson, .verkeerdType, .kenmerkOntbreekt].contains(try weigering(Data(tekst.utf8)).code))
    }

    @Test(
        "10 000 levels deep is refused, in the envelope, in the data and in binary mode", arguments: ["[", "{\"a\":"])
    func diep(_ haak: String) throws {
        let sluit = haak == "[" ? "]" : "}"
        let diep = String(repeating: haak, count: 10_000) + "1" + String(repeating: sluit, count: 10_000)
        #expect(try weigering(Data(diep.utf8)).code == .geenJson)
        #expect(try weigering(try aanvraag().met("data.onbekend", diep).data).code == .geenJson)
        #expect(try weigering(try aanvraag().met("onbekend", diep).data).code == .geenJson)
        let koppen = [
            "ce_specversion": "1.0", "ce_id": "1", "ce_source": "urn:nld:kvknr:00000001",
            "ce_type": "nl.jeugdhulp.aanvraag-ingediend.v1",
        ]
        #expect(try weigering(Data(diep.utf8), koppen).code == .geenJson)
        #expect(throws: (any Error).self) { try Bsn.pad(in: Data(diep.utf8)) }
    }

    @Test(
        "bytes that are no UTF-8 are refused",
        arguments: [[0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]]
            as [[UInt8]])
    func utf8(_ bytes: [UInt8]) throws {
        let merk = Data("HIER".utf8)
        // In fields that nobody reads too.
        for veld in ["data.gi", "data.onbekend", "data.jeugdigen.0.onbekend"] {
            let heel = try aanvraag().met(veld, "\"HIER\"").data
            let plaats = try #require(heel.range(of: merk))
            #expect(try weigering(heel.replacing(plaats, bytes)).code == .geenJson, "\(veld)")
        }
        #expect(try weigering(Data(bytes)).code == .geenJson)
    }

    @Test(
        "other encodings of JSON are refused: the contract is UTF-8",
        arguments: [
            String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .utf16, .utf32,
        ])
    func andereCodering(_ codering: String.Encoding) throws {
        let waarde = try #require(try Pakket.voorbeeld(.aanvraagIngetrokken).json.data(using: codering))
        #expect(try weigering(waarde).code == .geenJson)
    }

    @Test("NUL bytes between and inside the values are refused")
    func nul() throws {
        let heel = try aanvraag().data
        #expect(try weigering(heel + [0]).code == .geenJson)
        #expect(try weigering([0] + heel).code == .geenJson)
        let tekst = String(decoding: heel, as: UTF8.self).replacingOccurrences(
            of: "gi-voorbeeld", with: "gi\u{0}voorbeeld")
        #expect(try weigering(Data(tekst.utf8)).code == .geenJson)
        #expect(try weigering(try aanvraag().met("data.gi", "\"gi\\u0000\"").data).code == .verkeerdeVorm)
    }

    @Test(
        "numbers beyond any limit are refused, or passed over where nobody reads them",
        arguments: [
            "1e400", "-1e400", "1e-400", "123456789012345678901234567890", "0.1e1000000", "9223372036854775808",
            String(repeating: "9", count: 5_000), "1e99999999999999999999", "-0", "1E+2", "00", "01", "+1", ".5", "5.",
        ])
    func groteGetallen(_ getal: String) throws {
        for pad in ["data.jeugdigen.0.leeftijd", "data.wensen.maxAfstandKm", "data.onbekend"] {
            let waarde = try aanvraag().met(pad, getal).data
            do {
                let gebeurtenis = try lees(waarde)
                try Keuring(register: .landelijk).keur(
                    gebeurtenis, waarde: waarde, vandaag: try datum("2026-11-20"))
                #expect(
                    pad == "data.onbekend" || ["-0", "1E+2", "1e-400"].contains(getal),
                    "\(pad) took in \(getal.prefix(30))")
            } catch {
                #expect(error is Afkeuring, "\(pad): \(getal.prefix(30))")
            }
        }
    }

    @Test("a member that stands in an event twice makes one event or one refusal")
    func dubbeleNamen() throws {
        let heel = try aanvraag().json
        for dubbel in ["\"id\":\"a\"", "\"data\":{}", "\"data\":1", "\"type\":\"x\""] {
            for tekst in ["{\(dubbel),\(heel.dropFirst())", "\(heel.dropLast()),\(dubbel)}"] {
                do { _ = try lees(Data(tekst.utf8)) } catch { #expect(error is Afkeuring) }
            }
        }
    }

    @Test("20 000 examples with bytes flipped, cut out or mixed: each is an event or a refusal")
    func willekeur() throws {
        var toeval = Zaadgenerator(zaad: 20_261_120)
        let bronnen = try Berichttype.allCases.flatMap {
            try Pakket.voorbeelden($0, "geldig").map { Array($0.json.utf8) }
        }
        let keuring = Keuring(register: .landelijk)
        let vandaag = try datum("2026-11-20")
        var (gelezen, geweigerd) = (0, 0)
        for _ in 0..<20_000 {
            let waarde = Data(Self.verknoeid(bronnen, &toeval))
            do {
                let gebeurtenis = try lees(waarde)
                // What was read can be written and read again.
                #expect(try lees(Data(gebeurtenis.bytes)) == gebeurtenis)
                gelezen += 1
                try keuring.keur(gebeurtenis, waarde: waarde, vandaag: vandaag)
            } catch {
                let afkeuring = try #require(error as? Afkeuring)
                #expect(!afkeuring.uitleg.isEmpty && !afkeuring.watTeDoen.isEmpty)
                geweigerd += 1
            }
        }
        #expect(gelezen > 500)
        #expect(geweigerd > 5_000)
    }

    private static func verknoeid(_ bronnen: [[UInt8]], _ toeval: inout Zaadgenerator) -> [UInt8] {
        var bytes = bronnen[Int.random(in: 0..<bronnen.count, using: &toeval)]
        let plaats = Int.random(in: 0..<bytes.count, using: &toeval)
        let eind = min(bytes.count, plaats + Int.random(in: 1...40, using: &toeval))
        switch Int.random(in: 0..<6, using: &toeval) {
        case 0: bytes[plaats] ^= 1 << UInt8.random(in: 0..<8, using: &toeval)
        case 1: bytes[plaats] = UInt8.random(in: 0...255, using: &toeval)
        case 2: bytes = Array(bytes[..<plaats])
        case 3: bytes.removeSubrange(plaats..<eind)
        case 4: bytes.insert(contentsOf: bytes[plaats..<eind], at: Int.random(in: 0..<bytes.count, using: &toeval))
        default:
            let ander = bronnen[Int.random(in: 0..<bronnen.count, using: &toeval)]
            bytes = Array(bytes[..<plaats]) + ander[Int.random(in: 0..<ander.count, using: &toeval)...]
        }
        return bytes
    }
}

extension Data {
    fileprivate func replacing(_ plaats: Range<Data.Index>, _ bytes: [UInt8]) -> Data {
        var uit = self
        uit.replaceSubrange(plaats, with: bytes)
        return uit
    }
}
