import Berichten
import Foundation
import Jeugdhulp

/// Fills a read model without Kafka, for benchmarks: the same way in as records of topics.
package final class ReadModelFiller {
    private let model: ReadModel
    private let nu: Tijdstip
    private var offsets: [String: Int64] = [:]

    private static let batchCount = 2_000

    /// - Parameter pad: where the board that is measured looks for its file.
    package init(pad: String, scope: ReadScope, nu: Tijdstip) throws {
        model = try ReadModel(pad: pad, scope: scope, nu: nu)
        self.nu = nu
    }

    /// - Parameter events: each with its topic and key, in order.
    package func neem(_ events: some Sequence<(topic: String, sleutel: String, Gebeurtenis)>) throws {
        var batch: [ReadRecord] = []
        for (topic, sleutel, gebeurtenis) in events {
            let offset = offsets[topic, default: 0]
            offsets[topic] = offset + 1
            batch.append(
                ReadRecord(
                    topic: topic, partitie: 0, offset: offset, tijdMs: nu.ms, sleutel: sleutel,
                    waarde: Data(gebeurtenis.bytes)))
            guard batch.count == Self.batchCount else { continue }
            _ = try model.neem(batch, nu: nu)
            batch.removeAll(keepingCapacity: true)
        }
        _ = try model.neem(batch, nu: nu)
    }

    package func sluit() throws { try model.sluit() }
}
