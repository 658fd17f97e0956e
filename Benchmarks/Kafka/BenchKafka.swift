import CKafkaMaat
import Foundation
import Kafka
import Logging

/// Our client beside a plain C loop on librdkafka: same broker, same settings, same records, in one run.
///
/// Prints `BENCH kafka.<what>.<bytes> <records/s> ratio=<ours/c> vs=c`. The two take turns, and the best turn of
/// each is compared: what else the machine does only ever adds. On the embedded broker, or on the one
/// that `DOORBRAAK_BROKERS` names.
@main
struct BenchKafka {
    static func main() async {
        do {
            let place = try await Place()
            for size in Size.all {
                try await Measurement(place, size).run()
            }
            place.close()
        } catch {
            FileHandle.standardError.write(Data("bench-kafka: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// How many records of how many bytes: about as much work for each size.
struct Size {
    let bytes: Int
    let count: Int
    /// Records in one transaction of the exactly-once loop.
    let batch: Int

    static let all = [
        Size(bytes: 100, count: 400_000, batch: 10_000),
        Size(bytes: 1_000, count: 200_000, batch: 10_000),
        Size(bytes: 10_000, count: 30_000, batch: 2_000),
    ]
}
