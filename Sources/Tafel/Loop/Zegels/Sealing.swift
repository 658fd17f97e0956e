import Berichten
import Kafka
import Logging
import Verzegeling

/// Messages that are sealed with the key of their case: opened as they come in, sealed as they go out. What is decided
/// in between knows nothing of it. Answers what must be sent; sends nothing itself.
struct Sealing {
    private let context: LoopContext
    private let geheugen: LoopMemory

    init(_ context: LoopContext, _ geheugen: LoopMemory) {
        self.context = context
        self.geheugen = geheugen
    }

    /// Whether there are keys at all.
    var isAan: Bool { geheugen.zegels != nil }

    // MARK: What comes in

    func geopend(_ record: IncomingMessage) -> Result<IncomingMessage, Zegelfout> {
        guard let waarde = record.waarde, ZegelFormat.isVerzegeld(waarde) else { return .success(record) }
        return geheugen.zegels?.geopend(record, waarde) ?? .failure(.zonderHoofdsleutels)
    }

    /// What is answered to a message that cannot be opened: nothing to one of a case that was forgotten.
    func dicht(_ record: IncomingMessage, _ fout: Zegelfout) -> [OutgoingMessage] {
        guard fout != .vergeten else {
            meldVergeten(record)
            return []
        }
        if fout.komtDoorInstelling, context.tellingen.magMelden("zegel", nuMs: context.nuMs()) {
            context.log.error(
                "a message cannot be opened and becomes a dead letter", metadata: plek(record, fout.uitleg))
        }
        return geheugen.router.brief(voor: record, fout.afkeuring, context.klok)
    }

    func meldVergeten(_ record: IncomingMessage) {
        context.meters.tel("vergeten_total", "topic", record.topic)
        context.log.debug("passed over", metadata: plek(record, Zegelfout.vergeten.uitleg))
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
    func verzegeld(_ record: OutgoingMessage, _ vergeten: Set<String>) throws(StopReason) -> [OutgoingMessage] {
        guard geheugen.zegels?.verzegelt == true, let casusId = record.casusId, let waarde = record.waarde,
            !ZegelFormat.isVerzegeld(waarde)
        else { return [record] }
        let eigenaar = eigenaar(record, casusId, vergeten)
        do throws(Zegelfout) {
            return try geheugen.zegels?.verzegeld(record, waarde, voor: eigenaar) ?? [record]
        } catch {
            // Never in the clear where a seal was asked for.
            throw .opnieuw("sealing for \(record.topic) failed: \(error.uitleg)")
        }
    }

    /// Under whose key a record goes. Keys are made for cases that are known here, and for what is laid on their
    /// partition; what strangers name gets none, for nobody would ever destroy it. The last word to an aanbieder, that
    /// its nomination lapsed because the case is forgotten, must outlive the keys of the case.
    private func eigenaar(_ record: OutgoingMessage, _ casusId: String, _ vergeten: Set<String>) -> String {
        let topics = context.inst.topics
        if vergeten.contains(casusId) {
            let isVoordracht = topics.kanaal(record.topic)?.kanaal == .voordrachten
            return isVoordracht ? Zaaksleutels.zonderZaak : casusId
        }
        let isVanZaak = [topics.aanvragen, topics.besluiten, topics.zaken].contains(record.topic)
        let isBekend =
            isVanZaak || geheugen.zegels?.kent(casusId) == true || geheugen.router.zaak(casusId) != nil
        return isBekend ? casusId : Zaaksleutels.zonderZaak
    }

    /// The cases whose memory goes with these records.
    func vergetenZaken(_ records: [OutgoingMessage]) -> Set<String> {
        guard isAan else { return [] }
        let zaken = context.inst.topics.zaken
        return Set(
            records.lazy.filter { $0.waarde == nil && $0.topic == zaken }
                .compactMap { $0.sleutel.map { String(decoding: $0, as: UTF8.self) } })
    }

    /// A case that is forgotten takes its keys along, in the same transaction.
    func vernietig(_ vergeten: Set<String>) -> [OutgoingMessage] {
        vergeten.sorted().flatMap { geheugen.zegels?.vernietig($0) ?? [] }
    }

    /// Some of the cases that began before messages were sealed, to be written sealed.
    func nogOpen() -> [OutgoingMessage] {
        guard geheugen.zegels?.heeftNogOpen == true else { return [] }
        let casusIds = geheugen.zegels?.neemOpen(aantalMax: context.inst.herzieAantalMax) ?? []
        return casusIds.compactMap(geheugen.router.opslag(van:))
    }

    func rol() -> OutgoingMessage? { geheugen.zegels?.rol(nuMs: context.nuMs()) }
}
