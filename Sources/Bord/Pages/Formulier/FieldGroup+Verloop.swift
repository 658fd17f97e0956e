import Berichten
import Jeugdhulp

/// What is asked about a case that runs: its start, its end, the answer to a voordracht.
extension FieldGroup {
    /// The fields of `hulp-gestart.v1`.
    static let gestart = [
        FieldGroup(
            titel: "De start",
            velden: [
                FormField(naam: "op", label: "Op welke dag begon de hulp?", soort: .datum),
                FormField(
                    naam: "totstandkomingVia", label: "Hoe is de hulp gevonden?",
                    soort: .een([
                        FormField.FieldChoice(waarde: "doorbraaktafel", naam: "Via de Doorbraaktafel"),
                        FormField.FieldChoice(waarde: "anders", naam: "Op een andere manier"),
                    ])),
                FormField(
                    naam: "agb", label: "AGB-code van de aanbieder", hint: "Acht cijfers.", soort: .tekst(max: 8),
                    verplicht: false),
                FormField(
                    naam: "aanbodId", label: "Kenmerk van het aanbod",
                    hint: "Staat in de voordracht. Laat leeg als de hulp ergens anders vandaan komt.",
                    soort: .tekst(max: 100), verplicht: false),
                FormField(
                    naam: "redenTeLaat", label: "Waarom later dan de uiterste datum?",
                    hint: "Alleen als de hulp te laat begon.",
                    soort: .lijst(redenenTeLaat), verplicht: false),
            ])
    ]

    /// Codes of which the month's figures are made (#4).
    private static let redenenTeLaat = [
        FormField.FieldChoice(waarde: "geen-plaats", naam: "Er was geen plek"),
        FormField.FieldChoice(waarde: "wachttijd-aanbieder", naam: "De wachttijd van de aanbieder was te lang"),
        FormField.FieldChoice(waarde: "geen-contract", naam: "Het contract was niet rond"),
        FormField.FieldChoice(waarde: "wens-gezin", naam: "Kind of ouders wilden wachten"),
        FormField.FieldChoice(waarde: "andere-hulp-eerst", naam: "Er was eerst andere hulp nodig"),
        FormField.FieldChoice(waarde: "anders", naam: "Een andere reden"),
    ]

    /// The fields of `aanvraag-ingetrokken.v1`.
    static let intrekken = [
        FieldGroup(
            titel: "Intrekken",
            velden: [
                FormField(
                    naam: "reden", label: "Waarom?",
                    soort: .een([
                        FormField.FieldChoice(waarde: "hulp-was-er-al", naam: "De hulp was er al"),
                        FormField.FieldChoice(
                            waarde: "bewust-geen-hulp", naam: "Samen is besloten om geen hulp in te zetten"),
                        FormField.FieldChoice(waarde: "maatregel-beeindigd", naam: "De maatregel is beëindigd"),
                        FormField.FieldChoice(waarde: "dubbel-ingediend", naam: "De zaak is dubbel ingediend"),
                        FormField.FieldChoice(waarde: "anders", naam: "Een andere reden"),
                    ])),
                FormField(naam: "op", label: "Vanaf welke dag?", soort: .datum),
            ])
    ]

    /// The fields of `aanbieder-geantwoord.v1`.
    static let antwoord = [
        FieldGroup(
            titel: "Uw antwoord",
            velden: [
                FormField(
                    naam: "antwoord", label: "Kan dit kind bij u terecht?",
                    soort: .een([
                        FormField.FieldChoice(waarde: "geaccepteerd", naam: "Ja"),
                        FormField.FieldChoice(waarde: "afgewezen", naam: "Nee"),
                        FormField.FieldChoice(waarde: "intake-gepland", naam: "Eerst een intake: die is gepland"),
                        FormField.FieldChoice(waarde: "intake-gehouden", naam: "De intake is geweest"),
                    ])),
                FormField(
                    naam: "reden", label: "Zo nee: waarom niet?",
                    hint: "Is er geen plek? Meld later een vrije plek: dan wordt u opnieuw gevraagd.",
                    soort: .lijst(
                        Weigeringsreden.vanAanbieder.map {
                            FormField.FieldChoice(waarde: $0.rawValue, naam: Wording.hoofdletter($0.omschrijving))
                        }), verplicht: false),
                FormField(
                    naam: "bereik", label: "Waarvoor geldt uw nee?",
                    soort: .een([
                        FormField.FieldChoice(waarde: "aanbod", naam: "Alleen voor dit aanbod"),
                        FormField.FieldChoice(waarde: "aanbieder", naam: "Voor al ons aanbod"),
                    ]), verplicht: false),
                FormField(
                    naam: "naIntake", label: "Was er al een intake?",
                    hint: "Zegt u nee na een intake? Noem dan hieronder wat wel helpt.",
                    soort: .een(FormField.jaNee), verplicht: false),
            ]),
        FieldGroup(
            titel: "Als u na een intake nee zegt: wat helpt dan wel?",
            velden: [
                FormField(
                    naam: "vervolgadvies.voorziening", label: "Welke hulp?", soort: .lijst(ChoiceLists.voorzieningen),
                    verplicht: false),
                FormField(
                    naam: "vervolgadvies.agb", label: "Welke aanbieder?", hint: "AGB-code, acht cijfers.",
                    soort: .tekst(max: 8), verplicht: false),
            ]),
    ]
}
