import KafkaTesting
import Testing

@testable import Kafka

extension OnEmbeddedBroker {
    @Suite("No broker at all")
    struct Nobody {
        /// What a person needs: in time, where, and that nobody answered.
        private func expectNamed(_ error: KafkaError?, _ tookMs: Int, withinMs: Int) {
            #expect(error?.description.contains(nobody) == true, "\(String(describing: error))")
            #expect(error.map { $0.isTimeout || $0.isTransport } == true, "\(String(describing: error))")
            #expect(tookMs < withinMs + busyMs)
        }

        @Test("admin names the address within its timeout")
        func admin() async throws {
            let admin = try Admin(brokers: nobody, logger: logger)
            var error: KafkaError?
            let took = await elapsedMsAwaiting {
                do { _ = try await admin.metadata(timeoutMs: 600) } catch let caught { error = caught as? KafkaError }
            }
            expectNamed(error, took, withinMs: 600)
            let place = TopicPartition(topic: "t", partition: 0)
            let again = elapsedMs {
                error = #expect(throws: KafkaError.self) {
                    try admin.endOffsetsBlocking([place], timeoutMs: 600)
                }
            }
            expectNamed(error, again, withinMs: 600)
            admin.close(withinMs: 2_000)
        }

        @Test("a producer names the address when the record's time is up")
        func producer() async throws {
            let producer = try Producer(
                ProducerSettings(brokers: nobody, messageTimeoutMs: 600), logger: logger
            )
            var error: KafkaError?
            let took = await elapsedMsAwaiting {
                do { _ = try await producer.send(record("t", "x")) } catch let caught { error = caught as? KafkaError }
            }
            // librdkafka looks for records out of time once a second.
            expectNamed(error, took, withinMs: 1_600)
            await producer.close(withinMs: 1_000)
        }

        @Test("a transactional producer asks to retry, and names the address")
        func transactional() throws {
            let producer = try TransactionalProducer(
                ProducerSettings(brokers: nobody), transactionalId: "tafel", logger: logger
            )
            var failure: TransactionFailure?
            let took = elapsedMs {
                do throws(TransactionFailure) { _ = try producer.initialise(timeoutMs: 600) } catch { failure = error }
            }
            expectNamed(failure?.error, took, withinMs: 600)
            guard case .retry = failure else {
                Issue.record("expected .retry, got \(String(describing: failure))")
                return
            }
            producer.close(withinMs: 1_000)
        }

        @Test("a consumer's questions end in time, and it tells of the broker by turns")
        func consumer() throws {
            let reader = try Reader(ConsumerSettings(brokers: nobody, groupId: "g"))
            let place = TopicPartition(topic: "t", partition: 0)
            try reader.consumer.assign([TopicPartitionOffset(place, offset: 0)])
            try reader.turns { if case .failed(let error) = $0 { error.isTransport && !error.isFatal } else { false } }
            var error: KafkaError?
            let took = elapsedMs {
                error = #expect(throws: KafkaError.self) { try reader.consumer.committed([place], timeoutMs: 600) }
            }
            expectNamed(error, took, withinMs: 600)
            let committing = elapsedMs {
                error = #expect(throws: KafkaError.self) {
                    try reader.consumer.commit([TopicPartitionOffset(place, offset: 1)], timeoutMs: 600)
                }
            }
            expectNamed(error, committing, withinMs: 600)
            #expect(elapsedMs { reader.consumer.close(withinMs: 1_000) } < 1_000 + busyMs)
        }
    }
}
