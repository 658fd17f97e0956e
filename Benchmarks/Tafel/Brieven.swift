import Berichten
import Foundation
import Jeugdhulp
import Kafka

/// Messages as their parties send them, on the day of the market.
struct Brieven {
    let topics: Topics

    func aanvraag(_ aanvraag: Aanvraag) -> OutgoingRecord {
        record(topics.aanvragen, aanvraag.casusId, .aanvraagIngediend(aanvraag))
    }

    /// The GI takes its case back and asks that nothing of it stays.
    func vergeet(_ aanvraag: Aanvraag) -> OutgoingRecord {
        let weg = AanvraagIngetrokken(
            casusId: aanvraag.casusId, gi: aanvraag.gi, reden: .anders, op: Matcherproces.vandaag, vergeten: true)
        return record(topics.aanvragen, aanvraag.casusId, .aanvraagIngetrokken(weg))
    }

    func aanbod(_ aanbod: Aanbod) -> OutgoingRecord {
        record(topics.aanbod, aanbod.sleutel.description, .aanbodGemeld(aanbod))
    }

    func contract(_ contract: ContractGemeld) -> OutgoingRecord {
        record(topics.contracten, contract.sleutel, .contractGemeld(contract))
    }

    private func record(_ topic: String, _ sleutel: String, _ inhoud: Inhoud) -> OutgoingRecord {
        let gebeurtenis = Gebeurtenis(
            id: UUID().uuidString, source: "urn:nld:oin:00000009900000000000", time: Tijdstip(Matcherproces.vandaag),
            inhoud: inhoud)
        return OutgoingRecord(
            topic: topic, key: Array(sleutel.utf8), value: gebeurtenis.bytes,
            headers: [(Gebeurtenis.contentType.naam, Array(Gebeurtenis.contentType.waarde.utf8))])
    }
}

extension Aanbod {
    /// Reported again, on the day of the market, with another wait.
    func met(aanmeldWeken: Int) -> Aanbod {
        Aanbod(
            aanbodId: aanbodId, agb: agb, naam: naam, gemeente: gemeente, hulpvorm: hulpvorm, voorziening: voorziening,
            doelgroepen: doelgroepen, leeftijd: leeftijd, door18: door18, plaatsen: plaatsen,
            wachttijd: Wachttijd(
                aanmeldWeken: aanmeldWeken, behandelWeken: wachttijd.behandelWeken, peildatum: wachttijd.peildatum,
                methode: wachttijd.methode),
            stop: stop, individueleOvereenkomst: individueleOvereenkomst, startZonderBeschikking: startZonderBeschikking
        )
    }
}
