import Jeugdhulp

extension FieldGroup {
    /// What an aanbieder reports of one offer: the fields of `aanbod-gemeld.v1`. The hulpvorm follows from the
    /// voorziening.
    static func aanbod(_ register: Gemeenteregister) -> [FieldGroup] {
        [hetAanbod(register), voorWie, plekken, wachttijd, afspraken]
    }

    private static func hetAanbod(_ register: Gemeenteregister) -> FieldGroup {
        FieldGroup(
            titel: "Het aanbod",
            velden: [
                FormField(
                    naam: "aanbodId", label: "Kenmerk van dit aanbod",
                    hint: "Uw eigen kenmerk. Gebruik steeds hetzelfde: een nieuwe melding vervangt de vorige.",
                    soort: .tekst(max: 100)),
                FormField(naam: "agb", label: "AGB-code", hint: "Acht cijfers.", soort: .tekst(max: 8)),
                FormField(naam: "naam", label: "Naam van de plek of de organisatie", soort: .tekst(max: 120)),
                FormField(naam: "gemeente", label: "Gemeente", soort: .lijst(ChoiceLists.gemeenten(register))),
                FormField(naam: "voorziening", label: "Welke hulp?", soort: .lijst(ChoiceLists.voorzieningen)),
                FormField(
                    naam: "doelgroepen", label: "Waar hebt u ervaring mee?", soort: .meer(ChoiceLists.doelgroepen),
                    verplicht: false),
            ])
    }

    private static let voorWie = FieldGroup(
        titel: "Voor wie",
        velden: [
            FormField(naam: "leeftijd.van", label: "Vanaf welke leeftijd?", soort: .getal(eenheid: "jaar")),
            FormField(
                naam: "leeftijd.tot", label: "Tot welke leeftijd?",
                hint: "Vul 18 in als een kind tot de achttiende verjaardag kan starten.",
                soort: .getal(eenheid: "jaar")),
            FormField(naam: "door18", label: "Kan een jongere na 18 blijven?", soort: .een(FormField.jaNee)),
        ])

    private static let plekken = FieldGroup(
        titel: "Plekken",
        velden: [
            FormField(
                naam: "plaatsen.totaal", label: "Hoeveel plekken zijn er?", soort: .getal(eenheid: "plekken")),
            FormField(naam: "plaatsen.vrij", label: "Hoeveel zijn er nu vrij?", soort: .getal(eenheid: "plekken")),
            FormField(
                naam: "plaatsen.vrijVanaf", label: "Vanaf wanneer is een plek vrij?",
                hint: "Alleen als u dat al weet.", soort: .datum, verplicht: false),
            FormField(
                naam: "plaatsen.samenMax", label: "Hoeveel kinderen uit één gezin kunnen samen komen?",
                soort: .getal(eenheid: "kinderen")),
        ])

    private static let afspraken = FieldGroup(
        titel: "Afspraken",
        velden: [
            FormField(
                naam: "stop.sinds", label: "Neemt u nu niemand aan? Sinds wanneer?",
                hint: "Laat leeg als u gewoon kinderen aanneemt.", soort: .datum, verplicht: false),
            FormField(
                naam: "stop.opheffenBijWeken", label: "Bij welke wachttijd neemt u weer kinderen aan?",
                soort: .getal(eenheid: "weken"), verplicht: false),
            FormField(
                naam: "individueleOvereenkomst", label: "Wilt u een losse overeenkomst sluiten voor één kind?",
                hint: "Dat kan nodig zijn als de gemeente geen contract met u heeft.", soort: .een(FormField.jaNee)),
            FormField(
                naam: "startZonderBeschikking", label: "Kunt u starten voordat de beschikking er is?",
                soort: .een(FormField.jaNee)),
        ])

    private static let wachttijd = FieldGroup(
        titel: "Wachttijd",
        velden: [
            FormField(
                naam: "wachttijd.aanmeldWeken", label: "Van aanmelding tot intake", soort: .getal(eenheid: "weken")),
            FormField(
                naam: "wachttijd.behandelWeken", label: "Van intake tot de start van de hulp",
                hint: "Een intake is nog geen hulp: tel tot de dag dat de hulp echt begint.",
                soort: .getal(eenheid: "weken")),
            FormField(naam: "wachttijd.peildatum", label: "Op welke dag gold dit?", soort: .datum),
            FormField(
                naam: "wachttijd.methode", label: "Hoe weet u de wachttijd?",
                soort: .een([
                    FormField.FieldChoice(waarde: "gerealiseerd", naam: "Gemeten bij kinderen die al zijn gestart"),
                    FormField.FieldChoice(waarde: "verwacht", naam: "Geschat voor wie zich nu meldt"),
                ])),
        ])
}
