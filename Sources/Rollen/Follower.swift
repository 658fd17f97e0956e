import Berichten
import Foundation
import Kafka
import Logging
import Verzegeling

/// Reads topics from the beginning and goes on following them, on a thread of its own.
package struct Follower: Sendable {
    private let verbinding: Connection
    private let topics: [String]

    /// What a follower is told.
    package enum FollowerEvent: Sendable {
        case gebeurtenis(Gebeurtenis)
        /// What stood under this key no longer holds.
        case weg(sleutel: String)
        /// A record that cannot be read, and where it stands.
        case onleesbaar(plek: String, Afkeuring)
        /// A record of a case that was forgotten: its key is gone, and what it said with it.
        case vergeten(plek: String)
        /// Everything that was there has been told; from here on it is new.
        case bij
    }

    package init(_ verbinding: Connection, topics: [String]) {
        self.verbinding = verbinding
        self.topics = topics
    }

    /// Tells `ontvang` everything, until it answers `false` or the task is cancelled.
    /// - Throws: ``RolFout`` when no broker answers or a topic is missing.
    package func volg(_ ontvang: @escaping @Sendable (FollowerEvent) -> Bool) async throws {
        let aantallen = try await verbinding.controleer(topics)
        let kast = try verbinding.sleutelkast()
        let stop = try StopSignal()
        try await withTaskCancellationHandler {
            try await OwnedThread.run(name: "volger") { [self] in
                try lees(aantallen, kast, stop, ontvang)
            }
        } onCancel: {
            stop.ask()
        }
    }

    private func lees(
        _ aantallen: [String: Int], _ kast: KeyStore?, _ stop: StopSignal,
        _ ontvang: (FollowerEvent) -> Bool
    ) throws {
        var instellingen = ConsumerSettings(brokers: verbinding.brokers)
        instellingen.extra = verbinding.extra
        instellingen.partitionEOF = true
        let consumer = try Consumer(instellingen, waker: stop.waker, logger: verbinding.log)
        defer { consumer.close(withinMs: 2_000) }
        let partities = topics.flatMap { topic in
            (0..<Int32(aantallen[topic] ?? 0)).map { TopicPartition(topic: topic, partition: $0) }
        }
        try consumer.assign(partities.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
        // Not a run: it goes on after the end.
        var reading = ReadToEnd(firstEndOf: partities, endsOnRefusal: false)
        while !stop.isAsked {
            switch reading.step(consumer.next(countMax: 500), nowMs: Monotonic.nowMs()) {
            case .take(let batch):
                try kast?.zoekSleutels(van: batch.lazy.compactMap(\.verzegeldeWaarde))
                for index in 0..<batch.count where !ontvang(Self.vertaal(batch[index], kast)) { return }
            case .caughtUp: if !ontvang(.bij) { return }
            case .failed(let fout): throw fout
            case .unreadable(let batch):
                let plek = "\(batch.place.topic)/\(batch.place.partition)/\(batch.offset)"
                guard ontvang(.onleesbaar(plek: plek, .onleesbaarPakket)) else { return }
            case .trouble(let fout): verbinding.log.warning("broker trouble, going on", metadata: ["fout": "\(fout)"])
            case .next: continue
            case .wait, .silent: stop.waker.wait(timeoutMs: 60_000)
            }
        }
    }

    private static func vertaal(_ record: Record, _ kast: KeyStore?) -> FollowerEvent {
        let plek = "\(record.topic)/\(record.partition)/\(record.offset)"
        switch record.gelezen(kast) {
        case nil: return .weg(sleutel: String(decoding: record.copyKey() ?? [], as: UTF8.self))
        case .dicht(.vergeten): return .vergeten(plek: plek)
        case .dicht(let fout): return .onleesbaar(plek: plek, fout.afkeuring)
        case .open(let waarde): return vertaal(waarde, record, plek)
        }
    }

    private static func vertaal(_ waarde: [UInt8], _ record: Record, _ plek: String) -> FollowerEvent {
        do throws(Afkeuring) {
            return .gebeurtenis(
                try GebeurtenisReader().lees(Data(waarde)) { naam in
                    record.copyHeader(naam).map { String(decoding: $0, as: UTF8.self) }
                })
        } catch {
            return .onleesbaar(plek: plek, error)
        }
    }
}

extension Afkeuring {
    /// Nobody knows how many messages are in it.
    fileprivate static let onleesbaarPakket = Afkeuring(
        .onleesbaar, "Hier staat een pakket berichten dat niet uit te pakken is. Wat erin staat, is overgeslagen.",
        "Vraag de afzender het opnieuw te sturen, met een andere of zonder compressie.")
}

extension Record {
    /// The value, where it is sealed.
    var verzegeldeWaarde: [UInt8]? { withValue { $0.flatMap { ZegelFormat.isVerzegeld($0) ? [UInt8]($0) : nil } } }

    /// The value, opened where it is sealed; `nil` for a tombstone.
    func gelezen(_ kast: KeyStore?) -> KeyStore.OpenResult? {
        guard let waarde = copyValue() else { return nil }
        guard ZegelFormat.isVerzegeld(waarde) else { return .open(waarde) }
        return kast?.open(waarde, topic: topic, sleutel: copyKey()) ?? .dicht(.zonderHoofdsleutels)
    }
}
