//! Read, decide, write and commit, once for each record.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "exactly-once") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("cases", partitions: 1)
try broker.createTopic("answers", partitions: 1)
let brokers = broker.bootstrap
let producer = try Producer(ProducerSettings(brokers: brokers), logger: logger)
let given = (0..<10).map { OutgoingRecord(topic: "cases", key: Array("case-\($0)".utf8), value: [1]) }
for result in await producer.send(given) { _ = try result.get() }
await producer.close(withinMs: 5_000)
// snippet.show
final class Answering: ExactlyOnceWork {
    private let stop: StopSignal
    private var answered = 0
    private var sinceCommit = 0

    init(stop: StopSignal) { self.stop = stop }

    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        let answer = OutgoingRecord(topic: "answers", key: record.copyKey(), value: Array("seen".utf8))
        try transaction.send(answer)
        sinceCommit += 1
    }

    func committed() {
        (answered, sinceCommit) = (answered + sinceCommit, 0)
        if answered == 10 { stop.ask() }
    }

    // Memory must be what it was at the last commit: the records come again.
    func aborted() { sinceCommit = 0 }
}

let settings = ExactlyOnceSettings(
    consumer: ConsumerSettings(brokers: brokers, groupId: "answering"), producer: ProducerSettings(brokers: brokers),
    transactionalId: "answering-0", topics: ["cases"])
let stop = try StopSignal()
try await OwnedThread.run(name: "answering") {
    try ExactlyOnceLoop(settings, Answering(stop: stop), stop: stop, logger: logger).run()
}
// snippet.hide
broker.close()
