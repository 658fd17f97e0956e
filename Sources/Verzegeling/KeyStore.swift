import Berichten
import Kafka
import Logging
import Synchronization

/// The keys of cases for who sends and reads beside the matcher: read from their topic when one is not known, made
/// before the first message about a case goes.
package final class KeyStore: Sendable {
    private let topics: Topics
    private let verzegelt: Bool
    private let ring: Mutex<Zaaksleutels>
    /// Reads one at a time, each from where the one before it came.
    private let lezer: Mutex<KeyTopicReader>

    /// - Throws: `KafkaError` when the clients cannot be made; no broker is asked for anything yet.
    package init(
        _ verzegeling: Verzegeling, topics: Topics, brokers: String, extra: [String: String], log: Logger
    ) throws(KafkaError) {
        self.topics = topics
        verzegelt = verzegeling.verzegelt
        ring = Mutex(Zaaksleutels(verzegeling.hoofdsleutels))
        lezer = Mutex(try KeyTopicReader(topic: topics.sleutels, brokers: brokers, extra: extra, log: log))
    }

    // MARK: What the topic says

    /// Reads the topic of keys to the end that it has now. Blocks: for threads of one's own.
    /// - Throws: `KafkaError` when there is no broker or topic, it may not be read, or nothing comes for
    ///   ``KeyTopicReader/stilMsMax``.
    package func werkBij() throws(KafkaError) {
        try lezer.withLock { lezer throws(KafkaError) in
            try lezer.werkBij { sleutel, waarde in ring.withLock { $0.neem(sleutel: sleutel, waarde: waarde) } }
        }
    }

    /// As ``werkBij()``, for tasks.
    private func laatBijwerken() async throws(KafkaError) {
        do {
            try await OwnedThread.run(name: "sleutels") { [self] in try werkBij() }
        } catch let fout as KafkaError {
            throw fout
        } catch {
            throw KafkaError(code: KeyTopicReader.verlopen, operation: "read '\(topics.sleutels)'", detail: "\(error)")
        }
    }

    /// What is in the keys at this moment: for counting, and for wrapping anew.
    package var inhoud: Zaaksleutels { ring.withLock { $0 } }

    // MARK: Opening

    /// What a record comes to.
    package enum OpenResult: Sendable {
        /// Open by itself, or opened.
        case open([UInt8])
        case dicht(Zegelfout)
    }

    /// Makes sure that every key that these values ask for is known, if it is there: a key was acknowledged before the
    /// first message under it. Blocks when one is not known: for threads of one's own.
    package func zoekSleutels(van waarden: some Sequence<[UInt8]>) throws(KafkaError) {
        let mist = ring.withLock { ring in
            waarden.contains { ZegelFormat.isVerzegeld($0) && !ring.kent($0) }
        }
        if mist { try werkBij() }
    }

    /// Opens a value, if it is sealed. The keys were looked for before.
    package func open(_ waarde: [UInt8], topic: String, sleutel: [UInt8]?) -> OpenResult {
        guard ZegelFormat.isVerzegeld(waarde) else { return .open(waarde) }
        do throws(Zegelfout) {
            return .open(try geopend(waarde, Zegelplaats(topics, topic: topic, sleutel: sleutel)))
        } catch {
            return .dicht(error)
        }
    }

    private func geopend(_ waarde: [UInt8], _ plaats: Zegelplaats) throws(Zegelfout) -> [UInt8] {
        try ring.withLock { ring throws(Zegelfout) in try ring.open(waarde, plaats).tekst }
    }

    // MARK: Sealing

    /// Seals records with the key of the case that each is about. Makes the keys that are not there, and has them
    /// acknowledged first.
    ///
    /// - Parameter producer: writes the keys.
    /// - Throws: `KafkaError` when the keys cannot be read or made; then nothing may be sent.
    package func verzegel(
        _ records: [(casusId: String?, record: OutgoingRecord)], _ producer: Producer
    ) async throws(KafkaError) -> [OutgoingRecord] {
        let zaken = Set(records.compactMap { $0.record.value == nil ? nil : $0.casusId })
        guard verzegelt, !zaken.isEmpty else { return records.map(\.record) }
        // Also when a key is known: it may have been destroyed since, and what is sealed with it nobody could read.
        try await laatBijwerken()
        try await zorgVoorSleutels(van: zaken, producer)
        return try records.map { paar throws(KafkaError) in try verzegeld(paar.record, paar.casusId) }
    }

    private func zorgVoorSleutels(van zaken: Set<String>, _ producer: Producer) async throws(KafkaError) {
        let nieuw = ring.withLock { ring in
            zaken.sorted().filter { ring.sleutel(voor: $0) == nil }.compactMap { casusId in
                var toeval = SystemRandomNumberGenerator()
                return try? ring.nieuw(casusId, &toeval)
            }
        }
        try await schrijf(nieuw, producer)
    }

    private func schrijf(_ records: [Zaaksleutels.KeyRecord], _ producer: Producer) async throws(KafkaError) {
        let uitkomsten = await producer.send(
            records.map { OutgoingRecord(topic: topics.sleutels, key: $0.sleutel, value: $0.waarde) })
        for (record, uitkomst) in zip(records, uitkomsten) {
            _ = try uitkomst.get()
            ring.withLock { $0.neem(sleutel: record.sleutel, waarde: record.waarde) }
        }
    }

    private func verzegeld(_ record: OutgoingRecord, _ casusId: String?) throws(KafkaError) -> OutgoingRecord {
        guard let casusId, let waarde = record.value else { return record }
        var uit = record
        guard let sleutel = ring.withLock({ $0.sleutel(voor: casusId) }),
            let dicht = try? sleutel.verzegel(
                waarde, Zegelplaats(topics, topic: record.topic, sleutel: record.key))
        else {
            // Never in the clear where a seal was asked for.
            throw KafkaError(
                code: KeyTopicReader.verlopen, operation: "seal for '\(record.topic)'",
                detail: "the key of the case was destroyed meanwhile: send it again")
        }
        uit.value = dicht
        uit.headers.append((ZegelFormat.kop.naam, Array(ZegelFormat.kop.waarde.utf8)))
        return uit
    }

    // MARK: Destroying and renewing

    /// Destroys every key of a case and reads back that none is left.
    /// - Returns: how many there were.
    package func vernietig(_ casusId: String, _ producer: Producer) async throws(KafkaError) -> Int {
        var aantal = 0
        try await laatBijwerken()
        // Somebody may make one at this moment; nobody does so for ever.
        for _ in 0..<Self.rondenMax {
            let weg = ring.withLock { $0.vernietig(casusId) }
            guard !weg.records.isEmpty else { break }
            aantal += weg.records.count
            do {
                try await schrijf(weg.records, producer)
            } catch {
                ring.withLock { $0.zetTerug(weg) }
                throw error
            }
            try await laatBijwerken()
        }
        return aantal
    }

    private static let rondenMax = 5

    /// Wraps every key under the first master key.
    /// - Returns: how many were wrapped anew, and how many lie under a master key that is not among ours.
    package func vernieuw(_ producer: Producer) async throws(KafkaError) -> (vernieuwd: Int, mislukt: Int) {
        try await laatBijwerken()
        let (records, mislukt) = ring.withLock { ring in
            var toeval = SystemRandomNumberGenerator()
            return ring.vernieuwd(&toeval)
        }
        try await schrijf(records, producer)
        return (records.count, mislukt)
    }
}
