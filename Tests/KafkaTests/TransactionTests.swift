import Crdkafka
import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("Transaction")
    struct TransactionTests {
        private func transactional(
            _ broker: EmbeddedBroker, id: String = "tafel-0", extra: [String: String] = [:]
        ) throws -> TransactionalProducer {
            try TransactionalProducer(
                ProducerSettings(brokers: broker.bootstrap, extra: extra), transactionalId: id, logger: logger
            )
        }

        private let next = [TopicPartitionOffset(topic: "t", partition: 0, offset: 1)]

        @Test("begin, send, offsets, commit; and again; and abort")
        func shape() throws {
            let broker = try broker()
            let reader = try Reader(broker, groupId: "g")
            try reader.assign("t")
            let producer = try transactional(broker)
            var idle = Optional(try producer.initialise(timeoutMs: 10_000))
            for round in 0..<3 {
                guard let transaction = try idle.take()?.begin() else { break }
                for number in 0..<10 { try transaction.send(record("t", "\(round)-\(number)")) }
                try transaction.sendOffsets(next, group: reader.consumer, timeoutMs: 10_000)
                idle = try transaction.committed()
            }
            guard let transaction = try idle.take()?.begin() else { return }
            try transaction.send(record("t", "never"))
            _ = try transaction.aborted().begin().committed()
            #expect(try reader.records(30).count >= 30)
            producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a commit of which a request went unanswered gives no right to begin: a renewed producer does")
        func unanswered() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            // The connection breaks after the request left; librdkafka asks again by itself and reports success.
            try broker.failNext(.endTxn, errors: [-195])
            var ended = Ended(transaction.commit(timeoutMs: 10_000))
            #expect(ended.kind == .unanswered)
            guard let spent = ended.spent.take() else { return }
            let idle = try spent.renewed(withinMs: 10_000)
            #expect(producer.renewals == 1)
            _ = try idle.begin().committed().begin().committed()
            #expect(producer.renewals == 1)
            producer.close(withinMs: 5_000)
        }

        @Test("an abort of which a request went unanswered ends the same way")
        func unansweredAbort() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            #expect(try transaction.flush(withinMs: 5_000))
            try broker.failNext(.endTxn, errors: [-195])
            #expect(Ended(transaction.abort(timeoutMs: 10_000)).kind == .unanswered)
            producer.close(withinMs: 5_000)
        }

        @Test("a claim of one's own that went unanswered may come late: that is no fence by another")
        func ownClaim() {
            let requests = UnansweredRequests()
            #expect(!requests.isClaimSeen)
            requests.answered(api: 22, version: 1, RD_KAFKA_RESP_ERR__TRANSPORT)
            #expect(requests.isClaimSeen && !requests.isSeen)
        }

        @Test("a producer that cannot be made, time and again, is an error each time and not the end of the process")
        func cannotBeMade() {
            for _ in 0..<3 {
                let error = #expect(throws: KafkaError.self) {
                    _ = try TransactionalProducer(
                        ProducerSettings(
                            brokers: "127.0.0.1:1",
                            extra: ["security.protocol": "ssl", "ssl.ca.location": "/does/not/exist.pem"]),
                        transactionalId: "p", logger: logger)
                }
                #expect(error?.operation == "create producer")
            }
        }

        @Test("a refusal by the coordinator is an answer, and so is anything from version 5 on")
        func answered() {
            let requests = UnansweredRequests()
            requests.answered(api: 26, version: 1, RD_KAFKA_RESP_ERR_NO_ERROR)
            requests.answered(api: 0, version: 7, RD_KAFKA_RESP_ERR__TRANSPORT)
            #expect(!requests.isSeen)
            for api: Int16 in [24, 25, 26, 28] {
                let requests = UnansweredRequests()
                requests.answered(api: api, version: 1, RD_KAFKA_RESP_ERR__TIMED_OUT)
                #expect(requests.isSeen, "api \(api)")
                requests.answered(api: 26, version: 5, RD_KAFKA_RESP_ERR_NO_ERROR)
                #expect(!requests.isSeen)
            }
        }

        @Test("who was thrown out of the group does not commit offsets, also before it hears so")
        func thrownOut() throws {
            let broker = try broker()
            let reader = try Reader(broker, groupId: "g")
            try reader.consumer.subscribe(["t"])
            let begun = Deadline(withinMs: 30_000)
            var isAssigned = false
            while !isAssigned, !begun.isPast {
                guard let turn = reader.consumer.next(countMax: 10) else {
                    reader.waker.wait(timeoutMs: 100)
                    continue
                }
                if case .assigned(let places) = turn {
                    try reader.consumer.accept(places.map { TopicPartitionOffset($0, offset: 0) })
                    isAssigned = true
                }
            }
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            try broker.failNext(.heartbeat, errors: [25])  // UNKNOWN_MEMBER_ID
            let deadline = Deadline(withinMs: 30_000)
            while !reader.consumer.isAssignmentLost, !deadline.isPast { reader.waker.wait(timeoutMs: 20) }
            do {
                try transaction.sendOffsets(next, group: reader.consumer, timeoutMs: 10_000)
                Issue.record("offsets of a partition that others have were sent")
            } catch {
                guard case .abort(let cause) = error else { throw error }
                #expect(cause.name == "_ASSIGNMENT_LOST")
            }
            _ = try transaction.aborted()
            producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
        }

        @Test("a record that was read goes on as it was: key, headers, an empty value and a tombstone")
        func forward() async throws {
            let broker = try broker()
            try broker.createTopic("copy", partitions: 1)
            let filler = try filler(broker)
            for value in [bytes("x"), [], nil] as [[UInt8]?] {
                let headers = value == nil ? [] : [("name", bytes("value")), ("empty", [])]
                _ = try await filler.send(OutgoingRecord(topic: "t", key: bytes("k"), value: value, headers: headers))
            }
            await filler.close(withinMs: 5_000)
            let reader = try Reader(broker)
            try reader.assign("t")
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            var count = 0
            while count < 3 {
                for record in try reader.firstBatch() {
                    try transaction.forward(record, to: "copy")
                    count += 1
                }
            }
            _ = try transaction.committed()
            let copy = try Reader(broker)
            try copy.assign("copy")
            var copied: [OwnedRecord] = []
            while copied.count < 3 { copied += try copy.firstBatch().map { $0.copy() } }
            #expect(copied.map(\.value) == [bytes("x"), [], nil])
            #expect(copied.allSatisfy { $0.key == bytes("k") })
            #expect(copied[0].headers.map(\.name) == ["name", "empty"])
            #expect(copied[0].headers.map(\.value) == [bytes("value"), []])
            #expect(copied[2].headers.isEmpty)
            producer.close(withinMs: 5_000)
            reader.consumer.close(withinMs: 5_000)
            copy.consumer.close(withinMs: 5_000)
        }

        @Test("a full queue makes room instead of failing")
        func fullQueue() throws {
            let broker = try broker()
            let producer = try transactional(broker, extra: ["queue.buffering.max.messages": "100"])
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            for number in 0..<1_000 { try transaction.send(record("t", "\(number)")) }
            _ = try transaction.committed()
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
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            try broker.failNext(.txnOffsetCommit, errors: [code])
            var failures: [TransactionFailure] = []
            do throws(TransactionFailure) {
                try transaction.sendOffsets(next, group: reader.consumer, timeoutMs: 10_000)
            } catch { failures.append(error) }
            do throws(TransactionFailure) { try transaction.send(record("t", "y")) } catch { failures.append(error) }
            #expect(failures.count == 2)
            guard case .abort(let error) = failures.first else {
                Issue.record("expected .abort, got \(failures)")
                return
            }
            #expect(error.code == code)
            let again = try transaction.aborted().begin()
            try again.send(record("t", "x"))
            _ = try again.committed()
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
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try broker.failNext(api, errors: [code])
            try transaction.send(record("t", "x"))
            var ended = Ended(transaction.commit(timeoutMs: 10_000))
            #expect(ended.kind == .mustAbort)
            guard let broken = ended.transaction.take() else { return }
            try commitWithRetries(try broken.aborted())
            producer.close(withinMs: 5_000)
        }

        /// As a loop does it. More than once, because after a refused record the embedded broker misses a sequence
        /// number and refuses the next one too.
        private func commitWithRetries(_ first: consuming IdleTransaction) throws {
            var idle = Optional(first)
            for _ in 1...5 {
                guard let transaction = try idle.take()?.begin() else { break }
                try transaction.send(record("t", "x"))
                var ended = Ended(transaction.commit(timeoutMs: 10_000))
                if ended.kind == .done { return }
                guard let broken = ended.transaction.take() else { break }
                idle = try broken.aborted()
            }
            Issue.record("five transactions on end were refused")
        }

        @Test("a coordinator that is loading is retried inside")
        func coordinatorLoading() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [14, 14])
            _ = try transaction.committed()
            producer.close(withinMs: 5_000)
        }

        @Test("a fenced producer is told apart from a broken one", arguments: [(90, true), (47, true), (48, false)])
        func fatal(code: Int, isFenced: Bool) throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [Int32(code)])
            let ended = Ended(transaction.commit(timeoutMs: 10_000))
            let (kind, error) = (ended.kind, ended.error)
            #expect(kind == (isFenced ? .fenced : .fatal))
            #expect(error?.isFatal == true)
            producer.close(withinMs: 5_000)
        }

        @Test("an id that may not be used is fatal, and the broker's word is there")
        func idRefused() throws {
            let broker = try broker()
            try broker.failNext(.initProducerId, errors: [53])
            let producer = try transactional(broker)
            do {
                _ = try producer.initialise(timeoutMs: 10_000)
                Issue.record("a refused id was given out")
            } catch {
                guard case .fatal(let reason) = error else {
                    Issue.record("expected .fatal, got \(error)")
                    return
                }
                #expect(reason.isAuthorization)
                #expect("\(reason)".contains("tafel-0"))
            }
            producer.close(withinMs: 5_000)
        }

        @Test("a commit that runs out of time is asked for again and succeeds")
        func commitIsResumable() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            try transaction.send(record("t", "x"))
            try broker.failNext(.endTxn, errors: [0], rttMs: 500)
            var ended = Ended(transaction.commit(timeoutMs: 100))
            let (kind, error) = (ended.kind, ended.error)
            #expect(kind == .again)
            #expect(error?.isTimeout == true)
            guard let unfinished = ended.transaction.take() else { return }
            _ = try unfinished.committed().begin().aborted()
            producer.close(withinMs: 5_000)
        }

        @Test("closing in the middle of a transaction ends the client, not the process")
        func closeInTheMiddle() throws {
            let broker = try broker(partitions: 4)
            for round in 0..<20 {
                let producer = try transactional(broker)
                let transaction = try producer.initialise(timeoutMs: 10_000).begin()
                for partition in 0..<4 { try transaction.send(record("t", "x", partition: Int32(partition))) }
                if round.isMultiple(of: 2) { producer.close(withinMs: round.isMultiple(of: 4) ? 0 : 1_000) }
            }
        }

        @Test("there is one right to begin, and after close every call is a typed end")
        func oneRight() throws {
            let broker = try broker()
            let producer = try transactional(broker)
            let transaction = try producer.initialise(timeoutMs: 10_000).begin()
            do {
                _ = try producer.initialise(timeoutMs: 10_000)
                Issue.record("a second right to begin was given out")
            } catch {
                guard case .fatal = error else {
                    Issue.record("expected .fatal, got \(error)")
                    return
                }
            }
            producer.close(withinMs: 5_000)
            producer.close(withinMs: 5_000)
            var closed: KafkaError?
            do throws(TransactionFailure) { try transaction.send(record("t", "x")) } catch { closed = error.error }
            #expect(closed?.isClosed == true)
            let ended = Ended(transaction.commit(timeoutMs: 100))
            let (kind, error) = (ended.kind, ended.error)
            #expect(kind == .fatal)
            #expect(error?.isClosed == true)
        }
    }
}
