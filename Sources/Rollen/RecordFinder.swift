import Berichten
import Kafka
import Logging
import Verzegeling

/// Reads every topic of the contract to its end, to tell where a case stands.
package struct RecordFinder: Sendable {
    private let verbinding: Connection

    /// How long reading may make no progress.
    static let stilMsMax = 30_000

    package init(_ verbinding: Connection) { self.verbinding = verbinding }

    /// - Throws: ``RolFout`` when no broker answers; `KafkaError` when a topic may not be read or does not end.
    package func zoek(_ casusId: String) async throws -> Vindplaatsen {
        let admin = try Admin(brokers: verbinding.brokers, extra: verbinding.extra, logger: verbinding.log)
        defer { admin.close(withinMs: 1_000) }
        let (topics, begin) = (verbinding.topics, verbinding.topics.voorvoegsel + ".")
        let plekken: [TopicPartition]
        do {
            let meta = try await admin.metadata(topics: nil, timeoutMs: Connection.zoekMsMax)
            plekken = meta.topics.filter { $0.name.hasPrefix(begin) }.flatMap { topic in
                (0..<Int32(topic.partitions)).map { TopicPartition(topic: topic.name, partition: $0) }
            }
        } catch {
            throw RolFout.geenBroker(verbinding.brokers, error)
        }
        let mist = topics.vast.filter { naam in !plekken.contains { $0.topic == naam } }
        // What cannot be seen would be reported as clean.
        guard mist.isEmpty else { throw RolFout.topicOntbreekt(mist) }
        let kast = try verbinding.sleutelkast()
        let gevonden = try await OwnedThread.run(name: "speurder") { [self] in try lees(casusId, plekken, kast) }
        if let reden = gevonden.ongezien { throw RolFout.verzegeld(aantal: gevonden.ongezienAantal, reden) }
        return gevonden
    }

    private func lees(
        _ casusId: String, _ plekken: [TopicPartition], _ kast: KeyStore?
    ) throws -> Vindplaatsen {
        var instellingen = ConsumerSettings(brokers: verbinding.brokers)
        instellingen.extra = verbinding.extra
        instellingen.partitionEOF = true
        let waker = try Waker()
        let consumer = try Consumer(instellingen, waker: waker, logger: verbinding.log)
        defer { consumer.close(withinMs: 2_000) }
        try consumer.assign(plekken.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
        var gevonden = Vindplaatsen(casusId: casusId)
        var reading = ReadToEnd(firstEndOf: plekken, silenceMsMax: Self.stilMsMax)
        let uitkomst = try reading.run(
            ReadPace(waker), next: { consumer.next(countMax: 1_000) },
            take: { batch in
                try kast?.zoekSleutels(van: batch.lazy.compactMap(\.verzegeldeWaarde))
                for record in batch { neem(record, kast, &gevonden) }
            })
        switch uitkomst {
        case .done, .stopped: return gevonden
        case .failed(let fout): throw fout
        case .silent(let partities): throw RolFout.lezenStaatStil(partities: partities, stilMsMax: Self.stilMsMax)
        }
    }

    private func neem(_ record: Record, _ kast: KeyStore?, _ gevonden: inout Vindplaatsen) {
        let inhoud: Vindplaatsen.RecordContents =
            switch record.gelezen(kast) {
            case nil: .weg
            case .open(let waarde): .leesbaar(waarde)
            case .dicht(let fout) where fout.komtDoorInstelling: .ongezien(fout)
            case .dicht(.vergeten): .vernietigd
            // No seal of ours: then it lies open as it is.
            case .dicht: .leesbaar(record.copyValue() ?? [])
            }
        gevonden.lees(
            topic: record.topic, compact: verbinding.topics.isCompact(record.topic), partitie: record.partition,
            offset: record.offset, sleutel: record.copyKey() ?? [], inhoud: inhoud,
            koppen: record.copyHeaders().map { $0.value ?? [] })
    }
}
