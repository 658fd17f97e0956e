import Foundation
import Jeugdhulp
import Kafka
import Logging
import Synchronization

/// The matcher as a service: keeps the loop going until it is asked to stop or another takes its place.
public final class Matcher: Sendable {
    private let inst: Matcherinstellingen
    private let klok: Klok
    private let log: Logger
    private let stand = Mutex(Tellingen())
    /// Whether the loop goes round and is ready.
    public let leven = Levensteken()

    /// Waits between two attempts, growing to the last.
    private static let pauzesMs = [200, 500, 1_000, 2_000, 5_000]

    public init(_ instellingen: Matcherinstellingen, klok: Klok = .echt, log: Logger) {
        inst = instellingen
        self.klok = klok
        self.log = log
    }

    /// What was done up to the last commit.
    public var tellingen: Tellingen { stand.withLock { $0 } }

    /// Runs on a thread of its own until `stop` is asked for.
    /// - Throws: ``MatcherFout`` when it must stop for good; trouble with brokers is tried again for ever, and said.
    public func draai(_ stop: Stopteken) async throws {
        try await OwnedThread.run(name: "matcher") { [self] in
            try draaiHier(stop)
        }
    }

    private func draaiHier(_ stop: Stopteken) throws {
        let admin: Admin
        do {
            admin = try Admin(brokers: inst.brokers, extra: inst.extra, logger: log)
        } catch {
            throw MatcherFout.instellingen("\(error)")
        }
        defer { admin.close(withinMs: 1_000) }
        let bewaker = Topicbewaker(
            admin: admin, topics: inst.topics, verzegeld: inst.verzegeling != nil, log: log)
        let meters = Meters(inst.meetfabriek)
        defer { leven.wordt(.stopt) }
        var poging = 0
        while !stop.isGevraagd {
            leven.wordt(.start)
            let reden = eenKeer(stop, admin, bewaker, meters)
            leven.wordt(stop.isGevraagd ? .stopt : .start)
            switch reden {
            case .gevraagd: return
            case .verdrongen(let fout):
                throw MatcherFout.verdrongen(transactionalId: inst.transactionalId, fout)
            case .opnieuw(let waarom):
                if stop.isGevraagd { return }
                let pauzeMs = Self.pauzesMs[min(poging, Self.pauzesMs.count - 1)]
                poging = tellingen.transacties > 0 && poging > Self.pauzesMs.count ? 0 : poging + 1
                stand.withLock { $0.herstarts += 1 }
                meters.tel("herstarts_total", nil, "")
                log.warning(
                    "starting anew from the log",
                    metadata: ["reden": "\(waarom)", "brokers": "\(inst.brokers)", "over": "\(pauzeMs) ms"])
                stop.wacht(ms: pauzeMs)
            }
        }
    }

    /// One life of the loop, from an empty memory.
    private func eenKeer(
        _ stop: Stopteken, _ admin: Admin, _ bewaker: Topicbewaker, _ meters: Meters
    ) -> Stopreden {
        do {
            if let mis = try bewaker.controleer(partitiesBijMaken: inst.partities) { return .opnieuw(mis) }
            let logboek = try Kafkalogboek(inst, stop: stop, admin: admin, bewaker: bewaker, log: log)
            let lus = Lus(
                inst, klok: klok, stop: stop, logboek, tellingen: tellingen, meters: meters, leven: leven, log: log
            ) { [self] nieuw in
                stand.withLock { $0 = nieuw }
            }
            let reden = levensloop(lus)
            stand.withLock { $0 = lus.tellingen }
            return reden
        } catch {
            return .opnieuw("\(error)")
        }
    }

    private func levensloop(_ lus: Lus) -> Stopreden {
        var reden: Stopreden
        do throws(Stopreden) {
            try lus.draai()
            reden = .gevraagd
        } catch {
            reden = error
        }
        if case .gevraagd = reden {
            // What is decided but not committed would be done again by whoever comes next: better finish it.
            do throws(Stopreden) {
                try lus.bevestig(totMs: inst.stopMsMax)
            } catch {
                log.warning("the last transaction is left to the next matcher", metadata: ["reden": "\(error)"])
            }
        }
        lus.sluit()
        return reden
    }
}

extension Lus {
    /// Lets everything go within a fixed time, consumers first so that their partitions can move on.
    package func sluit() {
        groep.close(withinMs: 1_500)
        globaal.close(withinMs: 500)
        zegels?.lezer?.close(withinMs: 500)
        schrijver.close(withinMs: 1_000)
    }
}
