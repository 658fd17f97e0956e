import Kafka
import KafkaServices
import Metrics
import MetricsTestKit
import Testing

@Suite("Statistics become metrics")
struct StatisticsTests {
    private let made = TestMetrics()
    private let metrics: KafkaMetrics

    init() { metrics = KafkaMetrics(client: "c", factory: made) }

    private func record(_ json: String) { Array(json.utf8).withUnsafeBytes { metrics.record($0) } }

    private func consumer(_ name: String, received: Int, partitions: String = "") -> String {
        """
        {"name":"\(name)","type":"consumer","rxmsgs":\(received),"future":{"a":[1]},
         "topics":{"a_topic":{"partitions":{\(partitions)}}}}
        """
    }

    private func total(_ label: String, _ dimensions: [(String, String)]) throws -> Int64 {
        try made.expectCounter(label, dimensions).totalValue
    }

    private let labels = [("client", "c"), ("type", "consumer")]
    private func lagLabels(_ partition: Int) -> [(String, String)] {
        [("client", "c"), ("partition", "\(partition)"), ("topic", "a_topic"), ("type", "consumer")]
    }

    @Test("a total counts on, from nothing after a new handle, and per handle when two speak in turn")
    func totals() throws {
        record(consumer("x#consumer-1", received: 10))
        record(consumer("x#consumer-1", received: 15))
        #expect(try total("kafka_messages_received_total", labels) == 15)
        record(consumer("x#consumer-2", received: 20))
        record(consumer("x#consumer-1", received: 16))
        record(consumer("x#consumer-2", received: 21))
        #expect(try total("kafka_messages_received_total", labels) == 37)
    }

    @Test(
        "handles that were closed are forgotten, so that restarts do not fill memory, and the live one still counts on")
    func forgets() throws {
        for restart in 1...100 { record(consumer("x#consumer-\(restart)", received: 1)) }
        record(consumer("x#consumer-100", received: 3))
        #expect(try total("kafka_messages_received_total", labels) == 102)
    }

    @Test(
        "lag is end less position, of committed records only where the broker says, and goes with its partition"
    )
    func lag() throws {
        let one = #""0":{"partition":0,"fetch_state":"active","app_offset":40,"hi_offset":100,"ls_offset":90}"#
        let two = #""1":{"partition":1,"fetch_state":"active","app_offset":-1001,"committed_offset":7,"hi_offset":9}"#
        let none = #""-1":{"partition":-1,"fetch_state":"active","app_offset":0,"hi_offset":9}"#
        record(consumer("x", received: 1, partitions: [one, two, none].joined(separator: ",")))
        #expect(try made.expectGauge("kafka_consumer_lag", lagLabels(0)).lastValue == 50)
        #expect(try made.expectGauge("kafka_consumer_lag", lagLabels(1)).lastValue == 2)
        #expect(made.recorders(label: "kafka_consumer_lag").count == 2)
        record(consumer("x", received: 1, partitions: two))
        #expect(made.recorders(label: "kafka_consumer_lag").map(\.lastValue) == [2])
        record(consumer("x", received: 1, partitions: two.replacing("active", with: "stopped")))
        #expect(made.recorders(label: "kafka_consumer_lag").isEmpty)
    }

    @Test("latencies are seconds, of brokers that have a number; an empty window leaves the last value")
    func brokers() throws {
        func report(_ count: Int) -> String {
            """
            {"name":"x","type":"producer","msg_cnt":3,"brokers":{
             "b/1":{"nodeid":1,"state":"UP","req_timeouts":2,"rtt":{"cnt":\(count),"p50":1500,"p99":250000}},
             "bootstrap":{"nodeid":-1,"state":"INIT","rtt":{"cnt":1,"p50":1,"p99":1}}}}
            """
        }
        record(report(5))
        record(report(0))
        let labels = [("broker", "1"), ("client", "c"), ("quantile", "0.99"), ("type", "producer")]
        let gauges = made.recorders(label: "kafka_broker_rtt_seconds")
        #expect(gauges.count == 2)
        let high = gauges.first { gauge in labels.allSatisfy { label in gauge.dimensions.contains { $0 == label } } }
        #expect(high?.values == [0.25])
        #expect(made.recorders(label: "kafka_broker_up").map(\.lastValue) == [1])
        #expect(made.counters(label: "kafka_broker_errors_total").map(\.totalValue) == [2])
        #expect(made.recorders(label: "kafka_queue_messages").map(\.lastValue) == [3])
    }

    @Test("bytes that are no statistics are counted and harm nothing")
    func unreadable() throws {
        for text in ["", "{", "[]", #"{"name":3}"#, "\u{0}"] { record(text) }
        record("{}")
        #expect(try total("kafka_statistics_unreadable_total", [("client", "c")]) == 5)
    }
}
