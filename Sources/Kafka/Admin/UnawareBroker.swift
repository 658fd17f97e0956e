/// A broker that does not know topics yet which another has made.
public struct UnawareBroker: Sendable, Equatable, CustomStringConvertible {
    public var broker: ClusterMetadata.Broker
    /// Sorted; all that were asked for when the broker did not answer.
    public var topics: [String]

    public var description: String {
        "broker \(broker.id) (\(broker.host):\(broker.port)) does not know: \(topics.joined(separator: ", "))"
    }
}
