import Berichten
import Jeugdhulp

/// Forgetting a case because its GI says so (AVG art. 17), at once instead of 90 days after its end.
///
/// It is a message of the case like any other, handled by the one who owns the case's memory: a tombstone that someone
/// laid beside a running matcher would be written over by its next thought of the case. In the partition of the case it
/// comes after everything that was said of it before, and memory, tombstones and offset go in one transaction.
extension Verwerker {
    /// - Returns: the end of the case for whoever was asked or waits, then a tombstone under every key it can have.
    /// - Throws: when the case is another GI's. One that is not known is forgotten too: something may still stand.
    mutating func vergeet(
        _ intrekking: AanvraagIngetrokken, _ kenmerk: String, _ partitie: Int32, nu: Tijdstip, _ klok: Klok
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let casusId = intrekking.casusId
        let vorige = zaken[casusId]
        guard vorige == nil || vorige?.gi == intrekking.gi else { throw andereGi() }
        var uit: [OutgoingMessage] = []
        if let vorige, vorige.isOpen {
            // An aanbieder that was asked hears that its nomination lapses.
            uit = try beleef(casusId, gi: intrekking.gi, kenmerk, nu: nu, klok) { _ in .ingetrokken }
        }
        if let regio = vorige?.regio, !regio.isEmpty {
            uit += Channel.voorstellen.sleutels(casusId: casusId).map { steen(topics.voorstellen(regio: regio), $0) }
        }
        uit += ([casusId] + intrekking.berichten).map { steen(topics.status(gi: intrekking.gi), $0) }
        uit += boek.aanbod(van: casusId).sorted().map { geefVrij($0, casusId) }
        bewaar(nil, voor: casusId)
        uit.append(
            OutgoingMessage(
                topic: topics.zaken, partitie: vorige?.partitie ?? partitie, sleutel: Array(casusId.utf8), waarde: nil))
        return uit
    }

    private func steen(_ topic: String, _ sleutel: String) -> OutgoingMessage {
        OutgoingMessage(topic: topic, sleutel: Array(sleutel.utf8), waarde: nil)
    }
}
