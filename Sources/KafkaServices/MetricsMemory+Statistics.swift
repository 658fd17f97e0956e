extension MetricsMemory {
    /// Which statistic becomes which metric: the table of the article `Observing.md`.
    mutating func record(_ statistics: ClientStatistics) {
        begin(name: statistics.name ?? "", type: statistics.type ?? "")
        traffic(statistics)
        if statistics.type == "producer" { queues(statistics) }
        if let group = statistics.cgrp { self.group(group) }
        for broker in (statistics.brokers ?? [:]).values { self.broker(broker) }
        if statistics.type == "consumer" {
            for (name, topic) in statistics.topics ?? [:] {
                for partition in (topic.partitions ?? [:]).values { self.partition(partition, of: name) }
            }
        }
        end()
    }

    private mutating func traffic(_ statistics: ClientStatistics) {
        gauge("kafka_reply_queue_events", of: statistics.replyq)
        count("kafka_requests_total", of: statistics.tx)
        count("kafka_request_bytes_total", of: statistics.txBytes)
        count("kafka_responses_total", of: statistics.rx)
        count("kafka_response_bytes_total", of: statistics.rxBytes)
        guard statistics.type == "consumer" else { return }
        count("kafka_messages_received_total", of: statistics.rxmsgs)
        count("kafka_message_bytes_received_total", of: statistics.rxmsgBytes)
    }

    private mutating func queues(_ statistics: ClientStatistics) {
        gauge("kafka_queue_messages", of: statistics.msgCnt)
        gauge("kafka_queue_bytes", of: statistics.msgSize)
        count("kafka_messages_sent_total", of: statistics.txmsgs)
        count("kafka_message_bytes_sent_total", of: statistics.txmsgBytes)
    }

    private mutating func group(_ group: ClientStatistics.Group) {
        count("kafka_consumer_rebalances_total", of: group.rebalanceCnt)
        gauge("kafka_consumer_assigned_partitions", of: group.assignmentSize)
    }

    private mutating func broker(_ broker: ClientStatistics.Broker) {
        guard let id = broker.nodeid, id >= 0 else { return }
        let labels = ["broker": "\(id)"]
        if let state = broker.state { gauge("kafka_broker_up", labels, state == "UP" ? 1 : 0) }
        window("kafka_broker_rtt_seconds", labels, broker.rtt, second: 1_000_000)
        window("kafka_broker_internal_latency_seconds", labels, broker.intLatency, second: 1_000_000)
        window("kafka_broker_throttle_seconds", labels, broker.throttle, second: 1_000)
        for (kind, total) in [
            ("send", broker.txerrs), ("receive", broker.rxerrs), ("timeout", broker.reqTimeouts),
        ] {
            count("kafka_broker_errors_total", ["broker": "\(id)", "kind": kind], of: total)
        }
        count("kafka_broker_retries_total", labels, of: broker.txretries)
        count("kafka_broker_disconnects_total", labels, of: broker.disconnects)
    }

    /// Only what this client reads: the statistics also hold the partitions that it once knew of.
    private mutating func partition(_ partition: ClientStatistics.Partition, of topic: String) {
        guard let id = partition.partition, id >= 0, partition.fetchState == "active" else { return }
        let labels = ["topic": topic, "partition": "\(id)"]
        gauge("kafka_consumer_lag", labels, of: partition.lag)
        gauge("kafka_consumer_queue_messages", labels, of: partition.fetchqCnt)
        gauge("kafka_consumer_queue_bytes", labels, of: partition.fetchqSize)
    }

    /// An empty window measured nothing, and the last value stays.
    private mutating func window(
        _ label: String, _ labels: [String: String], _ window: ClientStatistics.Window?, second: Double
    ) {
        guard let window else { return }
        for (quantile, value) in [("0.5", window.p50), ("0.99", window.p99)] {
            let labels = labels.merging(["quantile": quantile]) { $1 }
            if let value, let count = window.cnt, count > 0 {
                gauge(label, labels, Double(value) / second)
            } else {
                keep(label, labels)
            }
        }
    }

    private mutating func gauge(_ label: String, _ labels: [String: String] = [:], of value: Int64?) {
        if let value { gauge(label, labels, Double(value)) }
    }

    private mutating func count(_ label: String, _ labels: [String: String] = [:], of total: Int64?) {
        if let total { count(label, labels, total: total) }
    }
}
