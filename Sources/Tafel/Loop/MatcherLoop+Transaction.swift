import Berichten
import Kafka
import Logging

/// Begin, commit, abort, and what each failure means.
extension MatcherLoop {
    func beginZoNodig() throws(StopReason) {
        guard !transactie.isOpen else { return }
        do {
            try schrijver.begin()
        } catch {
            throw stopreden(error, "beginning a transaction")
        }
        transactie.begonnen(nuMs: nuMs())
    }

    func sluitAlsHetTijdIs() throws(StopReason) {
        if transactie.isTijd(inst, nuMs: nuMs()) { try bevestig(totMs: inst.afsluitenMsMax) }
    }

    /// Commits output and offsets together; after an abort memory and input are back where the last commit left them.
    /// - Parameter spoelTerug: whether an abort lays the input back; not when the partitions are about to go, for then
    ///   the only answer the group accepts is letting go.
    package func bevestig(totMs: Int, spoelTerug: Bool = true) throws(StopReason) {
        guard transactie.isOpen else { return }
        do throws(TransactionFailure) {
            try zendOffsets(totMs: totMs)
            try herhaal("committing", totMs: totMs) { () throws(TransactionFailure) in
                try schrijver.bevestig(timeoutMs: 1_000)
            }
        } catch {
            try afhandeling(error, "committing", spoelTerug: spoelTerug)
            return
        }
        verwerker.bevestig()
        zegels?.bevestig()
        marktbrieven.bevestigd()
        transactie.gesloten(bevestigd: true)
        tellingen.transacties += 1
        meters.tel("transacties_total", "uitkomst", "vastgelegd")
        afgebrokenAchtereen = 0
        bijCommit(tellingen)
    }

    private func zendOffsets(totMs: Int) throws(TransactionFailure) {
        let offsets = transactie.teBevestigen + marktbrieven.stand
        guard !offsets.isEmpty else { return }
        try herhaal("sending the offsets", totMs: totMs) { () throws(TransactionFailure) in
            try schrijver.zend(offsets: offsets, timeoutMs: 1_000)
        }
    }

    /// Abort where that mends it; otherwise everything starts anew from the log.
    func afhandeling(
        _ fout: TransactionFailure, _ bezig: String, spoelTerug: Bool = true
    ) throws(StopReason) {
        guard case .abort(let oorzaak) = fout else { throw stopreden(fout, bezig) }
        log.warning("transaction aborted, doing it again", metadata: ["bij": "\(bezig)", "fout": "\(oorzaak)"])
        try breekAf()
        try pauzeer(oorzaak)
        // The input goes back: offsets by assignment, because seeking in librdkafka 2.0.2 has a unit bug.
        guard spoelTerug, !transactie.bevestigd.isEmpty else { return }
        do {
            try groep.assign(transactie.terugNaar)
        } catch {
            throw .opnieuw("rewinding after an abort failed: \(error)")
        }
    }

    /// More than this many aborts on end and everything starts anew from the log.
    private static let afgebrokenMax = 20

    /// The first abort is done again at once; what keeps failing waits longer each time, so that a broker in trouble
    /// is not hammered.
    private func pauzeer(_ oorzaak: KafkaError) throws(StopReason) {
        afgebrokenAchtereen += 1
        guard afgebrokenAchtereen <= Self.afgebrokenMax else {
            throw .opnieuw("\(Self.afgebrokenMax) transactions on end were aborted, last: \(oorzaak)")
        }
        guard afgebrokenAchtereen > 1 else { return }
        logboek.pauzeer(ms: min(2_000, 25 << min(afgebrokenAchtereen, 8)))
    }

    /// Aborts the open transaction and takes back what it did to memory.
    func breekAf() throws(StopReason) {
        guard transactie.isOpen else { return }
        do throws(TransactionFailure) {
            try herhaal("aborting", totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
                try schrijver.breekAf(timeoutMs: 1_000)
            }
        } catch {
            throw stopreden(error, "aborting")
        }
        verwerker.draaiTerug()
        zegels?.draaiTerug()
        transactie.gesloten(bevestigd: false)
        tellingen.afgebroken += 1
        meters.tel("transacties_total", "uitkomst", "afgebroken")
    }

    func stopreden(_ fout: TransactionFailure, _ bezig: String) -> StopReason {
        switch fout {
        case .fenced(let oorzaak) where transactie.isVerlopen(inst, nuMs: nuMs()):
            // Ending a transaction that takes too long looks the same as being replaced.
            .opnieuw("\(bezig): the coordinator ended a transaction that took too long: \(oorzaak)")
        case .fenced(let oorzaak): .verdrongen(oorzaak)
        case .retry(let oorzaak), .abort(let oorzaak), .fatal(let oorzaak): .opnieuw("\(bezig): \(oorzaak)")
        }
    }

    /// Calls again what may be called again, until it is done, the time is up or someone asks to stop.
    private func herhaal(
        _ bezig: String, totMs: Int, _ doe: () throws(TransactionFailure) -> Void
    ) throws(TransactionFailure) {
        var uiterlijkMs = nuMs() + Int64(totMs)
        var stopGezien = false
        while true {
            do {
                return try doe()
            } catch {
                guard case .retry(let oorzaak) = error else { throw error }
                // From the wish to stop on, only the short time counts.
                if stop.isAsked, !stopGezien {
                    stopGezien = true
                    uiterlijkMs = min(uiterlijkMs, nuMs() + Int64(inst.stopMsMax))
                }
                guard nuMs() < uiterlijkMs else { throw .fatal(oorzaak) }
                if tellingen.magMelden(bezig, nuMs: nuMs()) {
                    log.warning("trying again", metadata: ["bij": "\(bezig)", "fout": "\(oorzaak)"])
                }
            }
        }
    }

    /// As `herhaal`, with what the loop does about a failure.
    func metHerhaling(
        _ bezig: String, totMs: Int, _ doe: () throws(TransactionFailure) -> Void
    ) throws(StopReason) {
        do {
            try herhaal(bezig, totMs: totMs, doe)
        } catch {
            throw stop.isAsked ? .gevraagd : stopreden(error, bezig)
        }
    }
}
