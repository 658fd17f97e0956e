import Berichten
import Kafka
import Verzegeling

/// Seals what goes on to the core with the key of its case. The keys are ours to make: a party never writes there.
///
/// A key is made in the transaction of the first message about its case, and only for a case that a GI submits: for a
/// name that a stranger invents nobody would ever destroy one.
final class GateSeal {
    private var ring: Zaaksleutels
    private let verzegelt: Bool
    private let topics: Topics
    private let volger: CoreFollower
    /// Cases whose key the open transaction makes.
    private var gemaakt: [String] = []

    init(_ verzegeling: Verzegeling, _ topics: Topics, _ volger: CoreFollower) {
        ring = Zaaksleutels(verzegeling.hoofdsleutels)
        verzegelt = verzegeling.verzegelt
        self.topics = topics
        self.volger = volger
    }

    func lees(_ admin: Admin, _ stop: StopSignal) throws(KafkaError) { try volger.leesTotEind(admin, stop, neem) }
    func volg() throws(KafkaError) { try volger.volg(neem) }
    func sluit() { volger.sluit() }

    private func neem(_ record: Record) { ring.neem(sleutel: record.copyKey() ?? [], waarde: record.copyValue()) }

    /// - Parameters:
    ///   - casusId: whom it is about; `nil`: no case, and it lies open.
    ///   - maakt: whether the case may begin with it.
    /// - Returns: the sealed record, and before it that of its key when it is new.
    func verzegeld(
        _ record: OutgoingRecord, _ casusId: String?, maakt: Bool
    ) throws(Zegelfout) -> [OutgoingRecord] {
        guard verzegelt, let casusId, let waarde = record.value else { return [record] }
        let eigenaar = maakt || ring.heeftSleutel(casusId) ? casusId : Zaaksleutels.zonderZaak
        var uit: [OutgoingRecord] = []
        if ring.sleutel(voor: eigenaar) == nil {
            var toeval = SystemRandomNumberGenerator()
            let nieuw = try ring.nieuw(eigenaar, &toeval)
            ring.neem(sleutel: nieuw.sleutel, waarde: nieuw.waarde)
            gemaakt.append(eigenaar)
            uit.append(OutgoingRecord(topic: topics.sleutels, key: nieuw.sleutel, value: nieuw.waarde))
        }
        guard let sleutel = ring.sleutel(voor: eigenaar) else { throw .vergeten }
        var dicht = record
        dicht.value = try sleutel.verzegel(waarde, Zegelplaats(topics, topic: record.topic, sleutel: record.key))
        dicht.headers.append((ZegelFormat.kop.naam, Array(ZegelFormat.kop.waarde.utf8)))
        uit.append(dicht)
        return uit
    }

    func bevestig() { gemaakt = [] }

    func draaiTerug() {
        for casusId in gemaakt { _ = ring.vernietig(casusId) }
        gemaakt = []
    }
}
