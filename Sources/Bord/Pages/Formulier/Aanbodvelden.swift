import Jeugdhulp

extension Veldgroep {
    /// What an aanbieder reports of one offer: the fields of `aanbod-gemeld.v1`. The hulpvorm follows from the
    /// voorziening.
    static let aanbod: [Veldgroep] = [
        Veldgroep(
            titel: "Het aanbod",
            velden: [
                Veld(
                    naam: "aanbodId", label: "Kenmerk van dit aanbod",
                    hint: "Uw eigen kenmerk. Gebruik steeds hetzelfde: een nieuwe melding vervangt de vorige.",
                    soort: .tekst(max: 100)),
                Veld(naam: "agb", label: "AGB-code", hint: "Acht cijfers.", soort: .tekst(max: 8)),
                Veld(naam: "naam", label: "Naam van de plek of de organisatie", soort: .tekst(max: 120)),
                Veld(naam: "gemeente", label: "Gemeente", soort: .lijst(Keuzelijst.gemeenten)),
                Veld(naam: "voorziening", label: "Welke hulp?", soort: .lijst(Keuzelijst.voorzieningen)),
                Veld(
                    naam: "doelgroepen", label: "Waar hebt u ervaring mee?", soort: .meer(Keuzelijst.doelgroepen),
                    verplicht: false),
            ]),
        Veldgroep(
            titel: "Voor wie",
            velden: [
                Veld(naam: "leeftijd.van", label: "Vanaf welke leeftijd?", soort: .getal(eenheid: "jaar")),
                Veld(
                    naam: "leeftijd.tot", label: "Tot welke leeftijd?",
                    hint: "Vul 18 in als een kind tot de achttiende verjaardag kan starten.",
                    soort: .getal(eenheid: "jaar")),
                Veld(naam: "door18", label: "Kan een jongere na 18 blijven?", soort: .een(Veld.jaNee)),
            ]),
        Veldgroep(
            titel: "Plekken",
            velden: [
                Veld(naam: "plaatsen.totaal", label: "Hoeveel plekken zijn er?", soort: .getal(eenheid: "plekken")),
                Veld(naam: "plaatsen.vrij", label: "Hoeveel zijn er nu vrij?", soort: .getal(eenheid: "plekken")),
                Veld(
                    naam: "plaatsen.vrijVanaf", label: "Vanaf wanneer is een plek vrij?",
                    hint: "Alleen als u dat al weet.", soort: .datum, verplicht: false),
                Veld(
                    naam: "plaatsen.samenMax", label: "Hoeveel kinderen uit één gezin kunnen samen komen?",
                    soort: .getal(eenheid: "kinderen")),
            ]),
        wachttijd,
        Veldgroep(
            titel: "Afspraken",
            velden: [
                Veld(
                    naam: "stop.sinds", label: "Neemt u nu niemand aan? Sinds wanneer?",
                    hint: "Laat leeg als u gewoon kinderen aanneemt.", soort: .datum, verplicht: false),
                Veld(
                    naam: "stop.opheffenBijWeken", label: "Bij welke wachttijd neemt u weer kinderen aan?",
                    soort: .getal(eenheid: "weken"), verplicht: false),
                Veld(
                    naam: "individueleOvereenkomst", label: "Wilt u een losse overeenkomst sluiten voor één kind?",
                    hint: "Dat kan nodig zijn als de gemeente geen contract met u heeft.", soort: .een(Veld.jaNee)),
                Veld(
                    naam: "startZonderBeschikking", label: "Kunt u starten voordat de beschikking er is?",
                    soort: .een(Veld.jaNee)),
            ]),
    ]

    private static let wachttijd = Veldgroep(
        titel: "Wachttijd",
        velden: [
            Veld(
                naam: "wachttijd.aanmeldWeken", label: "Van aanmelding tot intake", soort: .getal(eenheid: "weken")),
            Veld(
                naam: "wachttijd.behandelWeken", label: "Van intake tot de start van de hulp",
                hint: "Een intake is nog geen hulp: tel tot de dag dat de hulp echt begint.",
                soort: .getal(eenheid: "weken")),
            Veld(naam: "wachttijd.peildatum", label: "Op welke dag gold dit?", soort: .datum),
            Veld(
                naam: "wachttijd.methode", label: "Hoe weet u de wachttijd?",
                soort: .een([
                    Veld.Keuze(waarde: "gerealiseerd", naam: "Gemeten bij kinderen die al zijn gestart"),
                    Veld.Keuze(waarde: "verwacht", naam: "Geschat voor wie zich nu meldt"),
                ])),
        ])
}

/// The lists of words that a field chooses from.
enum Keuzelijst {
    static let gemeenten = Gemeenteregister.landelijk.gemeenten
        .map { Veld.Keuze(waarde: $0.code.description, naam: $0.naam) }.sorted { $0.naam < $1.naam }
    static let voorzieningen = Voorziening.alle
        .map { Veld.Keuze(waarde: $0.naam, naam: "\(Woorden.soort($0.naam)) (\($0.hulpvorm.omschrijving))") }
        .sorted { $0.naam < $1.naam }
    static let doelgroepen = zip(Doelgroepen.alle.namen, Woorden.doelgroepen(.alle))
        .map { Veld.Keuze(waarde: $0, naam: Woorden.hoofdletter($1)) }
    static let maatregelen = Maatregelsoort.allCases
        .map { Veld.Keuze(waarde: $0.rawValue, naam: Woorden.hoofdletter($0.omschrijving)) }
}
