import Berichten

/// What a run did, for the log and for tests.
public struct Tellingen: Sendable, Equatable {
    public var aanvragen = 0
    public var besluiten = 0
    public var markt = 0
    public var voorstellen = 0
    public var opschalingen = 0
    public var afgekeurd = 0
    public var transacties = 0
    public var afgebroken = 0
    public var herstarts = 0
    private var gemeldOp: [String: Int64] = [:]

    static let meldIntervalMs: Int64 = 5_000

    public init() {}

    mutating func tel(_ record: Uitgaand, _ topics: Topics) {
        if record.topic == topics.afgekeurd { afgekeurd += 1 }
        guard record.topic.hasPrefix(topics.voorstellen(regio: "")) else { return }
        switch record.sleutel?.split(separator: UInt8(ascii: "/")).dropFirst().first {
        case .some(let deel) where deel.elementsEqual("opschaling".utf8): opschalingen += 1
        case .some: break
        case nil: voorstellen += 1
        }
    }

    /// Whether trouble of this name was not said in the last seconds.
    mutating func magMelden(_ naam: String, nuMs: Int64) -> Bool {
        if let vorig = gemeldOp[naam], nuMs - vorig < Self.meldIntervalMs { return false }
        gemeldOp[naam] = nuMs
        return true
    }
}
