import Foundation

/// What librdkafka 2.0.2 says of a client, as far as ``KafkaMetrics`` uses it. Names, units and meaning: its
/// STATISTICS.md.
///
/// Every field may be missing: which ones come differs by version and kind of client. Its `msg_cnt` is `msgCnt` here.
///
/// ```swift
/// let observer = ClientObserver { json in print((try? ClientStatistics(json: json))?.msgCnt ?? 0) }
/// ```
public struct ClientStatistics: Decodable, Sendable {
    /// The handle, such as `billing#consumer-1`: another one after each restart.
    public var name: String?
    /// `producer` or `consumer`.
    public var type: String?
    /// Events that wait for whoever serves the client.
    public var replyq: Int64?
    /// Records in the producer's queues, and their bytes.
    public var msgCnt: Int64?
    public var msgSize: Int64?
    /// Requests sent and bytes of them; answers received and bytes of them.
    public var tx: Int64?
    public var txBytes: Int64?
    public var rx: Int64?
    public var rxBytes: Int64?
    /// Records produced and consumed, and their bytes.
    public var txmsgs: Int64?
    public var txmsgBytes: Int64?
    public var rxmsgs: Int64?
    public var rxmsgBytes: Int64?
    public var brokers: [String: Broker]?
    public var topics: [String: Topic]?
    public var cgrp: Group?

    /// - Throws: `DecodingError` when the bytes are not JSON, or a field is of another kind.
    public init(json: UnsafeRawBufferPointer) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(json))
    }

    public struct Broker: Decodable, Sendable {
        /// Negative for what is no broker yet: a bootstrap address, a coordinator.
        public var nodeid: Int32?
        /// `UP` when it can be talked to.
        public var state: String?
        public var txerrs: Int64?
        public var rxerrs: Int64?
        public var txretries: Int64?
        public var reqTimeouts: Int64?
        public var disconnects: Int64?
        /// Microseconds from produce to the request being sent.
        public var intLatency: Window?
        /// Microseconds from request to answer.
        public var rtt: Window?
        /// Milliseconds that the broker held us back.
        public var throttle: Window?

        private enum CodingKeys: String, CodingKey {
            case nodeid, state, txerrs, rxerrs, txretries, disconnects, rtt, throttle
            case reqTimeouts = "req_timeouts"
            case intLatency = "int_latency"
        }
    }

    /// A window of measurements.
    public struct Window: Decodable, Sendable {
        public var cnt: Int64?
        public var p50: Int64?
        public var p99: Int64?
    }

    public struct Topic: Decodable, Sendable {
        public var partitions: [String: Partition]?
    }

    public struct Partition: Decodable, Sendable {
        /// Negative for records that have no partition yet.
        public var partition: Int32?
        /// `active` while this client reads it.
        public var fetchState: String?
        /// Records that were fetched and not yet handed out, and their bytes.
        public var fetchqCnt: Int64?
        public var fetchqSize: Int64?
        /// The offset after the last record handed out.
        public var appOffset: Int64?
        public var committedOffset: Int64?
        /// The end of the partition, and the end of what committed transactions wrote.
        public var hiOffset: Int64?
        public var lsOffset: Int64?

        private enum CodingKeys: String, CodingKey {
            case partition
            case fetchState = "fetch_state"
            case fetchqCnt = "fetchq_cnt"
            case fetchqSize = "fetchq_size"
            case appOffset = "app_offset"
            case committedOffset = "committed_offset"
            case hiOffset = "hi_offset"
            case lsOffset = "ls_offset"
        }
    }

    public struct Group: Decodable, Sendable {
        public var rebalanceCnt: Int64?
        /// Partitions this member has.
        public var assignmentSize: Int64?

        private enum CodingKeys: String, CodingKey {
            case rebalanceCnt = "rebalance_cnt"
            case assignmentSize = "assignment_size"
        }
    }

    /// Written out, because converting every name of a report takes longer than reading it.
    private enum CodingKeys: String, CodingKey {
        case name, type, replyq, tx, rx, txmsgs, rxmsgs, brokers, topics, cgrp
        case msgCnt = "msg_cnt"
        case msgSize = "msg_size"
        case txBytes = "tx_bytes"
        case rxBytes = "rx_bytes"
        case txmsgBytes = "txmsg_bytes"
        case rxmsgBytes = "rxmsg_bytes"
    }
}

extension ClientStatistics.Partition {
    /// Records between what was handed out, or else committed, and the end; nil when one of them is not known yet.
    ///
    /// Not librdkafka's `consumer_lag`: it counts from the offset that this client committed by itself, which is never
    /// told to it when offsets travel in a transaction, so that it would stay at -1 or grow for ever.
    public var lag: Int64? {
        guard let end = [lsOffset, hiOffset].compactMap({ $0 }).first(where: { $0 >= 0 }),
            let position = [appOffset, committedOffset].compactMap({ $0 }).first(where: { $0 >= 0 })
        else { return nil }
        return max(0, end - position)
    }
}
