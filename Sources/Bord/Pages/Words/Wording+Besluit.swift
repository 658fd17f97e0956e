import Berichten
import Jeugdhulp

extension Wording {
    static func besluit(_ besluit: BesluitGenomen.Besluit) -> String {
        switch besluit {
        case .voordracht: "Voordragen bij een aanbieder"
        case .alternatief: "Andere hulp afspreken"
        case .maatwerk: "Maatwerk regelen"
        case .geenPassend: "Nu past niets"
        case .opschalen: "Opschalen"
        case .terugNaarGi: "Terug naar de GI"
        case .bewustGeenHulp: "Bewust nu geen hulp"
        case .hulpWasErAl: "De hulp was er al"
        }
    }

    /// What follows on a decision, and how it comes back.
    static func weg(_ besluit: BesluitGenomen.Besluit) -> String {
        switch besluit {
        case .voordracht:
            "De aanbieder krijgt de vraag, zonder naam van het kind. Het antwoord komt hier terug. "
                + "Geen antwoord is geen ja."
        case .alternatief:
            "De GI spreekt de hulp af met het gezin. De zaak sluit als de GI meldt dat de hulp is begonnen."
        case .maatwerk:
            "U regelt hulp die voor dit kind wordt gemaakt. De zaak sluit als de GI meldt dat de hulp is begonnen."
        case .geenPassend:
            "De zaak blijft open. Komt er een plek vrij, dan volgt vanzelf een nieuw voorstel."
        case .opschalen:
            "De zaak gaat naar de volgende trede van de ladder. De GI leest wie dan aan zet is."
        case .terugNaarGi:
            "De GI vult de aanvraag aan en dient die opnieuw in, of trekt die in."
        case .bewustGeenHulp:
            "Samen met kind, ouders en GI is besloten om nu geen hulp in te zetten. De zaak sluit."
        case .hulpWasErAl:
            "De zaak sluit. De GI leest dat de hulp er al was."
        }
    }

    static func rol(_ code: String) -> String {
        Besluitwoorden.rollen.first { $0.code == code }?.naam ?? hoofdletter(kort(code))
    }

    static func besluitreden(_ code: String) -> String {
        Besluitwoorden.redenen.first { $0.code == code }?.naam ?? hoofdletter(kort(code))
    }

    /// What the matcher says of a case, with who decided and why in the words of the decision form. What says no such
    /// thing in fields is shown as it came.
    static func wat(_ status: StatusGewijzigd) -> String {
        guard let besluit = status.besluit, status.wat.hasSuffix(besluit.zin) else { return status.wat }
        return status.wat.dropLast(besluit.zin.count)
            + " Besloten door: \(rol(besluit.rol).lowercasedEerste)."
            + " Reden: \(besluitreden(besluit.reden).lowercasedEerste)."
    }

    static func antwoord(_ antwoord: AanbiederGeantwoord) -> String {
        switch antwoord.antwoord {
        case .geaccepteerd: "De aanbieder zegt ja"
        case .intakeGepland: "De aanbieder heeft een intake gepland"
        case .intakeGehouden: "De aanbieder heeft de intake gehouden; de hulp is nog niet begonnen"
        case .afgewezen:
            "De aanbieder zegt nee"
                + (antwoord.reden == nil && antwoord.redenCode == nil
                    ? "" : ": \(antwoord.weigeringsreden.omschrijving)")
        }
    }
}
