/// One offer of help at one place, as its aanbieder last reported it.
public struct Aanbod: Sendable, Hashable {
    /// The aanbieder's own id of the offer.
    public let aanbodId: String
    /// The aanbieder.
    public let agb: AgbCode
    /// The name people know it by.
    public let naam: String
    /// Where the help is given.
    public let gemeente: Gemeentecode
    /// The form of help.
    public let hulpvorm: Hulpvorm
    /// The finer kind of help; belongs to `hulpvorm`.
    public let voorziening: Voorziening
    /// All that it can deal with.
    public let doelgroepen: Doelgroepen
    /// The ages it takes.
    public let leeftijd: Leeftijdsgrens
    /// Whether help goes on after the 18th birthday (#61).
    public let door18: Bool
    /// Room, as last reported.
    public let plaatsen: Plaatsen
    /// The wait, as last reported.
    public let wachttijd: Wachttijd
    /// nil: no stop was reported.
    public let stop: Patientenstop?
    /// Whether the aanbieder accepts an individual agreement without a contract (#40).
    public let individueleOvereenkomst: Bool
    /// Whether it starts before the gemeente's decision is in (#45).
    public let startZonderBeschikking: Bool

    public init(
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
    public func startVerwacht(vandaag: Datum, aantal: Int = 1) -> Datum {
        let naWachttijd = vandaag.plus(weken: wachttijd.totaalWeken)
        guard plaatsen.vrij < max(1, aantal), let vrijVanaf = plaatsen.vrijVanaf else { return naWachttijd }
        return max(naWachttijd, vrijVanaf)
    }

    /// The same with another number of free places.
    public func met(vrij: Int) -> Aanbod {
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
    public var inStop: Bool {
        guard let stop else { return false }
        guard let grens = stop.opheffenBijWeken else { return true }
        return wachttijd.totaalWeken > grens
    }
}

/// The ages an offer is meant for, in whole years.
public struct Leeftijdsgrens: Sendable, Hashable {
    /// Youngest age.
    public let van: Int
    /// Not included: "tot 12" is younger than 12 (#59).
    public let tot: Int

    public init(van: Int, tot: Int) {
        self.van = van
        self.tot = tot
    }

    /// Whether somebody of this age, in whole years, may come.
    public func bevat(_ leeftijd: Int) -> Bool { van <= leeftijd && leeftijd < tot }
}

/// Places at one location.
public struct Plaatsen: Sendable, Hashable {
    /// All places, taken or free.
    public let totaal: Int
    /// Free now.
    public let vrij: Int
    /// The day a place comes free, when none is now.
    public let vrijVanaf: Datum?
    /// How many children of one family can be placed together (#59).
    public let samenMax: Int

    public init(totaal: Int, vrij: Int, vrijVanaf: Datum? = nil, samenMax: Int = 1) {
        self.totaal = totaal
        self.vrij = vrij
        self.vrijVanaf = vrijVanaf
        self.samenMax = samenMax
    }
}

/// How a wait was measured (domein.md 4e).
public enum Wachttijdmethode: String, Sendable, CaseIterable {
    /// What children who started had waited.
    case gerealiseerd
    /// What a child that applies now will wait.
    case verwacht
}

/// The wait until help really starts; an intake that leads to a waiting list is no start (#5).
public struct Wachttijd: Sendable, Hashable {
    /// Weeks from application to intake.
    public let aanmeldWeken: Int
    /// Weeks from intake to the start of help.
    public let behandelWeken: Int
    /// The day on which these figures were true.
    public let peildatum: Datum
    /// How the figures came about.
    public let methode: Wachttijdmethode

    public init(aanmeldWeken: Int, behandelWeken: Int, peildatum: Datum, methode: Wachttijdmethode) {
        self.aanmeldWeken = aanmeldWeken
        self.behandelWeken = behandelWeken
        self.peildatum = peildatum
        self.methode = methode
    }

    /// Weeks from application to the start of help; at the end of `Int` it stops instead of trapping.
    public var totaalWeken: Int {
        let (som, over) = aanmeldWeken.addingReportingOverflow(behandelWeken)
        guard over else { return som }
        return aanmeldWeken < 0 ? Int.min : Int.max
    }
}

/// The aanbieder takes nobody new for now (#63).
public struct Patientenstop: Sendable, Hashable {
    /// First day of the stop.
    public let sinds: Datum
    /// The stop ends by itself once the whole wait is this many weeks or fewer.
    public let opheffenBijWeken: Int?

    public init(sinds: Datum, opheffenBijWeken: Int? = nil) {
        self.sinds = sinds
        self.opheffenBijWeken = opheffenBijWeken
    }
}
