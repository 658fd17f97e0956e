//! What each outcome asks of the caller.
// snippet.hide
import Kafka
import KafkaTesting
import Logging

let logger = Logger(label: "errors") { _ in SwiftLogNoOpLogHandler() }
let broker = try EmbeddedBroker(logger: logger)
try broker.createTopic("offers", partitions: 1)
let brokers = broker.bootstrap
// snippet.show
func sendOne(_ producer: TransactionalProducer, _ idle: consuming IdleTransaction) throws(TransactionFailure) {
    var transaction = try idle.begin()
    try transaction.send(OutgoingRecord(topic: "offers", key: nil, value: [1]))
    for _ in 1...10 {
        switch transaction.commit(timeoutMs: 5_000) {
        case .done:
            return
        case .unanswered(let spent):  // Committed; renew the producer before the next one begins.
            _ = try spent.renewed(withinMs: 10_000)
            return
        case .again(let same, _):  // The same call once more; nothing was decided yet.
            transaction = consume same
        case .mustAbort(let failed, let error):  // Abort, lay the input back, roll memory back, do it again.
            _ = failed.abort(timeoutMs: 5_000)
            throw .abort(error)
        case .over(let failure):  // .fenced: stop, another instance does the work. .fatal: close and start anew.
            throw failure
        }
    }
}
// snippet.hide
try await OwnedThread.run(name: "errors") {
    let producer = try TransactionalProducer(
        ProducerSettings(brokers: brokers), transactionalId: "errors-0", logger: logger)
    try sendOne(producer, try producer.initialise(timeoutMs: 20_000))
    producer.close(withinMs: 5_000)
}
broker.close()
