import Synchronization

/// A user name and password that can change while clients run.
///
/// ```swift
/// let secret = Credentials(username: "billing", password: old)
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
        weak let follower: (any CredentialsFollower)?
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
            state.clients.removeAll { $0.follower == nil }
            return state.clients
        }
        var refusal: KafkaError?
        for client in clients {
            guard let follower = client.follower else { continue }
            do { try give(to: follower) } catch { refusal = refusal ?? error }
        }
        if let refusal { throw refusal }
    }

    /// Never the password.
    public var description: String { "Credentials(\(now.username))" }
    public var customMirror: Mirror { Mirror(self, children: ["username": now.username]) }

    var now: (username: String, password: String) { state.withLock { ($0.username, $0.password) } }

    /// From now on this client follows. It may have been made with what has changed meanwhile.
    func attach(_ follower: any CredentialsFollower) throws(KafkaError) {
        state.withLock { state in
            state.clients.removeAll { $0.follower == nil }
            state.clients.append(Client(follower: follower))
        }
        try give(to: follower)
    }

    private func give(to follower: any CredentialsFollower) throws(KafkaError) {
        let now = now
        try follower.take(username: now.username, password: now.password)
    }
}

/// A client that uses what its ``Credentials`` are at the time.
protocol CredentialsFollower: AnyObject, Sendable {
    /// From its next connection on.
    func take(username: String, password: String) throws(KafkaError)
}
