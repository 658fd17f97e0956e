import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Synchronization

/// The matcher as a service: keeps the loop going until it is asked to stop or another takes its place.
package final class Matcher: Sendable {
    private let inst: Matcherinstellingen
    private let klok: Klok
    private let log: Logger
    private let stand = Mutex(RunCounters())
    /// Whether the loop goes round and is ready.
    package let leven = Liveness()

    /// How one life of the loop ended.
    private struct LifeEnd {
        let reden: StopReason
        /// Whether it committed anything.
        var wasGezond = false
    }

    package init(_ instellingen: Matcherinstellingen, klok: Klok = .echt, log: Logger) {
        inst = instellingen
        self.klok = klok
        self.log = log
    }

    /// What was done up to the last commit.
    package var tellingen: RunCounters { stand.withLock { $0 } }

    /// Runs on a thread of its own until `stop` is asked for.
    /// - Throws: ``MatcherFout`` when it must stop for good; trouble with brokers is tried again for ever, and said.
    package func draai(_ stop: StopSignal) async throws {
        try await OwnedThread.run(name: "matcher") { [self] in
            try draaiHier(stop)
        }
    }

    private func draaiHier(_ stop: StopSignal) throws {
        let admin: Admin
        do {
            admin = try Admin(brokers: inst.brokers, extra: inst.extra, logger: log)
        } catch {
            throw MatcherFout.instellingen("\(error)")
        }
        defer { admin.close(withinMs: 1_000) }
        let bewaker = TopicProvisioner(
            admin: admin, topics: inst.topics, verzegeld: inst.verzegeling != nil, log: log)
        let meters = MatcherMetrics(inst.meetfabriek)
        defer { leven.wordt(.stopt) }
        var backoff = Backoff()
        while !stop.isAsked {
            leven.wordt(.start)
            let einde = eenKeer(stop, admin, bewaker, meters)
            leven.wordt(stop.isAsked ? .stopt : .start)
            switch einde.reden {
            case .gevraagd: return
            case .verdrongen(let fout):
                throw MatcherFout.verdrongen(transactionalId: inst.transactionalId, fout)
            case .opnieuw(let waarom):
                if stop.isAsked { return }
                let pauzeMs = backoff.pauzeMs(wasGezond: einde.wasGezond)
                stand.withLock { $0.herstarts += 1 }
                meters.tel("herstarts_total", nil, "")
                log.warning(
                    "starting anew from the log",
                    metadata: ["reden": "\(waarom)", "brokers": "\(inst.brokers)", "over": "\(pauzeMs) ms"])
                stop.wait(ms: pauzeMs)
            }
        }
    }

    /// One life of the loop, from an empty memory.
    private func eenKeer(
        _ stop: StopSignal, _ admin: Admin, _ bewaker: TopicProvisioner, _ meters: MatcherMetrics
    ) -> LifeEnd {
        do {
            if let mis = try bewaker.controleer(partitiesBijMaken: inst.partities) {
                return LifeEnd(reden: .opnieuw(mis))
            }
            let logboek = try KafkaRecordLog(inst, stop: stop, admin: admin, bewaker: bewaker, log: log)
            let loop = MatcherLoop(
                inst, klok: klok, stop: stop, logboek, tellingen: tellingen, meters: meters, leven: leven, log: log,
                naStoring: tellingen.herstarts > 0
            ) { [self] nieuw in
                stand.withLock { $0 = nieuw }
            }
            let reden = levensloop(loop)
            stand.withLock { $0 = loop.tellingen }
            return LifeEnd(reden: reden, wasGezond: loop.heeftBevestigd)
        } catch {
            return LifeEnd(reden: .opnieuw("\(error)"))
        }
    }

    private func levensloop(_ loop: MatcherLoop) -> StopReason {
        var reden: StopReason
        do throws(StopReason) {
            try loop.draai()
            reden = .gevraagd
        } catch {
            reden = error
        }
        if case .gevraagd = reden {
            // What is decided but not committed would be done again by whoever comes next: better finish it.
            do throws(StopReason) {
                try loop.rondAf(totMs: inst.stopMsMax)
            } catch {
                log.warning("the last transaction is left to the next matcher", metadata: ["reden": "\(error)"])
            }
        }
        loop.sluit()
        return reden
    }
}
