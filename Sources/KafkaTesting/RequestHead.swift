/// What a request begins with.
struct RequestHead: Sendable, Equatable {
    static let metadata: Int16 = 3
    static let findCoordinator: Int16 = 10
    static let initProducerId: Int16 = 22
    static let addOffsetsToTxn: Int16 = 25
    static let endTxn: Int16 = 26

    let api: Int16
    let version: Int16
    let correlation: Int32
}
