import Jeugdhulp

extension FieldGroup {
    /// What a GI submits of one stuck case: the fields of `aanvraag-ingediend.v1`. The hulpvorm of each hulpvraag
    /// follows from its voorziening; a second hulpvraag and more children may stay empty.
    static func casus(_ register: Gemeenteregister) -> [FieldGroup] {
        [zaak, kinderen, woonplaats(register), hulpvraag(0), hulpvraag(1), tijd]
    }

    private static let zaak = FieldGroup(
        titel: "De zaak",
        hint: "Vul nergens een naam, een BSN of een zin over het kind in.",
        velden: [
            FormField(
                naam: "casusId", label: "Kenmerk van de zaak",
                hint: "Uw eigen kenmerk, zonder naam, BSN of geboortedatum.", soort: .tekst(max: 100)),
            FormField(naam: "maatregel.soort", label: "Welke maatregel?", soort: .lijst(ChoiceLists.maatregelen)),
            FormField(naam: "maatregel.uitgesprokenOp", label: "Wanneer sprak de rechter die uit?", soort: .datum),
            FormField(
                naam: "maatregel.kennisgevingOp", label: "Wanneer hoorde de GI ervan?", soort: .datum,
                verplicht: false),
            FormField(
                naam: "maatregel.machtigingen", label: "Welke machtiging gaf de rechter?",
                soort: .meer([
                    FormField.FieldChoice(waarde: "uithuisplaatsing", naam: "Uithuisplaatsing"),
                    FormField.FieldChoice(waarde: "gesloten", naam: "Gesloten jeugdhulp"),
                ]), verplicht: false),
            FormField(
                naam: "koers.vastgesteldOp", label: "Wanneer is de koers met het gezin afgesproken?",
                hint: "De hulp moet bij de koers passen.", soort: .datum),
        ])

    private static let kinderen = FieldGroup(
        titel: "De kinderen",
        hint: "Kinderen die samen geplaatst moeten worden, horen in één zaak.",
        velden: (0..<4).map { plaats in
            FormField(
                naam: "jeugdigen[\(plaats)].leeftijd",
                label: plaats == 0 ? "Leeftijd" : "Leeftijd van kind \(plaats + 1)",
                soort: .getal(eenheid: "jaar"), verplicht: plaats == 0)
        })

    private static func woonplaats(_ register: Gemeenteregister) -> FieldGroup {
        FieldGroup(
            titel: "Waar het kind woont",
            hint: "Hieruit volgt welke gemeente verantwoordelijk is (artikel 1.1 Jeugdwet).",
            velden: [
                FormField(
                    naam: "woonplaats.brpGemeente", label: "In welke gemeente staat het kind ingeschreven?",
                    soort: .lijst(ChoiceLists.gemeenten(register))),
                FormField(
                    naam: "woonplaats.verblijf.soort", label: "Verblijft het kind ergens anders dan thuis?",
                    hint: "Laat leeg als het kind thuis woont.",
                    soort: .lijst([
                        FormField.FieldChoice(waarde: "pleegzorg", naam: "Pleegzorg"),
                        FormField.FieldChoice(waarde: "gezinshuis", naam: "Gezinshuis"),
                        FormField.FieldChoice(waarde: "residentieel", naam: "Groep of instelling"),
                        FormField.FieldChoice(waarde: "kamertraining", naam: "Kamertraining"),
                        FormField.FieldChoice(waarde: "gesloten", naam: "Gesloten jeugdhulp"),
                        FormField.FieldChoice(waarde: "jji", naam: "Justitiële jeugdinrichting"),
                        FormField.FieldChoice(waarde: "wmo-opvang", naam: "Opvang (Wmo)"),
                        FormField.FieldChoice(waarde: "beschermd-wonen", naam: "Beschermd wonen"),
                        FormField.FieldChoice(waarde: "wlz", naam: "Instelling voor langdurige zorg (Wlz)"),
                        FormField.FieldChoice(waarde: "logeren", naam: "Logeren"),
                        FormField.FieldChoice(waarde: "moeder-kind", naam: "Moeder-kindhuis"),
                    ]), verplicht: false),
                FormField(naam: "woonplaats.verblijf.sinds", label: "Sinds wanneer?", soort: .datum, verplicht: false),
                FormField(
                    naam: "woonplaats.verblijf.brpGemeenteVoorVerblijf",
                    label: "Waar stond het kind ingeschreven vlak vóór dit verblijf?",
                    soort: .lijst(ChoiceLists.gemeenten(register)), verplicht: false),
            ])
    }

    private static func hulpvraag(_ plaats: Int) -> FieldGroup {
        let verplicht = plaats == 0
        return FieldGroup(
            titel: verplicht ? "Welke hulp nodig is" : "Tweede hulpvraag",
            hint: verplicht ? nil : "Alleen als het kind twee soorten hulp tegelijk nodig heeft.",
            velden: [
                FormField(
                    naam: "hulpvragen[\(plaats)].voorziening", label: "Welke hulp?",
                    soort: .lijst(ChoiceLists.voorzieningen), verplicht: verplicht),
                FormField(
                    naam: "hulpvragen[\(plaats)].doelgroepen", label: "Waar moet de aanbieder ervaring mee hebben?",
                    soort: .meer(ChoiceLists.doelgroepen), verplicht: false),
            ])
    }

    private static let tijd = FieldGroup(
        titel: "Tijd en wensen",
        velden: [
            FormField(naam: "wachtSinds", label: "Sinds wanneer wacht het kind?", soort: .datum, verplicht: false),
            FormField(
                naam: "uiterlijkeDatum", label: "Moet de hulp er eerder zijn dan drie maanden na de maatregel?",
                hint: "Vul dan de dag in.", soort: .datum, verplicht: false),
            FormField(
                naam: "urgentie", label: "Hoe dringend is het?",
                hint: "Is er nu gevaar? Bel dan spoedhulp. Deze pagina is daar niet voor.",
                soort: .een([
                    FormField.FieldChoice(waarde: "regulier", naam: "Gewoon"),
                    FormField.FieldChoice(waarde: "hoog", naam: "Hoog"),
                ])),
            FormField(
                naam: "wensen.maxAfstandKm", label: "Hoe ver mag het hoogstens zijn?",
                soort: .getal(eenheid: "kilometer"), verplicht: false),
            FormField(
                naam: "wachtOp", label: "Is er eerst iets anders nodig?",
                soort: .lijst([
                    FormField.FieldChoice(waarde: "NIFP", naam: "Onderzoek van het NIFP"),
                    FormField.FieldChoice(waarde: "instemming", naam: "Instemming van een ouder"),
                    FormField.FieldChoice(waarde: "vonnis", naam: "Het vonnis op papier"),
                ]), verplicht: false),
        ])
}
