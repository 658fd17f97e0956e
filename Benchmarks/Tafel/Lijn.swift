import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Proefmarkt
import Tafel

/// One market, one matcher, and everything that is asked of them.
final class Lijn {
    private let aanbod, zaken: Int
    private let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    private let ingebouwd: EmbeddedBroker?
    private let brokers: String
    private let topics: Topics
    private let brieven: Brieven
    private let markt: Marktgenerator
    private let producer: Producer
    private let commitMs = Matcherinstellingen(brokers: "").commitIntervalMs
    private static let perSeconde = 200
    private static let latentieAantal = 2_000
    private static let wijzigingen = 30

    init(aanbod: Int, zaken: Int) throws {
        self.aanbod = aanbod
        self.zaken = zaken
        if let genoemd = ProcessInfo.processInfo.environment["DOORBRAAK_BROKERS"] {
            (ingebouwd, brokers) = (nil, genoemd)
        } else {
            let broker = try EmbeddedBroker(brokers: 1, logger: log)
            (ingebouwd, brokers) = (broker, broker.bootstrap)
        }
        guard let topics = Topics(voorvoegsel: "bench-\(UUID().uuidString.prefix(8).lowercased())") else {
            throw Mis(description: "no prefix")
        }
        self.topics = topics
        brieven = Brieven(topics: topics)
        markt = try Marktgenerator(zaad: 7, aanbod: aanbod, casussen: 0, vandaag: Matcherproces.vandaag)
        var inst = ProducerSettings(brokers: brokers)
        inst.extra = ["linger.ms": "0"]
        producer = try Producer(inst, logger: log)
    }

    private var voorstellen: [String] {
        (Gemeenteregister.landelijk.regios.map(\.slug) + [Topics.landelijk]).map(topics.voorstellen(regio:))
    }

    func meet() async throws {
        print("# \(ingebouwd == nil ? "a real cluster" : "embedded broker"), \(aanbod) offers, \(zaken) open cases")
        try await maakTopics()
        try await vul()
        let luisteraar = try await Luisteraar(brokers, voorstellen, log)
        let matcher = try kind("matcher", [topics.voorvoegsel, "\(topics.voorvoegsel)-groep"])
        try await doorvoer(matcher, luisteraar)
        try await wijzig(luisteraar)
        matcher.stop()
        let tweede = try herstel()
        try await latentie(luisteraar)
        tweede.stop()
        luisteraar.sluit()
        await producer.close(withinMs: 5_000)
        ingebouwd?.close()
    }

    private func kind(_ wat: String, _ woorden: [String]) throws -> Kind { try Kind([wat, brokers] + woorden) }

    // MARK: Filling

    private func maakTopics() async throws {
        let admin = try Admin(brokers: brokers, logger: log)
        let gis = Set((0..<zaken + Self.latentieAantal).map { markt.aanvraag($0, hulpvragen: 1).gi }).sorted()
        let regios = Gemeenteregister.landelijk.regios.map(\.slug)
        let alle = topics.instellingen(
            partities: Int32(Doorgeven.partities), regios: regios, gis: gis, agbs: [])
        let specs =
            alle.map { TopicSpec(name: $0.naam, partitions: $0.partities, replication: 1) }
            + ["doorgegeven", "heen", "terug", "antwoorden", "antwoorden-doorgegeven"].map {
                TopicSpec(name: "\(topics.voorvoegsel).\($0)", partitions: Int32(Doorgeven.partities), replication: 1)
            }
        for uitkomst in try await admin.create(specs, timeoutMs: 60_000) {
            if case .failed(let fout) = uitkomst.outcome { throw fout }
        }
    }

    private func aanvraag(_ nummer: Int) -> OutgoingRecord { brieven.aanvraag(markt.aanvraag(nummer, hulpvragen: 1)) }

    private func stuur(_ records: [OutgoingRecord]) async throws {
        for uitkomst in await producer.send(records) { _ = try uitkomst.get() }
    }

    private func vul() async throws {
        for begin in stride(from: 0, to: aanbod, by: 5_000) {
            try await stuur(
                (begin..<min(aanbod, begin + 5_000)).map { nummer in
                    brieven.aanbod(markt.aanbod(nummer))
                })
        }
        for begin in stride(from: 0, to: markt.aanbiedersAantal, by: 2_000) {
            try await stuur(
                (begin..<min(markt.aanbiedersAantal, begin + 2_000)).flatMap { markt.contracten(van: $0) }
                    .map(brieven.contract))
        }
        try await stuur((0..<zaken).map(aanvraag))
    }

    // MARK: Measuring

    private func doorvoer(_ matcher: Kind, _ luisteraar: Luisteraar) async throws {
        _ = try matcher.wachtOp("cases read back")
        let eerst = matcher.rekenSeconden
        try await luisteraar.wacht(zaken, sMax: 120)
        let rekenen = matcher.rekenSeconden - eerst
        let kaal = try kind("doorgeven", [topics.aanvragen, "\(topics.voorvoegsel).doorgegeven", "\(zaken)", "0"])
            .einde()
        let antwoorden = try await geefAntwoordenDoor(luisteraar.proeven)
        let snelheid = Double(zaken) / luisteraar.duur
        BenchTafel.regel(
            "throughput",
            String(
                format: "%.0f aanvragen/s ratio=%.3f vs=c-passthrough, ratio=%.2f vs=c-passthrough of as many "
                    + "proposals (%.0f/s), %.0f aanvragen per second of processor time",
                snelheid, snelheid * kaal / Double(zaken), snelheid / antwoorden, antwoorden, Double(zaken) / rekenen))
        BenchTafel.regel("memory", String(format: "%.0f MB", matcher.geheugenMB))
    }

    /// What nobody can do faster: the C loop that passes on as many messages of the size of an answer, without having
    /// to find or write one.
    /// - Returns: messages a second.
    private func geefAntwoordenDoor(_ proeven: [[UInt8]]) async throws -> Double {
        guard !proeven.isEmpty else { throw Mis(description: "no proposal was kept to pass on") }
        let (van, naar) = ("\(topics.voorvoegsel).antwoorden", "\(topics.voorvoegsel).antwoorden-doorgegeven")
        try await stuur(
            (0..<zaken).map { nummer in
                OutgoingRecord(
                    topic: van, key: Array("\(nummer)".utf8), value: proeven[nummer % proeven.count], headers: [])
            })
        return Double(zaken) / (try kind("doorgeven", [van, naar, "\(zaken)", "0"]).einde())
    }

    /// Reports on offers that stand in proposals: until the last proposal that is revised because of it.
    private func wijzig(_ luisteraar: Luisteraar) async throws {
        let bekend = luisteraar.proeven.compactMap { waarde -> String? in
            guard case .voorstelGedaan(let voorstel)? = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
            else { return nil }
            return voorstel.opties.first?.aanbod.first?.aanbodId
        }
        var (duur, aantallen): ([Double], [Double]) = ([], [])
        let nummers = Dictionary((0..<aanbod).map { (markt.aanbod($0).aanbodId, $0) }) { een, _ in een }
        for aanbodId in bekend.prefix(Self.wijzigingen) {
            guard let nummer = nummers[aanbodId] else { continue }
            luisteraar.begin()
            let oud = markt.aanbod(nummer)
            let nieuw = oud.met(aanmeldWeken: oud.wachttijd.aanmeldWeken + 9)
            let begin = Luisteraar.nuNs()
            try await stuur([brieven.aanbod(nieuw)])
            try await luisteraar.wachtOpStilte(ms: 250)
            guard luisteraar.aantal > 0 else { continue }
            duur.append(Double(luisteraar.laatsteNs - begin) / 1e6)
            aantallen.append(Double(luisteraar.aantal))
        }
        BenchTafel.regel(
            "revised",
            String(
                format: "p50=%.1f p99=%.1f ms from a report to the last of %.0f (p50) revised proposals, %d reports",
                BenchTafel.p(0.5, duur), BenchTafel.p(0.99, duur), BenchTafel.p(0.5, aantallen), duur.count))
    }

    private func herstel() throws -> Kind {
        let matcher = try kind("matcher", [topics.voorvoegsel, "\(topics.voorvoegsel)-groep"])
        let (markt, naMarkt) = try matcher.wachtOp("offers and contracts read back")
        let (zaken, naZaken) = try matcher.wachtOp("cases read back")
        let ms = { (regel: String) in
            regel.split(separator: " ").first { $0.hasPrefix("ms=") }.flatMap { Double($0.dropFirst(3)) } ?? .nan
        }
        BenchTafel.regel(
            "restore",
            String(
                format: "%.2f s reading back (offers %.2f, cases %.2f), ready %.2f s after the start (%.2f before the "
                    + "group gave partitions), %.2f s of processor time, %.0f MB", (ms(markt) + ms(zaken)) / 1_000,
                ms(markt) / 1_000, ms(zaken) / 1_000, naZaken, naMarkt, matcher.rekenSeconden, matcher.geheugenMB))
        return matcher
    }

    private func latentie(_ luisteraar: Luisteraar) async throws {
        let records = (zaken..<zaken + Self.latentieAantal).map(aanvraag)
        try await luisteraar.wachtOpStilte(ms: 3_000)
        let onze = try await meetLatentie(luisteraar, records)
        let (heen, terug) = ("\(topics.voorvoegsel).heen", "\(topics.voorvoegsel).terug")
        let oor = try await Luisteraar(brokers, [terug], partities: Int32(Doorgeven.partities), log)
        let c = try kind("doorgeven", [heen, terug, "\(Self.latentieAantal)", "\(commitMs)"])
        let kaal = try await meetLatentie(
            oor, records.map { OutgoingRecord(topic: heen, key: $0.key, value: $0.value, headers: []) })
        _ = try c.einde()
        oor.sluit()
        let (a, b) = (BenchTafel.p(0.99, onze), BenchTafel.p(0.99, kaal))
        BenchTafel.regel(
            "latency",
            String(
                format: "p50=%.1f p99=%.1f ms at %d/s, c-passthrough p50=%.1f p99=%.1f, commit every %d ms, "
                    + "ratio=%.2f vs=c-passthrough-p99", BenchTafel.p(0.5, onze), a, Self.perSeconde,
                BenchTafel.p(0.5, kaal), b, commitMs, a / b))
    }

    /// Milliseconds from handing over a message to hearing what came of it.
    private func meetLatentie(_ luisteraar: Luisteraar, _ records: [OutgoingRecord]) async throws -> [Double] {
        luisteraar.begin()
        var verstuurd: [String: UInt64] = [:]
        let klok = ContinuousClock()
        let begin = klok.now
        await withTaskGroup(of: Void.self) { groep in
            for (plaats, record) in records.enumerated() {
                try? await klok.sleep(until: begin + .microseconds(plaats * 1_000_000 / Self.perSeconde))
                verstuurd[String(decoding: record.key ?? [], as: UTF8.self)] = Luisteraar.nuNs()
                groep.addTask { [producer] in _ = await producer.send([record]) }
            }
        }
        try await luisteraar.wacht(records.count, sMax: 30)
        let komst = luisteraar.komst
        return verstuurd.compactMap { sleutel, toen in komst[sleutel].map { Double($0 - toen) / 1e6 } }
    }
}
