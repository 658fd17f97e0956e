import Berichten

/// Why something cannot be done where a case stands, for whoever sent it.
extension Afkeuring {
    static let onbekendeCasus = Afkeuring(
        .onbekendeCasus, veld: "data.casusId", "Deze casus is hier niet bekend.",
        "Kijk of het casusId klopt en of de aanvraag eerder is ingediend.")
    static let andereGi = Afkeuring(
        .andereGi, veld: "data.gi", "Deze casus staat op naam van een andere GI.",
        "Vraag de andere GI de casus eerst in te trekken, of kijk of het casusId klopt.")
    static let afzenderOnjuist = Afkeuring(
        .afzenderOnjuist, veld: "source",
        "Dit bericht komt van een andere organisatie dan van wie de zaak of het aanbod is.",
        "Stuur het vanuit de organisatie die het eerste bericht stuurde, met haar source.")
    static let gesloten = Afkeuring(
        .zaakGesloten, veld: "data.casusId", "Deze zaak is gesloten.",
        "Er hoeft niets meer. Is er toch weer hulp nodig? Dan dient de GI de casus opnieuw in.")
    static let andereRegio = Afkeuring(
        .andereRegio, veld: "data.regio", "Deze zaak ligt bij de tafel van een andere regio.",
        "Besluit alleen over zaken van de eigen regio.")
    static let onbekendeVersie = Afkeuring(
        .onbekendeVersie, veld: "data.versie", "Deze versie van het voorstel bestaat niet.",
        "Neem de versie over uit het laatste voorstel.")
    static let onbekendeOptie = Afkeuring(
        .onbekendeOptie, veld: "data.optie", "Deze optie staat niet in het voorstel.",
        "Neem rang en aanbod van de gekozen optie over uit het voorstel.")
    static let instemmingOntbreekt = Afkeuring(
        .instemmingOntbreekt, veld: "data.optie", "Het gezin staat op de wachtlijst van een andere aanbieder.",
        "Vraag het gezin of het wil overstappen. De GI dient de aanvraag dan opnieuw in met overstapAkkoord.")
    static let verouderd = Afkeuring(
        .verouderd, veld: "time", "Dit bericht is ouder dan de aanvraag die er al is, en verandert niets.",
        "Klopt de laatste aanvraag niet? Stuur dan een nieuw bericht, met een nieuwe time.")
    static let looptAl = Afkeuring(
        .pastNietBijFase, veld: "data.optie", "Deze voordracht loopt al.",
        "Wacht op het antwoord van de aanbieder, of kies een andere optie.")
    static let eerstVoordracht = Afkeuring(
        .pastNietBijFase, veld: "data.besluit", "Er is een aanbieder gevraagd: dan past er wel iets.",
        "Wacht op het antwoord, of besluit tot een alternatief, maatwerk of terug-naar-gi.")
    static let nietVoorgedragen = Afkeuring(
        .geenVoordracht, veld: "data.aanbodId", "Deze aanbieder is nu niet gevraagd voor deze casus met dit aanbod.",
        "Kijk of agb, casusId en aanbodId kloppen, en of de voordracht niet is vervallen.")
    static let vervolgadviesOntbreekt = Afkeuring(
        .vervolgadviesOntbreekt, veld: "data.vervolgadvies",
        "Er is een intake gehouden. Daarna kan een aanbieder niet afwijzen zonder advies wat dan wel helpt.",
        "Noem een andere aanbieder of een andere soort hulp.")
    static let eerstToelichting = Afkeuring(
        .pastNietBijFase, veld: "data.casusId", "De zaak is al geëindigd, later dan de norm.",
        "Stuur hulp-gestart of aanvraag-ingetrokken opnieuw, met de reden in redenTeLaat.")
    static let onbekendeHulpvraag = Afkeuring(
        .onbekendeHulpvraag, veld: "data.hulpvragen", "Deze aanvraag heeft geen hulpvraag met dit id.",
        "Neem de id's over uit de laatste aanvraag.")
    static let onbekendeTafel = Afkeuring(
        .onbekendeCode, veld: "data.naar", "Deze tafel bestaat niet.",
        "Noem een jeugdregio, het netwerk van de regio of landelijk, in kleine letters met streepjes.")
    static let looptNiet = Afkeuring(
        .pastNietBijFase, veld: "data.hulpvragen", "Deze hulp loopt niet, dus kan niet stoppen.",
        "Kijk of het casusId en de hulpvragen kloppen, en of hulp-gestart is gemeld.")
}
