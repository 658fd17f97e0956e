import Berichten
import Jeugdhulp

/// Who may speak for whom, by the `source` of a message and of what came before it (contract §2).
enum Afzenderkeuring {
    /// A case is of who sent it first: another organisation cannot change it, whatever GI it names. Forgetting is asked
    /// by who keeps the line.
    static func keur(_ gebeurtenis: Gebeurtenis, _ zaak: Zaak?) throws(Afkeuring) {
        guard let zaak, zaak.isOpen, let eigenaar = zaak.eigenaar,
            let afzender = IdentifierFormat.organisatie(van: gebeurtenis.source), afzender != eigenaar
        else { return }
        if case .aanvraagIngetrokken(let intrekking) = gebeurtenis.inhoud, intrekking.vergeten { return }
        throw .afzenderOnjuist
    }

    /// An answer comes from who reported the offer.
    static func keur(_ gelezen: Zaakgebeurtenis, _ bron: String, _ aanbod: Aanbodbeeld) throws(Afkeuring) {
        guard case .antwoord(let antwoord) = gelezen else { return }
        guard aanbod.mag(bron, Aanbodsleutel(antwoord.agb, antwoord.aanbodId)) else { throw .afzenderOnjuist }
    }

    /// What was logged before the aanvraag that stands, by the same sender, came late: it may not undo what came after.
    /// Clocks of two senders say nothing of each other.
    static func keurVolgorde(_ gebeurtenis: Gebeurtenis, _ zaak: Zaak?) throws(Afkeuring) {
        guard let zaak, zaak.isOpen, let stand = zaak.vastgelegd, stand.door == gebeurtenis.source,
            let tijd = gebeurtenis.time, tijd.ms < stand.opMs
        else { return }
        throw .verouderd
    }
}
