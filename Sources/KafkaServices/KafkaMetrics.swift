import Kafka
import Metrics
import Synchronization

/// Makes metrics of a client's statistics and transactions.
///
/// ```swift
/// let metrics = KafkaMetrics(client: "billing-in")
/// var settings = ConsumerSettings(brokers: "kafka:9092", groupId: "billing")
/// settings.observer = metrics.observer(intervalMs: 5_000)
/// ```
///
/// One for each client that runs at the same time, with a name of its own; a client that is closed and made anew keeps
/// its metrics and goes on counting. A report is decoded on the thread that serves the client, in about 15 µs a
/// partition: 1.4 ms for the 72 KB that speak of a hundred.
///
/// Names, labels and meaning are in one table, that of the article *Metrics, logs and services* (`Observing.md`). Every
/// metric has the label `client`, as given here, and those from statistics `type` (`producer` or `consumer`). No label
/// grows without bound: `broker` is a node number of the cluster, `topic` and `partition` are only those that this
/// client reads at this moment (their gauges go when they do), the others are fixed words.
public final class KafkaMetrics: Sendable {
    private let memory: Mutex<MetricsMemory>
    private let committed: Metrics.Timer
    private let aborted: Metrics.Timer

    /// - Parameters:
    ///   - client: who this is in the metrics, from a small fixed set.
    ///   - factory: where the metrics go.
    public init(client: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let always = [("client", client)]
        memory = Mutex(MetricsMemory(factory, always: always))
        let label = "kafka_transaction_seconds"
        committed = Metrics.Timer(label: label, dimensions: always + [("outcome", "committed")], factory: factory)
        aborted = Metrics.Timer(label: label, dimensions: always + [("outcome", "aborted")], factory: factory)
    }

    /// For the settings of the client.
    public func observer(intervalMs: Int = 5_000) -> ClientObserver {
        ClientObserver(intervalMs: intervalMs, transactionEnded: { self.record($0) }, statistics: { self.record($0) })
    }

    /// One report of librdkafka, in its JSON. What is not JSON is counted and left.
    public func record(_ json: UnsafeRawBufferPointer) {
        let statistics = try? ClientStatistics(json: json)
        memory.withLock { memory in
            guard let statistics else { return memory.one("kafka_statistics_unreadable_total") }
            memory.record(statistics)
        }
    }

    private func record(_ report: ClientObserver.TransactionReport) {
        (report.isCommitted ? committed : aborted).recordNanoseconds(report.openNs)
        let outcome = report.isCommitted ? "committed" : "aborted"
        memory.withLock { $0.one("kafka_transactions_total", ["outcome": outcome]) }
    }
}
