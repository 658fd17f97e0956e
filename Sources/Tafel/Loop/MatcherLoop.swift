import Berichten
import Jeugdhulp
import Kafka
import Logging
import Matching

/// The loop of one matcher on a thread of its own: next batch → decide → send → commit, in Kafka transactions.
///
/// Aanvragen and besluiten come through the consumer group; offers and contracts are read in full by every instance.
/// Nothing is answered before those are read back to their end, and no case before its state is.
///
/// The parts, each the only one that does its work: ``LoopTransaction`` begins and ends, ``LoopMemory`` is what goes
/// with it, ``RecordSender`` sends, ``Sealing`` opens and seals, ``MarketReading`` and ``KeyReading`` follow what
/// everybody reads, ``PartitionHandover`` takes cases over and gives them up, ``Recovery`` reads back.
package final class MatcherLoop {
    private let context: LoopContext
    private let geheugen: LoopMemory
    private let transactie: LoopTransaction
    private let zegelrand: Sealing
    private let zender: RecordSender
    private let spoor: MessageTrace
    private let herstel: Recovery
    private let sleutels: KeyReading
    private let markt: MarketReading
    private let overdracht: PartitionHandover
    private let groep: any RecordReader
    private var getoondMs: Int64?
    private var stilstand = StandstillWatch()

    /// Sets everything up; the thread that calls this owns it all.
    /// - Parameter naStoring: whether the life before this one ended with nobody knowing what became of its last
    ///   transaction: then proposals are held against their cases too.
    package init(
        _ inst: Matcherinstellingen, klok: Klok, stop: StopSignal, _ logboek: any RecordLog, tellingen: RunCounters,
        meters: MatcherMetrics = .stil, leven: Liveness = Liveness(), log: Logger, naStoring: Bool = false,
        bijCommit: @escaping (RunCounters) -> Void
    ) {
        context = LoopContext(
            inst, klok: klok, stop: stop, logboek, meters: meters, leven: leven, log: log, tellingen: tellingen)
        // There from the start, as the other counters.
        for topic in [inst.topics.aanvragen, inst.topics.besluiten] { meters.tel("vergeten_total", "topic", topic, 0) }
        for topic in [inst.topics.aanvragen, inst.topics.besluiten, inst.topics.aanbod, inst.topics.contracten] {
            meters.tel("overgeslagen_total", "topic", topic, 0)
        }
        geheugen = LoopMemory(inst, partities: logboek.partities)
        transactie = LoopTransaction(context, geheugen, bijCommit: bijCommit)
        zegelrand = Sealing(context, geheugen)
        zender = RecordSender(context, transactie, zegelrand)
        spoor = MessageTrace(topics: inst.topics, log: log)
        herstel = Recovery(context)
        sleutels = KeyReading(context, geheugen, herstel)
        markt = MarketReading(context, geheugen, transactie)
        overdracht = PartitionHandover(
            context, geheugen, transactie, herstel, sleutels, zegelrand, controleert: naStoring)
        groep = logboek.groep
    }

    /// What is known and decided; set only by who breaks it on purpose.
    package var router: MessageRouter {
        get { geheugen.router }
        set { geheugen.router = newValue }
    }
    package var tellingen: RunCounters { context.tellingen }
    /// Whether this life committed anything: a sign of health.
    package var heeftBevestigd: Bool { transactie.heeftBevestigd }
    private var inst: Matcherinstellingen { context.inst }

    // MARK: Life

    /// Runs until asked to stop or until it must start anew; always ends by throwing.
    func draai() throws(StopReason) {
        try begin()
        while true {
            if context.stop.isAsked { throw .gevraagd }
            try stap()
        }
    }

    /// Everything before the first round: who we are, what is on offer, and the wish for cases.
    package func begin() throws(StopReason) {
        try transactie.meldAan()
        context.leven.wordt(.herstelt)
        try sleutels.lees()
        try markt.lees(herstel)
        context.leven.wordt(.verdeelt)
        do {
            try groep.subscribe([inst.topics.aanvragen, inst.topics.besluiten])
        } catch {
            throw .opnieuw("\(error)")
        }
        context.log.info("ready for cases")
    }

    /// One round, in two halves. An abort ends its half and no more: the group is asked in every round, for only there
    /// is it heard that partitions are gone, and until then whatever is sent for them is aborted again.
    package func stap() throws(StopReason) {
        context.leven.slaat()
        toonAlsHetTijdIs()
        let kwamMarkt = try half { () throws(Interruption) in try neemMarkt() }
        let kwamenZaken = try half { () throws(Interruption) in try neemZakenEnWerk() }
        guard !kwamMarkt, !kwamenZaken, isBij else { return }
        context.logboek.wacht(ms: transactie.stand.wachtMs(inst, nuMs: context.nuMs()) ?? Self.rustMsMax)
    }

    /// The one place that an abort comes to. What was still to be done is void, and is decided again.
    /// - Returns: whether there was anything to do.
    private func half(_ doe: () throws(Interruption) -> Bool) throws(StopReason) -> Bool {
        if transactie.moetHerlezen { try overdracht.leesOpnieuw() }
        do throws(Interruption) {
            return try doe()
        } catch {
            switch error {
            case .aborted: return true
            case .stop(let reden): throw reden
            }
        }
    }

    /// A batch of offers, and word of those that are refused: before anything else can commit how far they were read.
    private func neemMarkt() throws(Interruption) -> Bool {
        try Interruption.orStop(try sleutels.volg())
        let kwam = try Interruption.orStop(try markt.volg())
        try markt.verstuurBrieven(zender, spoor)
        return kwam
    }

    /// A batch of cases, what must be looked at again, and a commit when it is time.
    private func neemZakenEnWerk() throws(Interruption) -> Bool {
        let kwamen = try neemZaken()
        try markt.verstuurBrieven(zender, spoor)
        try zender.verstuur(geheugen.router.beslisPlaatsen(context.klok))
        if context.magTijdLatenVerlopen() { try zender.verstuur(geheugen.router.tik(context.klok)) }
        try zender.verstuur(herzien())
        try zender.verstuur(zegelrand.nogOpen())
        try zender.rolSleutels()
        try transactie.bevestigAlsHetTijdIs()
        return kwamen
    }

    /// Without anything to do the loop still looks once a second: a new day must be noticed.
    private static let rustMsMax = 1_000

    /// Ends what is open, within this time, before the loop is left: what is not committed is done again by the next.
    package func rondAf(totMs: Int) throws(StopReason) { _ = try transactie.eindig(totMs: totMs) }

    /// Lets everything go within a fixed time, consumers first so that their partitions can move on.
    package func sluit() {
        groep.close(withinMs: 1_500)
        markt.sluit()
        sleutels.sluit()
        context.logboek.schrijver.close(withinMs: 1_000)
    }

    /// Aborts what is open, and lets nobody know: for who breaks the loop on purpose.
    package func breekStilAf() throws(StopReason) {
        try transactie.breekAf()
        try transactie.laatInvoerTeruggaan()
    }

    // MARK: Rest

    /// Whether nothing waits to be decided or committed.
    package var isRustig: Bool { !transactie.isOpen && isBij }

    /// Whether nothing waits to be decided.
    private var isBij: Bool { geheugen.router.isBij && geheugen.zegels?.heeftNogOpen != true }

    /// Cases that are looked at again, timed when there are any.
    private func herzien() -> [OutgoingMessage] {
        guard geheugen.router.aantalTeHerzien > 0 else { return [] }
        return context.meters.duur(.herziening) {
            geheugen.router.herzie(aantalMax: inst.herzieAantalMax, context.klok)
        }
    }

    private static let toonIntervalMs: Int64 = 1_000

    /// Figures that must be counted: at most once a second, from what is in memory here.
    private func toonAlsHetTijdIs() {
        let nuMs = context.nuMs()
        if let getoondMs, nuMs - getoondMs < Self.toonIntervalMs { return }
        getoondMs = nuMs
        context.meters.toon(geheugen.router.beeld(vandaag: context.klok.vandaag))
        var achterstand = markt.achterstand
        var voortgang = markt.voortgang
        for (plek, stand) in transactie.stand.volgende {
            achterstand[plek] = try? groep.lag(plek) ?? nil
            voortgang[plek] = groep.knownEnd(plek).map { (stand, $0) }
        }
        context.meters.achterstand(achterstand)
        let stil = stilstand.kijk(voortgang, nuMs: nuMs)
        context.leven.staatStil(stil)
        context.meters.stilstand(stil.count)
    }

    // MARK: Cases

    /// - Returns: whether there was anything.
    private func neemZaken() throws(Interruption) -> Bool {
        switch groep.volgende(aantalMax: inst.batchAantalMax) {
        case .records(let batch): try neem(batch)
        case .assigned(let partities): try Interruption.orStop(try overdracht.krijg(partities))
        case .revoking(let partities): try Interruption.orStop(try overdracht.geefAf(partities))
        case .lost(let partities): try Interruption.orStop(try overdracht.verlies(partities))
        case .endOfPartition: break
        case .unreadable(let batch): try slaOver(batch)
        case .failed(let fout):
            if fout.isFatal { throw .stop(.opnieuw("\(fout)")) }
            context.meld(fout)
        case nil: return false
        }
        return true
    }

    /// A batch of a sender that nobody can read: a dead letter, and on.
    private func slaOver(_ batch: UnreadableBatch) throws(Interruption) {
        // Met again after a start in the midst of it: told already.
        guard transactie.stand.verwacht(batch.place, batch.offset) else { return }
        context.meld(batch)
        try Interruption.orStop(try transactie.beginZoNodig())
        transactie.stand.verwerkt(batch.place, volgende: batch.offset + 1)
        try zender.verstuur(geheugen.router.brief(voor: IncomingMessage(onleesbaar: batch), .onleesbaar, context.klok))
    }

    private func neem(_ batch: [IncomingMessage]) throws(Interruption) {
        if let grenzen = try Interruption.orStop(try sleutels.eindVoor(batch)) {
            try transactie.bevestig(totMs: inst.afsluitenMsMax)
            try Interruption.orStop(try sleutels.leesTot(grenzen))
        }
        // After an abort the input starts again from the last commit: the rest of the batch comes once more.
        for record in batch { try neem(record) }
    }

    private func neem(_ ruw: IncomingMessage) throws(Interruption) {
        let plek = TopicPartition(topic: ruw.topic, partition: ruw.partitie)
        // A record that was taken in before may come once more after partitions moved.
        guard transactie.stand.verwacht(plek, ruw.offset) else { return }
        try Interruption.orStop(try transactie.beginZoNodig())
        context.klokwacht.saw(ruw.tijdMs)
        let isBesluit = ruw.topic == inst.topics.besluiten
        context.tellingen.aanvragen += isBesluit ? 0 : 1
        context.tellingen.besluiten += isBesluit ? 1 : 0
        context.meters.tel("berichten_total", "topic", ruw.topic)
        transactie.stand.verwerkt(plek, volgende: ruw.offset + 1)
        switch zegelrand.geopend(ruw) {
        case .success(let inkomend):
            let klok = context.klok
            let uit = context.meters.duur(isBesluit ? .besluit : .aanvraag) {
                isBesluit
                    ? geheugen.router.neemBesluit(inkomend, klok) : geheugen.router.neemAanvraag(inkomend, klok)
            }
            try zender.verstuur(spoor.gevolgd(uit, van: inkomend))
        case .failure(let fout): try zender.verstuur(zegelrand.dicht(ruw, fout))
        }
    }
}
