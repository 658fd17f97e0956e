import Berichten
import Foundation
import Jeugdhulp

/// What is written of a message that the gate refused: the message itself for the operator, and word to its sender on
/// the sender's own topic.
struct RefusalComposer {
    let topics: Topics
    /// The CloudEvents `source` of the gate.
    let bron: String

    struct GateOutput: Sendable {
        let topic: String
        let sleutel: [UInt8]?
        let waarde: [UInt8]?
        let koppen: [(String, [UInt8])]
        /// The case whose key seals it; `nil`: it is about none that is known here.
        let casusId: String?
    }

    /// For the operator: the bytes as they came, up to what an event may have.
    func brief(_ record: GateRecord, _ afkeuring: Afkeuring, van afzender: Toegangsrol?) -> GateOutput {
        var koppen = [
            ("afkeuring-code", afkeuring.codetekst), ("afkeuring-uitleg", afkeuring.uitleg),
            ("afkeuring-wat-te-doen", afkeuring.watTeDoen), ("bron-topic", record.topic),
            ("bron-partitie", "\(record.partitie)"), ("bron-offset", "\(record.offset)"),
        ]
        if let veld = afkeuring.veld { koppen.append(("afkeuring-veld", veld)) }
        if let wie = afzender?.kenmerk { koppen.append((Toegangsrol.afzenderkop, wie)) }
        if let waarde = record.waarde, record.waardeBytes > waarde.count {
            koppen.append(("afgekapt-van-bytes", "\(record.waardeBytes)"))
        }
        return GateOutput(
            topic: topics.afgekeurd, sleutel: record.sleutel, waarde: record.waarde,
            koppen: koppen.map { ($0.0, Array($0.1.utf8)) }, casusId: nil)
    }

    /// For the sender. Its id follows from where the message stands, so that the same refusal is the same event.
    /// - Returns: `nil` where the sender has no topic to be told on.
    func bericht(
        _ record: GateRecord, _ afkeuring: Afkeuring, aan afzender: Toegangsrol, nu: Tijdstip
    ) -> GateOutput? {
        guard let topic = topics.meldingen(aan: afzender) else { return nil }
        let data = record.waardeBytes <= GebeurtenisReader.bytesMax ? Data(record.waarde ?? []) : Data()
        let gezegd = EventHints(data, ceId: record.koppen["ce_id"])
        var gi: String?
        if case .gi(let naam) = afzender { gi = naam }
        let inhoud = BerichtAfgekeurd(
            berichtId: gezegd.id, casusId: gezegd.casusId, gi: gi, afkeuring: afkeuring,
            bron: .init(topic: record.topic, partitie: Int(record.partitie), offset: Int(record.offset)), op: nu)
        let plaats = "\(record.topic)/\(record.partitie)/\(record.offset)"
        let gebeurtenis = Gebeurtenis(
            id: DerivedID.uuid([Data("poort".utf8), Data(plaats.utf8)]), source: bron, time: nu,
            inhoud: .berichtAfgekeurd(inhoud))
        return GateOutput(
            topic: topic, sleutel: Array(inhoud.sleutel.utf8), waarde: gebeurtenis.bytes,
            koppen: [(Gebeurtenis.contentType.naam, Array(Gebeurtenis.contentType.waarde.utf8))],
            casusId: inhoud.casusId)
    }
}
