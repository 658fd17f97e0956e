import Jeugdhulp

/// Offers for tests, from one builder: a test says only what is different about its own.
extension Aanbod {
    /// A gezinshuis in Almelo for ages 6 to 16, with one of four places free and a wait of three weeks. It asks nothing
    /// that a code could get wrong, so that a test that misspells one finds out at once.
    package static func proef(
        _ id: String = "gh-almelo-lvb", agb: String = "99000201", naam: String = "Gezinshuis",
        gemeente: String = "0141", voorziening: String = "gezinshuis",
        leeftijd: Leeftijdsgrens = .init(van: 6, tot: 16),
        plaatsen: Plaatsen = Plaatsen(totaal: 4, vrij: 1), aanmeldWeken: Int = 1, behandelWeken: Int = 2,
        peildatum: String = "2026-11-16", stop: Patientenstop? = nil, startZonderBeschikking: Bool = false
    ) throws -> Aanbod {
        let codes = [agb, gemeente, voorziening, peildatum]
        guard let agb = AgbCode(agb), let gemeente = Gemeentecode(gemeente), let peildatum = Datum(peildatum),
            let voorziening = Voorziening(voorziening)
        else { throw UnknownCode(codes: codes) }
        return Aanbod(
            aanbodId: id, agb: agb, naam: naam, gemeente: gemeente, hulpvorm: voorziening.hulpvorm,
            voorziening: voorziening, doelgroepen: [], leeftijd: leeftijd, door18: false, plaatsen: plaatsen,
            wachttijd: Wachttijd(
                aanmeldWeken: aanmeldWeken, behandelWeken: behandelWeken, peildatum: peildatum, methode: .verwacht),
            stop: stop, individueleOvereenkomst: true, startZonderBeschikking: startZonderBeschikking)
    }

    /// One of the codes of an offer for a test is none.
    package struct UnknownCode: Error { package let codes: [String] }

    /// The same offer, but for what is given; `wachtWeken` sets both waits.
    package func met(
        id: String? = nil, agb: AgbCode? = nil, gemeente: Gemeentecode? = nil, wachtWeken: Int? = nil, vrij: Int? = nil,
        peildatum: Datum? = nil, stop: Patientenstop? = nil
    ) -> Aanbod {
        Aanbod(
            aanbodId: id ?? aanbodId, agb: agb ?? self.agb, naam: naam, gemeente: gemeente ?? self.gemeente,
            hulpvorm: hulpvorm, voorziening: voorziening, doelgroepen: doelgroepen, leeftijd: leeftijd, door18: door18,
            plaatsen: Plaatsen(
                totaal: plaatsen.totaal, vrij: vrij ?? plaatsen.vrij, vrijVanaf: plaatsen.vrijVanaf,
                samenMax: plaatsen.samenMax),
            wachttijd: Wachttijd(
                aanmeldWeken: wachtWeken ?? wachttijd.aanmeldWeken,
                behandelWeken: wachtWeken ?? wachttijd.behandelWeken,
                peildatum: peildatum ?? wachttijd.peildatum, methode: wachttijd.methode),
            stop: stop ?? self.stop, individueleOvereenkomst: individueleOvereenkomst,
            startZonderBeschikking: startZonderBeschikking)
    }
}
