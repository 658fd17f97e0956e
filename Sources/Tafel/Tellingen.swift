import Berichten

/// What a run did, for the log and for tests.
public struct Tellingen: Sendable, Equatable {
    public var aanvragen = 0
    public var markt = 0
    public var voorstellen = 0
    public var afgekeurd = 0
    public var transacties = 0
    public var afgebroken = 0
    public var herstarts = 0
    private var gemeldOp: [String: Int64] = [:]

    static let meldIntervalMs: Int64 = 5_000

    public init() {}

    mutating func tel(_ topic: String, _ topics: Topics) {
        if topic == topics.afgekeurd { afgekeurd += 1 }
        if topic.hasPrefix(topics.voorstellen(regio: "")) { voorstellen += 1 }
    }

    /// Whether trouble of this name was not said in the last seconds.
    mutating func magMelden(_ naam: String, nuMs: Int64) -> Bool {
        if let vorig = gemeldOp[naam], nuMs - vorig < Self.meldIntervalMs { return false }
        gemeldOp[naam] = nuMs
        return true
    }
}
