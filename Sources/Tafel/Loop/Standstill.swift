import Kafka

/// A partition that does not move while its end does.
package struct Standstill: Sendable, Equatable, CustomStringConvertible {
    package let plek: TopicPartition
    /// Where reading stands.
    package let offset: Int64
    package let eind: Int64
    /// For how long, at least.
    package let sMin: Int64

    package var description: String {
        "\(plek) staat al \(sMin) s stil op offset \(offset), het eind is \(eind)"
    }
}
