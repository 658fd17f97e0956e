import Glibc
import Kafka
import KafkaTesting
import Logging

/// This program once more, as the broker: it prints its address, and ends when nobody reads from it any more.
final class BrokerProcess {
    static let argument = "broker"
    private static let logger = Logger(label: "broker") { _ in SwiftLogNoOpLogHandler() }

    private let output: UnsafeMutablePointer<FILE>
    let bootstrap: String

    /// `popen`, because Foundation's `Process` leaks a little itself, which the leak sanitizer tells.
    init() throws {
        guard let output = popen("exec \"$(readlink /proc/\(getpid())/exe)\" \(Self.argument)", "r") else {
            throw Unusable(reason: "the broker's process did not start")
        }
        self.output = output
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, Int32(line.count), output) != nil else { throw Unusable(reason: "the broker did not start") }
        bootstrap = String(
            decoding: line.prefix { $0 > UInt8(ascii: " ") }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func stop() { pclose(output) }

    /// The records that every consumer reads.
    func fill() async throws {
        let producer = try Producer(ProducerSettings(brokers: bootstrap), logger: Self.logger)
        let records = (0..<Kind.recordCount).map {
            OutgoingRecord(topic: Kind.topic, partition: 0, key: nil, value: [UInt8($0)])
        }
        for result in await producer.send(records) { _ = try result.get() }
        await producer.close(withinMs: 10_000)
    }

    /// The other side.
    static func serve() {
        do {
            let broker = try EmbeddedBroker(brokers: 1, logger: logger)
            for topic in [Kind.topic, Kind.written] { try broker.createTopic(topic, partitions: 1) }
            let line = Array((broker.bootstrap + "\n").utf8)
            _ = write(STDOUT_FILENO, line, line.count)
            // A pipe that nobody reads any more is in error.
            var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            poll(&reader, 1, -1)
            broker.close()
        } catch {
            Lekproef.complain("broker: \(error)")
        }
    }
}
