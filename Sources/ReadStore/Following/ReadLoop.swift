import Berichten
import Foundation
import Instrumentation
import Kafka
import Logging
import Verzegeling

/// Keeps the read model level with the topics, on a thread of its own, until it is asked to stop. Without a broker it
/// says so and keeps trying.
package final class ReadLoop: Sendable {
    let model: ReadModel
    let stand: ReadProgress
    let omroep: Broadcast
    private let brokers: String
    private let extra: [String: String]
    private let nu: @Sendable () -> Tijdstip
    private let log: Logger
    private let stopSignal: StopSignal
    /// `nil`: no master keys were given.
    private let kast: KeyStore?

    private static let batchCountMax = 2_000
    private static let batchBytesMax = 4 << 20
    /// Whoever stops the board waits for this at most.
    private static let vraagMsMax = 2_000
    private static let opnieuwMs = 1_000
    /// How long the log may be silent before the broker is asked whether it is still there.
    private static let stilMsMax = 2_000

    /// - Parameter stop: one of its own, brought along: what a failing `init` would have to take down again of an
    ///   object with an atomic in it stops the compiler (Swift 6.3.1, optimized).
    package init(
        model: ReadModel, stand: ReadProgress, omroep: Broadcast, brokers: String, extra: [String: String],
        nu: @escaping @Sendable () -> Tijdstip, log: Logger, stop: StopSignal, kast: KeyStore? = nil
    ) {
        self.model = model
        self.stand = stand
        self.omroep = omroep
        self.brokers = brokers
        self.extra = extra
        self.nu = nu
        self.log = log
        stopSignal = stop
        self.kast = kast
    }

    /// Returns when ``stop()`` was called.
    /// - Throws: what no new attempt can mend, such as a full disk.
    package func draai() async throws { try await OwnedThread.run(name: "bord-leeslus") { [self] in try blijfLezen() } }

    package func stop() { stopSignal.ask() }

    private var loopt: Bool { !stopSignal.isAsked }

    private func blijfLezen() throws {
        while loopt {
            do {
                try volg()
            } catch let fout as KafkaError {
                log.warning("broker trouble, trying again", metadata: ["fout": "\(fout)"])
                stand.hapert(.geenKafka)
                stopSignal.wait(ms: Self.opnieuwMs)
            } catch let fout as Zegelfout {
                log.error("proposals cannot be opened, trying again", metadata: ["fout": "\(fout.uitleg)"])
                stand.hapert(.verzegeld)
                stopSignal.wait(ms: Self.opnieuwMs)
            }
        }
    }

    /// Reads on from where the model is, until asked to stop.
    private func volg() throws {
        let admin = try Admin(brokers: brokers, extra: extra, logger: log)
        defer { admin.close(withinMs: 500) }
        var partities = try partities(admin)
        let begin = try beginplekken(partities, admin)
        var instellingen = ConsumerSettings(brokers: brokers)
        instellingen.extra = extra
        instellingen.partitionEOF = true
        let consumer = try Consumer(instellingen, waker: stopSignal.waker, logger: log)
        defer { consumer.close(withinMs: 1_000) }
        var poortSindsMs = try poortSindsMs(admin)
        try consumer.assign(begin)
        // Not a run: it goes on after the end.
        var reading = ReadToEnd(firstEndOf: partities, endsOnRefusal: false)
        while loopt {
            let turn = consumer.next(countMax: Self.batchCountMax, bytesMax: Self.batchBytesMax)
            switch reading.step(turn, nowMs: Monotonic.nowMs()) {
            case .take(let batch): try neem(batch.map(ReadRecord.init(_:)), poortSindsMs)
            case .failed(let fout): throw fout
            case .unreadable(let batch):
                stand.sloegOver(1)
                log.error("a batch that cannot be read was passed over", metadata: ["fout": "\(batch.error)"])
            case .trouble(let fout):
                log.warning("broker trouble, going on", metadata: ["fout": "\(fout)"])
                // Tells the reader at once whether the broker is still there.
                guard try Set(self.partities(admin)) == Set(partities) else { return }
            case .caughtUp, .next: continue
            case .wait, .silent:
                try model.ruimOp(nu: nu())
                if reading.isDone { stand.isBij(op: nu()) }
                guard !stopSignal.waker.wait(timeoutMs: Self.stilMsMax), loopt else { continue }
                // What was destroyed leaves memory too.
                try kast?.werkBij()
                if poortSindsMs == nil { poortSindsMs = try self.poortSindsMs(admin) }
                let erZijn = try self.partities(admin)
                guard Set(erZijn) != Set(partities) else { continue }
                // The same consumer reads on: a new one would keep who waits for its decision waiting.
                partities = erZijn
                try consumer.assign(try beginplekken(erZijn, admin))
                reading = ReadToEnd(firstEndOf: erZijn, endsOnRefusal: false)
            }
        }
    }

    private func neem(_ ruw: [ReadRecord], _ poortSindsMs: Int64?) throws {
        let records = try geopend(ruw)
        let wijziging = try model.neem(records, nu: nu(), poortSindsMs: poortSindsMs)
        if log.logLevel <= .debug { meldSporen(records) }
        if wijziging.onleesbaar > 0 {
            stand.sloegOver(wijziging.onleesbaar)
            log.warning("records skipped: they cannot be read", metadata: ["aantal": "\(wijziging.onleesbaar)"])
        }
        if !wijziging.isLeeg { omroep.vertel(wijziging) }
    }

    /// The records with what is sealed opened.
    /// - Throws: ``Zegelfout`` when a record that only a matcher writes lacks nothing but the right master keys: passed
    ///   over, it would not be read again once they are there. What others wrote cannot stop the board.
    private func geopend(_ records: [ReadRecord]) throws -> [ReadRecord] {
        guard records.contains(where: \.isVerzegeld) else { return records }
        try kast?.zoekSleutels(van: records.lazy.filter(\.isVerzegeld).compactMap { $0.waarde.map { [UInt8]($0) } })
        return try records.map { record in
            let open = record.geopend(kast)
            let isVanAnderen = model.topics.kanaal(record.topic).map { Channel.kern.contains($0.kanaal) } ?? true
            if let fout = open.dicht, fout.komtDoorInstelling, !isVanAnderen { throw fout }
            return open
        }
    }

    /// Which messages of a trace came as far as the pages.
    private func meldSporen(_ records: [ReadRecord]) {
        for record in records {
            guard let spoor = record.koppen[TraceContext.naam].flatMap(TraceContext.init(traceparent:)) else {
                continue
            }
            ServiceContext.withValue(.met(spoor)) {
                log.debug(
                    "message read",
                    metadata: [
                        "topic": "\(record.topic)", "partitie": "\(record.partitie)", "offset": "\(record.offset)",
                    ])
            }
        }
    }

    /// Partitions of the topics that are there. A region's topic may come with its first case; the embedded broker is
    /// asked to make what is missing.
    private func partities(_ admin: Admin) throws(KafkaError) -> [TopicPartition] {
        var meta = try admin.metadataBlocking(topics: nil, timeoutMs: Self.vraagMsMax)
        let bekend = Set(meta.topics.map(\.name))
        let mist = model.scope.gelezenTopics.filter { !bekend.contains($0) }
        if meta.isEmbedded, !mist.isEmpty {
            _ = try admin.createBlocking(
                mist.map { TopicSpec(name: $0, partitions: 1, replication: 1) }, timeoutMs: Self.vraagMsMax)
            meta = try admin.metadataBlocking(topics: nil, timeoutMs: Self.vraagMsMax)
        }
        let aantallen = Dictionary(meta.topics.map { ($0.name, $0.partitions) }) { eerste, _ in eerste }
        return model.scope.gelezen(van: meta.topics.map(\.name)).flatMap { topic in
            (0..<Int32(aantallen[topic] ?? 0)).map { TopicPartition(topic: topic, partition: $0) }
        }
    }

    /// Since when the gate stands, as its own topic says; `nil`: there is none.
    private func poortSindsMs(_ admin: Admin) throws -> Int64? {
        let topic = model.topics.poort
        let aantal = try admin.metadataBlocking(topics: [topic], timeoutMs: Self.vraagMsMax).topics.first?.partitions
        let plek = TopicPartition(topic: topic, partition: 0)
        guard let aantal, aantal > 0,
            let grens = try admin.offsetsBlocking([plek], timeoutMs: Self.vraagMsMax)[plek], grens.high > grens.low
        else { return nil }
        var instellingen = ConsumerSettings(brokers: brokers)
        instellingen.extra = extra
        instellingen.partitionEOF = true
        let consumer = try Consumer(instellingen, waker: stopSignal.waker, logger: log)
        defer { consumer.close(withinMs: 500) }
        try consumer.assign([TopicPartitionOffset(plek, offset: grens.low)])
        var poort = GateState()
        var reading = ReadToEnd(from: [plek: grens.low], to: [plek: grens.high], silenceMsMax: Self.poortMsMax)
        let uitkomst = reading.run(
            ReadPace(stopSignal), next: { consumer.next(countMax: Self.batchCountMax) },
            take: { batch in
                for record in batch {
                    poort.neem(
                        sleutel: record.copyKey() ?? [], isWeg: record.valueCount == nil, tijdMs: record.timestampMs)
                }
            })
        if case .failed(let fout) = uitkomst { throw fout }
        return poort.sindsMs
    }

    /// How long reading the gate's own topic may bring nothing.
    private static let poortMsMax = 10_000

    /// Where to read on. When the log is shorter than what was read, it is another log: then all is read again.
    private func beginplekken(_ partities: [TopicPartition], _ admin: Admin) throws -> [TopicPartitionOffset] {
        var plekken = try model.plekken()
        let grenzen = try admin.offsetsBlocking(partities, timeoutMs: Self.vraagMsMax)
        let vreemd = partities.contains { partitie in
            guard let volgende = plekken[.init(topic: partitie.topic, partitie: partitie.partition)] else {
                return false
            }
            return volgende > grenzen[partitie]?.high ?? 0
        }
        if vreemd {
            log.warning("the log ends before what was read from it: the read model is made again")
            try model.leeg()
            plekken = [:]
        }
        return partities.map { partitie in
            let volgende = plekken[.init(topic: partitie.topic, partitie: partitie.partition)]
            return TopicPartitionOffset(
                topic: partitie.topic, partition: partitie.partition, offset: volgende ?? Offsets.beginning)
        }
    }
}
