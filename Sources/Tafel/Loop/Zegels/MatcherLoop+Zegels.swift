import Berichten
import Kafka
import Logging
import Verzegeling

/// Messages that are sealed with the key of their case: opened as they come in, sealed as they go out. What is decided
/// in between knows nothing of it.
extension MatcherLoop {
    // MARK: The keys

    /// Reads all keys to their end, and keeps following them.
    func herstelSleutels() throws(StopReason) {
        guard zegels != nil else { return }
        let grenzen = try grenzen(van: [inst.topics.sleutels])
        let lezer: any RecordReader
        do {
            lezer = try logboek.nieuweLezer()
            try lezer.assign(vanBegin(grenzen))
        } catch {
            throw .opnieuw("reading \(inst.topics.sleutels) failed: \(error)")
        }
        zegels?.begin(lezer)
        try ReadBackRound.lees(
            lezer, grenzen: grenzen, stilMsMax: inst.herstelStilMsMax, stop: stop, logboek, leven: leven
        ) { (record) throws(StopReason) in
            zegels?.neem(record, nuMs: nuMs())
        }
        for (plek, grens) in grenzen { zegels?.gelezen(plek, tot: grens.high) }
    }

    /// What came on the topic of keys since, without waiting.
    func neemSleutels() throws(StopReason) {
        guard let lezer = zegels?.lezer else { return }
        for _ in 0..<inst.batchAantalMax {
            switch lezer.volgende(aantalMax: inst.batchAantalMax) {
            case .records(let batch): for record in batch { zegels?.neem(record, nuMs: nuMs()) }
            case .endOfPartition(let plek, let offset): zegels?.gelezen(plek, tot: offset)
            case .failed(let fout):
                if fout.isFatal { throw .opnieuw("\(fout)") }
                meld(fout)
                return
            case .assigned, .revoking, .lost: continue
            case nil: return
            }
        }
    }

    /// Who sends a sealed message had its key acknowledged before: so at the end that the topic of keys has now it is
    /// there, or it was destroyed.
    func zoekSleutels(van records: some Sequence<IncomingMessage>) throws(StopReason) {
        guard zegels != nil, records.contains(where: { zegels?.mist($0) == true }) else { return }
        let grenzen = try grenzen(van: [inst.topics.sleutels])
        try neemSleutels()
        guard zegels?.isGelezen(tot: grenzen) == false else { return }
        // Nobody reads past what our own transaction wrote there, and waiting may take longer than one may last.
        try bevestig(totMs: inst.afsluitenMsMax)
        let uiterlijkMs = nuMs() + Int64(inst.herstelStilMsMax)
        while zegels?.isGelezen(tot: grenzen) == false {
            if stop.isGevraagd { throw .gevraagd }
            leven.slaat()
            guard nuMs() < uiterlijkMs else {
                throw .opnieuw("\(inst.topics.sleutels) was not read to its end within \(inst.herstelStilMsMax) ms")
            }
            logboek.wacht(ms: 100)
            try neemSleutels()
        }
    }

    // MARK: What comes in

    func geopend(_ record: IncomingMessage) -> Result<IncomingMessage, Zegelfout> {
        guard let waarde = record.waarde, ZegelFormat.isVerzegeld(waarde) else { return .success(record) }
        return zegels?.geopend(record, waarde) ?? .failure(.zonderHoofdsleutels)
    }

    /// What is answered to a message that cannot be opened: nothing to one of a case that was forgotten.
    func dicht(_ record: IncomingMessage, _ fout: Zegelfout) -> [OutgoingMessage] {
        guard fout != .vergeten else {
            meldVergeten(record)
            return []
        }
        if fout.komtDoorInstelling, tellingen.magMelden("zegel", nuMs: nuMs()) {
            log.error("a message cannot be opened and becomes a dead letter", metadata: plek(record, fout.uitleg))
        }
        return verwerker.brief(voor: record, fout.afkeuring, klok)
    }

    func meldVergeten(_ record: IncomingMessage) {
        meters.tel("vergeten_total", "topic", record.topic)
        log.debug("passed over", metadata: plek(record, Zegelfout.vergeten.uitleg))
    }

    private func plek(_ record: IncomingMessage, _ reden: String) -> Logger.Metadata {
        [
            "topic": "\(record.topic)", "partitie": "\(record.partitie)", "offset": "\(record.offset)",
            "reden": "\(reden)",
        ]
    }

    // MARK: What goes out

    /// Sealed with the key of its case, and that key before it when it is new.
    /// - Parameter vergeten: the cases that are forgotten with what is sent now.
    func zendVerzegeld(_ record: OutgoingMessage, _ vergeten: Set<String>) throws(StopReason) {
        guard zegels?.verzegelt == true, let casusId = record.casusId, let waarde = record.waarde,
            !ZegelFormat.isVerzegeld(waarde)
        else { return try zend(record) }
        let eigenaar = eigenaar(record, casusId, vergeten)
        let delen: [OutgoingMessage]
        do throws(Zegelfout) {
            delen = try zegels?.verzegeld(record, waarde, voor: eigenaar) ?? [record]
        } catch {
            // Never in the clear where a seal was asked for.
            throw .opnieuw("sealing for \(record.topic) failed: \(error.uitleg)")
        }
        let afgebroken = tellingen.afgebroken
        for deel in delen where tellingen.afgebroken == afgebroken { try zend(deel) }
    }

    /// Under whose key a record goes. Keys are made for cases that are known here, and for what is laid on their
    /// partition; what strangers name gets none, for nobody would ever destroy it. The last word to an aanbieder, that
    /// its nomination lapsed because the case is forgotten, must outlive the keys of the case.
    private func eigenaar(_ record: OutgoingMessage, _ casusId: String, _ vergeten: Set<String>) -> String {
        let topics = inst.topics
        if vergeten.contains(casusId) {
            let isVoordracht = topics.kanaal(record.topic)?.kanaal == .voordrachten
            return isVoordracht ? Zaaksleutels.zonderZaak : casusId
        }
        let isVanZaak = [topics.aanvragen, topics.besluiten, topics.zaken].contains(record.topic)
        let isBekend = isVanZaak || zegels?.kent(casusId) == true || verwerker.zaak(casusId) != nil
        return isBekend ? casusId : Zaaksleutels.zonderZaak
    }

    /// The cases whose memory goes with these records.
    func vergetenZaken(_ records: [OutgoingMessage]) -> Set<String> {
        guard zegels != nil else { return [] }
        return Set(
            records.lazy.filter { $0.waarde == nil && $0.topic == self.inst.topics.zaken }
                .compactMap { $0.sleutel.map { String(decoding: $0, as: UTF8.self) } })
    }

    /// A case that is forgotten takes its keys along, in the same transaction.
    func vernietigSleutels(van vergeten: Set<String>) throws(StopReason) {
        let afgebroken = tellingen.afgebroken
        for casusId in vergeten.sorted() {
            for steen in zegels?.vernietig(casusId) ?? [] {
                try beginZoNodig()
                try zend(steen)
                guard tellingen.afgebroken == afgebroken else { return }
            }
        }
    }

    /// Some of the cases that began before messages were sealed, to be written sealed.
    func nogOpen() -> [OutgoingMessage] {
        guard zegels?.heeftNogOpen == true else { return [] }
        let casusIds = zegels?.neemOpen(aantalMax: inst.herzieAantalMax) ?? []
        return casusIds.compactMap(verwerker.zaak).map(verwerker.opslag)
    }

    /// Lets the segment with tombstones be closed, once its time is over.
    func rolSleutels() throws(StopReason) {
        guard let record = zegels?.rol(nuMs: nuMs()) else { return }
        try beginZoNodig()
        try zend(record)
    }
}
