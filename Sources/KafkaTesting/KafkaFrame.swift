/// One request or answer of Kafka's protocol as it goes over the wire, without its length: what a proxy must know of it
/// and no more. Nothing in it is trusted: what is cut short reads as nil.
struct KafkaFrame {
    var bytes: [UInt8]

    /// Which request it is: `(api key, version, correlation id)`.
    var request: RequestHead? {
        guard let api = int16(at: 0), let version = int16(at: 2), let correlation = int32(at: 4) else { return nil }
        return RequestHead(api: api, version: version, correlation: correlation)
    }

    /// Of an answer.
    var correlation: Int32? { int32(at: 0) }

    /// What the coordinator said to an EndTxn, an AddOffsetsToTxn or an InitProducerId; nil for other answers.
    func error(ofAnswerTo request: RequestHead) -> Int16? {
        let flexibleFrom: Int16 = request.api == RequestHead.initProducerId ? 2 : 3
        switch request.api {
        case RequestHead.endTxn, RequestHead.addOffsetsToTxn, RequestHead.initProducerId:
            // Correlation id, a byte of tags from flexible versions on, the throttle time.
            return int16(at: 4 + (request.version >= flexibleFrom ? 1 : 0) + 4)
        default: return nil
        }
    }

    /// Writes other ports into an answer that names brokers, so that the client goes by the proxy to all of them.
    /// Versions that librdkafka asks for; others are left as they are.
    mutating func redirect(_ request: RequestHead, _ port: (Int32) -> Int32?) {
        switch request.api {
        case RequestHead.metadata where request.version <= 8: redirectMetadata(request.version, port)
        case RequestHead.findCoordinator where request.version <= 2:
            var at = 4 + (request.version >= 1 ? 4 : 0) + 2
            if request.version >= 1 {
                guard let next = afterString(at) else { return }
                at = next
            }
            _ = redirectBroker(at: at, port)
        default: return
        }
    }

    private mutating func redirectMetadata(_ version: Int16, _ port: (Int32) -> Int32?) {
        var at = 4 + (version >= 3 ? 4 : 0)
        guard let count = int32(at: at), (0...1_000).contains(count) else { return }
        at += 4
        for _ in 0..<count {
            guard var next = redirectBroker(at: at, port) else { return }
            if version >= 1 {
                guard let rack = afterString(next) else { return }
                next = rack
            }
            at = next
        }
    }

    /// - Returns: where the broker is over.
    private mutating func redirectBroker(at start: Int, _ port: (Int32) -> Int32?) -> Int? {
        guard let at = afterString(start + 4), let found = int32(at: at) else { return nil }
        if let other = port(found) {
            for byte in 0..<4 { bytes[at + byte] = UInt8(truncatingIfNeeded: other >> Int32(8 * (3 - byte))) }
        }
        return at + 4
    }

    private func afterString(_ at: Int) -> Int? { int16(at: at).map { at + 2 + max(0, Int($0)) } }

    private func int16(at: Int) -> Int16? {
        guard at >= 0, at + 2 <= bytes.count else { return nil }
        return Int16(bitPattern: UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]))
    }

    private func int32(at: Int) -> Int32? {
        guard at >= 0, at + 4 <= bytes.count else { return nil }
        return bytes[at..<at + 4].reduce(0) { $0 << 8 | Int32($1) }
    }
}
