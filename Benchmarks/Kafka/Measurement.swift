import Foundation
import Kafka

/// The three figures of one size.
struct Measurement {
    private static let rounds = 5

    let place: Place
    let size: Size
    let values: Values

    init(_ place: Place, _ size: Size) {
        self.place = place
        self.size = size
        values = Values(size: size.bytes)
    }

    func run() async throws {
        let filled = try await place.topic("in")
        let out = try await place.topic("out")
        _ = try CLoop.produce(producing.pairs.list, filled, values, size.count)
        var allocations = 0.0
        try await compare("consume") {
            try CLoop.consume(reading(group: nil).pairs.list, filled, size.count)
        } ours: {
            let outcome = try await OurLoop.consume(reading(group: nil), filled, size.count, place.logger)
            allocations = outcome.allocations
            return outcome.seconds
        }
        // On the thread that reads; those of a batch are shared by its records.
        print(String(format: "BENCH kafka.consume.%dB.allocations %.3f per record", size.bytes, allocations))
        try await compare("produce") {
            try CLoop.produce(producing.pairs.list, out, values, size.count)
        } ours: {
            try await OurLoop.produce(producing, out, values, size.count, place.logger)
        }
        try await compare("eos") {
            try CLoop.forward(
                reading(group: "bench-c").pairs.list,
                producing.pairs(transactionalId: "bench-c", transactionTimeoutMs: 60_000).list,
                from: filled, to: out, count: size.count, batch: size.batch)
        } ours: {
            try await OurLoop.forward(
                reading(group: "bench-ours"), producing, from: filled, to: out, count: size.count, batch: size.batch,
                place.logger)
        }
    }

    /// Turns taken one after the other; the first of each only warms up.
    private func compare(_ what: String, c: () throws -> Double, ours: () async throws -> Double) async throws {
        var times: (c: [Double], ours: [Double]) = ([], [])
        for round in 0...Self.rounds {
            let (one, other) = (try c(), try await ours())
            guard round > 0 else { continue }
            times.c.append(one)
            times.ours.append(other)
        }
        // The best of each: what else the machine does only ever adds.
        let (slow, fast) = (times.ours.min() ?? .infinity, times.c.min() ?? 0)
        let rate = Double(size.count) / slow
        print(
            String(
                format: "BENCH kafka.%@.%dB %.0f rec/s ratio=%.2f vs=c", what as NSString, size.bytes, rate, fast / slow
            ))
    }

    private func reading(group: String?) -> ConsumerSettings {
        ConsumerSettings(
            brokers: place.brokers, groupId: group, fetchWaitMaxMs: 10,
            // Enough that the fetcher never finds its queue full: 2.0.2 then pauses for a second.
            extra: ["queued.min.messages": "1000000", "queued.max.messages.kbytes": "1000000", "log_level": "3"])
    }

    private var producing: ProducerSettings { ProducerSettings(brokers: place.brokers, inFlightMax: 100_000) }
}
