import Berichten
import Kafka
import Logging

/// The transaction of a loop: begun when there is something to write, then committed or aborted with all that goes with
/// it. Output, offsets and memory end together; after an abort memory and input are back where the last commit left
/// them.
///
/// Two ways to end it. ``bevestig(totMs:)`` is for within a round, and interrupts it after an abort.
/// ``eindig(totMs:spoelTerug:)`` is for whoever must go on however it ended, and answers how.
final class LoopTransaction {
    /// How a transaction ended.
    enum Ending { case committed, aborted }

    private let context: LoopContext
    private let geheugen: LoopMemory
    private let schrijver: any TransactionalWriter
    private let groep: any RecordReader
    /// Where the input stands.
    var stand = TransactionState()
    /// Whether this life of the loop committed anything: a sign of health.
    private(set) var heeftBevestigd = false
    /// Whether what is visible must be read anew before anything is decided: the producer was renewed.
    private(set) var moetHerlezen = false
    private var uitstel = AbortBackoff(inARowMax: LoopTransaction.afgebrokenMax)
    /// Told after every commit.
    private let bijCommit: (RunCounters) -> Void

    init(_ context: LoopContext, _ geheugen: LoopMemory, bijCommit: @escaping (RunCounters) -> Void) {
        self.context = context
        self.geheugen = geheugen
        self.bijCommit = bijCommit
        (schrijver, groep) = (context.logboek.schrijver, context.logboek.groep)
    }

    private var inst: Matcherinstellingen { context.inst }
    var isOpen: Bool { stand.isOpen }

    // MARK: Begin and send

    /// Claims the transactional id: who had it before is fenced.
    func meldAan() throws(StopReason) {
        let bezig = "claiming the transactional id"
        do throws(TransactionFailure) {
            try herhaal(bezig, totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
                try schrijver.meldAan(timeoutMs: 1_000)
            }
        } catch {
            throw context.stop.isAsked ? .gevraagd : stopreden(error, bezig)
        }
    }

    func beginZoNodig() throws(StopReason) {
        guard !stand.isOpen else { return }
        do {
            try schrijver.begin()
        } catch {
            throw stopreden(error, "beginning a transaction")
        }
        stand.begonnen(nuMs: context.nuMs())
    }

    /// Into the transaction, begun where none is open.
    func zend(_ record: OutgoingMessage) throws(Interruption) {
        try Interruption.orStop(try beginZoNodig())
        do throws(TransactionFailure) {
            try schrijver.zend(record)
        } catch {
            try Interruption.orStop(try breekAf(na: error, "sending to \(record.topic)"))
            throw .aborted
        }
    }

    // MARK: End

    func bevestigAlsHetTijdIs() throws(Interruption) {
        if stand.isTijd(inst, nuMs: context.nuMs()) { try bevestig(totMs: inst.afsluitenMsMax) }
    }

    func bevestig(totMs: Int) throws(Interruption) {
        let einde = try Interruption.orStop(try eindig(totMs: totMs))
        // Memory must be read anew before the next decision, and the input goes back with it.
        if einde == .aborted || moetHerlezen { throw .aborted }
    }

    /// Commits output and offsets together, and aborts where the broker wants that. None is open afterwards.
    /// - Parameter spoelTerug: whether an abort lays the input back; not when the partitions are about to go, for then
    ///   the only answer the group accepts is letting go.
    /// - Returns: `committed` too where none was open.
    func eindig(totMs: Int, spoelTerug: Bool = true) throws(StopReason) -> Ending {
        guard stand.isOpen else { return .committed }
        do throws(TransactionFailure) {
            try zendOffsets(totMs: totMs)
            try herhaal("committing", totMs: totMs) { () throws(TransactionFailure) in
                try schrijver.bevestig(timeoutMs: 1_000)
            }
        } catch {
            try breekAf(na: error, "committing", spoelTerug: spoelTerug)
            return .aborted
        }
        geheugen.bevestig()
        stand.gesloten(bevestigd: true)
        heeftBevestigd = true
        context.tellingen.transacties += 1
        context.meters.tel("transacties_total", "uitkomst", "vastgelegd")
        uitstel.committed()
        bijCommit(context.tellingen)
        try vernieuwZoNodig()
        return .committed
    }

    /// A request of the transaction went unanswered and may come late: it must not find another one of its epoch.
    private func vernieuwZoNodig() throws(StopReason) {
        guard schrijver.isOnbeantwoord else { return }
        let bezig = "renewing the producer"
        context.log.warning("a request of a transaction went unanswered, renewing the producer and reading memory anew")
        moetHerlezen = true
        do throws(TransactionFailure) {
            try herhaal(bezig, totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
                try schrijver.vernieuw(timeoutMs: 1_000)
            }
        } catch {
            throw stopreden(error, bezig)
        }
        context.tellingen.vernieuwd += 1
        context.meters.tel("vernieuwingen_total", nil, "")
    }

    /// Memory is what is visible.
    func isHerlezen() { moetHerlezen = false }

    private func zendOffsets(totMs: Int) throws(TransactionFailure) {
        let offsets = stand.teBevestigen + geheugen.marktbrieven.stand
        guard !offsets.isEmpty else { return }
        try herhaal("sending the offsets", totMs: totMs) { () throws(TransactionFailure) in
            try schrijver.zend(offsets: offsets, timeoutMs: 1_000)
        }
    }

    /// Aborts where that mends it; otherwise everything starts anew from the log.
    private func breekAf(
        na fout: TransactionFailure, _ bezig: String, spoelTerug: Bool = true
    ) throws(StopReason) {
        guard case .abort(let oorzaak) = fout else { throw stopreden(fout, bezig) }
        context.log.warning("transaction aborted, doing it again", metadata: ["bij": "\(bezig)", "fout": "\(oorzaak)"])
        try breekAf()
        try pauzeer(oorzaak)
        if spoelTerug { try laatInvoerTeruggaan() }
    }

    /// The input goes back to the last commit: by assignment, because seeking in librdkafka 2.0.2 has a unit bug.
    func laatInvoerTeruggaan() throws(StopReason) {
        guard !stand.bevestigd.isEmpty else { return }
        do {
            try groep.assign(stand.terugNaar)
        } catch {
            throw .opnieuw("rewinding after an abort failed: \(error)")
        }
    }

    /// Aborts the open transaction and takes back what it did to memory. The input stays where it is.
    func breekAf() throws(StopReason) {
        guard stand.isOpen else { return }
        do throws(TransactionFailure) {
            try herhaal("aborting", totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
                try schrijver.breekAf(timeoutMs: 1_000)
            }
        } catch {
            throw stopreden(error, "aborting")
        }
        geheugen.draaiTerug()
        stand.gesloten(bevestigd: false)
        context.tellingen.afgebroken += 1
        context.meters.tel("transacties_total", "uitkomst", "afgebroken")
        try vernieuwZoNodig()
    }

    // MARK: What failures mean

    /// More than this many aborts on end and everything starts anew from the log.
    private static let afgebrokenMax = 20

    private func pauzeer(_ oorzaak: KafkaError) throws(StopReason) {
        guard let pauzeMs = uitstel.aborted() else {
            throw .opnieuw("\(Self.afgebrokenMax) transactions on end were aborted, last: \(oorzaak)")
        }
        if pauzeMs > 0 { context.logboek.pauzeer(ms: pauzeMs) }
    }

    private func stopreden(_ fout: TransactionFailure, _ bezig: String) -> StopReason {
        switch fout {
        case .fenced(let oorzaak) where stand.isVerlopen(inst, nuMs: context.nuMs()):
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
        var budget = RetryBudget(totalMs: totMs, onceStoppedMs: inst.stopMsMax, nowMs: context.nuMs())
        while true {
            do {
                return try doe()
            } catch {
                guard case .retry(let oorzaak) = error else { throw error }
                guard !budget.isSpent(nowMs: context.nuMs(), isStopAsked: context.stop.isAsked) else {
                    throw .fatal(oorzaak)
                }
                if context.tellingen.magMelden(bezig, nuMs: context.nuMs()) {
                    context.log.warning("trying again", metadata: ["bij": "\(bezig)", "fout": "\(oorzaak)"])
                }
            }
        }
    }
}
