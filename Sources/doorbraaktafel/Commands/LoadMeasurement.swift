import Berichten
import Foundation
import Kafka
import Rollen
import Synchronization

/// When each aanvraag was due and when its proposal could be read.
final class LoadMeasurement: Sendable {
    private struct MeasurementState {
        var open: [String: ContinuousClock.Instant] = [:]
        var wachttijdenMs: [Double] = []
        var verstuurd = 0
        var nietVerstuurd = 0
    }

    private let stand = Mutex(MeasurementState())

    func aanDeBeurt(_ casusId: String, op moment: ContinuousClock.Instant) {
        stand.withLock { stand in
            stand.open[casusId] = moment
            stand.verstuurd += 1
        }
    }

    func nietVerstuurd(_ casusId: String) {
        stand.withLock { stand in
            if stand.open.removeValue(forKey: casusId) != nil { stand.nietVerstuurd += 1 }
        }
    }

    /// Only the first proposal for a case counts.
    func gezien(_ casusId: String) {
        let nu = ContinuousClock.now
        stand.withLock { stand in
            guard let begin = stand.open.removeValue(forKey: casusId) else { return }
            stand.wachttijdenMs.append((nu - begin) / .milliseconds(1))
        }
    }

    /// - Returns: whether every aanvraag has its proposal.
    func wachtOpAlle(sMax: Int) async -> Bool {
        let eind = ContinuousClock.now + .seconds(sMax)
        let (tikken, tik) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let wekker = DispatchSource.makeTimerSource()
        wekker.schedule(deadline: .now(), repeating: .milliseconds(50))
        wekker.setEventHandler { tik.yield() }
        wekker.resume()
        defer { wekker.cancel() }
        for await _ in tikken {
            if stand.withLock({ $0.open.isEmpty }) { return true }
            if ContinuousClock.now > eind { return false }
        }
        return false
    }

    var uitslag: LoadResult {
        stand.withLock { stand in
            LoadResult(
                verstuurd: stand.verstuurd - stand.nietVerstuurd, nietVerstuurd: stand.nietVerstuurd,
                verloren: stand.open.count, wachttijdenMs: stand.wachttijdenMs.sorted())
        }
    }
}

/// What a run came to. Milliseconds from due to readable.
struct LoadResult: Equatable {
    let verstuurd, nietVerstuurd, verloren: Int
    /// Sorted.
    let wachttijdenMs: [Double]

    /// The smallest time under which this share of the proposals came.
    func percentiel(_ deel: Double) -> Double {
        guard !wachttijdenMs.isEmpty else { return 0 }
        let plek = Int((deel * Double(wachttijdenMs.count)).rounded(.up)) - 1
        return wachttijdenMs[min(max(plek, 0), wachttijdenMs.count - 1)]
    }

    private static let delen = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("max", 1.0)]

    func json(zaad: UInt64) -> JSONValue {
        var leden: JSONMembers = [
            "verstuurd": .getal(verstuurd), "nietVerstuurd": .getal(nietVerstuurd), "verloren": .getal(verloren),
            "zaad": .tekst("\(zaad)"),
        ]
        for (naam, deel) in Self.delen { leden["\(naam)Ms"] = .decimaal(percentiel(deel)) }
        return .object(leden)
    }

    func tekst(zaad: UInt64) -> String {
        let tijden = Self.delen.map { "\($0.0) \(Int(percentiel($0.1).rounded())) ms" }.joined(separator: ", ")
        return """
            \(verstuurd) verstuurd (zaad \(zaad)), \(nietVerstuurd) niet te versturen, \(verloren) zonder voorstel
            van aan de beurt tot voorstel: \(tijden)
            """
    }
}

/// Reads what is new on the topics of the tables; only keys, so that measuring costs little.
final class LoadListener: Sendable {
    private let stopSignal: StopSignal
    private let verbinding: Connection
    private let plekken: [TopicPartition]

    init(_ verbinding: Connection, _ topics: [(String, Int)], _ stop: StopSignal) {
        stopSignal = stop
        self.verbinding = verbinding
        plekken = topics.flatMap { topic, aantal in
            (0..<Int32(aantal)).map { TopicPartition(topic: topic, partition: $0) }
        }
    }

    func stop() { stopSignal.ask() }

    func luister(_ meting: LoadMeasurement) throws {
        var instellingen = ConsumerSettings(brokers: verbinding.brokers)
        instellingen.extra = verbinding.extra
        let consumer = try Consumer(instellingen, waker: stopSignal.waker, logger: verbinding.log)
        defer { consumer.close(withinMs: 2_000) }
        // From the beginning: a proposal must not slip by before the end was looked up. Those of earlier runs are of
        // other cases.
        try consumer.assign(plekken.map { TopicPartitionOffset($0, offset: Offsets.beginning) })
        while !stopSignal.isAsked {
            switch consumer.next(countMax: 1_000) {
            case .records(let batch):
                for index in 0..<batch.count {
                    guard let sleutel = batch[index].copyKey() else { continue }
                    meting.gezien(String(decoding: sleutel, as: UTF8.self))
                }
            case .failed(let fout) where fout.isFatal: throw fout
            case nil: stopSignal.waker.wait(timeoutMs: 500)
            default: continue
            }
        }
    }
}
