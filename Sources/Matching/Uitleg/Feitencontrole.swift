import Jeugdhulp

/// How far the facts of an option can be trusted, and what a person should check first.
struct Feitencontrole {
    let casus: Casus
    let vandaag: Datum
    let gewichten: Gewichten

    struct Bevindingen: Equatable {
        var waarschuwingen: [Waarschuwing] = []
        var vertrouwen: Vertrouwen = .hoog
        var controleren: [String] = []
    }

    func bevindingen(_ benen: [Uitleg.Been]) -> Bevindingen {
        var uit = Bevindingen()
        for been in benen {
            versheid(been, &uit)
            tegenspraak(been.aanbod, &uit)
            leeftijd(been, &uit)
            afstand(been, &uit)
        }
        woonplaats(&uit)
        machtiging(benen, &uit)
        return uit
    }

    private func meld(
        _ uit: inout Bevindingen, _ code: String, dagen: Int? = nil, _ hoogstens: Vertrouwen?, _ controle: String
    ) {
        let waarschuwing = Waarschuwing(code: code, dagen: dagen)
        if !uit.waarschuwingen.contains(waarschuwing) { uit.waarschuwingen.append(waarschuwing) }
        if !uit.controleren.contains(controle) { uit.controleren.append(controle) }
        if let hoogstens, Self.rang(hoogstens) > Self.rang(uit.vertrouwen) { uit.vertrouwen = hoogstens }
    }

    private static func rang(_ vertrouwen: Vertrouwen) -> Int {
        Vertrouwen.allCases.firstIndex(of: vertrouwen) ?? 0
    }

    private func versheid(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        let oud = vandaag - been.aanbod.wachttijd.peildatum
        guard oud > gewichten.versheid.verouderdNaDagen else { return }
        let sterk = oud > gewichten.versheid.sterkVerouderdNaDagen
        meld(
            &uit, "capaciteit-verouderd", dagen: oud, sterk ? .laag : .middel,
            "Bel \(been.aanbod.naam): de opgave is \(oud) dagen oud.")
    }

    private func tegenspraak(_ aanbod: Aanbod, _ uit: inout Bevindingen) {
        let plaatsen = aanbod.plaatsen
        let klopt =
            plaatsen.vrij <= plaatsen.totaal && aanbod.wachttijd.peildatum <= vandaag
            && !(plaatsen.vrij == 0 && plaatsen.vrijVanaf.map { $0 < vandaag } ?? false)
            && !(aanbod.stop != nil && plaatsen.vrij > 0)
        guard !klopt else { return }
        meld(&uit, "opgave-tegenstrijdig", .laag, "Bel \(aanbod.naam): de opgave spreekt zichzelf tegen.")
    }

    private func leeftijd(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        for jeugdige in casus.aanvraag.jeugdigen {
            if !jeugdige.geboortedagKlopt(op: casus.ingediendOp) {
                meld(&uit, "leeftijd-tegenstrijdig", .laag, "Vraag de GI naar de leeftijd: de opgave klopt niet.")
            }
            let start = been.beoordeling.start
            let zeker = jeugdige.leeftijd(op: start, opgegevenOp: casus.ingediendOp)
            if jeugdige.kanOuderZijn(op: start, opgegevenOp: casus.ingediendOp),
                !Uitsluitingstoets.past(zeker + 1, in: been.aanbod)
            {
                meld(
                    &uit, "leeftijd-onzeker", .middel,
                    "Vraag de GI naar de verjaardag: bij de start kan het kind te oud zijn voor deze plek.")
            }
        }
    }

    private func afstand(_ been: Uitleg.Been, _ uit: inout Bevindingen) {
        guard let hm = been.beoordeling.afstandHm else {
            meld(&uit, "afstand-onbekend", .middel, "Kijk zelf naar de afstand: die is niet bekend.")
            return
        }
        guard let grens = casus.aanvraag.wensen.maxAfstandKm, hm > grens * 10 else { return }
        meld(&uit, "verder-dan-wens", nil, "Bespreek de afstand: die is groter dan de wens van \(grens) km.")
    }

    private func woonplaats(_ uit: inout Bevindingen) {
        guard casus.woonplaats.zekerheid == .handmatig else { return }
        meld(
            &uit, "woonplaats-handmatig", .middel,
            "Laat uitzoeken welke gemeente verantwoordelijk is. Wacht daar niet op met starten.")
    }

    /// Under an OTS a child can only live elsewhere with an authorisation of the judge; the GI may not have sent it.
    private func machtiging(_ benen: [Uitleg.Been], _ uit: inout Bevindingen) {
        let maatregel = casus.aanvraag.maatregel
        guard maatregel.soort == .ots || maatregel.soort == .vots,
            benen.contains(where: { $0.aanbod.hulpvorm.metVerblijf }),
            !maatregel.machtigingen.contains(.uithuisplaatsing)
        else { return }
        meld(
            &uit, "machtiging-niet-gemeld", nil,
            "Vraag de GI of er een machtiging uithuisplaatsing is: die staat niet in de aanvraag.")
    }
}
