import Berichten
import Kafka
import Proefhulp
import Verzegeling

/// Every key that was ever written to a log: opens what a run sealed, so that the checks can read it as it was meant.
struct Sleutelbos {
    private var ring: Zaaksleutels
    private let topics = Topics.standaard

    init(_ hoofdsleutels: Hoofdsleutels) { ring = Zaaksleutels(hoofdsleutels) }

    /// One master key for all runs: what it is worth is tested elsewhere.
    static let hoofdsleutels = try? Hoofdsleutels(tekst: "model AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")

    /// Keys that were destroyed stay here: what was sealed with them was still said.
    mutating func neem(_ topic: String, sleutel: [UInt8]?, waarde: [UInt8]?) {
        guard topic == topics.sleutels, let sleutel, let waarde else { return }
        ring.neem(sleutel: sleutel, waarde: waarde)
    }

    /// - Returns: `nil` when it lies open, or cannot be opened.
    mutating func geopend(_ topic: String, sleutel: [UInt8]?, waarde: [UInt8]?) -> [UInt8]? {
        guard let waarde, ZegelFormat.isVerzegeld(waarde) else { return nil }
        return try? ring.open(waarde, Zegelplaats(topics, topic: topic, sleutel: sleutel)).tekst
    }
}

extension Wereld {
    /// A GI or a table that seals what it sends, with the key that the case has or with one that it makes.
    func verzegeld(_ bericht: Bericht) -> [Bericht] {
        guard let hoofdsleutels, let casusId = bericht.sleutel, let waarde = bericht.waarde,
            [topics.aanvragen, topics.besluiten].contains(bericht.topic)
        else { return [bericht] }
        var ring = Zaaksleutels(hoofdsleutels)
        for regel in log.geschiedenis(topics.sleutels) { ring.neem(sleutel: regel.sleutel ?? [], waarde: regel.waarde) }
        var eerst: [Bericht] = []
        if ring.sleutel(voor: casusId) == nil, let nieuw = try? ring.nieuw(casusId, &toeval) {
            ring.neem(sleutel: nieuw.sleutel, waarde: nieuw.waarde)
            eerst.append(
                Bericht(
                    topic: topics.sleutels, sleutel: String(decoding: nieuw.sleutel, as: UTF8.self),
                    waarde: nieuw.waarde))
        }
        let plaats = Zegelplaats(topics, topic: bericht.topic, sleutel: Array(casusId.utf8))
        guard let dicht = try? ring.sleutel(voor: casusId)?.verzegel(waarde, plaats) else { return [bericht] }
        return eerst + [Bericht(topic: bericht.topic, partitie: bericht.partitie, sleutel: casusId, waarde: dicht)]
    }
}
