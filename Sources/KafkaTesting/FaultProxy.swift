import Kafka
import Logging
import Synchronization

/// Stands between clients and the brokers of a cluster on loopback, and plays the faults of a ``FaultPlan``: a network
/// that delays, loses and delivers late, in front of a real Apache Kafka or the embedded one.
///
/// It writes its own ports into the answers that name brokers, so that clients never find the way around it. For plain
/// connections to 127.0.0.1 only.
///
/// ```swift
/// let proxy = try FaultProxy(to: "127.0.0.1:9092", plan, logger: logger)
/// let producer = try TransactionalProducer(
///     ProducerSettings(brokers: proxy.bootstrap), transactionalId: "t", logger: logger)
/// // … what must hold meanwhile …
/// proxy.close()
/// ```
public final class FaultProxy: Sendable {
    struct State {
        var plan: FaultPlan
        var isClosed = false
        /// What waits to arrive late.
        var held: (connection: ProxyConnection, frame: [UInt8])?
        var connections: [ObjectIdentifier: ProxyConnection] = [:]
    }

    /// `host:port` of every listener.
    public let bootstrap: String
    private let listeners: [LoopbackSocket]
    /// From a broker's port to the one that stands for it.
    private let ports: [Int32: Int32]
    private let state: Mutex<State>

    /// - Parameter brokers: `127.0.0.1:port`, of every broker, separated by commas.
    public init(to brokers: String, _ plan: FaultPlan, logger: Logger) throws(KafkaError) {
        var (listeners, ports): ([(LoopbackSocket, Int32)], [Int32: Int32]) = ([], [:])
        for broker in brokers.split(separator: ",") {
            guard let port = broker.split(separator: ":").last.flatMap({ Int32($0) }) else {
                throw KafkaError(code: -186, operation: "stand before '\(broker)'", detail: "it has no port")
            }
            let (socket, own) = try LoopbackSocket.listening()
            listeners.append((socket, port))
            ports[port] = own
        }
        self.listeners = listeners.map(\.0)
        self.ports = ports
        bootstrap = listeners.compactMap { ports[$0.1] }.map { "127.0.0.1:\($0)" }.joined(separator: ",")
        state = Mutex(State(plan: plan))
        for (listener, port) in listeners {
            try OwnedThread.start(name: "fault-proxy") { [weak self] in
                while let client = listener.accepted() {
                    guard let self else { return }
                    self.carry(client, to: port, logger)
                }
            }
        }
    }

    deinit { close() }

    public var tally: FaultPlan.Tally { state.withLock { $0.plan.tally } }

    /// From now on something else goes wrong; what is held is given up.
    public func change(_ plan: FaultPlan) {
        state.withLock {
            $0.plan = plan
            $0.held = nil
        }
    }

    /// Ends every connection. Idempotent.
    public func close() {
        let open = state.withLock { state in
            state.isClosed = true
            state.held = nil
            defer { state.connections = [:] }
            return Array(state.connections.values)
        }
        for listener in listeners { listener.shutDown() }
        for connection in open { connection.end() }
    }

    /// So many at once at most: tests have a few dozen.
    private static let connectionsMax = 1_000

    private func carry(_ client: LoopbackSocket, to port: Int32, _ logger: Logger) {
        do {
            let connection = try ProxyConnection(client, try LoopbackSocket.connected(to: port), self)
            let isTaken = state.withLock { state in
                guard !state.isClosed, state.connections.count < Self.connectionsMax else { return false }
                state.connections[ObjectIdentifier(connection)] = connection
                return true
            }
            if isTaken { try connection.start() } else { connection.end() }
        } catch {
            logger.debug("a connection was not carried", metadata: ["error": "\(error)"])
            client.shutDown()
        }
    }

    // MARK: - Asked by connections

    func forget(_ connection: ProxyConnection) {
        state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = nil
            guard state.held?.connection === connection else { return }
            state.held = nil
            state.plan.giveUp()
        }
    }

    func port(_ broker: Int32) -> Int32? { ports[broker] }

    func fault(_ head: RequestHead, _ frame: [UInt8], of connection: ProxyConnection) -> FaultPlan.Fault? {
        state.withLock { state in
            let fault = state.plan.request(head)
            if case .holdUntil? = fault { state.held = (connection, frame) }
            return fault
        }
    }

    /// An answer passed by: what is held may have to arrive now, before the client has this answer.
    func answered(_ head: RequestHead, error: Int16?) {
        let late = state.withLock { state -> (connection: ProxyConnection, frame: [UInt8])? in
            guard state.plan.answered(head, error: error) else { return nil }
            return state.held.take()
        }
        late?.connection.deliver(late?.frame ?? [])
    }

    func lateAnswer(_ error: Int16?) { state.withLock { $0.plan.lateAnswer(error) } }
}
