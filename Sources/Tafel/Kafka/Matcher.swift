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

    /// Waits between two attempts, growing to the last.
    private static let pauzesMs = [200, 500, 1_000, 2_000, 5_000]

    package init(_ instellingen: Matcherinstellingen, klok: Klok = .echt, log: Logger) {
        inst = instellingen
        self.klok = klok
        self.log = log
    }

    /// What was done up to the last commit.
    package var tellingen: RunCounters { stand.withLock { $0 } }

    /// Runs on a thread of its own until `stop` is asked for.
    /// - Throws: ``MatcherFout`` when it must stop for good; trouble with brokers is tried again for ever, and said.
    package func draai(_ stop: Stopteken) async throws {
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
        let bewaker = TopicProvisioner(
            admin: admin, topics: inst.topics, verzegeld: inst.verzegeling != nil, log: log)
        let meters = MatcherMetrics(inst.meetfabriek)
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
        _ stop: Stopteken, _ admin: Admin, _ bewaker: TopicProvisioner, _ meters: MatcherMetrics
    ) -> StopReason {
        do {
            if let mis = try bewaker.controleer(partitiesBijMaken: inst.partities) { return .opnieuw(mis) }
            let logboek = try KafkaRecordLog(inst, stop: stop, admin: admin, bewaker: bewaker, log: log)
            let loop = MatcherLoop(
                inst, klok: klok, stop: stop, logboek, tellingen: tellingen, meters: meters, leven: leven, log: log
            ) { [self] nieuw in
                stand.withLock { $0 = nieuw }
            }
            let reden = levensloop(loop)
            stand.withLock { $0 = loop.tellingen }
            return reden
        } catch {
            return .opnieuw("\(error)")
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
                try loop.bevestig(totMs: inst.stopMsMax)
            } catch {
                log.warning("the last transaction is left to the next matcher", metadata: ["reden": "\(error)"])
            }
        }
        loop.sluit()
        return reden
    }
}

extension MatcherLoop {
    /// Lets everything go within a fixed time, consumers first so that their partitions can move on.
    package func sluit() {
        groep.close(withinMs: 1_500)
        globaal.close(withinMs: 500)
        zegels?.lezer?.close(withinMs: 500)
        schrijver.close(withinMs: 1_000)
    }
}
