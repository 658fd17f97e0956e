import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Transaction")
    struct Transaction {
        private func transactional(
            _ broker: EmbeddedBroker, id: String = "tafel-0", extra: [String: String] = [:]
        ) throws -> TransactionalProducer {
            let producer = try TransactionalProducer(
                ProducerSettings(brokers: broker.bootstrap, extra: extra), transactionalId: id, logger: logger
            )
            try producer.initialise(timeoutMs: 10_000)
            return producer
        }

        private let next = [TopicPartitionOffset(topic: "t", partition: 0, offset: 1)]

        @Test("begin, send, offsets, commit; and again; and abort")
        func shape() throws {
            let broker = try broker()
            let reader = try Reader(broker, groupId: "g")
            try reader.assign("t")
            let producer = try transactional(broker)
            for round in 0..<3 {
                try producer.begin()
                for number in 0..<10 { try producer.send(record("t", "\(round)-\(number)")) }
                try producer.sendOffsets(next, group: reader.consumer, timeoutMs: 10_000)
                try producer.commit(timeoutMs: 10_000)
            }
            try producer.begin()
            try producer.send(record("t", "never"))
            try producer.abort(timeoutMs: 10_000)
            try producer.begin()
            try producer.commit(timeoutMs: 10_000)
            #expect(try reader.records(30).count >= 30)
            producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a full queue makes room instead of failing")
        func fullQueue() throws {
            let broker = try broker()
            let producer = try transactional(broker, extra: ["queue.buffering.max.messages": "100"])
            try producer.begin()
            for number in 0..<1_000 { try producer.send(record("t", "\(number)")) }
            try producer.commit(timeoutMs: 10_000)
            producer.close(withinMs: 5_000)
        }

        @Test(
            "an error about the offsets asks for an abort, after which work goes on",
            arguments: [22, 25, 82] as [Int32]
        )
        func offsetsRefused(code: Int32) throws {
            let broker = try broker()
            let reader = try Reader(broker, groupId: "g")
            let producer = try transactional(broker)
            try producer.begin()
            try producer.send(record("t", "x"))
            try broker.failNext(.txnOffsetCommit, errors: [code])
            let failure = #expect(throws: TransactionFailure.self) {
                try producer.sendOffsets(next, group: reader.consumer, timeoutMs: 10_000)
            }
            guard case .abort(let error) = failure else {
                Issue.record("expected .abort, got \(String(describing: failure))")
                return
            }
            #expect(error.code == code)
            #expect(throws: TransactionFailure.self) { try producer.send(record("t", "y")) }
            try producer.abort(timeoutMs: 10_000)
            try producer.begin()
            try producer.send(record("t", "x"))
            try producer.commit(timeoutMs: 10_000)
            producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test(
            "a record the broker refuses fails the commit with an abort",
            arguments: [(.addPartitionsToTxn, 29), (.produce, 4)] as [(EmbeddedBroker.ApiKey, Int32)]
        )
        func recordRefused(api: EmbeddedBroker.ApiKey, code: Int32) throws {
            let broker = try broker()
            let producer = try transactional(broker)
            try producer.begin()
            try broker.failNext(api, errors: [code])
            try producer.send(record("t", "x"))
            let failure = #expect(throws: TransactionFailure.self) { try producer.commit(timeoutMs: 10_000) }
            guard case .abort = failure else {
                Issue.record("expected .abort, got \(String(describing: failure))")
                return
            }
            try producer.abort(timeoutMs: 10_000)
            try commitWithRetries(producer)
            producer.close(withinMs: 5_000)
        }

        /// As a loop does it. More than once, because after a refused record the embedded broker misses a sequence
        /// number and refuses the next one too.
        private func commitWithRetries(_ producer: TransactionalProducer) throws {
            for attempt in 1...5 {
                do {
                    try producer.begin()
                    try producer.send(record("t", "x"))
                    try producer.commit(timeoutMs: 10_000)
                    return
                } catch TransactionFailure.abort(let error) {
                    if attempt == 5 { throw error }
                    try producer.abort(timeoutMs: 10_000)
                }
            }
        }

        @Test("a coordinator that is loading is retried inside")
        func coordinatorLoading() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            try producer.begin()
            try producer.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [14, 14])
            try producer.commit(timeoutMs: 10_000)
            producer.close(withinMs: 5_000)
        }

        @Test("a fenced producer is told apart from a broken one", arguments: [(90, true), (47, true), (48, false)])
        func fatal(code: Int, isFenced: Bool) throws {
            let broker = try broker()
            let producer = try transactional(broker)
            try producer.begin()
            try producer.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [Int32(code)])
            let failure = #expect(throws: TransactionFailure.self) { try producer.commit(timeoutMs: 10_000) }
            switch failure {
            case .fenced(let error): #expect(isFenced && error.isFatal)
            case .fatal(let error): #expect(!isFenced && error.isFatal)
            default: Issue.record("expected the end, got \(String(describing: failure))")
            }
            let after = #expect(throws: TransactionFailure.self) { try producer.begin() }
            switch after {
            case .fenced: #expect(isFenced)
            case .fatal: #expect(!isFenced)
            default: Issue.record("expected the end, got \(String(describing: after))")
            }
            producer.close(withinMs: 5_000)
        }

        @Test("a commit that runs out of time is called again and succeeds")
        func commitIsResumable() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            try producer.begin()
            try producer.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [0], rttMs: 500)
            let failure = #expect(throws: TransactionFailure.self) { try producer.commit(timeoutMs: 100) }
            guard case .retry(let error) = failure else {
                Issue.record("expected .retry, got \(String(describing: failure))")
                return
            }
            #expect(error.isTimeout)
            try producer.commit(timeoutMs: 10_000)
            try producer.begin()
            try producer.abort(timeoutMs: 10_000)
            producer.close(withinMs: 5_000)
        }

        @Test("closing in the middle of a transaction ends the client, not the process")
        func closeInTheMiddle() throws {
            let broker = try broker(partitions: 4)
            for round in 0..<20 {
                let producer = try transactional(broker)
                try producer.begin()
                for partition in 0..<4 { try producer.send(record("t", "x", partition: Int32(partition))) }
                if round.isMultiple(of: 2) { producer.close(withinMs: round.isMultiple(of: 4) ? 0 : 1_000) }
            }
        }

        @Test("calls in the wrong order and after close are fatal, not crashes")
        func wrongOrder() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            for call in [{ try producer.commit(timeoutMs: 100) }, { try producer.abort(timeoutMs: 100) }] {
                let failure = #expect(throws: TransactionFailure.self) { try call() }
                guard case .fatal = failure else {
                    Issue.record("expected .fatal, got \(String(describing: failure))")
                    return
                }
            }
            producer.close(withinMs: 5_000)
            producer.close(withinMs: 5_000)
            let failure = #expect(throws: TransactionFailure.self) { try producer.begin() }
            #expect(failure?.error.isClosed == true)
        }
    }
}
