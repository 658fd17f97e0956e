import Kafka
import KafkaServices
import KafkaTesting
import Metrics
import MetricsTestKit
import Testing

extension OnEmbeddedBroker {
    @Suite("Metrics of a known run")
    struct MetricsTests {
        /// Metrics that tell when a report has come.
        private struct Watched {
            let made = TestMetrics()
            let reports = Tally()
            let observer: ClientObserver

            init(_ client: String) {
                var observer = KafkaMetrics(client: client, factory: made).observer(intervalMs: 50)
                let record = observer.statistics
                observer.statistics = { [reports] json in
                    record(json)
                    reports.add(1)
                }
                self.observer = observer
            }

            /// The newest report may have been written before what was done last; the one after it was not.
            func settle() async { await reports.reaches(reports.count + 3) }
        }

        @Test("a producer's records, round trips and empty queue are seen")
        func producer() async throws {
            let broker = try broker("t")
            let watched = Watched("p")
            var settings = ProducerSettings(brokers: broker.bootstrap, extra: ["enable.idempotence": "false"])
            settings.observer = watched.observer
            let producer = try Producer(settings, logger: logger)
            let records = (0..<500).map { OutgoingRecord(topic: "t", key: nil, value: [UInt8($0 % 256)]) }
            for result in await producer.send(records) { _ = try result.get() }
            await watched.settle()
            await producer.close(withinMs: 5_000)
            let labels = [("client", "p"), ("type", "producer")]
            #expect(try watched.made.expectCounter("kafka_messages_sent_total", labels).totalValue == 500)
            #expect(try watched.made.expectCounter("kafka_message_bytes_sent_total", labels).totalValue >= 500)
            #expect(try watched.made.expectGauge("kafka_queue_messages", labels).lastValue == 0)
            let rtt = watched.made.recorders(label: "kafka_broker_rtt_seconds")
            #expect(rtt.count == 2)
            #expect(rtt.allSatisfy { ($0.lastValue ?? 0) > 0 && ($0.lastValue ?? 9) < 5 })
            #expect(watched.made.recorders(label: "kafka_broker_up").map(\.lastValue) == [1])
        }

        @Test("lag shrinks with what was handed out, not with what was fetched, and goes when the partition does")
        func lag() async throws {
            let broker = try broker("t")
            try await fill(broker, "t", 100)
            let watched = Watched("c")
            let made = watched.made
            var settings = ConsumerSettings(brokers: broker.bootstrap, readCommitted: false)
            settings.observer = watched.observer
            let fixed = settings
            try await OwnedThread.run(name: "lag") {
                let waker = try Waker()
                let consumer = try Consumer(fixed, waker: waker, logger: logger)
                try consumer.assign([TopicPartitionOffset(topic: "t", partition: 0, offset: 0)])
                var taken = 0
                func turn(_ countMax: Int) {
                    if case .records(let batch) = consumer.next(countMax: countMax) {
                        taken += batch.count
                    } else {
                        waker.wait(timeoutMs: 20)
                    }
                }
                func lag() -> Double? { made.recorders(label: "kafka_consumer_lag").first?.lastValue }
                while taken < 40 { turn(40 - taken) }
                // Statistics come before the records that wait, so that one more is taken with each look.
                let before = watched.reports.count
                while watched.reports.count < before + 3 { turn(1) }
                let seen = lag()
                #expect(
                    seen.map { $0 <= 60 && $0 >= Double(100 - taken) } ?? false, "\(String(describing: seen)), \(taken)"
                )
                while lag() != 0 { turn(100) }
                #expect(taken == 100)
                try consumer.release()
                while lag() != nil { turn(100) }
                consumer.close(withinMs: 5_000)
            }
        }

        @Test("a loop's transactions, rebalance and lag are seen, and an idle producer's statistics do not pile up")
        func exactlyOnce() async throws {
            let broker = try broker("t", "copy")
            try await fill(broker, "t", 300)
            let input = Watched("in")
            let output = Watched("out")
            let settings = loopSettings(broker.bootstrap) {
                $0.consumer.observer = input.observer
                $0.producer.observer = output.observer
                $0.commitCountMax = 100
                $0.batchCountMax = 100
            }
            let stop = try StopSignal()
            let copied = Tally()
            let running = Task {
                try await OwnedThread.run(name: "loop") {
                    try ExactlyOnceLoop(settings, Copying(copied), stop: stop, logger: logger).run()
                }
            }
            await copied.reaches(300)
            // More than the loop's wait holds: these only come when it takes them off the queue while idle.
            await output.reports.reaches(output.reports.count + 40)
            await input.settle()
            #expect((output.made.recorders(label: "kafka_reply_queue_events").first?.lastValue ?? 1_000) <= 40)
            #expect(input.made.recorders(label: "kafka_consumer_lag").map(\.lastValue) == [0])
            #expect(input.made.recorders(label: "kafka_consumer_assigned_partitions").map(\.lastValue) == [1])
            #expect(input.made.counterTotal(label: "kafka_consumer_rebalances_total") >= 1)
            stop.ask()
            try await running.value
            let labels = [("client", "out"), ("outcome", "committed")]
            let committed = try output.made.expectCounter("kafka_transactions_total", labels).totalValue
            #expect(committed >= 3)
            let timer = try output.made.expectTimer("kafka_transaction_seconds", labels)
            #expect(Int64(timer.values.count) == committed)
            #expect(timer.values.allSatisfy { $0 > 0 && $0 < 60_000_000_000 })
            #expect(input.made.counterTotal(label: "kafka_messages_received_total") == 300)
        }

        @Test("an aborted transaction is counted as one")
        func aborted() async throws {
            let broker = try broker("t")
            let watched = Watched("a")
            var settings = ProducerSettings(brokers: broker.bootstrap)
            settings.observer = watched.observer
            let fixed = settings
            try await OwnedThread.run(name: "abort") {
                let producer = try TransactionalProducer(fixed, transactionalId: "a-0", logger: logger)
                let transaction = try producer.initialise(timeoutMs: 20_000).begin()
                try transaction.send(OutgoingRecord(topic: "t", key: nil, value: [1]))
                switch transaction.abort(timeoutMs: 10_000) {
                case .done: break
                default: Issue.record("the abort did not end")
                }
                producer.close(withinMs: 5_000)
            }
            let made = watched.made
            #expect(made.counters(label: "kafka_transactions_total").map(\.totalValue) == [1])
            #expect(
                try made.expectTimer("kafka_transaction_seconds", [("client", "a"), ("outcome", "aborted")]).values
                    .count == 1)
        }
    }
}

/// Sends every record on.
final class Copying: ExactlyOnceWork {
    private let copied: Tally
    private var sinceCommit = 0

    init(_ copied: Tally) { self.copied = copied }

    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        try transaction.forward(record, to: "copy")
        sinceCommit += 1
    }

    func committed() {
        copied.add(sinceCommit)
        sinceCommit = 0
    }

    func aborted() { sinceCommit = 0 }
}

func loopSettings(
    _ brokers: String, _ change: (inout ExactlyOnceSettings) -> Void = { _ in }
) -> ExactlyOnceSettings {
    var settings = ExactlyOnceSettings(
        consumer: ConsumerSettings(brokers: brokers, groupId: "g"), producer: ProducerSettings(brokers: brokers),
        transactionalId: "copy-0", topics: ["t"])
    change(&settings)
    return settings
}
