import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Synchronization
import Tafel
import Verzegeling

/// The whole line over the wire: embedded broker, matcher, parties, and an ear on every topic.
final class Draad: Sendable {
    let broker: EmbeddedBroker
    let topics = Topics.standaard
    let gehoord = Gehoord()
    private let log: Logger
    private let oor: Task<Void, any Error>
    /// Of everybody on the line.
    let verzegeling: Verzegeling?

    init(
        gis: [String] = ["jbov", "jbnoord", "jbwest", "ljenr", "wss"], verzegeling: Verzegeling? = nil
    ) throws {
        self.verzegeling = verzegeling
        var log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        log.logLevel = .critical
        self.log = log
        broker = try EmbeddedBroker(brokers: 1, logger: log)
        let regios = Gemeenteregister.landelijk.regios.map(\.slug)
        let alle = topics.instellingen(partities: 2, regios: regios, gis: gis, agbs: [], verzegeld: verzegeling != nil)
        for topic in alle { try broker.createTopic(topic.naam, partitions: Int(topic.partities)) }
        var verbinding = Connection(brokers: broker.bootstrap, log: log)
        verbinding.verzegeling = verzegeling
        let volger = Follower(
            verbinding,
            topics: alle.map(\.naam).filter { $0.contains(".voorstellen.") || $0.contains(".status.") })
        oor = Task { [gehoord] in
            try await volger.volg { ontvangen in
                if case .gebeurtenis(let gebeurtenis) = ontvangen { gehoord.voegToe(gebeurtenis) }
                return true
            }
        }
    }

    deinit {
        oor.cancel()
        broker.close()
    }

    /// A matcher that runs until the body is done.
    func metMatcher<R: Sendable>(
        instantie: String = "0", extra: [String: String] = [:], klok: Klok = .stil(op: Voorbeelden.vandaag),
        log: Logger? = nil, verzegeling: Verzegeling?? = .none, _ doe: (Matcher) async throws -> R
    ) async throws -> R {
        var inst = Matcherinstellingen(brokers: broker.bootstrap)
        inst.verzegeling = verzegeling ?? self.verzegeling
        inst.instantie = instantie
        inst.partities = 2
        inst.extra = extra
        let matcher = Matcher(inst, klok: klok, log: log ?? self.log)
        let stop = try StopSignal()
        let loopt = Task { try await matcher.draai(stop) }
        do {
            let uitkomst = try await doe(matcher)
            stop.ask()
            try await loopt.value
            return uitkomst
        } catch {
            stop.ask()
            _ = await loopt.result
            throw error
        }
    }

    /// - Parameter open: whether it sends in the clear, whatever the others do.
    func metZender<R: Sendable>(open: Bool = false, _ doe: (EventSender) async throws -> R) async throws -> R {
        var verbinding = Connection(brokers: broker.bootstrap, log: log)
        verbinding.verzegeling = open ? nil : verzegeling
        let zender = try EventSender(verbinding)
        do {
            let uitkomst = try await doe(zender)
            await zender.sluit()
            return uitkomst
        } catch {
            await zender.sluit()
            throw error
        }
    }

    func stuurMarkt() async throws {
        let (contracten, aanbod) = (try Voorbeelden.contracten(), try Voorbeelden.aanbod())
        try await metZender { zender in
            let uitkomsten =
                await Inkooporganisatie(zender).meld(contracten.map { Voorbeelden.gebeurtenis(.contractGemeld($0)) })
                + Aanbieder(zender).meld(aanbod.map { Voorbeelden.gebeurtenis(.aanbodGemeld($0)) })
            for uitkomst in uitkomsten { _ = try uitkomst.get() }
        }
    }

    func stuur(_ aanvragen: [Aanvraag], open: Bool = false) async throws {
        try await metZender(open: open) { zender in
            for uitkomst in await GI(zender).stuur(aanvragen.map { Voorbeelden.gebeurtenis(.aanvraagIngediend($0)) }) {
                _ = try uitkomst.get()
            }
        }
    }

    /// Raw bytes onto a topic, as a stranger may send them.
    func stuurRuw(_ record: OutgoingRecord) async throws {
        var inst = ProducerSettings(brokers: broker.bootstrap, messageTimeoutMs: 120_000)
        inst.extra = ["message.max.bytes": "4000000"]
        let producer = try Producer(inst, logger: log)
        _ = try await producer.send(record)
        await producer.close(withinMs: 5_000)
    }

    /// Everything on a topic now.
    func inhoud(_ topic: String) async throws -> [(sleutel: String, koppen: [String: String])] {
        try await records(topic).map { record in
            let koppen = Dictionary(
                record.headers.map { ($0.name, String(decoding: $0.value ?? [], as: UTF8.self)) }
            ) { $1 }
            return (sleutel: String(decoding: record.key ?? [], as: UTF8.self), koppen: koppen)
        }
    }

    /// The same to the byte.
    func records(_ topic: String) async throws -> [OwnedRecord] {
        let verzameld = Mutex<[OwnedRecord]>([])
        let adres = broker.bootstrap
        let log = log
        try await OwnedThread.run(name: "lezer") {
            let admin = try Admin(brokers: adres, extra: [:], logger: log)
            defer { admin.close(withinMs: 1_000) }
            let plekken = try admin.metadataBlocking(topics: [topic], timeoutMs: 5_000).topics.flatMap { topic in
                (0..<Int32(topic.partitions)).map { TopicPartition(topic: topic.name, partition: $0) }
            }
            var teGaan = try admin.endOffsetsBlocking(plekken, timeoutMs: 5_000).filter { $0.value > 0 }
            let waker = try Waker()
            var inst = ConsumerSettings(brokers: adres)
            inst.partitionEOF = true
            let consumer = try Consumer(inst, waker: waker, logger: log)
            defer { consumer.close(withinMs: 1_000) }
            try consumer.assign(plekken.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
            while !teGaan.isEmpty {
                switch consumer.next(countMax: 100) {
                case .records(let batch):
                    for record in batch { verzameld.withLock { $0.append(record.copy()) } }
                case .endOfPartition(let plek, let offset):
                    if let doel = teGaan[plek], offset >= doel { teGaan[plek] = nil }
                case nil: waker.wait(timeoutMs: 1_000)
                default: break
                }
            }
        }
        return verzameld.withLock { $0 }
    }
}

/// What was heard so far, and waiting until it is enough.
final class Gehoord: Sendable {
    private struct Stand {
        var alles: [Gebeurtenis] = []
        var wachters: [Int: (voorwaarde: @Sendable ([Gebeurtenis]) -> Bool, klaar: CheckedContinuation<Bool, Never>)] =
            [:]
        var nummer = 0
    }

    private let stand = Mutex(Stand())

    var alles: [Gebeurtenis] { stand.withLock { $0.alles } }

    var voorstellen: [VoorstelGedaan] {
        alles.compactMap { if case .voorstelGedaan(let voorstel) = $0.inhoud { voorstel } else { nil } }
    }

    func voegToe(_ gebeurtenis: Gebeurtenis) {
        let klaar = stand.withLock { stand in
            stand.alles.append(gebeurtenis)
            let nu = stand.alles
            let voldaan = stand.wachters.filter { $0.value.voorwaarde(nu) }
            for nummer in voldaan.keys { stand.wachters[nummer] = nil }
            return voldaan.values.map(\.klaar)
        }
        for wachter in klaar { wachter.resume(returning: true) }
    }

    /// Waits until `voorwaarde` holds of everything heard, at most `ms`.
    func wacht(ms: Int = 120_000, _ voorwaarde: @escaping @Sendable ([Gebeurtenis]) -> Bool) async -> Bool {
        await withCheckedContinuation { klaar in
            let nummer: Int? = stand.withLock { stand in
                guard !voorwaarde(stand.alles) else { return nil }
                stand.nummer += 1
                stand.wachters[stand.nummer] = (voorwaarde, klaar)
                return stand.nummer
            }
            guard let nummer else { return klaar.resume(returning: true) }
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(ms)) { [self] in
                stand.withLock { $0.wachters.removeValue(forKey: nummer) }?.klaar.resume(returning: false)
            }
        }
    }

    /// The steps of ladders, in the order in which they were told.
    static func treden(_ alles: [Gebeurtenis]) -> [Int] {
        alles.compactMap { if case .opschalingBereikt(let stap) = $0.inhoud { stap.trede } else { nil } }
    }

    /// Waits for a proposal of at least this version for every case.
    func wacht(opVersie versie: Int = 1, van casussen: [String], ms: Int = 120_000) async -> Bool {
        await wacht(ms: ms) { alles in
            let versies = Dictionary(
                alles.compactMap { if case .voorstelGedaan(let v) = $0.inhoud { (v.casusId, v.versie) } else { nil } },
                uniquingKeysWith: max)
            return casussen.allSatisfy { (versies[$0] ?? 0) >= versie }
        }
    }

    /// Waits until the GI hears that the message about a case was refused.
    func wacht(opAfkeuring casusId: String) async -> Bool {
        await wacht {
            $0.contains { if case .berichtAfgekeurd(let brief) = $0.inhoud { brief.casusId == casusId } else { false } }
        }
    }
}

/// A clock whose day a test moves on.
final class Verzetklok: Sendable {
    private let dagen = Mutex(0)

    func zet(dag: Int) { dagen.withLock { $0 = dag } }

    var klok: Klok {
        Klok(
            nu: Klok.echt.nu, dag: { [self] _ in Voorbeelden.vandaag.plus(dagen: dagen.withLock { $0 }) },
            nieuwId: Klok.echt.nieuwId)
    }
}
