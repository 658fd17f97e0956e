import Berichten
import Jeugdhulp
import Kafka
import Verzegeling

/// Sends events and waits until the log has them. What goes straight on the core goes sealed, where there are master
/// keys; what goes by the gate is sealed there.
package final class EventSender: Sendable {
    package let verbinding: Connection
    private let producer: Producer
    private let kast: KeyStore?

    package init(_ verbinding: Connection) throws {
        self.verbinding = verbinding
        // Who sends by hand wants to know within ten seconds that nothing arrives.
        var instellingen = ProducerSettings(brokers: verbinding.brokers, messageTimeoutMs: 7_000)
        instellingen.extra = verbinding.extra
        kast = try verbinding.sleutelkast()
        producer = try Producer(instellingen, logger: verbinding.log)
    }

    /// Sends events as a party, in order, each to the topic and under the key that the table of channels gives.
    /// - Returns: for each event where it stands, or why it could not be sent.
    package func stuur(_ gebeurtenissen: [Gebeurtenis], als partij: Partij) async -> [Result<Delivery, KafkaError>] {
        var records: [(casusId: String?, record: OutgoingRecord)] = []
        var misplaatst: [Int: KafkaError] = [:]
        for (plaats, gebeurtenis) in gebeurtenissen.enumerated() {
            guard let (topic, sleutel) = bestemming(gebeurtenis.inhoud, partij) else {
                misplaatst[plaats] = Self.stuurtNiet(gebeurtenis.inhoud.type, partij)
                continue
            }
            records.append(
                (
                    invoer(Self.afzender(gebeurtenis.inhoud), partij) == nil ? gebeurtenis.casusId : nil,
                    OutgoingRecord(
                        topic: topic, partition: nil, key: Array(sleutel.utf8), value: gebeurtenis.bytes,
                        headers: Gebeurtenis.koppen + koppen(gebeurtenis.inhoud, partij))
                ))
        }
        var gestuurd = await stuur(records)[...]
        guard !misplaatst.isEmpty else { return Array(gestuurd) }
        var uit: [Result<Delivery, KafkaError>] = []
        for plaats in gebeurtenissen.indices {
            if let fout = misplaatst[plaats] {
                uit.append(.failure(fout))
            } else if let uitkomst = gestuurd.popFirst() {
                uit.append(uitkomst)
            }
        }
        return uit
    }

    /// The topic of its own on which a party sends; `nil` when it goes straight on the core. Who lets a case be
    /// forgotten is one of us, and writes there itself.
    private func invoer(_ rol: Toegangsrol?, _ partij: Partij) -> String? {
        guard case .poort(let er) = verbinding.weg, !partij.isVanOns,
            let topic = rol.flatMap(verbinding.topics.invoer(van:)), er.contains(topic)
        else { return nil }
        return topic
    }

    private func bestemming(_ inhoud: Inhoud, _ partij: Partij) -> (topic: String, sleutel: String)? {
        guard let kern = verbinding.topics.bestemming(inhoud, door: partij) else { return nil }
        return (invoer(Self.afzender(inhoud), partij) ?? kern.topic, kern.sleutel)
    }

    /// On the core a message carries who sent it; on the way to the gate the topic says so.
    private func koppen(_ inhoud: Inhoud, _ partij: Partij) -> [(String, [UInt8])] {
        let rol = Self.afzender(inhoud)
        guard invoer(rol, partij) == nil, let wie = rol?.kenmerk else { return [] }
        return [(Toegangsrol.afzenderkop, Array(wie.utf8))]
    }

    /// Whose an event is, with the name of an inkoopregio as topics have it.
    package static func afzender(_ inhoud: Inhoud) -> Toegangsrol? {
        guard case .inkoop(let naam)? = inhoud.afzender else { return inhoud.afzender }
        return Gemeenteregister.landelijk.inkoopregio(naam: naam).map { .inkoop($0.slug) }
    }

    private func stuur(_ records: [(casusId: String?, record: OutgoingRecord)]) async -> [Result<Delivery, KafkaError>]
    {
        guard let kast else { return await producer.send(records.map(\.record)) }
        do throws(KafkaError) {
            return await producer.send(try await kast.verzegel(records, producer))
        } catch {
            // Nothing went: without its key no message may.
            return records.map { _ in .failure(error) }
        }
    }

    private static func stuurtNiet(_ type: Berichttype, _ partij: Partij) -> KafkaError {
        KafkaError(
            code: ongeldigArgument, operation: "send \(type.ceType) as \(partij.rawValue)",
            detail: "the table of channels has no topic on which this party sends it")
    }

    /// `RD_KAFKA_RESP_ERR__INVALID_ARG`: nothing left this process.
    private static let ongeldigArgument: Int32 = -186

    /// Destroys every key of a case: what is sealed with them cannot be read any more, wherever it lies.
    /// - Returns: how many keys there were; `nil` where this party has no master keys.
    package func vernietigSleutels(van casusId: String) async throws(KafkaError) -> Int? {
        guard let kast else { return nil }
        return try await kast.vernietig(casusId, producer)
    }

    /// Wraps every key under the first master key.
    /// - Returns: how many were wrapped anew, and how many lie under a master key that was not given.
    package func vernieuwSleutels() async throws(KafkaError) -> (vernieuwd: Int, mislukt: Int) {
        guard let kast else { return (0, 0) }
        return try await kast.vernieuw(producer)
    }

    /// Takes away what stands under a key of a compacted topic.
    func haalWeg(_ sleutel: String, uit kern: String, als rol: Toegangsrol) async throws {
        let eigen = invoer(rol, rol.partij)
        let koppen = eigen == nil ? [(Toegangsrol.afzenderkop, Array((rol.kenmerk ?? "").utf8))] : []
        _ = try await producer.send(
            OutgoingRecord(topic: eigen ?? kern, partition: nil, key: Array(sleutel.utf8), value: nil, headers: koppen))
    }

    package func sluit() async { await producer.close(withinMs: 5_000) }
}
