import Berichten
import Jeugdhulp

/// What is told when help starts or stops, and when a case ends (B1).
extension Zaakmelding {
    /// Which hulpvragen a start was counted for, where its sender did not say.
    private static func geteld(_ oordeel: Startoordeel) -> String {
        oordeel.afgeleid && !oordeel.hulpvragen.isEmpty
            ? " In het bericht stond niet voor welke hulpvraag; geteld is: "
                + "\(oordeel.hulpvragen.joined(separator: ", "))."
            : ""
    }

    /// - Parameter laatste: the day on which the last of the help started (#5).
    static func gestart(_ start: HulpGestart, laatste: Datum, _ oordeel: Startoordeel) -> Zaakmelding {
        var melding = Zaakmelding(
            .gesloten, "De hulp is gestart op \(laatste.inWoorden). De zaak is gesloten.\(geteld(oordeel))",
            wie: niemand, gestart: Hulpstart(op: laatste, via: start.totstandkomingVia))
        melding.gestartVoor = oordeel.hulpvragen
        return melding
    }

    static func toelichting(_ start: HulpGestart, laatste: Datum, dagen: Int) -> Zaakmelding {
        Zaakmelding(
            .toelichtingVereist, "De hulp is gestart op \(laatste.inWoorden), \(naDeNorm(dagen)).",
            wie: "De GI stuurt hulp-gestart opnieuw, met de reden (redenTeLaat).",
            gestart: Hulpstart(op: laatste, via: start.totstandkomingVia))
    }

    /// A case that ended in another way than by a start, late and without a reason (#4).
    static func toelichting(_ einde: Zaakmelding, dagen: Int) -> Zaakmelding {
        Zaakmelding(
            .toelichtingVereist, "\(einde.wat) Dat is \(naDeNorm(dagen)).",
            wie:
                "De GI stuurt aanvraag-ingetrokken opnieuw, "
                + "met de reden waarom er niet op tijd hulp was (redenTeLaat).",
            aan: .gi)
    }

    private static func naDeNorm(_ dagen: Int) -> String {
        dagen == 1 ? "1 dag na de norm" : "\(dagen) dagen na de norm"
    }

    /// Help runs for a part of what was asked (#99).
    static func deelsGestart(
        _ start: HulpGestart, _ oordeel: Startoordeel, _ loop: Zaakloop, _ om: Omstandigheden
    ) -> Zaakmelding {
        let vraagt =
            loop.voordracht.isEmpty ? "\(om.tafel) bekijkt het nieuwe voorstel en besluit." : "De aanbieder is aan zet."
        let wat =
            oordeel.hulpvragen.isEmpty
            ? "De hulp liep al."
            : "De hulp is gestart op \(start.op.inWoorden) voor: \(oordeel.hulpvragen.joined(separator: ", "))."
        var melding = Zaakmelding(
            loop.fase.status,
            "\(wat)\(geteld(oordeel)) Nog nodig: \(oordeel.nogOpen.joined(separator: ", ")). "
                + "De zaak blijft daarvoor open.",
            wie: vraagt, uiterlijk: om.norm)
        melding.gestartVoor = oordeel.hulpvragen
        melding.nogOpen = oordeel.nogOpen
        return melding
    }

    /// Help stopped, and its case is open for it again (#100).
    static func gestopt(
        _ stop: HulpGestopt, _ hulpvragen: [String], _ loop: Zaakloop, _ om: Omstandigheden
    ) -> Zaakmelding {
        Zaakmelding(
            loop.fase.status,
            "De hulp is gestopt op \(stop.op.inWoorden) voor: \(hulpvragen.joined(separator: ", ")). "
                + "De zaak is daarvoor weer "
                + "open. Wat is geprobeerd, telt mee in het nieuwe voorstel.",
            wie: loop.voordracht.isEmpty
                ? "\(om.tafel) bekijkt het nieuwe voorstel en besluit." : "De aanbieder is aan zet.",
            uiterlijk: om.norm)
    }

    /// Of a closed case nothing is kept from which a proposal could be made.
    static func gestoptNaSluiting(_ stop: HulpGestopt, _ hulpvragen: [String]) -> Zaakmelding {
        Zaakmelding(
            .terugNaarGi,
            "De hulp is gestopt op \(stop.op.inWoorden) voor: \(hulpvragen.joined(separator: ", ")). "
                + "Wat is geprobeerd, is "
                + "onthouden.",
            wie: "De GI dient de aanvraag opnieuw in: dan volgt een nieuw voorstel. Of trekt die in.", aan: .gi)
    }

    static let ingetrokken = Zaakmelding(
        .gesloten, "De aanvraag is ingetrokken. De zaak is gesloten.", wie: niemand, aan: .gi)
}
