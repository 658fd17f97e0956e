import Kafka
import Synchronization

/// One connection through a ``FaultProxy``: two threads, one for each direction.
final class ProxyConnection: Sendable {
    private struct State {
        /// Requests on their way, by correlation id, and what is wrong with their answers.
        var underWay: [Int32: (head: RequestHead, fault: FaultPlan.Fault?)] = [:]
        /// Behind something that is held on a connection that stays open.
        var waiting: [[UInt8]] = []
        var isHolding = false
        var isClientGone = false
    }

    private let client: LoopbackSocket
    private let broker: LoopbackSocket
    private unowned let proxy: FaultProxy
    /// Nobody ever signals it.
    private let pause: Waker
    private let state = Mutex(State())

    /// More than the largest request or answer that a broker takes.
    private static let frameBytesMax: Int32 = 128 << 20
    /// More would mean that nobody ever lets go what is held.
    private static let waitingMax = 10_000

    init(_ client: LoopbackSocket, _ broker: LoopbackSocket, _ proxy: FaultProxy) throws(KafkaError) {
        (self.client, self.broker, self.proxy) = (client, broker, proxy)
        pause = try Waker()
    }

    func start() throws(KafkaError) {
        // Each holds the proxy: `unowned` is safe until both have ended.
        let proxy = proxy
        try OwnedThread.start(name: "proxy-requests") { withExtendedLifetime(proxy) { self.carryRequests() } }
        try OwnedThread.start(name: "proxy-answers") { withExtendedLifetime(proxy) { self.carryAnswers() } }
    }

    func end() {
        client.shutDown()
        broker.shutDown()
    }

    private static func read(_ socket: LoopbackSocket) -> KafkaFrame? {
        guard let length = socket.receive(count: 4) else { return nil }
        let count = length.reduce(Int32(0)) { $0 << 8 | Int32($1) }
        guard (0...frameBytesMax).contains(count) else { return nil }
        return socket.receive(count: Int(count)).map { KafkaFrame(bytes: $0) }
    }

    private static func wire(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt32(truncatingIfNeeded: bytes.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
    }

    // MARK: - From the client

    private func carryRequests() {
        while let frame = Self.read(client), let head = frame.request {
            guard pass(head, frame.bytes) else { break }
        }
        let isHolding = state.withLock { state in
            state.isClientGone = true
            return state.isHolding
        }
        // What is held still has to arrive, and to be answered.
        if !isHolding { end() }
    }

    /// - Returns: whether the client goes on.
    private func pass(_ head: RequestHead, _ bytes: [UInt8]) -> Bool {
        let fault = proxy.fault(head, bytes, of: self)
        state.withLock { $0.underWay[head.correlation] = (head, fault) }
        switch fault {
        case .drop(let connection): return turnAway(connection)
        case .holdUntil(_, _, let connection):
            state.withLock { $0.isHolding = true }
            return turnAway(connection)
        case .delay(let ms):
            pause.wait(timeoutMs: ms)
            return forward(bytes)
        case .loseAnswer, nil: return forward(bytes)
        }
    }

    private func forward(_ bytes: [UInt8]) -> Bool {
        let waits = state.withLock { state in
            if state.isHolding { state.waiting.append(bytes) }
            return (state.isHolding, state.waiting.count)
        }
        return waits.0 ? waits.1 < Self.waitingMax : broker.send(Self.wire(bytes))
    }

    private func turnAway(_ connection: FaultPlan.Connection) -> Bool {
        switch connection {
        case .silent: return true
        case .closed: client.shutDown()
        case .broken: client.shutDown(reset: true)
        }
        return false
    }

    /// What was held arrives now, and what waited behind it.
    func deliver(_ bytes: [UInt8]) {
        let waiting = state.withLock { state in
            state.isHolding = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for bytes in [bytes] + waiting where !broker.send(Self.wire(bytes)) { return }
    }

    // MARK: - From the broker

    private func carryAnswers() {
        while var frame = Self.read(broker), let correlation = frame.correlation {
            let found = state.withLock { $0.underWay.removeValue(forKey: correlation) }
            guard let found else { continue }
            let error = frame.error(ofAnswerTo: found.head)
            if case .holdUntil? = found.fault {
                proxy.lateAnswer(error)
                guard !state.withLock({ $0.isClientGone }) else { break }
            } else {
                proxy.answered(found.head, error: error)
            }
            if case .loseAnswer(let connection)? = found.fault {
                guard turnAway(connection) else { break }
                continue
            }
            frame.redirect(found.head) { proxy.port($0) }
            // A client that is gone is no reason to stop: something of it may be held.
            _ = client.send(Self.wire(frame.bytes))
        }
        end()
        proxy.forget(self)
    }
}
