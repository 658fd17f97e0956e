extension Topics {
    /// How a topic must be set up; why stands in `deploy/topics.md`.
    package struct TopicConfig: Sendable, Equatable {
        package let naam: String
        /// Same for aanvragen, besluiten and zaken: a case is on the same partition in all three.
        package let partities: Int32
        package let opschoning: CleanupPolicy
        /// The largest batch of records, in bytes.
        package let batchBytesMax: Int
        /// Whose clock its retention goes by: where old records are thrown away, the broker's. A timestamp of tomorrow
        /// year would keep them for ever.
        package var stempel: String {
            if case .delete = opschoning { "LogAppendTime" } else { "CreateTime" }
        }

        /// The topic's settings as Kafka names them.
        /// - Parameter kopieen: how many copies there are; `nil` leaves what depends on it to the cluster.
        package func config(kopieen: Int?) -> [String: String] {
            var uit = [
                "max.message.bytes": "\(batchBytesMax)",
                "segment.ms": "\(opschoning == .snel ? Self.uurMs : Self.dagMs)",
                "compression.type": "producer", "message.timestamp.type": stempel,
            ]
            // One copy may fall away without losing an acknowledged message.
            if let kopieen { uit["min.insync.replicas"] = kopieen >= 3 ? "2" : "1" }
            switch opschoning {
            case .compact:
                uit["cleanup.policy"] = "compact"
                // Readers that were away a week still see that something was taken away.
                uit["delete.retention.ms"] = "\(7 * Self.dagMs)"
                uit["max.compaction.lag.ms"] = "\(7 * Self.dagMs)"
            case .snel:
                uit["cleanup.policy"] = "compact"
                // What is destroyed must be gone within hours; its tombstone, which says nothing, a day later.
                uit["delete.retention.ms"] = "\(Self.dagMs)"
                uit["max.compaction.lag.ms"] = "\(Self.uurMs)"
                uit["min.cleanable.dirty.ratio"] = "0.01"
            case .delete(let dagen):
                uit["cleanup.policy"] = "delete"
                uit["retention.ms"] = "\(dagen * Self.dagMs)"
            }
            return uit
        }

        private static let dagMs = 86_400_000
        private static let uurMs = 3_600_000
    }

    package enum CleanupPolicy: Sendable, Equatable {
        case compact
        /// As compact, but what was taken away is gone in hours instead of weeks.
        case snel
        case delete(dagen: Int)
    }
}
