import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Tafel

/// Cases a second through the whole line on the embedded broker, beside plain forwarding of the same messages.
enum Lijnmeting {
    private static let aanvragen = 2_000
    private static let aanbod = 2_000
    private static let partities = 12

    static func meet() async throws {
        let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let broker = try EmbeddedBroker(brokers: 1, logger: log)
        defer { broker.close() }
        let topics = Topics.standaard
        let regios = Gemeenteregister.landelijk.regios.map(\.slug)
        for topic in topics.instellingen(partities: Int32(partities), regios: regios, gis: ["gi-proef"], agbs: []) {
            try broker.createTopic(topic.naam, partitions: Int(topic.partities))
        }
        try broker.createTopic("doorgeven", partitions: partities)
        try await vul(broker.bootstrap, log)
        let kaal = try await doorgeven(broker.bootstrap, topics.aanvragen, log)
        let heel = try await matcher(broker.bootstrap, log)
        Bench.regel("line.passthrough", kaal, "msg/s")
        Bench.regel("line.matcher", heel, "msg/s", (heel / kaal, "passthrough"))
    }

    private static func vul(_ adres: String, _ log: Logger) async throws {
        let proef = Proefmarkt(23)
        func gebeurtenis(_ inhoud: Inhoud) -> Gebeurtenis {
            Gebeurtenis(
                id: UUID().uuidString, source: Gebeurtenis.bronOnbekend, time: Tijdstip(Proefmarkt.vandaag),
                inhoud: inhoud)
        }
        let zender = try EventSender(Connection(brokers: adres, log: log))
        let opgaven = (0..<aanbod).map { proef.aanbod($0) }.map { gebeurtenis(.aanbodGemeld($0)) }
        let zaken = (0..<aanvragen).map { gebeurtenis(.aanvraagIngediend(proef.aanvraag($0, hulpvragen: 1))) }
        for uitkomst in await Aanbieder(zender).meld(opgaven) + GI(zender).stuur(zaken) { _ = try uitkomst.get() }
        await zender.sluit()
    }

    /// Reads every message and sends it on in transactions, without looking at it.
    private static func doorgeven(_ adres: String, _ topic: String, _ log: Logger) async throws -> Double {
        try await OwnedThread.run(name: "doorgeven") {
            let waker = try Waker()
            let consumer = try Consumer(ConsumerSettings(brokers: adres), waker: waker, logger: log)
            defer { consumer.close(withinMs: 1_000) }
            let producer = try TransactionalProducer(
                ProducerSettings(brokers: adres), transactionalId: "doorgeven", logger: log)
            defer { producer.close(withinMs: 1_000) }
            var vrij = Optional(try producer.initialise(timeoutMs: 10_000))
            try consumer.assign(
                (0..<Int32(partities)).map {
                    TopicPartitionOffset(topic: topic, partition: $0, offset: Offsets.beginning)
                })
            var (gedaan, begin) = (0, DispatchTime.now().uptimeNanoseconds)
            while gedaan < aanvragen {
                guard case .records(let batch)? = consumer.next(countMax: 500) else {
                    waker.wait(timeoutMs: 1_000)
                    continue
                }
                if gedaan == 0 { begin = DispatchTime.now().uptimeNanoseconds }
                guard let transactie = try vrij.take()?.begin() else { break }
                for record in batch { try transactie.forward(record, to: "doorgeven", withHeaders: false) }
                switch transactie.commit(timeoutMs: 10_000) {
                case .done(let recht): vrij = consume recht
                case .unanswered(let over): vrij = try over.renewed(withinMs: 10_000)
                case .again(_, let fout): throw fout
                case .mustAbort(_, let fout): throw fout
                case .over(let fout): throw fout
                }
                gedaan += batch.count
            }
            return Double(gedaan) / (Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9)
        }
    }

    /// The matcher itself, from its first case to its last.
    private static func matcher(_ adres: String, _ log: Logger) async throws -> Double {
        let inst = Matcherinstellingen(brokers: adres)
        let stop = try StopSignal()
        let matcher = Matcher(inst, klok: .stil(op: Proefmarkt.vandaag), log: log)
        let loopt = Task { try await matcher.draai(stop) }
        let klok = ContinuousClock()
        while matcher.tellingen.voorstellen == 0 { try await klok.sleep(for: .milliseconds(1)) }
        let (eersten, begin) = (matcher.tellingen.voorstellen, klok.now)
        while matcher.tellingen.voorstellen < aanvragen { try await klok.sleep(for: .milliseconds(1)) }
        let duur = klok.now - begin
        stop.ask()
        try await loopt.value
        return Double(aanvragen - eersten)
            / (Double(duur.components.attoseconds) / 1e18 + Double(duur.components.seconds))
    }
}
