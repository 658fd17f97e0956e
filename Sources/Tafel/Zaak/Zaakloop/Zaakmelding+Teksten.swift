import Berichten
import Jeugdhulp

/// What GI's and tables read (B1): what happens now, who must act, by when.
extension Zaakmelding {
    init(
        _ fase: StatusGewijzigd.Fase, _ wat: String, wie: String, uiterlijk: Datum? = nil, aan: Aan = .giEnTafel,
        gewijzigd: Versieverschil? = nil, gestart: Hulpstart? = nil
    ) {
        self.aan = aan
        self.fase = fase
        // Names are filled in: the longest could pass the limits of the schema.
        self.wat = String(wat.prefix(500))
        self.wie = String(wie.prefix(200))
        self.uiterlijk = uiterlijk
        self.gewijzigd = gewijzigd
        self.gestart = gestart
    }

    static let niemand = "Niemand: er hoeft niets meer te gebeuren."

    private static func namen(_ delen: [Voorgedragen], _ om: Omstandigheden) -> String {
        delen.map { om.naam($0.sleutel) }.joined(separator: " en ")
    }

    /// With who decided and why: a decision is of people (AVG art. 22).
    func besloten(_ besluit: Besluitgrond) -> Zaakmelding {
        var melding = Zaakmelding(
            fase, "\(wat) Besloten door: \(besluit.rol). Reden: \(besluit.reden).", wie: wie, uiterlijk: uiterlijk,
            aan: aan, gewijzigd: gewijzigd)
        melding.besluit = besluit
        return melding
    }

    static func bijgewerkt(_ loop: Zaakloop, _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            loop.fase.status, "De aanvraag is bijgewerkt. De voordracht bij \(namen(loop.voordracht, om)) loopt door.",
            wie: "De aanbieder is aan zet.", uiterlijk: loop.voordracht.map(\.antwoordUiterlijk).min(), aan: .gi)
    }

    /// What was sent cannot be done.
    static func geweigerd(_ afkeuring: Afkeuring, fase: StatusGewijzigd.Fase) -> Zaakmelding {
        Zaakmelding(
            fase, "Uw besluit is niet uitgevoerd. \(afkeuring.uitleg)", wie: afkeuring.watTeDoen, aan: .tafel)
    }

    // MARK: Decisions

    /// - Parameter anders: what is otherwise since the version that was decided on; the option itself is not.
    static func voorgedragen(
        _ delen: [Voorgedragen], _ anders: Versieverschil?, nu versie: Int, _ om: Omstandigheden
    ) -> Zaakmelding {
        let sindsdien = anders.map {
            " Besloten op versie \($0.sinds); deze optie is in versie \(versie) gelijk. \(verschil($0))"
        }
        let gezin =
            delen.contains { $0.vraagtRedenGezin == true }
            ? " Er past ook een gezin: zeg bij een besluit voor een groep waarom (redenAfwijkingGezin)." : ""
        return Zaakmelding(
            .voordracht, "\(om.tafel) heeft het kind voorgedragen bij \(namen(delen, om)).\(gezin)\(sindsdien ?? "")",
            wie: delen.count == 1
                ? "De aanbieder antwoordt." : "Elke aanbieder antwoordt. Pas als allen ja zeggen, is het rond.",
            uiterlijk: delen.map(\.antwoordUiterlijk).min(), gewijzigd: anders)
    }

    static func geenPassend(_ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .geenPassend, "\(om.tafel) vindt dat er nu geen passende hulp bij zit. De zaak blijft open.",
            wie: "\(om.tafel) zoekt een andere oplossing. Komt er een plek vrij, dan volgt een nieuw voorstel.",
            uiterlijk: om.norm)
    }

    /// - Parameter naar: the table that has it now; `nil` where there is none above.
    static func opgeschaald(naar: Tafeladres?, _ om: Omstandigheden) -> Zaakmelding {
        guard let naar else {
            return Zaakmelding(
                .opgeschaald, "\(om.tafel) schaalt op. Er is geen hogere tafel: de zaak blijft bij \(om.tafel).",
                wie: "\(om.tafel) zet de volgende stap.", uiterlijk: om.norm)
        }
        let stap = om.volgendeTrede.map { " Volgende trede: \($0)" } ?? ""
        return Zaakmelding(
            .opgeschaald,
            "\(om.tafel) schaalt op naar \(naar.tafel). Wat al is geprobeerd, telt daar mee.\(stap)",
            wie: "\(naar.tafel) bekijkt het voorstel en besluit.", uiterlijk: om.norm)
    }

    static func alternatief(_ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .alternatief, "\(om.tafel) kiest voor andere hulp dan in het voorstel.",
            wie: "De GI spreekt de hulp af met het gezin, en meldt hulp-gestart als de hulp begint.", uiterlijk: om.norm
        )
    }

    static func maatwerk(_ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .maatwerk, "\(om.tafel) regelt maatwerk: hulp die voor dit kind wordt gemaakt.",
            wie: "\(om.tafel) regelt het maatwerk. De GI meldt hulp-gestart als de hulp begint.", uiterlijk: om.norm)
    }

    static func terugNaarGi(_ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .terugNaarGi, "\(om.tafel) geeft de zaak terug aan de GI.",
            wie: "De GI vult de aanvraag aan en dient die opnieuw in, of trekt die in.", uiterlijk: om.norm)
    }

    static func geslotenDoorTafel(_ besluit: BesluitGenomen.Besluit, _ om: Omstandigheden) -> Zaakmelding {
        let wat =
            besluit == .hulpWasErAl
            ? "De hulp was er al." : "Samen is besloten om nu geen hulp in te zetten."
        return Zaakmelding(.gesloten, "\(wat) \(om.tafel) heeft de zaak gesloten.", wie: niemand, aan: .gi)
    }

    /// A decision that is not carried out: what it answered is not there any more.
    static func verouderd(
        _ anders: Versieverschil, nu versie: Int, fase: StatusGewijzigd.Fase, _ om: Omstandigheden
    ) -> Zaakmelding {
        Zaakmelding(
            fase,
            "Uw besluit hoort bij versie \(anders.sinds) en is niet uitgevoerd. Nu geldt versie \(versie). "
                + verschil(anders),
            wie: "\(om.tafel) bevestigt het besluit op versie \(versie), of kiest opnieuw.", uiterlijk: om.norm,
            aan: .tafel, gewijzigd: anders)
    }

    private static func verschil(_ anders: Versieverschil) -> String {
        var delen: [String] = []
        if !anders.weg.isEmpty { delen.append("Weg: \(kort(anders.weg)).") }
        if !anders.nieuw.isEmpty { delen.append("Nieuw: \(kort(anders.nieuw)).") }
        if anders.volgordeAnders { delen.append("De volgorde is anders.") }
        if delen.isEmpty { delen.append("De opties zijn gelijk; wat eromheen staat is veranderd.") }
        return delen.joined(separator: " ")
    }

    private static func kort(_ opties: [String]) -> String {
        let rest = opties.count > 2 ? " en nog \(opties.count - 2)" : ""
        return opties.prefix(2).map { String($0.prefix(80)) }.joined(separator: ", ") + rest
    }

    /// The wait grew long enough for somebody else to act; the table has its own message of it.
    static func tredeBereikt(
        _ trede: Opschalingsladder.Trede, uiterlijk: Datum?, fase: StatusGewijzigd.Fase
    ) -> Zaakmelding {
        Zaakmelding(
            fase, "Er wordt opgeschaald, want het wachten duurt te lang. \(trede.naam): \(trede.actie)",
            wie: trede.wie, uiterlijk: uiterlijk, aan: .gi)
    }

    /// The family moved: another table has the case now, with all that was done.
    static func overgenomen(van tafel: String, _ loop: Zaakloop, _ om: Omstandigheden) -> Zaakmelding {
        let loopt =
            loop.voordracht.isEmpty ? "" : " Er loopt een voordracht bij \(namen(loop.voordracht, om)): die gaat door."
        let geprobeerd = loop.geprobeerd.isEmpty ? "" : " Wat al is geprobeerd, telt mee in het voorstel."
        return Zaakmelding(
            loop.fase.status, "De zaak komt van \(tafel).\(loopt)\(geprobeerd)",
            wie: loop.voordracht.isEmpty ? "\(om.tafel) bekijkt het voorstel en besluit." : "De aanbieder is aan zet.",
            uiterlijk: loop.voordracht.map(\.antwoordUiterlijk).min() ?? om.norm,
            aan: loop.voordracht.isEmpty ? .tafel : .giEnTafel)
    }

    // MARK: Answers

    static func antwoord(
        _ antwoord: AanbiederGeantwoord.Antwoord, _ deel: Voorgedragen, _ loop: Zaakloop, _ om: Omstandigheden
    ) -> Zaakmelding {
        let naam = om.naam(deel.sleutel)
        let wat =
            switch antwoord {
            case .geaccepteerd: "\(naam) heeft ja gezegd."
            case .intakeGepland: "\(naam) heeft een intake gepland."
            case .intakeGehouden:
                "\(naam) heeft de intake gehouden. De hulp is nog niet gestart: het wachten telt door."
            case .afgewezen: "\(naam) heeft nee gezegd."
            }
        let open = loop.voordracht.filter { !$0.geaccepteerd }
        guard open.isEmpty else {
            return Zaakmelding(
                .voordracht, wat, wie: "\(namen(open, om)): antwoorden.",
                uiterlijk: open.map(\.antwoordUiterlijk).min())
        }
        return Zaakmelding(
            loop.fase.status, wat, wie: "\(namen(loop.voordracht, om)): de hulp starten. De GI meldt hulp-gestart.",
            uiterlijk: om.norm)
    }

    static func afgewezen(
        _ antwoord: AanbiederGeantwoord, _ deel: Voorgedragen, _ om: Omstandigheden
    ) -> Zaakmelding {
        let gezegd = antwoord.reden != nil || antwoord.redenCode != nil
        let reden = gezegd ? " Reden: \(antwoord.weigeringsreden.omschrijving)." : ""
        let advies = antwoord.vervolgadvies == nil ? "" : " Er is een advies wat dan wel kan helpen."
        return Zaakmelding(
            .afgewezen, "\(om.naam(deel.sleutel)) kan niet helpen.\(reden)\(advies) Er is een nieuw voorstel.",
            wie: "\(om.tafel) bekijkt het nieuwe voorstel en besluit.", uiterlijk: om.norm)
    }

    static func geenAntwoord(_ stil: [Voorgedragen], _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .geenAntwoord,
            "\(namen(stil, om)) heeft niet op tijd geantwoord. Geen antwoord is geen ja: de voordracht is vervallen.",
            wie: "\(om.tafel) belt de aanbieder, of kiest opnieuw uit het nieuwe voorstel.", uiterlijk: om.norm)
    }

    /// Everyone said yes, and the announced start is two weeks past.
    static func geenStart(_ traag: [Voorgedragen], _ loop: Zaakloop, _ om: Omstandigheden) -> Zaakmelding {
        let sinds = traag.compactMap(\.geaccepteerdOp).min().map { " op \($0.inWoorden)" } ?? ""
        return Zaakmelding(
            loop.fase.status,
            "\(namen(traag, om)) heeft\(sinds) ja gezegd, maar de hulp is niet gestart. Het wachten telt door.",
            wie: "\(namen(traag, om)): zeggen wanneer de hulp start. De GI meldt hulp-gestart.", uiterlijk: om.norm)
    }

    // MARK: Places

    static func plaatsVergeven(_ deel: Voorgedragen, _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .voorgesteld,
            "De vrije plaats bij \(om.naam(deel.sleutel)) is net vastgehouden voor een ander kind. Uw besluit is niet "
                + "uitgevoerd. Er is een nieuw voorstel.",
            wie: "\(om.tafel) kiest opnieuw uit het nieuwe voorstel.", uiterlijk: om.norm, aan: .tafel)
    }

    static func aanbodIngetrokken(_ deel: Voorgedragen, _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            .afgewezen,
            "\(om.naam(deel.sleutel)) heeft het aanbod ingetrokken nadat het kind was voorgedragen. De voordracht is "
                + "vervallen. Er is een nieuw voorstel.",
            wie: "\(om.tafel) bekijkt het nieuwe voorstel en besluit.", uiterlijk: om.norm)
    }

    static func ingetrokkenNaJa(_ deel: Voorgedragen, _ loop: Zaakloop, _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            loop.fase.status,
            "\(om.naam(deel.sleutel)) heeft ja gezegd en daarna het aanbod ingetrokken. De afspraak blijft staan.",
            wie: "\(om.tafel) belt de aanbieder: gaat de hulp door?", uiterlijk: om.norm)
    }

    static func plaatsIngetrokken(_ deel: Voorgedragen, _ loop: Zaakloop, _ om: Omstandigheden) -> Zaakmelding {
        Zaakmelding(
            loop.fase.status,
            "\(om.naam(deel.sleutel)) meldt geen plaats meer, nadat het kind was voorgedragen. De voordracht blijft "
                + "staan: wat als vrij is gemeld, moet de aanbieder leveren.",
            wie: "\(om.tafel) belt de aanbieder.", uiterlijk: deel.antwoordUiterlijk, aan: .tafel)
    }
}
