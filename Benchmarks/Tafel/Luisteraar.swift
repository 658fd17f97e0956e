import Foundation
import Kafka
import Logging
import Synchronization

/// Hears committed records, and notes when each key came.
final class Luisteraar: Sendable {
    private struct Stand {
        var aantal = 0
        var laatsteNs: UInt64 = 0
        var eersteNs: UInt64 = 0
        var komst: [String: UInt64] = [:]
        var weg: Set<String> = []
        var proeven: [[UInt8]] = []
    }

    private let stand = Mutex(Stand())
    private let klaar = Atomic<Bool>(false)

    static func nuNs() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    /// Follows topics from their end on a thread of its own.
    init(_ brokers: String, _ topics: [String], partities: Int32 = 1, _ log: Logger) async throws {
        let admin = try Admin(brokers: brokers, logger: log)
        let plekken = topics.flatMap { topic in (0..<partities).map { TopicPartition(topic: topic, partition: $0) } }
        let (eind, begonnen) = AsyncStream.makeStream(of: Void.self)
        Thread.detachNewThread { [self] in
            defer { begonnen.finish() }
            do {
                let grenzen = try admin.endOffsetsBlocking(plekken, timeoutMs: 20_000)
                let waker = try Waker()
                var inst = ConsumerSettings(brokers: brokers)
                inst.extra = ["fetch.wait.max.ms": "5"]
                let consumer = try Consumer(inst, waker: waker, logger: log)
                try consumer.assign(plekken.map { TopicPartitionOffset($0, offset: grenzen[$0] ?? 0) })
                begonnen.finish()
                while !klaar.load(ordering: .relaxed) {
                    guard case .records(let batch)? = consumer.next(countMax: 5_000) else {
                        waker.wait(timeoutMs: 100)
                        continue
                    }
                    neem(batch)
                }
                consumer.close(withinMs: 1_000)
            } catch {
                FileHandle.standardError.write(Data("bench-tafel: listening failed: \(error)\n".utf8))
            }
        }
        for await _ in eind {}
    }

    func sluit() { klaar.store(true, ordering: .relaxed) }

    private func neem(_ batch: RecordBatch) {
        let nu = Self.nuNs()
        stand.withLock { stand in
            for record in batch {
                let sleutel = String(decoding: record.copyKey() ?? [], as: UTF8.self)
                // Beside the proposals lie steps and word of decisions.
                guard !sleutel.contains("/") else { continue }
                guard record.valueCount != nil else {
                    stand.weg.insert(sleutel)
                    continue
                }
                if stand.aantal == 0 { stand.eersteNs = nu }
                stand.aantal += 1
                stand.laatsteNs = nu
                if stand.komst[sleutel] == nil { stand.komst[sleutel] = nu }
                if stand.aantal % 50 == 0, let waarde = record.copyValue() { stand.proeven.append(waarde) }
            }
        }
    }

    /// From here on everything counts anew.
    func begin() { stand.withLock { $0 = Stand(proeven: $0.proeven) } }

    var aantal: Int { stand.withLock { $0.aantal } }
    var komst: [String: UInt64] { stand.withLock { $0.komst } }
    var aantalSleutels: Int { stand.withLock { $0.komst.count } }
    /// The keys that were taken away.
    var weg: Set<String> { stand.withLock { $0.weg } }
    var proeven: [[UInt8]] { stand.withLock { $0.proeven } }
    var laatsteNs: UInt64 { stand.withLock { $0.laatsteNs } }
    /// From the first record to the last.
    var duur: Double { stand.withLock { Double($0.laatsteNs - $0.eersteNs) / 1e9 } }

    /// Waits until that many came.
    func wacht(_ aantal: Int, sMax: Double) async throws {
        let uiterlijk = Self.nuNs() + UInt64(sMax * 1e9)
        while self.aantal < aantal {
            guard Self.nuNs() < uiterlijk else {
                throw Mis(description: "\(self.aantal) of \(aantal) records came within \(sMax) s")
            }
            try await ContinuousClock().sleep(for: .milliseconds(2))
        }
    }

    /// Waits until nothing came for a while.
    func wachtOpStilte(ms: UInt64) async throws {
        let begin = Self.nuNs()
        while Self.nuNs() < max(begin, laatsteNs) + ms * 1_000_000 {
            try await ContinuousClock().sleep(for: .milliseconds(2))
        }
    }
}
