import Berichten
import Foundation
import Jeugdhulp

/// Fills a read model without Kafka, for benchmarks: the same way in as a record of a topic.
package enum Bordvulling {
    /// - Parameters:
    ///   - pad: where the board that is measured looks for its file.
    ///   - events: each with its topic and key, in order.
    package static func vul(
        pad: String, regios: [String], _ events: some Sequence<(topic: String, sleutel: String, Gebeurtenis)>,
        nu: Tijdstip
    ) throws {
        let model = try Leesmodel(pad: pad, regios: regios, topics: .standaard, register: .landelijk, nu: nu)
        var offsets: [String: Int64] = [:]
        var batch: [Leesrecord] = []
        for (topic, sleutel, gebeurtenis) in events {
            let offset = offsets[topic, default: 0]
            offsets[topic] = offset + 1
            batch.append(
                Leesrecord(
                    topic: topic, partitie: 0, offset: offset, tijdMs: nu.ms, sleutel: sleutel,
                    waarde: Data(gebeurtenis.bytes)))
            guard batch.count == batchCount else { continue }
            _ = try model.neem(batch, nu: nu)
            batch.removeAll(keepingCapacity: true)
        }
        _ = try model.neem(batch, nu: nu)
        try model.sluit()
    }

    private static let batchCount = 2_000
}
