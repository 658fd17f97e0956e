import Crdkafka
import Synchronization

/// A user name and password that can change while clients run.
///
/// ```swift
/// let secret = Credentials(username: "tafel", password: old)
/// let producer = try Producer(ProducerSettings(brokers: brokers, security: Security(sasl: .scramSHA512(secret))), …)
/// try secret.rotate(password: new)  // every client made with it uses the new one at its next connection
/// ```
public final class Credentials: Sendable, CustomStringConvertible, CustomReflectable {
    private struct State {
        var username: String
        var password: String
        var clients: [Client] = []
    }

    private struct Client: Sendable {
        weak let handle: Handle?
    }

    private let state: Mutex<State>

    public init(username: String, password: String) {
        state = Mutex(State(username: username, password: password))
    }

    /// For all clients made with these credentials. Connections that stand stay up: Kafka asks for a password at the
    /// beginning of a connection, and again only where the broker says so (`connections.max.reauth.ms`).
    /// - Throws: the first client that refused; the others have the new ones.
    public func rotate(username: String? = nil, password: String) throws(KafkaError) {
        let clients = state.withLock { state in
            state.username = username ?? state.username
            state.password = password
            state.clients.removeAll { $0.handle == nil }
            return state.clients
        }
        var refusal: KafkaError?
        for client in clients {
            guard let handle = client.handle else { continue }
            do { try give(to: handle) } catch { refusal = refusal ?? error }
        }
        if let refusal { throw refusal }
    }

    /// Never the password.
    public var description: String { "Credentials(\(now.username))" }
    public var customMirror: Mirror { Mirror(self, children: ["username": now.username]) }

    var now: (username: String, password: String) { state.withLock { ($0.username, $0.password) } }

    /// From now on this client follows. It may have been made with what has changed meanwhile.
    func attach(_ handle: Handle) throws(KafkaError) {
        state.withLock { state in
            state.clients.removeAll { $0.handle == nil }
            state.clients.append(Client(handle: handle))
        }
        try give(to: handle)
    }

    private func give(to handle: Handle) throws(KafkaError) {
        let now = now
        // librdkafka keeps copies.
        guard let error = rd_kafka_sasl_set_credentials(handle.rk, now.username, now.password) else { return }
        throw KafkaError(taking: error, operation: "set credentials of '\(now.username)'")
    }
}
