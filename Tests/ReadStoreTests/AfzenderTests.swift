import Berichten
import Foundation
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import ReadStore

@Suite("The page shows what the gate let through")
struct AfzenderTests {
    private static let sindsMs: Int64 = 1_000

    private static func record(
        _ inhoud: Inhoud?, _ topic: String, _ sleutel: String, van: String?, offset: Int64 = 0, tijdMs: Int64 = 2_000,
        id: String = "1"
    ) -> ReadRecord {
        let waarde = inhoud.map {
            Data(Gebeurtenis(id: id, source: Proeflog.bron, time: Tijdstip(Proeflog.vandaag), inhoud: $0).bytes)
        }
        return ReadRecord(
            topic: topic, partitie: 0, offset: offset, tijdMs: tijdMs, sleutel: sleutel, waarde: waarde,
            koppen: van.map { [Toegangsrol.afzenderkop: $0] } ?? [:])
    }

    private static func neem(_ records: [ReadRecord], _ proef: Proefmodel, sindsMs: Int64? = sindsMs) throws
        -> ChangeSet
    {
        try proef.model.neem(records, nu: Proefmodel.nu, poortSindsMs: sindsMs)
    }

    @Test(
        "an offer is shown with the word of the gate, or from before there was one; otherwise passed over and counted")
    func aanbod() async throws {
        let aanbod = try Proeflog.aanbod("a1")
        let topic = Topics.standaard.aanbod
        for (van, tijdMs, sinds, goed) in [
            ("aanbieder:\(aanbod.agb)", 2_000, Self.sindsMs, true), (nil, 2_000, Self.sindsMs, false),
            ("aanbieder:99999999", 2_000, Self.sindsMs, false), ("onzin", 2_000, Self.sindsMs, false),
            (nil, 999, Self.sindsMs, true), (nil, 2_000, nil, true),
        ] as [(String?, Int64, Int64?, Bool)] {
            let proef = try Proefmodel()
            let uit = try Self.neem(
                [Self.record(.aanbodGemeld(aanbod), topic, aanbod.sleutel.description, van: van, tijdMs: tijdMs)],
                proef, sindsMs: sinds)
            #expect(uit.onleesbaar == (goed ? 0 : 1), "\(van ?? "-") \(tijdMs)")
            #expect((try await proef.model.aanbodblad(aanbod.sleutel) != nil) == goed)
        }
    }

    @Test("what takes an offer away needs the word of the gate too")
    func steen() async throws {
        let proef = try Proefmodel()
        let aanbod = try Proeflog.aanbod("a1")
        let topic = Topics.standaard.aanbod
        let van = "aanbieder:\(aanbod.agb)"
        _ = try Self.neem([Self.record(.aanbodGemeld(aanbod), topic, aanbod.sleutel.description, van: van)], proef)
        _ = try Self.neem([Self.record(nil, topic, aanbod.sleutel.description, van: nil, offset: 1)], proef)
        #expect(try await proef.model.aanbodblad(aanbod.sleutel) != nil)
        _ = try Self.neem([Self.record(nil, topic, aanbod.sleutel.description, van: van, offset: 2)], proef)
        #expect(try await proef.model.aanbodblad(aanbod.sleutel) == nil)
    }

    @Test("a table hears of an answer about a case of its own alone, and not even the name of another's")
    func stroom() throws {
        let proef = try Proefmodel(regios: ["twente", "ijsselland"])
        var log = Proeflog()
        try log.stelVoor("c1", regio: "twente")
        _ = try Self.neem(log.records, proef, sindsMs: nil)
        let agb = try #require(AgbCode("99000201"))
        func antwoord(_ casusId: String, offset: Int64) throws -> Set<ChangeSet.Zaak> {
            let inhoud = Inhoud.aanbiederGeantwoord(
                AanbiederGeantwoord(
                    casusId: casusId, agb: agb, aanbodId: "a1", antwoord: .geaccepteerd, op: Proeflog.vandaag))
            return try Self.neem(
                [
                    Self.record(
                        inhoud, Topics.standaard.besluiten, casusId, van: "aanbieder:99000201", offset: offset,
                        id: "id-\(offset)")
                ], proef
            ).zaken
        }
        #expect(try antwoord("c1", offset: 0).map(\.regio) == ["twente"])
        #expect(try antwoord("elders-1", offset: 1).isEmpty)
    }
}
