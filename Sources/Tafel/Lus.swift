import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Matching

/// The loop of one matcher on a thread of its own: next batch → decide → send → commit, in Kafka transactions.
///
/// Aanvragen and besluiten come through the consumer group; offers and contracts are read in full by every instance.
/// Nothing is answered before those are read back to their end, and no case before its state is.
final class Lus {
    let inst: Matcherinstellingen
    let klok: Klok
    let log: Logger
    let stop: Stopteken
    let admin: Admin
    let bewaker: Topicbewaker
    let producer: TransactionalProducer
    /// The right to begin a transaction, while none is open.
    var vrij: IdleTransaction?
    var open: Transaction?
    let groep: Consumer
    let globaal: Consumer
    var verwerker: Verwerker
    var transactie = Transactiestand()
    var marktbrieven = Marktbrieven()
    var tellingen: Tellingen
    /// Aborts since the last commit.
    var afgebrokenAchtereen = 0
    /// Told after every commit.
    let bijCommit: (Tellingen) -> Void

    /// Sets everything up; the thread that calls this owns it all.
    init(
        _ inst: Matcherinstellingen, klok: Klok, stop: Stopteken, admin: Admin, bewaker: Topicbewaker,
        tellingen: Tellingen, log: Logger, bijCommit: @escaping (Tellingen) -> Void
    ) throws(KafkaError) {
        self.inst = inst
        self.klok = klok
        self.log = log
        self.stop = stop
        self.admin = admin
        self.bewaker = bewaker
        self.tellingen = tellingen
        self.bijCommit = bijCommit
        var zenden = ProducerSettings(brokers: inst.brokers)
        zenden.extra = inst.extra
        producer = try TransactionalProducer(
            zenden, transactionalId: inst.transactionalId, transactionTimeoutMs: inst.transactieMsMax, logger: log)
        var lezen = ConsumerSettings(brokers: inst.brokers)
        lezen.extra = inst.extra
        lezen.groupId = inst.groep
        // No static membership: librdkafka 2.0.2 fences a static member that rejoins after its broker was away, and a
        // matcher that believes it was replaced would stop for nothing. The transactional id tells who is replaced.
        lezen.sessionTimeoutMs = inst.sessieMsMax
        groep = try Consumer(lezen, waker: stop.waker, logger: log)
        globaal = try Consumer(Self.volledig(inst), waker: stop.waker, logger: log)
        let partities = bewaker.partities
        verwerker = Verwerker(
            topics: inst.topics, bron: inst.bron, register: inst.register, gewichten: inst.gewichten
        ) { casusId in
            Murmur2.partition(key: Array(casusId.utf8), partitions: partities)
        }
    }

    /// Settings of a consumer that reads topics in full.
    static func volledig(_ inst: Matcherinstellingen) -> ConsumerSettings {
        var lezen = ConsumerSettings(brokers: inst.brokers)
        lezen.extra = inst.extra
        lezen.partitionEOF = true
        return lezen
    }

    /// Runs until asked to stop or until it must start anew; always ends by throwing.
    func draai() throws(Stopreden) {
        try metHerhaling("claiming the transactional id", totMs: inst.afsluitenMsMax) { () throws(TransactionFailure) in
            vrij = try producer.initialise(timeoutMs: 1_000)
        }
        try herstelMarkt()
        do {
            try groep.subscribe([inst.topics.aanvragen, inst.topics.besluiten])
        } catch {
            throw .opnieuw("\(error)")
        }
        log.info("ready for cases")
        while true {
            if stop.isGevraagd { throw .gevraagd }
            try stap()
        }
    }

    /// One round: a batch of offers, a batch of cases, what must be looked at again, and a commit when it is time.
    private func stap() throws(Stopreden) {
        let markt = try neemMarkt()
        // Before anything else can commit how far the offers were read.
        try verstuurMarktbrieven()
        let zaken = try neemZaken()
        try verstuurMarktbrieven()
        try verstuur(verwerker.beslisPlaatsen(klok))
        try verstuur(verwerker.tik(klok))
        try verstuur(verwerker.herzie(aantalMax: inst.herzieAantalMax, klok))
        try sluitAlsHetTijdIs()
        guard !markt, !zaken, verwerker.aantalTeHerzien == 0, !verwerker.heeftTeBeslissen, !verwerker.heeftVerschenen
        else { return }
        _ = stop.waker.wait(timeoutMs: transactie.wachtMs(inst, nuMs: Self.nuMs()) ?? Self.rustMsMax)
    }

    /// Without anything to do the loop still looks once a second: a new day must be noticed.
    private static let rustMsMax = 1_000

    /// Monotonic milliseconds: for intervals only, never for facts.
    static func nuMs() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

    // MARK: Input

    /// - Returns: whether there was anything.
    private func neemMarkt() throws(Stopreden) -> Bool {
        switch globaal.next(countMax: inst.batchAantalMax) {
        case .records(let batch):
            for index in 0..<batch.count { neemMarktrecord(Inkomend(batch[index])) }
            return true
        case .failed(let fout):
            if fout.isFatal { throw .opnieuw("\(fout)") }
            meld(fout)
            return true
        case .endOfPartition, .assigned, .revoking, .lost: return true
        case nil: return false
        }
    }

    func neemMarktrecord(_ inkomend: Inkomend) {
        guard inkomend.topic != inst.topics.plaatsen else {
            if !verwerker.neemPlaats(inkomend, vandaag: klok.vandaag) {
                log.error("a record of the places is not one of ours", metadata: ["offset": "\(inkomend.offset)"])
            }
            return
        }
        tellingen.markt += 1
        marktbrieven.gelezen(inkomend)
        if let afkeuring = verwerker.neemMarkt(inkomend, vandaag: klok.vandaag) {
            let eerder = marktbrieven.vergeten
            marktbrieven.bewaar(inkomend, afkeuring)
            if marktbrieven.vergeten > eerder {
                log.error("too many refused offers at once, the oldest get no dead letter: read them in their topic")
            }
        }
    }

    private func neemZaken() throws(Stopreden) -> Bool {
        switch groep.next(countMax: inst.batchAantalMax) {
        case .records(let batch):
            let afgebroken = tellingen.afgebroken
            for index in 0..<batch.count {
                try neemRecord(Inkomend(batch[index]))
                // After an abort the input starts again from the last commit: the rest of this batch comes once more.
                guard tellingen.afgebroken == afgebroken else { break }
            }
            return true
        case .assigned(let partities): try krijg(partities)
        case .revoking(let partities): try geefAf(partities)
        case .lost(let partities): try verlies(partities)
        case .endOfPartition: break
        case .failed(let fout):
            if fout.isFatal { throw .opnieuw("\(fout)") }
            meld(fout)
        case nil: return false
        }
        return true
    }

    private func neemRecord(_ inkomend: Inkomend) throws(Stopreden) {
        let plek = TopicPartition(topic: inkomend.topic, partition: inkomend.partitie)
        // A record that was taken in before may come once more after partitions moved.
        guard transactie.verwacht(plek, inkomend.offset) else { return }
        try beginZoNodig()
        let isBesluit = inkomend.topic == inst.topics.besluiten
        tellingen.aanvragen += isBesluit ? 0 : 1
        tellingen.besluiten += isBesluit ? 1 : 0
        let uit = isBesluit ? verwerker.neemBesluit(inkomend, klok) : verwerker.neemAanvraag(inkomend, klok)
        transactie.verwerkt(plek, volgende: inkomend.offset + 1)
        try verstuur(uit)
    }

    /// Errors that librdkafka recovers from by itself: said once a while, not once an attempt.
    private func meld(_ fout: KafkaError) {
        guard tellingen.magMelden(fout.name, nuMs: Self.nuMs()) else { return }
        log.warning("broker trouble, going on", metadata: ["fout": "\(fout)", "brokers": "\(inst.brokers)"])
    }

    // MARK: Output

    func verstuur(_ records: [Uitgaand]) throws(Stopreden) {
        let afgebroken = tellingen.afgebroken
        for record in records {
            // After an abort the rest of these records is void: they are decided again.
            guard tellingen.afgebroken == afgebroken else { return }
            try beginZoNodig()
            guard bewaker.zorgVoor(record.topic) else {
                try zonderTopic(record)
                continue
            }
            tellingen.tel(record, inst.topics)
            do throws(TransactionFailure) {
                switch open {
                case .some(let transactie): try transactie.send(record.record)
                case .none: throw .fatal(.closed("send to \(record.topic)"))
                }
            } catch {
                // Throws or aborts.
                try afhandeling(error, "sending to \(record.topic)")
            }
        }
    }

    /// A proposal that cannot reach its table must not be lost: then nothing goes on. Word to a GI without a topic is
    /// kept for the operator.
    private func zonderTopic(_ record: Uitgaand) throws(Stopreden) {
        guard record.topic != inst.topics.afgekeurd, !record.topic.hasPrefix(inst.topics.voorstellen(regio: "")) else {
            throw .opnieuw("topic \(record.topic) is missing and cannot be made")
        }
        let brief = Uitgaand(
            topic: inst.topics.afgekeurd, sleutel: record.sleutel, waarde: record.waarde,
            koppen: record.koppen + [
                .init("afkeuring-code", "topic-ontbreekt"), .init("bestemd-voor", record.topic),
            ])
        try verstuur([brief])
    }
}
