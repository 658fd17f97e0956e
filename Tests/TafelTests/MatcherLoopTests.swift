import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefhulp
import Rollen
import Testing

@testable import Tafel

/// The loop over the real protocol, on the embedded broker. Exactly-once itself is for a real cluster: this broker
/// shows aborted records and keeps no transactional offsets.
@Suite("The loop on the embedded broker")
struct MatcherLoopTests {
    private func zaken() throws -> [Aanvraag] {
        try Voorbeelden.aanvragen().filter { $0.urgentie != .crisis }
    }

    @Test("the twelve examples are each answered once, over the wire")
    func twaalf() async throws {
        let draad = try Draad()
        try await draad.stuurMarkt()
        let antwoordbaar = try zaken().map(\.casusId)
        try await draad.stuur(try Voorbeelden.aanvragen())
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: antwoordbaar))
            #expect(await draad.gehoord.wacht(opAfkeuring: "vb-09-crisis"))
        }
        let verwacht = try Verwacht.lees()
        let voorstellen = draad.gehoord.voorstellen
        #expect(voorstellen.count == 11 && Set(voorstellen.map(\.versie)) == [1])
        for voorstel in voorstellen {
            Verwacht.controleer(voorstel, try #require(verwacht.verwacht[voorstel.casusId]))
        }
    }

    @Test("a step of the ladder is told on its day although no message comes, and not again by the next matcher")
    func ladder() async throws {
        let draad = try Draad(gis: ["ljenr"])
        let verzet = Verzetklok()
        let zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis").met(
            uitgesprokenOp: Voorbeelden.vandaag, wachtSinds: Voorbeelden.vandaag)
        try await draad.stuur([zaak])
        func gehoord(_ treden: [Int]) async -> Bool { await draad.gehoord.wacht { Gehoord.treden($0) == treden } }
        try await draad.metMatcher(klok: verzet.klok) { _ in
            #expect(await gehoord([1]))
            verzet.zet(dag: 43)
            #expect(await gehoord([1, 2]))
        }
        verzet.zet(dag: 85)
        try await draad.metMatcher(klok: verzet.klok) { _ in
            #expect(await gehoord([1, 2, 3]))
            verzet.zet(dag: 92)
            #expect(await gehoord([1, 2, 3, 4]))
        }
    }

    @Test("one life over the wire, from aanvraag to help: asked, accepted, an intake, started")
    func eenLeven() async throws {
        let draad = try Draad(gis: ["ljenr"])
        try await draad.stuurMarkt()
        let zaak = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        try await draad.stuur([zaak])
        func gehoord(_ fase: StatusGewijzigd.Fase) async -> Bool {
            await draad.gehoord.wacht { alles in
                alles.contains {
                    if case .statusGewijzigd(let status) = $0.inhoud { status.fase == fase } else { false }
                }
            }
        }
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: [zaak.casusId]))
            let voorstel = try #require(draad.gehoord.voorstellen.first)
            let deel = try #require(voorstel.opties.first?.aanbod.first)
            let besluit = BesluitGenomen(
                casusId: zaak.casusId, regio: "twente", besluit: .voordracht, rol: "voorzitter-expertteam",
                reden: "past-het-best", versie: 1, optie: .init(rang: 1, aanbod: [deel.aanbodId]), op: Klok.echt.nu())
            try await draad.metZender { zender in
                _ = await Expertteam.besluit(zender, [Voorbeelden.gebeurtenis(.besluitGenomen(besluit))])
                #expect(await gehoord(.voordracht))
                for (antwoord, fase) in [
                    (AanbiederGeantwoord.Antwoord.geaccepteerd, StatusGewijzigd.Fase.geaccepteerd),
                    (.intakeGehouden, .intakeGehouden),
                ] {
                    let inhoud = AanbiederGeantwoord(
                        casusId: zaak.casusId, agb: deel.agb, aanbodId: deel.aanbodId, antwoord: antwoord,
                        op: Voorbeelden.vandaag)
                    _ = await Aanbieder(zender).antwoord([Voorbeelden.gebeurtenis(.aanbiederGeantwoord(inhoud))])
                    #expect(await gehoord(fase))
                }
                let start = HulpGestart(
                    casusId: zaak.casusId, gi: zaak.gi, op: Voorbeelden.vandaag, aanbodId: deel.aanbodId, agb: deel.agb,
                    totstandkomingVia: .doorbraaktafel, redenTeLaat: "geen-plek")
                _ = await GI(zender).stuur([Voorbeelden.gebeurtenis(.hulpGestart(start))])
                #expect(await gehoord(.gesloten))
            }
            // Asked once, and nothing taken back.
            #expect(try await draad.inhoud(draad.topics.voordrachten(agb: deel.agb)).count == 1)
        }
    }

    @Test("bad messages go to the dead letters and never hold up the good one behind them")
    func slechtDanGoed() async throws {
        let draad = try Draad()
        try await draad.stuurMarkt()
        let zaak = try Voorbeelden.aanvraag("vb-01-pmt")
        let sleutel = Array(zaak.casusId.utf8)
        let slecht: [[UInt8]?] = [
            Array("hallo".utf8), [], nil, [UInt8](repeating: 0x20, count: 2_000_000), [0xFF, 0x00],
        ]
        for waarde in slecht {
            try await draad.stuurRuw(
                OutgoingRecord(
                    topic: draad.topics.aanvragen, partition: nil, key: sleutel, value: waarde, headers: []))
        }
        try await draad.stuurRuw(
            OutgoingRecord(
                topic: draad.topics.aanvragen, partition: 0, key: [UInt8](repeating: 0x61, count: 1_500_000),
                value: Array("hallo".utf8), headers: []))
        // A bad offer too: told once, by whoever has partition 0.
        try await draad.stuurRuw(
            OutgoingRecord(
                topic: draad.topics.aanbod, partition: nil, key: Array("x".utf8), value: Array("{}".utf8), headers: []))
        try await draad.stuur([zaak])
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: [zaak.casusId]))
        }
        let brieven = try await draad.inhoud(draad.topics.afgekeurd)
        let codes = brieven.map { $0.koppen["afkeuring-code"] ?? "?" }.sorted()
        #expect(codes == ["geen-json", "geen-json", "geen-json", "kenmerk-ontbreekt", "leeg", "leeg", "te-groot"])
        #expect(brieven.filter { $0.koppen["bron-topic"] == draad.topics.aanbod }.count == 1)
    }

    @Test("a matcher that comes after another knows what was answered, and sees the offer that came between")
    func herstart() async throws {
        let draad = try Draad()
        try await draad.stuurMarkt()
        let alle = try zaken()
        try await draad.stuur(alle)
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: alle.map(\.casusId)))
        }
        let linde = try #require(try Voorbeelden.aanbod().first { $0.aanbodId == "gh-almelo-lvb" })
        try await draad.metZender { zender in
            _ = await Aanbieder(zender).meld([Voorbeelden.gebeurtenis(.aanbodGemeld(linde.met(wachtWeken: 9)))])
        }
        let nieuw = try Voorbeelden.aanvraag("vb-03-plafond").met(casusId: "na-herstart")
        try await draad.stuur([nieuw])
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: ["na-herstart"]))
            #expect(await draad.gehoord.wacht(opVersie: 2, van: ["vb-02-gezinshuis"]))
        }
        let versies = Dictionary(grouping: draad.gehoord.voorstellen, by: \.casusId).mapValues { $0.map(\.versie) }
        #expect(versies["vb-02-gezinshuis"] == [1, 2])
        #expect(versies.filter { $0.key != "vb-02-gezinshuis" }.values.allSatisfy { $0 == [1] })
    }

    struct Storing: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let api: EmbeddedBroker.ApiKey
        let fouten: [Int32]
        init(_ naam: String, _ api: EmbeddedBroker.ApiKey, _ fouten: [Int32]) {
            testDescription = naam
            self.api = api
            self.fouten = fouten
        }
    }

    /// Error codes of the Kafka protocol: 6 not leader, 7 timed out, 14 coordinator loading, 15 no coordinator,
    /// 22 illegal generation, 25 unknown member, 48 invalid transaction state, 51 concurrent transactions.
    static let storingen = [
        Storing("produce: not leader, timed out", .produce, [6, 7, 6]),
        Storing("fetch: not leader, unknown error", .fetch, [6, -1, 6]),
        Storing("offsets in the transaction: illegal generation, so abort", .txnOffsetCommit, [22]),
        Storing("offsets in the transaction: unknown member, so abort", .txnOffsetCommit, [25]),
        Storing("adding partitions: concurrent transactions, then coordinator loading", .addPartitionsToTxn, [51, 14]),
        Storing("adding offsets: no coordinator for a while", .addOffsetsToTxn, [15, 14]),
        Storing("end of the transaction: coordinator loading", .endTxn, [14, 15]),
        Storing("end of the transaction: invalid state, so start anew", .endTxn, [48]),
        Storing("asking for committed offsets: coordinator loading", .offsetFetch, [14, 14]),
    ]

    @Test("trouble at the broker delays an answer and loses none", arguments: storingen)
    func storing(_ storing: Storing) async throws {
        let draad = try Draad()
        try await draad.stuurMarkt()
        let alle = try zaken()
        try draad.broker.failNext(storing.api, errors: storing.fouten)
        try await draad.stuur(Array(alle.prefix(5)))
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: alle.prefix(5).map(\.casusId)))
            try draad.broker.failNext(storing.api, errors: storing.fouten)
            try await draad.stuur(Array(alle.dropFirst(5)))
            #expect(await draad.gehoord.wacht(van: alle.map(\.casusId)))
        }
        // This broker also shows what was aborted, so a case may be heard twice; the last word must be right.
        let verwacht = try Verwacht.lees()
        for (casusId, voorstellen) in Dictionary(grouping: draad.gehoord.voorstellen, by: \.casusId) {
            Verwacht.controleer(try #require(voorstellen.last), try #require(verwacht.verwacht[casusId]))
        }
    }

    @Test("a broker that goes away and comes back loses nothing")
    func brokerWeg() async throws {
        let draad = try Draad()
        try await draad.stuurMarkt()
        let alle = try zaken()
        try await draad.stuur(Array(alle.prefix(3)))
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: alle.prefix(3).map(\.casusId)))
            try draad.broker.setDown()
            async let onderweg: Void = draad.stuur(Array(alle.dropFirst(3)))
            #expect(await draad.gehoord.wacht(ms: 2_000) { _ in false } == false)
            try draad.broker.setUp()
            try await onderweg
            #expect(await draad.gehoord.wacht(van: alle.map(\.casusId)))
        }
    }

    @Test("without a broker the matcher keeps trying, and stops within five seconds when asked")
    func geenBroker() async throws {
        let (regels, schrijf) = AsyncStream.makeStream(of: String.self)
        let log = Logger(label: "test") { _ in Meeschrijver { schrijf.yield($0) } }
        let matcher = Matcher(
            Matcherinstellingen(brokers: "127.0.0.1:1"), klok: .stil(op: Voorbeelden.vandaag), log: log)
        let stop = try StopSignal()
        let loopt = Task { try await matcher.draai(stop) }
        // Twice: it did not give up after the first time. The address is in what it says.
        var gezegd = regels.filter { $0.contains("starting anew") && $0.contains("127.0.0.1:1") }.makeAsyncIterator()
        for _ in 0..<2 { #expect(await gezegd.next() != nil) }
        let begin = ContinuousClock.now
        stop.ask()
        try await loopt.value
        #expect(ContinuousClock.now - begin < .seconds(30))
    }
}

/// Hands every log line to a test.
struct Meeschrijver: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info
    let schrijf: @Sendable (String) -> Void

    init(_ schrijf: @escaping @Sendable (String) -> Void) { self.schrijf = schrijf }

    subscript(metadataKey sleutel: String) -> Logger.Metadata.Value? {
        get { metadata[sleutel] }
        set { metadata[sleutel] = newValue }
    }

    func log(event: LogEvent) { schrijf("\(event.message) \(event.metadata ?? [:])") }
}
