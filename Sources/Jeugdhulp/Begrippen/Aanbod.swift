/// One offer of help at one place, as its aanbieder last reported it.
package struct Aanbod: Sendable, Hashable {
    /// The aanbieder's own id of the offer.
    package let aanbodId: String
    /// The aanbieder.
    package let agb: AgbCode
    /// The name people know it by.
    package let naam: String
    /// Where the help is given.
    package let gemeente: Gemeentecode
    /// The form of help.
    package let hulpvorm: Hulpvorm
    /// The finer kind of help; belongs to `hulpvorm`.
    package let voorziening: Voorziening
    /// All that it can deal with.
    package let doelgroepen: Doelgroepen
    /// The ages it takes.
    package let leeftijd: Leeftijdsgrens
    /// Whether help goes on after the 18th birthday (#61).
    package let door18: Bool
    /// Room, as last reported.
    package let plaatsen: Plaatsen
    /// The wait, as last reported.
    package let wachttijd: Wachttijd
    /// nil: no stop was reported.
    package let stop: Patientenstop?
    /// Whether the aanbieder accepts an individual agreement without a contract (#40).
    package let individueleOvereenkomst: Bool
    /// Whether it starts before the gemeente's decision is in (#45).
    package let startZonderBeschikking: Bool

    package init(
        aanbodId: String, agb: AgbCode, naam: String, gemeente: Gemeentecode, hulpvorm: Hulpvorm,
        voorziening: Voorziening, doelgroepen: Doelgroepen, leeftijd: Leeftijdsgrens, door18: Bool, plaatsen: Plaatsen,
        wachttijd: Wachttijd, stop: Patientenstop? = nil, individueleOvereenkomst: Bool, startZonderBeschikking: Bool
    ) {
        self.aanbodId = aanbodId
        self.agb = agb
        self.naam = naam
        self.gemeente = gemeente
        self.hulpvorm = hulpvorm
        self.voorziening = voorziening
        self.doelgroepen = doelgroepen
        self.leeftijd = leeftijd
        self.door18 = door18
        self.plaatsen = plaatsen
        self.wachttijd = wachttijd
        self.stop = stop
        self.individueleOvereenkomst = individueleOvereenkomst
        self.startZonderBeschikking = startZonderBeschikking
    }

    /// The first day on which help can really begin: after the whole wait, and not before places come free when
    /// too few are free now and that day was reported (#5).
    ///
    /// - Parameter aantal: how many children start together: a date of new places counts as long as fewer are free.
    package func startVerwacht(vandaag: Datum, aantal: Int = 1) -> Datum {
        let naWachttijd = vandaag.plus(weken: wachttijd.totaalWeken)
        guard plaatsen.vrij < max(1, aantal), let vrijVanaf = plaatsen.vrijVanaf else { return naWachttijd }
        return max(naWachttijd, vrijVanaf)
    }

    /// The same with another number of free places.
    package func met(vrij: Int) -> Aanbod {
        Aanbod(
            aanbodId: aanbodId, agb: agb, naam: naam, gemeente: gemeente, hulpvorm: hulpvorm, voorziening: voorziening,
            doelgroepen: doelgroepen, leeftijd: leeftijd, door18: door18,
            plaatsen: Plaatsen(
                totaal: plaatsen.totaal, vrij: vrij, vrijVanaf: plaatsen.vrijVanaf, samenMax: plaatsen.samenMax),
            wachttijd: wachttijd, stop: stop, individueleOvereenkomst: individueleOvereenkomst,
            startZonderBeschikking: startZonderBeschikking)
    }

    /// Whether a patiëntenstop is in force. It is lifted once the wait is at or under `opheffenBijWeken`, even when
    /// the aanbieder has not yet taken back its report (#63).
    package var inStop: Bool {
        guard let stop else { return false }
        guard let grens = stop.opheffenBijWeken else { return true }
        return wachttijd.totaalWeken > grens
    }
}

/// The ages an offer is meant for, in whole years.
package struct Leeftijdsgrens: Sendable, Hashable {
    /// Youngest age.
    package let van: Int
    /// Not included: "tot 12" is younger than 12 (#59).
    package let tot: Int

    package init(van: Int, tot: Int) {
        self.van = van
        self.tot = tot
    }

    /// Whether somebody of this age, in whole years, may come.
    package func bevat(_ leeftijd: Int) -> Bool { van <= leeftijd && leeftijd < tot }
}

/// Places at one location.
package struct Plaatsen: Sendable, Hashable {
    /// All places, taken or free.
    package let totaal: Int
    /// Free now.
    package let vrij: Int
    /// The day a place comes free, when none is now.
    package let vrijVanaf: Datum?
    /// How many children of one family can be placed together (#59).
    package let samenMax: Int

    package init(totaal: Int, vrij: Int, vrijVanaf: Datum? = nil, samenMax: Int = 1) {
        self.totaal = totaal
        self.vrij = vrij
        self.vrijVanaf = vrijVanaf
        self.samenMax = samenMax
    }
}

/// How a wait was measured (regels §4e).
package enum Wachttijdmethode: String, Sendable, CaseIterable {
    /// What children who started had waited.
    case gerealiseerd
    /// What a child that applies now will wait.
    case verwacht
}

/// The wait until help really starts; an intake that leads to a waiting list is no start (#5).
package struct Wachttijd: Sendable, Hashable {
    /// Weeks from application to intake.
    package let aanmeldWeken: Int
    /// Weeks from intake to the start of help.
    package let behandelWeken: Int
    /// The day on which these figures were true.
    package let peildatum: Datum
    /// How the figures came about.
    package let methode: Wachttijdmethode

    package init(aanmeldWeken: Int, behandelWeken: Int, peildatum: Datum, methode: Wachttijdmethode) {
        self.aanmeldWeken = aanmeldWeken
        self.behandelWeken = behandelWeken
        self.peildatum = peildatum
        self.methode = methode
    }

    /// Weeks from application to the start of help; at the end of `Int` it stops instead of trapping.
    package var totaalWeken: Int {
        let (som, over) = aanmeldWeken.addingReportingOverflow(behandelWeken)
        guard over else { return som }
        return aanmeldWeken < 0 ? Int.min : Int.max
    }
}

/// The aanbieder takes nobody new for now (#63).
package struct Patientenstop: Sendable, Hashable {
    /// First day of the stop.
    package let sinds: Datum
    /// The stop ends by itself once the whole wait is this many weeks or fewer.
    package let opheffenBijWeken: Int?

    package init(sinds: Datum, opheffenBijWeken: Int? = nil) {
        self.sinds = sinds
        self.opheffenBijWeken = opheffenBijWeken
    }
}
