import Logging
import Synchronization

/// The sequence numbers under which an idempotent producer sent its batches, from librdkafka's own log (`debug=msg`).
///
/// A broker keeps a batch once for each producer id, epoch and sequence. So nothing is doubled when what was sent again
/// bore the same numbers, and nothing is lost when the numbers leave no gap.
final class Sequences: Sendable {
    private struct Batch: Hashable {
        let producer: Substring
        let partition: Int
        let first: Int
        let count: Int
    }

    private let sent = Mutex<[Batch: Int]>([:])

    var logger: Logger {
        var logger = Logger(label: "sequences") { _ in Handler(sequences: self) }
        logger.logLevel = .debug
        return logger
    }

    /// Records that were sent more than once.
    var resentCount: Int { sent.withLock { $0.reduce(0) { $0 + ($1.value > 1 ? $1.key.count : 0) } } }

    /// What is wrong with the numbers for `count` records; nil when each record had one place, and only one.
    func fault(count: Int) -> String? {
        let batches = sent.withLock { Array($0.keys) }
        guard Set(batches.map(\.producer)).count == 1 else { return "producer ids \(Set(batches.map(\.producer)))" }
        var total = 0
        for (partition, batches) in Dictionary(grouping: batches, by: \.partition) {
            var next = 0
            for batch in batches.sorted(by: { ($0.first, $0.count) < ($1.first, $1.count) }) {
                guard batch.first == next else {
                    return
                        "partition \(partition): \(batch.first) to \(batch.first + batch.count) where \(next) was due"
                }
                next += batch.count
            }
            total += next
        }
        return total == count ? nil : "\(total) numbers for \(count) records"
    }

    private func note(_ line: String) {
        let pattern = /t \[(\d+)\]: Produce MessageSet with (\d+) message.*BaseSeq (\d+), (PID\{[^}]*\})/
        guard let found = line.firstMatch(of: pattern)?.output, let partition = Int(found.1), let count = Int(found.2),
            let first = Int(found.3)
        else { return }
        let batch = Batch(producer: found.4, partition: partition, first: first, count: count)
        sent.withLock { $0[batch, default: 0] += 1 }
    }

    private struct Handler: LogHandler {
        let sequences: Sequences
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { sequences.note("\(event.message)") }
    }
}
