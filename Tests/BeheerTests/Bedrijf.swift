import Berichten
import BoundedHTTP
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Synchronization
import Tafel
import Testing

@testable import Beheer

/// A matcher with its health and figures on a port, on the embedded broker.
final class Bedrijf: Sendable {
    let broker: EmbeddedBroker
    let topics = Topics.standaard
    private let log: Logger
    private let voorbeelden: URL

    init() throws {
        var stil = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        stil.logLevel = .critical
        log = stil
        broker = try EmbeddedBroker(brokers: 1, logger: stil)
        for topic in topics.instellingen(partities: 2, regios: [], gis: [], agbs: []) {
            try broker.createTopic(topic.naam, partitions: Int(topic.partities))
        }
        voorbeelden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/doorbraaktafel/Voorbeelden")
    }

    deinit { broker.close() }

    /// The day of the examples.
    static let vandaag = Datum("2026-11-20")!

    func metMatcher(
        klok: Klok = .stil(op: vandaag), stilMsMax: Int64 = Liveness.stilMsMax,
        _ doe: (Vraagbaak, StopSignal) async throws -> Void
    ) async throws {
        let boek = MetricsRegistry()
        var inst = Matcherinstellingen(brokers: broker.bootstrap)
        inst.partities = 2
        inst.meetfabriek = boek
        let matcher = Matcher(inst, klok: klok, log: log)
        let stop = try StopSignal()
        let admin = try Admin(brokers: broker.bootstrap, logger: log)
        defer { admin.close(withinMs: 1_000) }
        let server = Beheerserver(boek: boek, leven: matcher.leven, stilMsMax: stilMsMax) {
            (try? await admin.metadata(topics: [], timeoutMs: 1_000))?.brokers.isEmpty == false
        }
        let (poorten, meldPoort) = AsyncStream.makeStream(of: Int.self)
        let dient = Task { [log] in
            try await server.draai(adres: "127.0.0.1", poort: 0, log: log) { meldPoort.yield($0) }
        }
        defer { dient.cancel() }
        let poort = try #require(await poorten.first { _ in true })
        let vragen = Vraagbaak(basis: "http://127.0.0.1:\(poort)")
        #expect(await vragen.status("/gereed") == 503, "ready before it began")
        let loopt = Task { try await matcher.draai(stop) }
        let uitkomst: Result<Void, any Error>
        do {
            try await doe(vragen, stop)
            uitkomst = .success(())
        } catch {
            uitkomst = .failure(error)
        }
        stop.ask()
        _ = await loopt.result
        #expect(await vragen.status("/gezond") == 503, "healthy after its end")
        #expect(await vragen.status("/gereed") == 503, "ready after its end")
        try uitkomst.get()
    }

    func stuurRuw(_ tekst: String, naar topic: String) async throws {
        let producer = try Producer(ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 120_000), logger: log)
        _ = try await producer.send(OutgoingRecord(topic: topic, key: Array("x".utf8), value: Array(tekst.utf8)))
        await producer.close(withinMs: 5_000)
    }

    /// Sends a file of examples.
    func stuur(_ naam: String, _ soort: Berichttype) async throws {
        let bestand = try Data(contentsOf: voorbeelden.appendingPathComponent("\(naam).ndjson"))
        let lezer = NDJSONFile(
            bron: Gebeurtenis.bronOnbekend, vandaag: Self.vandaag, nu: Klok.echt.nu(), nieuwId: Klok.echt.nieuwId)
        let goed = try lezer.lees(bestand, [soort]).compactMap { try? $0.uitkomst.get() }
        let zender = try EventSender(Connection(brokers: broker.bootstrap, log: log))
        let uitkomsten =
            switch soort {
            case .aanvraagIngediend: await GI(zender).stuur(goed)
            case .aanbodGemeld: await Aanbieder(zender).meld(goed)
            default: await Inkooporganisatie(zender).meld(goed)
            }
        await zender.sluit()
        for uitkomst in uitkomsten { _ = try uitkomst.get() }
    }
}

/// Asks a port until it answers as expected.
struct Vraagbaak: Sendable {
    let basis: String

    func vraag(_ pad: String) async -> (status: Int, tekst: String)? {
        let grenzen = FetchLimits(timeoutMs: 10_000, answerBytesMax: 1 << 22)
        guard let antwoord = try? await fetch(FetchRequest(basis + pad), grenzen) else { return nil }
        return (antwoord.status, String(decoding: antwoord.body, as: UTF8.self))
    }

    func status(_ pad: String) async -> Int? { await vraag(pad)?.status }

    /// Until it holds, at most this long.
    func wacht(_ pad: String, sMax: Int = 60, _ klopt: (Int, String) -> Bool) async -> Bool {
        let eind = ContinuousClock.now + .seconds(sMax)
        repeat {
            if let (status, tekst) = await vraag(pad), klopt(status, tekst) { return true }
        } while ContinuousClock.now < eind
        return false
    }

    /// The figures: name and labels, and the value.
    func cijfers() async -> [String: Double] {
        let regels = (await vraag("/metrics")?.tekst ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            regels.compactMap { regel in
                guard let spatie = regel.lastIndex(of: " "), let waarde = Double(regel[spatie...].dropFirst()) else {
                    return nil
                }
                return (String(regel[..<spatie]), waarde)
            }
        ) { $1 }
    }
}
