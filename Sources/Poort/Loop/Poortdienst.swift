import Berichten
import Jeugdhulp
import Kafka
import Logging
import Synchronization

/// The gate as a service: lets through what parties may say, until it is asked to stop. Any number of instances share
/// the parties out among them.
package final class Poortdienst: Sendable {
    private let inst: Poortinstellingen
    private let klok: Klok
    private let log: Logger
    private let bijRonde: @Sendable () -> Void

    /// How long to wait before the next life of the loop, in milliseconds; the last stays.
    private static let pauzesMs = [200, 500, 1_000, 2_000, 5_000]
    private static let vraagMsMax = 8_000

    /// - Parameter bijRonde: told each time that the loop goes round: that it is alive.
    package init(
        _ instellingen: Poortinstellingen, klok: Klok = .echt, log: Logger,
        bijRonde: @escaping @Sendable () -> Void = {}
    ) {
        inst = instellingen
        self.klok = klok
        self.log = log
        self.bijRonde = bijRonde
    }

    /// - Throws: when another instance took our place, or the settings are not good; trouble with brokers is tried
    ///   again
    ///   for ever, and said.
    package func draai(_ stop: StopSignal) async throws {
        while !stop.isAsked {
            do {
                return try await OwnedThread.run(name: "poort") { [self] in try draaiHier(stop) }
            } catch is BeginOntbreekt {
                await schrijfBegin()
            }
        }
    }

    /// No gate ever wrote that it stands.
    private struct BeginOntbreekt: Error {}

    /// Writes on the core that from now on every message has a verified sender. Who reads the core goes by it.
    private func schrijfBegin() async {
        do {
            var zenden = ProducerSettings(brokers: inst.brokers, messageTimeoutMs: Self.vraagMsMax)
            zenden.extra = inst.extra
            let producer = try Producer(zenden, logger: log)
            let begin = OutgoingRecord(
                topic: inst.topics.poort, partition: 0, key: Array(GateState.beginSleutel.utf8),
                value: GateState.waarde)
            let uitkomst = await producer.send([begin]).first
            await producer.close(withinMs: 1_000)
            _ = try uitkomst?.get()
            log.notice("the gate stands: from now on every message on the core must have a verified sender")
        } catch {
            log.warning("the first word of the gate cannot be written", metadata: ["fout": "\(error)"])
        }
    }

    private func draaiHier(_ stop: StopSignal) throws {
        let admin = try Admin(brokers: inst.brokers, extra: inst.extra, logger: log)
        defer { admin.close(withinMs: 1_000) }
        let meters = GateMetrics(inst.meetfabriek)
        var poging = 0
        while !stop.isAsked {
            let begonnenMs = Monotonic.nowMs()
            do {
                try eenKeer(stop, admin, meters)
            } catch let einde as ExactlyOnceEnd {
                if case .fenced = einde {
                    throw PoortFout.verdrongen(transactionalId: inst.transactionalId, "\(einde)")
                }
                meld("\(einde)")
            } catch let fout as KafkaError {
                meld("\(fout)")
            } catch let fout as PoortFout {
                meld("\(fout)")
            }
            if Monotonic.nowMs() - begonnenMs > 60_000 { poging = 0 }
            if !stop.isAsked { stop.wait(ms: Self.pauzesMs[min(poging, Self.pauzesMs.count - 1)]) }
            poging += 1
        }
    }

    private func meld(_ reden: String) {
        log.warning("the gate starts anew from the log", metadata: ["reden": "\(reden)", "brokers": "\(inst.brokers)"])
    }

    /// One life of the loop, from an empty memory.
    private func eenKeer(_ stop: StopSignal, _ admin: Admin, _ meters: GateMetrics) throws {
        var inst = inst
        if try zorgVoorTopics(admin) { inst.topicsMs = min(inst.topicsMs, Self.ingebouwdTopicsMs) }
        let topics = inst.topics
        let geheugen = GateMemory(try CoreFollower([topics.poort], inst, stop: stop, log: log))
        defer { geheugen.sluit() }
        try geheugen.lees(admin, stop)
        guard stop.isAsked || geheugen.stand.sindsMs != nil else { throw BeginOntbreekt() }
        var zegel: GateSeal?
        if let verzegeling = inst.verzegeling {
            zegel = GateSeal(verzegeling, topics, try CoreFollower([topics.sleutels], inst, stop: stop, log: log))
        }
        defer { zegel?.sluit() }
        try zegel?.lees(admin, stop)
        if stop.isAsked { return }
        let werk = GateWork(
            inst, klok: klok, geheugen: geheugen, topics: TopicDirectory(admin), meters: meters, zegel: zegel,
            log: log, bijRonde: bijRonde)
        log.info("the gate is open", metadata: ["stil": "\(geheugen.stand.stil.count)"])
        try ExactlyOnceLoop(inst.lus, werk, stop: stop, logger: log).run()
    }

    /// The embedded broker is one machine and asked often: who tries something out does not want to wait.
    private static let ingebouwdTopicsMs = 300

    /// Makes sure that the core is there. The embedded broker is asked to make it; on Apache Kafka that is the
    /// operator's to do.
    /// - Returns: whether it is the embedded broker.
    private func zorgVoorTopics(_ admin: Admin) throws -> Bool {
        let topics = inst.topics
        var meta = try admin.metadataBlocking(timeoutMs: Self.vraagMsMax)
        if meta.isEmbedded {
            let vast = topics.instellingen(
                partities: inst.partities, regios: [], gis: [], agbs: [], verzegeld: inst.verzegeling != nil)
            _ = try admin.createBlocking(
                vast.map { TopicSpec(name: $0.naam, partitions: $0.partities, replication: 1, config: [:]) },
                timeoutMs: Self.vraagMsMax)
            meta = try admin.metadataBlocking(timeoutMs: Self.vraagMsMax)
        }
        let er = Set(meta.topics.filter { $0.partitions > 0 }.map(\.name))
        let mist = (topics.vast + (inst.verzegeling == nil ? [] : [topics.sleutels])).filter { !er.contains($0) }
        guard mist.isEmpty else { throw PoortFout.topicsOntbreken(mist) }
        return meta.isEmbedded
    }
}

/// Why the gate cannot do its work.
package enum PoortFout: Error, Sendable, CustomStringConvertible {
    case verdrongen(transactionalId: String, String)
    case topicsOntbreken([String])

    package var description: String {
        switch self {
        case .verdrongen(let id, let fout):
            """
            another gate with transactional id '\(id)' has taken over, so this one stops (\(fout)). \
            Maybe it was started twice: give each its own --instantie.
            """
        case .topicsOntbreken(let namen):
            "topics are missing: \(namen.joined(separator: ", ")). Run: doorbraaktafel topics maak"
        }
    }
}
