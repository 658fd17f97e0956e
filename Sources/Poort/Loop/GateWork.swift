import Berichten
import Jeugdhulp
import Kafka
import Logging
import Verzegeling

/// What the gate does with each record, in the transaction that also holds how far was read.
final class GateWork: ExactlyOnceWork {
    private let inst: Poortinstellingen
    private let klok: Klok
    private let wachter: Poortwachter
    private let schrijver: RefusalComposer
    private let geheugen: GateMemory
    private let topics: TopicDirectory
    private let meters: GateMetrics
    private let zegel: GateSeal?
    private let log: Logger
    private let bijRonde: () -> Void
    private var gezien = SeenEvents()
    private var tempo: RefusalRate
    /// Topics that the open transaction left alone.
    private var stilInTransactie: [String] = []
    private(set) var heldTopics: Set<String>

    init(
        _ inst: Poortinstellingen, klok: Klok, geheugen: GateMemory, topics: TopicDirectory, meters: GateMetrics,
        zegel: GateSeal?, log: Logger, bijRonde: @escaping () -> Void
    ) {
        self.inst = inst
        self.klok = klok
        self.geheugen = geheugen
        self.topics = topics
        self.meters = meters
        self.zegel = zegel
        self.log = log
        self.bijRonde = bijRonde
        wachter = Poortwachter(topics: inst.topics, register: inst.register, partijen: inst.partijen)
        schrijver = RefusalComposer(topics: inst.topics, bron: inst.bron)
        tempo = RefusalRate(perMinuutMax: inst.weigeringenPerMinuutMax)
        heldTopics = geheugen.stand.stil
        meters.stil(heldTopics.count)
    }

    func tick() throws(KafkaError) {
        bijRonde()
        try geheugen.volg()
        try zegel?.volg()
        guard heldTopics != geheugen.stand.stil else { return }
        for topic in heldTopics.subtracting(geheugen.stand.stil) {
            tempo.vergeet(topic)
            log.notice("a topic is read again", metadata: ["topic": "\(topic)"])
        }
        heldTopics = geheugen.stand.stil
        meters.stil(heldTopics.count)
    }

    func released(_ partitions: [TopicPartition]) {
        for plek in partitions {
            inst.topics.afzender(vanInvoer: plek.topic)?.kenmerk.map { gezien.vergeet($0) }
        }
    }

    func committed() {
        gezien.bevestig()
        zegel?.bevestig()
        stilInTransactie = []
    }

    func aborted() {
        gezien.draaiTerug()
        zegel?.draaiTerug()
        for topic in stilInTransactie {
            geheugen.zet(topic, isStil: false)
            heldTopics.remove(topic)
        }
        stilInTransactie = []
    }

    func take(_ record: Record, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        let ingekomen = GateRecord(record)
        // A topic that is called as no party can be: nobody may write there, and nothing of it is let through.
        guard let afzender = inst.topics.afzender(vanInvoer: record.topic), let wie = afzender.kenmerk else {
            return try weiger(ingekomen, .zonderPartij, nil, transaction)
        }
        switch oordeel(ingekomen, afzender, wie) {
        case .success(let doorlating?): try laatDoor(doorlating, ingekomen, transaction)
        case .success(nil): meters.dubbel(afzender.partij)
        case .failure(let afkeuring): try weiger(ingekomen, afkeuring, afzender, transaction)
        }
    }

    func passedOver(
        _ batch: UnreadableBatch, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {
        let plek = batch.place
        let leeg = GateRecord(topic: plek.topic, partitie: plek.partition, offset: batch.offset, waarde: nil)
        try weiger(leeg, .onleesbaar, inst.topics.afzender(vanInvoer: plek.topic), transaction)
    }

    /// - Returns: `nil` for what came before.
    private func oordeel(
        _ record: GateRecord, _ afzender: Toegangsrol, _ wie: String
    ) -> Result<Doorlating?, Afkeuring> {
        do throws(Afkeuring) {
            let doorlating = try wachter.oordeel(record, van: afzender, vandaag: klok.vandaag)
            guard let kenmerk = doorlating.kenmerk, let waarde = doorlating.waarde else { return .success(doorlating) }
            switch gezien.kijk(wie, kenmerk, waarde) {
            case .nieuw: gezien.onthoud(wie, kenmerk, waarde)
            case .dubbel: return .success(nil)
            case .botsing: return .failure(.botsing)
            }
            return .success(doorlating)
        } catch {
            return .failure(error)
        }
    }

    private func laatDoor(
        _ doorlating: Doorlating, _ record: GateRecord, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {
        var uit = OutgoingRecord(
            topic: doorlating.topic, key: doorlating.sleutel, value: doorlating.waarde, headers: doorlating.koppen)
        if let spoor = record.spoor {
            let verder = spoor.vervolg("\(record.topic)/\(record.partitie)/\(record.offset)")
            uit.headers.append((TraceContext.naam, Array(verder.traceparent.utf8)))
        }
        try zend(uit, doorlating.casusId, maakt: doorlating.topic == inst.topics.aanvragen, transaction)
        meters.doorgelaten(doorlating.afzender.partij)
    }

    private func zend(
        _ record: OutgoingRecord, _ casusId: String?, maakt: Bool, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {
        guard let zegel else { return try transaction.send(record) }
        let delen: [OutgoingRecord]
        do throws(Zegelfout) {
            delen = try zegel.verzegeld(record, casusId, maakt: maakt)
        } catch {
            // Never in the clear where a seal was asked for.
            throw .abort(KafkaError(code: -1, operation: "seal for '\(record.topic)'", detail: error.uitleg))
        }
        for deel in delen { try transaction.send(deel) }
    }

    // MARK: Refusing

    private func weiger(
        _ record: GateRecord, _ afkeuring: Afkeuring, _ afzender: Toegangsrol?, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {
        meters.geweigerd(afzender?.partij, afkeuring.codetekst)
        let brief = schrijver.brief(record, afkeuring, van: afzender)
        try zend(brief, transaction)
        if let afzender, let bericht = schrijver.bericht(record, afkeuring, aan: afzender, nu: klok.nu()),
            topics.heeft(bericht.topic)
        {
            try zend(bericht, transaction)
        }
        guard tempo.isTeVeel(record.topic, nuMs: Monotonic.nowMs()), !heldTopics.contains(record.topic) else { return }
        try laatMetRust(record.topic, transaction)
    }

    private func zend(
        _ uit: RefusalComposer.GateOutput, _ transaction: borrowing Transaction
    ) throws(TransactionFailure) {
        let record = OutgoingRecord(topic: uit.topic, key: uit.sleutel, value: uit.waarde, headers: uit.koppen)
        // Of no case that is known here: what a stranger names gets no key of its own.
        try zend(record, uit.casusId ?? Zaaksleutels.zonderZaak, maakt: false, transaction)
    }

    /// One party hurts itself alone: its topic stands still, and the operator hears of it.
    private func laatMetRust(_ topic: String, _ transaction: borrowing Transaction) throws(TransactionFailure) {
        try transaction.send(
            OutgoingRecord(
                topic: inst.topics.poort, partition: 0, key: GateState.sleutel(stil: topic), value: GateState.waarde))
        geheugen.zet(topic, isStil: true)
        heldTopics.insert(topic)
        stilInTransactie.append(topic)
        meters.stil(heldTopics.count)
        log.error(
            "too many messages of a topic are refused: it is left alone until the operator lets it",
            metadata: [
                "topic": "\(topic)", "perMinuut": "\(inst.weigeringenPerMinuutMax)",
                "daarna": "doorbraaktafel poort vrijgeven --topic \(topic)",
            ])
    }
}

extension Afkeuring {
    fileprivate static let zonderPartij = Afkeuring(
        .hoortHierNiet, "Dit topic is van geen partij.", "Maak topics met: doorbraaktafel topics maak.")
    fileprivate static let onleesbaar = Afkeuring(
        .onleesbaar, "Deze berichten zijn niet uit te pakken.",
        "Stuur ze opnieuw, zonder compressie of met kleinere pakketten.")
    fileprivate static let botsing = Afkeuring(
        .botsing, veld: "id", "Onder deze source en id kwam eerder een ander bericht binnen.",
        "Geef elk bericht een eigen id.")
}

extension GateRecord {
    /// Copies no more out of a record than the gate looks at.
    init(_ record: Record) {
        var koppen: [String: String] = [:]
        var gezien = 0
        record.forEachHeader { naam, waarde in
            gezien += 1
            guard gezien <= Self.koppenMax, let waarde, waarde.count <= Self.kopBytesMax else { return }
            let naam = String(cString: naam)
            if Self.isBekend(naam) { koppen[naam] = String(decoding: waarde, as: UTF8.self) }
        }
        self.init(
            topic: record.topic, partitie: record.partition, offset: record.offset,
            sleutel: record.withKey { $0.map { Array($0.prefix(Self.sleutelBytesMax)) } },
            waarde: record.withValue { $0.map { Array($0.prefix(Self.waardeBytesMax)) } },
            waardeBytes: record.valueCount ?? 0, koppen: koppen)
    }
}
