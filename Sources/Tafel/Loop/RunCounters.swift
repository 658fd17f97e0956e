import Berichten

/// What a run did, for the log and for tests.
package struct RunCounters: Sendable, Equatable {
    package var aanvragen = 0
    package var besluiten = 0
    package var markt = 0
    package var voorstellen = 0
    package var opschalingen = 0
    package var afgekeurd = 0
    package var transacties = 0
    package var afgebroken = 0
    package var herstarts = 0
    /// How often the producer was renewed because a request of a transaction went unanswered.
    package var vernieuwd = 0
    /// What memory and what is visible did not agree on after that.
    package var verschillen = 0
    private var gemeldOp: [String: Int64] = [:]

    static let meldIntervalMs: Int64 = 5_000

    package init() {}

    mutating func tel(_ record: OutgoingMessage, _ topics: Topics) {
        if record.topic == topics.afgekeurd { afgekeurd += 1 }
        guard record.topic.hasPrefix(topics.voorstellen(regio: "")) else { return }
        switch KeyGrammar.vanZaak(record.sleutel ?? []) {
        case .opschaling: opschalingen += 1
        case .casusId: voorstellen += 1
        default: break
        }
    }

    /// Whether trouble of this name was not said in the last seconds.
    mutating func magMelden(_ naam: String, nuMs: Int64) -> Bool {
        if let vorig = gemeldOp[naam], nuMs - vorig < Self.meldIntervalMs { return false }
        gemeldOp[naam] = nuMs
        return true
    }
}
