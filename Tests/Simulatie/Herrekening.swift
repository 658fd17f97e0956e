import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Matching
import Tafel

/// Proposals made again from scratch: the market as the sender had read it, the case as its record has it, no memory.
struct Herrekening {
    private let log: Modellog
    private let topics = Topics.standaard

    init(_ log: Modellog) { self.log = log }

    /// A committed proposal has the options that the engine finds for that case in that market on that day.
    func controleer(_ regel: Modellog.Regel) throws {
        guard let waarde = regel.waarde,
            case .voorstelGedaan(let gedaan) = try GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
        else { return }
        let zaak = try zaken().first { $0.casusId == gedaan.casusId && $0.versie == gedaan.versie }
        guard let zaak, zaak.aanvraag != nil else { return }
        let nieuw = try opnieuw(zaak, markt: regel.markt, op: gedaan.berekendOp.datum, gedaan.berekendOp)
        guard nieuw?.opties == gedaan.opties, nieuw?.knelpunten == gedaan.knelpunten else {
            throw Toets.Mis("\(gedaan.casusId) version \(gedaan.versie) is not what its market gives")
        }
    }

    /// Of every open case the core of the latest version is that of a proposal made now.
    func controleerLaatste(_ routers: [MessageRouter], vandaag: Datum) throws {
        let vers = try markt(tot: nil)
        for zaak in routers.flatMap(\.alleZaken) where zaak.geslotenOp == nil {
            guard let casus = vers.casus(zaak) else { continue }
            let markt = vers.markt(voor: zaak)
            let kern = markt.voorstel(voor: casus, vandaag: vandaag).kern
            guard kern == zaak.kern else {
                throw Toets.Mis("\(zaak.casusId): its latest version \(zaak.versie) is out of date at the end")
            }
        }
    }

    /// What the log alone says of all cases: the last record of each.
    func laatsteZaken() throws -> [Zaak] {
        let regels = Dictionary(log.geschiedenis(topics.zaken).map { (Toets.sleutel($0), $0) }) { $1 }
        return try regels.values.compactMap { regel in
            try regel.waarde.map { try Zaak(json: $0, partitie: regel.plek.partition) }
        }.sorted { $0.casusId < $1.casusId }
    }

    private func zaken() throws -> [Zaak] {
        try log.geschiedenis(topics.zaken).compactMap { regel in
            try regel.waarde.map { try Zaak(json: $0, partitie: regel.plek.partition) }
        }
    }

    private func opnieuw(
        _ zaak: Zaak, markt plaatsen: [TopicPartition: Int64], op dag: Datum, _ nu: Tijdstip
    ) throws -> VoorstelGedaan? {
        let vers = try markt(tot: plaatsen)
        return vers.casus(zaak).map { casus in
            let markt = vers.markt(voor: zaak)
            return vers.bericht(markt.voorstel(voor: casus, vandaag: dag), zaak, markt, nu: nu)
        }
    }

    private func markt(tot plaatsen: [TopicPartition: Int64]?) throws -> MessageRouter {
        var router = MessageRouter(topics: topics, bron: "urn:nld:oin:00000000000000000000:toets") { _ in 0 }
        for topic in [topics.contracten, topics.aanbod, topics.plaatsen] {
            for regel in log.geschiedenis(topic) where regel.offset < plaatsen.map({ $0[regel.plek] ?? 0 }) ?? .max {
                let inkomend = IncomingMessage(
                    topic: topic, partitie: regel.plek.partition, offset: regel.offset, sleutel: regel.sleutel,
                    waarde: regel.waarde, koppen: [])
                let dag = Proefmarktje.vandaag.plus(dagen: 300)
                if topic == topics.plaatsen {
                    router.neemPlaats(inkomend, vandaag: dag)
                } else {
                    _ = router.neemMarkt(inkomend, vandaag: dag)
                }
            }
        }
        return router
    }
}
