import Jeugdhulp

extension Veldgroep {
    /// What a GI submits of one stuck case: the fields of `aanvraag-ingediend.v1`. The hulpvorm of each hulpvraag
    /// follows from its voorziening; a second hulpvraag and more children may stay empty.
    static let casus: [Veldgroep] = [
        Veldgroep(
            titel: "De zaak",
            hint: "Vul nergens een naam, een BSN of een zin over het kind in.",
            velden: [
                Veld(
                    naam: "casusId", label: "Kenmerk van de zaak",
                    hint: "Uw eigen kenmerk, zonder naam, BSN of geboortedatum.", soort: .tekst(max: 100)),
                Veld(naam: "maatregel.soort", label: "Welke maatregel?", soort: .lijst(Keuzelijst.maatregelen)),
                Veld(naam: "maatregel.uitgesprokenOp", label: "Wanneer sprak de rechter die uit?", soort: .datum),
                Veld(
                    naam: "maatregel.kennisgevingOp", label: "Wanneer hoorde de GI ervan?", soort: .datum,
                    verplicht: false),
                Veld(
                    naam: "maatregel.machtigingen", label: "Welke machtiging gaf de rechter?",
                    soort: .meer([
                        Veld.Keuze(waarde: "uithuisplaatsing", naam: "Uithuisplaatsing"),
                        Veld.Keuze(waarde: "gesloten", naam: "Gesloten jeugdhulp"),
                    ]), verplicht: false),
                Veld(
                    naam: "koers.vastgesteldOp", label: "Wanneer is de koers met het gezin afgesproken?",
                    hint: "De hulp moet bij de koers passen.", soort: .datum),
            ]),
        Veldgroep(
            titel: "De kinderen",
            hint: "Kinderen die samen geplaatst moeten worden, horen in één zaak.",
            velden: (0..<4).map { plaats in
                Veld(
                    naam: "jeugdigen[\(plaats)].leeftijd",
                    label: plaats == 0 ? "Leeftijd" : "Leeftijd van kind \(plaats + 1)",
                    soort: .getal(eenheid: "jaar"), verplicht: plaats == 0)
            }),
        woonplaats, hulpvraag(0), hulpvraag(1), tijd,
    ]

    private static let woonplaats = Veldgroep(
        titel: "Waar het kind woont",
        hint: "Hieruit volgt welke gemeente verantwoordelijk is (artikel 1.1 Jeugdwet).",
        velden: [
            Veld(
                naam: "woonplaats.brpGemeente", label: "In welke gemeente staat het kind ingeschreven?",
                soort: .lijst(Keuzelijst.gemeenten)),
            Veld(
                naam: "woonplaats.verblijf.soort", label: "Verblijft het kind ergens anders dan thuis?",
                hint: "Laat leeg als het kind thuis woont.",
                soort: .lijst([
                    Veld.Keuze(waarde: "pleegzorg", naam: "Pleegzorg"),
                    Veld.Keuze(waarde: "gezinshuis", naam: "Gezinshuis"),
                    Veld.Keuze(waarde: "residentieel", naam: "Groep of instelling"),
                    Veld.Keuze(waarde: "kamertraining", naam: "Kamertraining"),
                    Veld.Keuze(waarde: "gesloten", naam: "Gesloten jeugdhulp"),
                    Veld.Keuze(waarde: "jji", naam: "Justitiële jeugdinrichting"),
                    Veld.Keuze(waarde: "wmo-opvang", naam: "Opvang (Wmo)"),
                    Veld.Keuze(waarde: "beschermd-wonen", naam: "Beschermd wonen"),
                    Veld.Keuze(waarde: "wlz", naam: "Instelling voor langdurige zorg (Wlz)"),
                    Veld.Keuze(waarde: "logeren", naam: "Logeren"),
                    Veld.Keuze(waarde: "moeder-kind", naam: "Moeder-kindhuis"),
                ]), verplicht: false),
            Veld(naam: "woonplaats.verblijf.sinds", label: "Sinds wanneer?", soort: .datum, verplicht: false),
            Veld(
                naam: "woonplaats.verblijf.brpGemeenteVoorVerblijf",
                label: "Waar stond het kind ingeschreven vlak vóór dit verblijf?",
                soort: .lijst(Keuzelijst.gemeenten), verplicht: false),
        ])

    private static func hulpvraag(_ plaats: Int) -> Veldgroep {
        let verplicht = plaats == 0
        return Veldgroep(
            titel: verplicht ? "Welke hulp nodig is" : "Tweede hulpvraag",
            hint: verplicht ? nil : "Alleen als het kind twee soorten hulp tegelijk nodig heeft.",
            velden: [
                Veld(
                    naam: "hulpvragen[\(plaats)].voorziening", label: "Welke hulp?",
                    soort: .lijst(Keuzelijst.voorzieningen), verplicht: verplicht),
                Veld(
                    naam: "hulpvragen[\(plaats)].doelgroepen", label: "Waar moet de aanbieder ervaring mee hebben?",
                    soort: .meer(Keuzelijst.doelgroepen), verplicht: false),
            ])
    }

    private static let tijd = Veldgroep(
        titel: "Tijd en wensen",
        velden: [
            Veld(naam: "wachtSinds", label: "Sinds wanneer wacht het kind?", soort: .datum, verplicht: false),
            Veld(
                naam: "uiterlijkeDatum", label: "Moet de hulp er eerder zijn dan drie maanden na de maatregel?",
                hint: "Vul dan de dag in.", soort: .datum, verplicht: false),
            Veld(
                naam: "urgentie", label: "Hoe dringend is het?",
                hint: "Is er nu gevaar? Bel dan spoedhulp. Deze pagina is daar niet voor.",
                soort: .een([
                    Veld.Keuze(waarde: "regulier", naam: "Gewoon"), Veld.Keuze(waarde: "hoog", naam: "Hoog"),
                ])),
            Veld(
                naam: "wensen.maxAfstandKm", label: "Hoe ver mag het hoogstens zijn?",
                soort: .getal(eenheid: "kilometer"), verplicht: false),
            Veld(
                naam: "wachtOp", label: "Is er eerst iets anders nodig?",
                soort: .lijst([
                    Veld.Keuze(waarde: "NIFP", naam: "Onderzoek van het NIFP"),
                    Veld.Keuze(waarde: "instemming", naam: "Instemming van een ouder"),
                    Veld.Keuze(waarde: "vonnis", naam: "Het vonnis op papier"),
                ]), verplicht: false),
        ])
}
