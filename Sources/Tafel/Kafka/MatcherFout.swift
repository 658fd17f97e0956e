import Kafka

/// Why the matcher stopped for good.
package enum MatcherFout: Error, Sendable, CustomStringConvertible {
    case verdrongen(transactionalId: String, KafkaError)
    case instellingen(String)

    package var description: String {
        switch self {
        case .verdrongen(let id, let fout):
            """
            another matcher with transactional id '\(id)' has taken over, so this one stops (\(fout)). \
            Maybe it was started twice: give each its own --instantie.
            """
        case .instellingen(let uitleg): uitleg
        }
    }
}
