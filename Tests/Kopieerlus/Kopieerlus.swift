import Foundation
import Kafka
import Logging

/// An exactly-once loop as a process of its own, so that tests can kill, freeze and replace it: copies every record of
/// one topic to another until standard input ends. Ends with 3 when it was fenced, 1 when it failed.
///
/// `kopieerlus BROKERS FROM TO GROUP TRANSACTIONAL-ID [property=value …]`
@main
struct Kopieerlus {
    private final class Copy: ExactlyOnceWork {
        let to: String
        init(to: String) { self.to = to }

        func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
            try transaction.forward(record, to: to)
        }
    }

    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count >= 6 else { exit(2) }
        let pairs = arguments.dropFirst(6).map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let extra = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { $1 }
        var settings = ExactlyOnceSettings(
            consumer: ConsumerSettings(
                brokers: arguments[1], groupId: arguments[4], sessionTimeoutMs: 6_000, extra: extra),
            producer: ProducerSettings(brokers: arguments[1], extra: extra), transactionalId: arguments[5],
            topics: [arguments[2]])
        // Small transactions, so that many deaths fall in the middle of one.
        settings.commitCountMax = 200
        settings.batchCountMax = 50
        exit(await run(settings, to: arguments[3]))
    }

    private static func run(_ settings: ExactlyOnceSettings, to: String) async -> Int32 {
        do {
            let stop = try StopSignal()
            Thread.detachNewThread {
                while readLine() != nil {}
                stop.ask()
            }
            let logger = Logger(label: "kopieerlus") { _ in SwiftLogNoOpLogHandler() }
            try await OwnedThread.run(name: "kopieerlus") {
                try ExactlyOnceLoop(settings, Copy(to: to), stop: stop, logger: logger).run()
            }
            return 0
        } catch ExactlyOnceEnd.fenced {
            return 3
        } catch {
            FileHandle.standardError.write(Data("kopieerlus: \(error)\n".utf8))
            return 1
        }
    }
}
