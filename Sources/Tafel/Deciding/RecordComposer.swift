import Berichten
import Jeugdhulp

/// From what was decided to records: which topic, which key, which event. Decides nothing.
struct RecordComposer {
    let topics: Topics
    /// The CloudEvents `source` of the matcher.
    let bron: String

    // MARK: To tables

    func voorstel(_ bericht: VoorstelGedaan, regio: String, _ moment: Moment) -> OutgoingMessage {
        gebeurtenis(.voorstelGedaan(bericht), topics.voorstellen(regio: regio), bericht.casusId, moment)
    }

    func opschaling(_ bericht: OpschalingBereikt, _ moment: Moment) -> OutgoingMessage {
        gebeurtenis(
            .opschalingBereikt(bericht), topics.voorstellen(regio: bericht.regio),
            KeyGrammar.opschaling.sleutel(casusId: bericht.casusId), moment)
    }

    /// Where a case stands, for its table.
    func melding(_ status: StatusGewijzigd, regio: String, _ moment: Moment) -> OutgoingMessage {
        gebeurtenis(
            .statusGewijzigd(status), topics.voorstellen(regio: regio),
            KeyGrammar.melding.sleutel(casusId: status.casusId), moment)
    }

    /// The proposal leaves the table's topic.
    func voorstelWeg(_ casusId: String, regio: String) -> OutgoingMessage {
        steen(topics.voorstellen(regio: regio), casusId)
    }

    /// What was told of the ladder leaves the topic of a table that the case is no longer with.
    func opschalingWeg(_ zaak: Zaak) -> [OutgoingMessage] {
        guard zaak.opschaling != nil else { return [] }
        return [steen(topics.voorstellen(regio: zaak.regio), KeyGrammar.opschaling.sleutel(casusId: zaak.casusId))]
    }

    /// What was told of where the case stands leaves the topic of a table.
    func meldingWeg(_ zaak: Zaak) -> [OutgoingMessage] {
        guard zaak.meldtAanTafel else { return [] }
        return [steen(topics.voorstellen(regio: zaak.regio), KeyGrammar.melding.sleutel(casusId: zaak.casusId))]
    }

    /// Everything that can stand of a case on the topic of its table.
    func allesWeg(_ casusId: String, regio: String) -> [OutgoingMessage] {
        Channel.voorstellen.sleutels(casusId: casusId).map { steen(topics.voorstellen(regio: regio), $0) }
    }

    // MARK: To GI's

    func status(_ status: StatusGewijzigd, _ moment: Moment) -> OutgoingMessage {
        gebeurtenis(.statusGewijzigd(status), topics.status(gi: status.gi), status.casusId, moment)
    }

    func statusWeg(gi: String, sleutel: String) -> OutgoingMessage { steen(topics.status(gi: gi), sleutel) }

    // MARK: To aanbieders

    func voordracht(_ deel: Voorgedragen, _ zaak: Zaak, _ moment: Moment) -> OutgoingMessage? {
        behoefte(deel, zaak, moment.vandaag).map { behoefte in
            let bericht = VoordrachtGedaan(
                casusId: zaak.casusId, voordrachtId: deel.voordrachtId, agb: deel.agb, aanbodId: deel.aanbodId,
                versie: deel.versie, antwoordUiterlijk: deel.antwoordUiterlijk, behoefte: behoefte)
            return gebeurtenis(.voordrachtGedaan(bericht), topics.voordrachten(agb: deel.agb), zaak.casusId, moment)
        }
    }

    /// What is needed, without who it is for: no gemeente, no exact age (JW 7.3.11).
    private func behoefte(_ deel: Voorgedragen, _ zaak: Zaak, _ vandaag: Datum) -> VoordrachtGedaan.Behoefte? {
        guard let aanvraag = zaak.aanvraag else { return nil }
        let vragen = aanvraag.hulpvragen.filter { deel.hulpvragen.contains($0.id) }
        guard let eerste = vragen.first else { return nil }
        let jongste = aanvraag.jeugdigen.map { $0.leeftijd(op: vandaag, opgegevenOp: zaak.opgegevenOp) }.min() ?? 0
        return VoordrachtGedaan.Behoefte(
            hulpvorm: eerste.hulpvorm, voorziening: eerste.voorziening,
            doelgroepen: vragen.reduce(into: []) { $0.formUnion($1.doelgroepen) },
            leeftijdsgroep: VoordrachtGedaan.Leeftijdsgroep(leeftijd: jongste),
            aantalJeugdigen: deel.aantal ?? aanvraag.jeugdigen.count, regio: zaak.regio)
    }

    func vervallen(
        _ deel: Voorgedragen, _ reden: VoordrachtVervallen.Reden, _ zaak: Zaak, _ moment: Moment
    ) -> OutgoingMessage {
        let bericht = VoordrachtVervallen(
            casusId: zaak.casusId, voordrachtId: deel.voordrachtId, agb: deel.agb, aanbodId: deel.aanbodId,
            reden: reden, op: moment.vandaag)
        return gebeurtenis(.voordrachtVervallen(bericht), topics.voordrachten(agb: deel.agb), zaak.casusId, moment)
    }

    /// Said yes, and help did not start.
    func herinnering(_ deel: Voorgedragen, _ zaak: Zaak, _ moment: Moment) -> OutgoingMessage {
        let bericht = VoordrachtHerinnerd(
            casusId: zaak.casusId, voordrachtId: deel.voordrachtId, agb: deel.agb, aanbodId: deel.aanbodId,
            waarom: .startBlijftUit, sinds: deel.geaccepteerdOp ?? moment.vandaag, op: moment.vandaag)
        return gebeurtenis(.voordrachtHerinnerd(bericht), topics.voordrachten(agb: deel.agb), zaak.casusId, moment)
    }

    // MARK: The matcher's own

    func opslag(_ zaak: Zaak) -> OutgoingMessage {
        OutgoingMessage(
            topic: topics.zaken, partitie: zaak.partitie, sleutel: Array(zaak.casusId.utf8), waarde: zaak.json,
            casusId: zaak.casusId)
    }

    func zaakWeg(_ casusId: String, partitie: Int32) -> OutgoingMessage {
        OutgoingMessage(topic: topics.zaken, partitie: partitie, sleutel: Array(casusId.utf8), waarde: nil)
    }

    func reserveer(_ deel: Voorgedragen, _ casusId: String) -> OutgoingMessage {
        let reservering = Reservering(
            aanbod: Aanbodverwijzing(deel.sleutel), casusId: casusId, voordrachtId: deel.voordrachtId,
            aantal: deel.aantal ?? 1)
        return OutgoingMessage(
            topic: topics.plaatsen, partitie: 0, sleutel: Array(reservering.sleutel.utf8), waarde: reservering.waarde)
    }

    /// The end of a key of before, under which an offer lay by its id alone.
    func aanbodWeg(_ aanbodId: String) -> OutgoingMessage {
        OutgoingMessage(
            topic: topics.aanbod, sleutel: Array(aanbodId.utf8), waarde: nil,
            koppen: [.init(Toegangsrol.afzenderkop, CoreSender.matcher)])
    }

    func geefVrij(_ plek: CasusBijAanbod) -> OutgoingMessage {
        OutgoingMessage(topic: topics.plaatsen, partitie: 0, sleutel: Array(plek.sleutel.utf8), waarde: nil)
    }

    private func gebeurtenis(_ inhoud: Inhoud, _ topic: String, _ sleutel: String, _ moment: Moment) -> OutgoingMessage
    {
        .gebeurtenis(
            Gebeurtenis(id: moment.nieuwId(), source: bron, time: moment.nu, inhoud: inhoud), topic: topic,
            sleutel: sleutel)
    }

    private func steen(_ topic: String, _ sleutel: String) -> OutgoingMessage {
        OutgoingMessage(topic: topic, sleutel: Array(sleutel.utf8), waarde: nil)
    }
}
