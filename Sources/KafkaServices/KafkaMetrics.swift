import Kafka
import Metrics
import Synchronization

/// Makes metrics of a client's statistics and transactions.
///
/// ```swift
/// let metrics = KafkaMetrics(client: "tafel-in")
/// var settings = ConsumerSettings(brokers: "kafka:9092", groupId: "tafel")
/// settings.observer = metrics.observer(intervalMs: 5_000)
/// ```
///
/// One for each client that runs at the same time, with a name of its own; a client that is closed and made anew keeps
/// its metrics and goes on counting. Decoding takes about 10 µs a partition, on the thread that serves the client.
///
/// | metric | kind | labels | from |
/// |---|---|---|---|
/// | `kafka_queue_messages`, `kafka_queue_bytes` | gauge | | `msg_cnt`, `msg_size`: records a producer holds |
/// | `kafka_reply_queue_events` | gauge | | `replyq`: what waits for the thread that serves the client |
/// | `kafka_messages_sent_total`, `kafka_message_bytes_sent_total` | counter | | `txmsgs`, `txmsg_bytes` |
/// | `kafka_messages_received_total`, `kafka_message_bytes_received_total` | counter | | `rxmsgs`, `rxmsg_bytes` |
/// | `kafka_requests_total`, `kafka_request_bytes_total` | counter | | `tx`, `tx_bytes` |
/// | `kafka_responses_total`, `kafka_response_bytes_total` | counter | | `rx`, `rx_bytes` |
/// | `kafka_broker_up` | gauge, 0 or 1 | `broker` | `state` |
/// | `kafka_broker_rtt_seconds` | gauge | `broker`, `quantile` | `rtt.p50`, `rtt.p99` |
/// | `kafka_broker_internal_latency_seconds` | gauge | `broker`, `quantile` | `int_latency.p50`, `.p99` |
/// | `kafka_broker_throttle_seconds` | gauge | `broker`, `quantile` | `throttle.p50`, `.p99` |
/// | `kafka_broker_errors_total` | counter | `broker`, `kind` | `txerrs`, `rxerrs`, `req_timeouts` |
/// | `kafka_broker_retries_total`, `kafka_broker_disconnects_total` | counter | `broker` | `txretries`, `disconnects` |
/// | `kafka_consumer_lag` | gauge | `topic`, `partition` | end less position: ``ClientStatistics/Partition/lag`` |
/// | `kafka_consumer_queue_messages`, `…_bytes` | gauge | `topic`, `partition` | `fetchq_cnt`, `fetchq_size` |
/// | `kafka_consumer_rebalances_total` | counter | | `cgrp.rebalance_cnt` |
/// | `kafka_consumer_assigned_partitions` | gauge | | `cgrp.assignment_size` |
/// | `kafka_transactions_total` | counter | `outcome`: `committed`, `aborted` | counted at their end |
/// | `kafka_transaction_seconds` | timer | `outcome` | from begin to end |
/// | `kafka_statistics_unreadable_total` | counter | | reports that were no statistics |
///
/// Each also has the label `client`, as given here, and `type` (`producer` or `consumer`) where statistics say it. No
/// label grows without bound: `broker` is a node number of the cluster, `topic` and `partition` are only those that
/// this client reads at this moment (their gauges go when they do), the others are fixed words.
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
