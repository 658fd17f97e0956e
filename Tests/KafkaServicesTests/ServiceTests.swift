import Kafka
import KafkaServices
import KafkaTesting
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

extension OnEmbeddedBroker {
    @Suite("Services")
    struct ServiceTests {
        private func loop(_ brokers: String, _ copied: Tally) -> ExactlyOnceService {
            let settings = loopSettings(brokers) { $0.stopMsMax = 2_000 }
            return ExactlyOnceService("copy", stopMsMax: 2 * busyMs, logger: logger) { stop in
                try ExactlyOnceLoop(settings, Copying(copied), stop: stop, logger: logger).run()
            }
        }

        @Test("a loop copies all, stops when asked, and does so again when it is run again")
        func exactlyOnce() async throws {
            let broker = try broker("t", "copy")
            try await fill(broker, "t", 100)
            let copied = Tally()
            let service = loop(broker.bootstrap, copied)
            for run in 1...2 {
                try await testGracefulShutdown { trigger in
                    async let running: Void = service.run()
                    await copied.reaches(run * 100)
                    trigger.triggerGracefulShutdown()
                    try await running
                }
                // The embedded broker keeps no offsets of transactions, so that the next run begins anew: only more is
                // sure here.
                #expect(copied.count >= run * 100)
            }
        }

        @Test("a batch in hand at shutdown is finished and committed, and the next run goes on after it")
        func batches() async throws {
            let broker = try broker("t")
            try await fill(broker, "t", 10)
            let settings = ConsumerSettings(brokers: broker.bootstrap, groupId: "g", readCommitted: false)
            var limits = RecordBatches.Limits()
            limits.batchCountMax = 4
            limits.closeMsMax = 3_000
            let fixed = limits
            let offsets = Mutex<[Int64]>([])
            for isFirst in [true, false] {
                let seen = Tally()
                try await testGracefulShutdown { trigger in
                    let service = RecordBatchesService("t", stopMsMax: 2 * busyMs) {
                        try RecordBatches(settings, topics: ["t"], limits: fixed, logger: logger)
                    } take: { batch in
                        if isFirst { trigger.triggerGracefulShutdown() }
                        offsets.withLock { $0 += batch.map(\.offset) }
                        seen.add(batch.count)
                    }
                    async let running: Void = service.run()
                    await seen.reaches(1)
                    let rest = offsets.withLock { 10 - ($0.last.map { Int($0) + 1 } ?? 0) }
                    if !isFirst, rest > 0 { await seen.reaches(seen.count + rest) }
                    trigger.triggerGracefulShutdown()
                    try await running
                }
            }
            #expect(offsets.withLock { $0 } == Array(0..<10))
        }

        @Test("an error of the closure ends the service with it")
        func failingBatch() async throws {
            struct Refused: Error {}
            let broker = try broker("t")
            try await fill(broker, "t", 1)
            let settings = ConsumerSettings(brokers: broker.bootstrap, readCommitted: false)
            let service = RecordBatchesService("t") {
                try RecordBatches(
                    settings, from: [TopicPartitionOffset(topic: "t", partition: 0, offset: 0)], logger: logger)
            } take: { _ in
                throw Refused()
            }
            await #expect(throws: Refused.self) { try await service.run() }
        }

        @Test("a producer delivers what it holds at shutdown")
        func producer() async throws {
            let broker = try broker("t")
            let extra = ["enable.idempotence": "false"]
            var settings = ProducerSettings(brokers: broker.bootstrap, lingerMs: 500, extra: extra)
            let queued = Tally()
            settings.observer = ClientObserver(intervalMs: 10) { json in
                if (try? ClientStatistics(json: json))?.msgCnt == 50 { queued.add(1) }
            }
            let producer = try Producer(settings, logger: logger)
            let service = ProducerService(producer, stopMsMax: 10_000, logger: logger)
            let record = OutgoingRecord(topic: "t", key: nil, value: [1])
            async let delivered = producer.send([OutgoingRecord](repeating: record, count: 50))
            await queued.reaches(1)
            try await testGracefulShutdown { trigger in
                async let running: Void = service.run()
                trigger.triggerGracefulShutdown()
                try await running
            }
            #expect(await delivered.allSatisfy { (try? $0.get()) != nil })
            guard case .failure(let error) = await producer.send([record])[0] else {
                Issue.record("a closed producer took a record")
                return
            }
            #expect(error.isClosed)
        }

        @Test("with a broker that is not there every service ends within its deadline")
        func nobodyThere() async throws {
            let consumer = ConsumerSettings(brokers: nobody, groupId: "g")
            var limits = RecordBatches.Limits()
            limits.closeMsMax = 1_000
            let fixed = limits
            let producer = try Producer(ProducerSettings(brokers: nobody), logger: logger)
            async let unsent = producer.send([OutgoingRecord(topic: "t", key: nil, value: [1])])
            let services: [any Service] = [
                ProducerService(producer, stopMsMax: 1_000, logger: logger),
                loop(nobody, Tally()),
                RecordBatchesService("t", stopMsMax: 2 * busyMs) {
                    try RecordBatches(consumer, topics: ["t"], limits: fixed, logger: logger)
                } take: { _ in
                },
            ]
            for service in services {
                let ms = try await elapsedMs {
                    try await testGracefulShutdown { trigger in
                        async let running: Void = service.run()
                        trigger.triggerGracefulShutdown()
                        try await running
                    }
                }
                #expect(ms < busyMs, "\(service) took \(ms) ms")
            }
            #expect(await unsent.allSatisfy { $0.isClosed })
        }
    }
}

extension Result<Delivery, KafkaError> {
    var isClosed: Bool {
        if case .failure(let error) = self { error.isClosed } else { false }
    }
}

@Suite("Services without a broker", .timeLimit(.minutes(5)))
struct LifeTests {
    private let failure = ExactlyOnceEnd.failed(.closed("test"))

    @Test("work that does not end is left behind at the deadline")
    func deadline() async throws {
        let stuck = try Waker()
        let begun = Tally()
        let service = ExactlyOnceService("stuck", stopMsMax: 200, logger: logger) { _ in
            begun.add(1)
            stuck.wait(timeoutMs: 4 * busyMs)
        }
        let ms = await elapsedMs {
            await testGracefulShutdown { trigger in
                async let running: Void = service.run()
                await begun.reaches(1)
                trigger.triggerGracefulShutdown()
                do {
                    try await running
                    Issue.record("it ended")
                } catch {
                    #expect(error is StopTimeout)
                }
            }
        }
        #expect(ms < 2 * busyMs)
        stuck.signal()
    }

    @Test("cancellation asks the loop to stop too")
    func cancelled() async throws {
        let begun = Tally()
        let service = ExactlyOnceService("loop", logger: logger) { stop in
            begun.add(1)
            while !stop.isAsked { stop.waker.wait(timeoutMs: 30_000) }
        }
        let running = Task { try await service.run() }
        await begun.reaches(1)
        running.cancel()
        try await running.value
    }

    @Test("a loop that failed is made anew, at most so often in a row")
    func restarts() async throws {
        var restarts = ExactlyOnceService.Restarts()
        restarts.inARowMax = 3
        restarts.waitMs = 1
        let tries = Tally()
        let mending = ExactlyOnceService("mending", restarts: restarts, logger: logger) { _ in
            tries.add(1)
            if tries.count < 3 { throw failure }
        }
        try await mending.run()
        #expect(tries.count == 3)
        let broken = ExactlyOnceService("broken", restarts: restarts, logger: logger) { _ in
            tries.add(1)
            throw failure
        }
        await #expect(throws: ExactlyOnceEnd.self) { try await broken.run() }
        #expect(tries.count == 3 + 4)
    }

    @Test("a loop that was fenced is not made anew")
    func fenced() async throws {
        let tries = Tally()
        let service = ExactlyOnceService("fenced", logger: logger) { _ in
            tries.add(1)
            throw ExactlyOnceEnd.fenced(.closed("test"))
        }
        await #expect(throws: ExactlyOnceEnd.self) { try await service.run() }
        #expect(tries.count == 1)
    }
}
