import Berichten
import Foundation
import Jeugdhulp
import Matching
import Proefhulp
import Testing

@testable import Tafel

/// Bad input: never a crash, never silence, and the good message behind it is answered.
@Suite("Bad input")
struct SlechteInvoerTests {
    struct Geval: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: String
        /// Whether the GI can still be told.
        let giBekend: Bool
        let maak: @Sendable (String) -> [UInt8]?
    }

    private static func vervang(_ naam: String, _ code: Afkeuring.Code, _ van: String, _ door: String) -> Geval {
        Geval(testDescription: naam, code: code.rawValue, giBekend: true) { goed in
            let tekst = goed.replacingOccurrences(of: van, with: door)
            return tekst == goed ? nil : Array(tekst.utf8)
        }
    }

    static let gevallen: [Geval] = [
        Geval(testDescription: "not JSON", code: "geen-json", giBekend: false) { _ in Array("hallo".utf8) },
        Geval(testDescription: "truncated JSON", code: "geen-json", giBekend: false) { Array($0.utf8.dropLast(40)) },
        Geval(testDescription: "an empty value", code: "leeg", giBekend: false) { _ in [] },
        Geval(testDescription: "a null value", code: "leeg", giBekend: false) { _ in nil },
        Geval(testDescription: "2 MB", code: "te-groot", giBekend: false) {
            Array(($0 + String(repeating: " ", count: 2_000_000)).utf8)
        },
        vervang("wrong type", .verkeerdType, "\"leeftijd\":11", "\"leeftijd\":\"elf\""),
        vervang("negative age", .buitenGrenzen, "\"leeftijd\":11", "\"leeftijd\":-1"),
        vervang("unknown hulpvorm", .onbekendeCode, "\"hulpvorm\":\"02\"", "\"hulpvorm\":\"99\""),
        vervang("unknown gemeente", .onbekendeGemeente, "\"brpGemeente\":\"0193\"", "\"brpGemeente\":\"9999\""),
        vervang(
            "30 February", .onmogelijkeDatum, "\"uitgesprokenOp\":\"2026-02-16\"", "\"uitgesprokenOp\":\"2026-02-30\""),
        vervang(
            "a measure in the future", .datumInToekomst, "\"uitgesprokenOp\":\"2026-02-16\"",
            "\"uitgesprokenOp\":\"2026-11-21\""),
        vervang(
            "a BSN in a field nobody knows", .bsn, "\"gi\":\"jbov\"", "\"gi\":\"jbov\",\"extra\":{\"nummer\":123456782}"
        ),
        vervang("a BSN in a known field", .bsn, "\"id\":\"h1\"", "\"id\":\"h123456782\""),
        vervang("a crisis", .crisis, "\"urgentie\":\"regulier\"", "\"urgentie\":\"crisis\""),
        vervang("an unknown event type", .onbekendType, "aanvraag-ingediend.v1", "aanvraag-verzonnen.v1"),
        vervang("a type that belongs elsewhere", .veldOntbreekt, "aanvraag-ingediend.v1", "aanbod-gemeld.v1"),
        vervang("a missing attribute", .kenmerkOntbreekt, "\"source\":", "\"bron\":"),
    ]

    @Test(
        "is refused with its reason, kept for the operator, told to the GI when known; the next message is answered",
        arguments: gevallen)
    func afgekeurd(geval: Geval) throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-01-pmt")
        let goed = String(decoding: Voorbeelden.gebeurtenis(.aanvraagIngediend(zaak)).bytes, as: UTF8.self)
        let slecht = geval.maak(goed)
        #expect(slecht != nil || geval.testDescription == "a null value", "the case does not change the message")
        let uit = opstelling.stuur(slecht, casusId: zaak.casusId)
        let brief = try #require(uit.first)
        #expect(brief.topic == "doorbraak.afgekeurd" && brief.kop("afkeuring-code") == geval.code)
        #expect(brief.kop("afkeuring-uitleg")?.isEmpty == false && brief.kop("afkeuring-wat-te-doen")?.isEmpty == false)
        #expect(brief.kop("bron-topic") == "doorbraak.aanvragen" && brief.kop("bron-offset") == "0")
        #expect(brief.waarde == slecht.map { Array($0.prefix(524_288)) } && brief.sleutel == Array(zaak.casusId.utf8))
        #expect(uit.afgekeurd.map(\.afkeuring.code.rawValue) == (geval.giBekend ? [geval.code] : []))
        #expect(uit.dropFirst().allSatisfy { $0.topic == "doorbraak.status.jbov" })
        #expect(uit.allSatisfy { !($0.kop("afkeuring-uitleg") ?? "").contains("123456782") })
        for record in uit.dropFirst() {
            #expect(!String(decoding: record.waarde ?? [], as: UTF8.self).contains("123456782"), "a BSN travels on")
        }
        #expect(opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId).voorstellen.count == 1)
    }

    @Test("a BSN in the key, the subject or a header is refused or goes no further")
    func bsnBuitenDeData() throws {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-01-pmt")
        let bytes = Voorbeelden.gebeurtenis(.aanvraagIngediend(zaak)).bytes
        let sleutel = opstelling.inkomend("doorbraak.aanvragen", 0, "123456782", bytes)
        let geweigerd = opstelling.router.neemAanvraag(sleutel, opstelling.klok)
        #expect(geweigerd.first?.kop("afkeuring-code") == "bsn" && geweigerd.voorstellen.isEmpty)
        let koppen = [
            ("ce_specversion", "1.0"), ("ce_id", "een"), ("ce_source", "urn:nld:oin:00000009900000000000"),
            ("ce_type", "nl.jeugdhulp.aanvraag-ingediend.v1"), ("ce_subject", "123456782"),
        ]
        let binair = opstelling.inkomend("doorbraak.aanvragen", 0, zaak.casusId, zaak.json.bytes, koppen)
        let onderwerp = opstelling.router.neemAanvraag(binair, opstelling.klok)
        #expect(onderwerp.first?.kop("afkeuring-code") == "bsn")
        let elders = (Opstelling.partitie(zaak.casusId) + 1) % 4
        let kop = opstelling.inkomend("doorbraak.aanvragen", elders, nil, bytes, [("nummer", "123456782")])
        let verplaatst = opstelling.router.neemAanvraag(kop, opstelling.klok)
        #expect(verplaatst.count == 1 && verplaatst[0].koppen.isEmpty)
    }

    @Test("an intrekking of a case nobody knows is refused and told")
    func onbekendeCasus() throws {
        var opstelling = try Opstelling()
        let weg = AanvraagIngetrokken(casusId: "geen", gi: "jbov", reden: .anders, op: Voorbeelden.vandaag)
        let uit = opstelling.stuur(.aanvraagIngetrokken(weg), casusId: "geen")
        #expect(uit.afgekeurd.map(\.afkeuring.code) == [.onbekendeCasus])
    }

    @Test("a bad offer is refused and what stood there stays; one under the wrong key is refused too")
    func slechtAanbod() throws {
        var opstelling = try Opstelling()
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        let goed = String(decoding: Voorbeelden.gebeurtenis(.aanbodGemeld(linde)).bytes, as: UTF8.self)
        let slecht = goed.replacingOccurrences(of: "\"hulpvorm\":\"12\"", with: "\"hulpvorm\":\"77\"")
        let record = opstelling.inkomend("doorbraak.aanbod", 0, linde.aanbodId, Array(slecht.utf8))
        let uitkomst = opstelling.router.neemMarkt(record, vandaag: Voorbeelden.vandaag)
        let afkeuring = try #require(uitkomst)
        #expect(afkeuring.code == .onbekendeCode)
        #expect(opstelling.router.markt.aanbod.aanbod(linde.aanbodId) == linde)
        #expect(
            opstelling.router.brief(voor: record, afkeuring, opstelling.klok).first?.topic == "doorbraak.afgekeurd")
        let ander = opstelling.inkomend("doorbraak.aanbod", 0, "iets-anders", Array(goed.utf8))
        #expect(opstelling.router.neemMarkt(ander, vandaag: Voorbeelden.vandaag)?.code == .sleutelOnjuist)
    }

    @Test("a huge key or header does not make a dead letter that cannot be sent")
    func groteSleutel() throws {
        var opstelling = try Opstelling()
        let record = IncomingMessage(
            topic: "doorbraak.aanvragen", partitie: 0, offset: 0, sleutel: [UInt8](repeating: 0x61, count: 2_000_000),
            waarde: [UInt8](repeating: 0x62, count: 2_000_000),
            koppen: (0..<100).map { ("kop-\($0)", [UInt8](repeating: 0x63, count: 50_000)) })
        let uit = opstelling.router.neemAanvraag(record, opstelling.klok)
        let brief = try #require(uit.first)
        let bytes = (brief.sleutel?.count ?? 0) + (brief.waarde?.count ?? 0)
        let koppen = brief.koppen.reduce(0) { $0 + $1.naam.utf8.count + $1.waarde.count }
        #expect(uit.count == 1 && bytes + koppen < 700_000)
        #expect(brief.kop("afgekapt-van-bytes") == "2000000")
    }

    @Test("random damage never traps: every message is answered by a proposal, a refusal or nothing", arguments: 1...3)
    func beschadigd(zaad: UInt64) throws {
        var dobbel = Zaadgenerator(zaad: zaad)
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag("vb-05-lvb-ggz")
        for ronde in 0..<400 {
            var bytes = Voorbeelden.gebeurtenis(.aanvraagIngediend(zaak)).bytes
            for _ in 0..<Int.random(in: 1...4, using: &dobbel) {
                let plaats = Int.random(in: 0..<bytes.count, using: &dobbel)
                bytes[plaats] = UInt8.random(in: 0...255, using: &dobbel)
            }
            let uit = opstelling.stuur(bytes, casusId: zaak.casusId)
            let topics = Set(uit.map(\.topic))
            let beantwoord =
                topics.contains("doorbraak.afgekeurd") || topics.contains("doorbraak.zaken")
                || topics == ["doorbraak.aanvragen"]
            #expect(beantwoord, "seed \(zaad), round \(ronde): \(topics)")
        }
    }
}
