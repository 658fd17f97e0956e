extension EmbeddedBroker {
    /// The kinds of request the embedded broker answers, as Kafka numbers them.
    ///
    /// ```swift
    /// for api in EmbeddedBroker.ApiKey.allCases { try broker.clearErrors(api) }
    /// ```
    public enum ApiKey: Int16, Sendable, CaseIterable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetCommit = 8
        case offsetFetch = 9
        case findCoordinator = 10
        case joinGroup = 11
        case heartbeat = 12
        case leaveGroup = 13
        case syncGroup = 14
        case apiVersions = 18
        case initProducerId = 22
        case addPartitionsToTxn = 24
        case addOffsetsToTxn = 25
        case endTxn = 26
        case txnOffsetCommit = 28

        /// The newest version the mock of librdkafka 2.0.2 implements (rdkafka_mock_handlers.c).
        public var versionMax: Int16 {
            switch self {
            case .fetch: 11
            case .produce, .offsetCommit: 7
            case .listOffsets, .offsetFetch, .joinGroup: 5
            case .initProducerId: 4
            case .heartbeat, .syncGroup: 3
            case .metadata, .findCoordinator, .apiVersions, .txnOffsetCommit: 2
            case .leaveGroup, .addPartitionsToTxn, .addOffsetsToTxn, .endTxn: 1
            }
        }
    }
}
