import Jeugdhulp

/// All waiting children and all places at once: who is proposed which place, what that costs whom, and what it proves.
/// An advice; every line is a person's decision.
package struct Ronde: Sendable {
    /// In the round's own order: cases strongest claim first, places by id.
    package let feiten: Rondefeiten
    package let gewichten: Rondegewichten
    package let antwoord: Rondeantwoord
    package let bewijs: DualCertificate
    let opgave: Rondeopgave
    /// For each case the numbers of its options with room, in the order of the choices of `opgave`.
    let optieVan: [[Int]]
    /// The prices for who needs one place, when all others keep what they have: what a question starts from.
    let losseKinderen: PriceNetwork
    /// For each place who has it, strongest claim first.
    package let houders: [Int: [Int]]
    /// Every child that has no place while a child with a weaker claim has one that fits it, with the reason.
    package private(set) var uitzonderingen: [Uitzondering] = []

    /// More cases than a round can hold.
    package struct TeGroot: Error, CustomStringConvertible {
        package let aantal: Int
        package var description: String {
            "Een ronde gaat over hoogstens \(Doelen.zakenMax) zaken; dit zijn er \(aantal). Kies een regio."
        }
    }

    /// - Throws: ``TeGroot``.
    package init(
        _ feiten: Rondefeiten, gewichten: Rondegewichten = .standaard, takkenMax: Int = RoundSolver.takkenMax
    ) throws(TeGroot) {
        guard feiten.zaken.count <= Doelen.zakenMax else { throw TeGroot(aantal: feiten.zaken.count) }
        self.feiten = feiten.geordend
        self.gewichten = gewichten
        (opgave, optieVan) = Self.opgave(self.feiten, gewichten)
        antwoord = RoundSolver(opgave, takkenMax: takkenMax).los()
        bewijs = antwoord.net.bewijs()
        losseKinderen = Self.losseKinderen(opgave, antwoord)
        var houders: [Int: [Int]] = [:]
        for (zaak, keuze) in antwoord.keuzes.enumerated() {
            guard let keuze else { continue }
            for plek in opgave.zaken[zaak].keuzes[keuze].gebruik.map(\.plaats) {
                houders[plek, default: []].append(zaak)
            }
        }
        self.houders = houders
        uitzonderingen = zoekUitzonderingen()
    }

    private static func losseKinderen(_ opgave: Rondeopgave, _ antwoord: Rondeantwoord) -> PriceNetwork {
        var net = antwoord.net
        var over = (0..<opgave.bronnen).map(opgave.capaciteit)
        for zaak in opgave.zaken.indices where !opgave.zaken[zaak].isEnkel {
            net.zaakWeg(zaak)
            guard let keuze = antwoord.keuzes[zaak] else { continue }
            for deel in opgave.verbruik(opgave.zaken[zaak].keuzes[keuze]) { over[deel.bron] -= deel.aantal }
        }
        net.zet(opgave, over: over)
        net.maakVast(Array(opgave.zaken.indices), rang: Array(opgave.plaatsen.indices))
        return net
    }

    // MARK: From facts to costs

    private static func opgave(_ feiten: Rondefeiten, _ gewichten: Rondegewichten) -> (Rondeopgave, [[Int]]) {
        let (groepVan, groepen) = Self.groepen(feiten, gewichten)
        var optieVan: [[Int]] = []
        optieVan.reserveCapacity(feiten.zaken.count)
        let zaken = feiten.zaken.map { zaak in
            let (keuzes, nummers) = Self.keuzes(zaak, feiten, gewichten)
            optieVan.append(nummers)
            return Rondeopgave.Zaak(zonder: Self.zonder(zaak, feiten, gewichten).kosten, keuzes: keuzes)
        }
        let plaatsen = zip(feiten.plekken, groepVan).map { Rondeopgave.Plaats(capaciteit: $0.ruimte, groep: $1) }
        return (Rondeopgave(zaken: zaken, plaatsen: plaatsen, groepen: groepen), optieVan)
    }

    /// What a case comes to without a place.
    static func zonder(_ zaak: Rondefeiten.Zaak, _ feiten: Rondefeiten, _ gewichten: Rondegewichten) -> Doelen {
        Doelen(
            zonderPlek: gewichten.gewogenDagen(
                van: feiten.vandaag, tot: feiten.vandaag.plus(dagen: gewichten.zonderPlek.dagenMax), norm: zaak.norm))
    }

    /// The weighted days that a case is thought to wait on when it gets no place now.
    static func nood(_ zaak: Rondefeiten.Zaak, _ vandaag: Datum, _ gewichten: Rondegewichten) -> Int {
        let dagen = gewichten.zonderPlek.dagen(mogelijk: zaak.mogelijk)
        return gewichten.gewogenDagen(van: vandaag, tot: vandaag.plus(dagen: dagen), norm: zaak.norm)
    }

    /// What an option comes to.
    /// - Parameter minst: the fewest doelgroepen that an option of this case with room lacks.
    static func doelen(
        _ optie: Rondefeiten.Optie, _ zaak: Rondefeiten.Zaak, minst: Int, _ vandaag: Datum,
        _ gewichten: Rondegewichten
    ) -> Doelen {
        Doelen(
            laag: optie.gemist - minst, nood: nood(zaak, vandaag, gewichten), opTijd: optie.start <= zaak.norm,
            gewogenDagen: gewichten.gewogenDagen(van: vandaag, tot: optie.start, norm: zaak.norm),
            punten: optie.punten)
    }

    /// The options with room, cheapest first, with their numbers.
    private static func keuzes(
        _ zaak: Rondefeiten.Zaak, _ feiten: Rondefeiten, _ gewichten: Rondegewichten
    ) -> ([Rondeopgave.Keuze], [Int]) {
        let ruim = zaak.opties.indices.filter { nummer in
            let optie = zaak.opties[nummer]
            return zip(optie.plekken, optie.kinderen(van: zaak.kinderen)).allSatisfy { plek, kinderen in
                feiten.plekken[plek].ruimte >= kinderen
            }
        }
        let minst = ruim.map { zaak.opties[$0].gemist }.min() ?? 0
        let eersteDeel = schaarsteHulpvraag(zaak, ruim)
        let lijst = ruim.map { nummer in
            let optie = zaak.opties[nummer]
            let kosten = doelen(optie, zaak, minst: minst, feiten.vandaag, gewichten).kosten
            return (nummer: nummer, keuze: Rondeopgave.Keuze(kosten: kosten, gebruik: gebruik(optie, zaak, eersteDeel)))
        }.sorted { een, ander in
            een.keuze.kosten != ander.keuze.kosten
                ? een.keuze.kosten < ander.keuze.kosten
                : een.keuze.gebruik.map(\.plaats).lexicographicallyPrecedes(ander.keuze.gebruik.map(\.plaats))
        }
        return (lijst.map(\.keuze), lijst.map(\.nummer))
    }

    /// A child takes one place, however much help it gets there.
    private static func gebruik(
        _ optie: Rondefeiten.Optie, _ zaak: Rondefeiten.Zaak, _ eersteDeel: Int
    ) -> [Rondeopgave.Gebruik] {
        let delen = Array(zip(optie.plekken, optie.kinderen(van: zaak.kinderen)))
        let eerste = eersteDeel < delen.count ? delen[eersteDeel] : delen[0]
        var uit: [Rondeopgave.Gebruik] = []
        for (plek, kinderen) in [eerste] + delen where !uit.contains(where: { $0.plaats == plek }) {
            uit.append(.init(plaats: plek, aantal: kinderen))
        }
        return uit
    }

    /// The hulpvraag with the fewest places to choose from: its place is the one that the prices look at.
    private static func schaarsteHulpvraag(_ zaak: Rondefeiten.Zaak, _ ruim: [Int]) -> Int {
        guard let eerste = ruim.first else { return 0 }
        let breedte = zaak.opties[eerste].plekken.count
        guard breedte > 1 else { return 0 }
        return (0..<breedte).min { een, ander in
            func aantal(_ been: Int) -> Int { Set(ruim.map { zaak.opties[$0].plekken.dropFirst(been).first }).count }
            return aantal(een) < aantal(ander)
        } ?? 0
    }

    /// Aanbieders whose places of one week are more than may start with it in a week (#137).
    private static func groepen(_ feiten: Rondefeiten, _ gewichten: Rondegewichten) -> ([Int], [Int]) {
        typealias Week = Rondefeiten.Week
        var (totaal, ruimte): ([AgbCode: Int], [Week: Int]) = ([:], [:])
        func week(_ plek: Rondefeiten.Plek) -> Week { Week(agb: plek.agb, dag: plek.start) }
        for plek in feiten.plekken {
            totaal[plek.agb] = min((totaal[plek.agb] ?? 0) + plek.totaal, 1_000_000)
            ruimte[week(plek)] = min((ruimte[week(plek)] ?? 0) + plek.ruimte, 1_000_000)
        }
        var (nummers, grenzen): ([Week: Int], [Int]) = ([:], [])
        let groepVan = feiten.plekken.map { plek in
            let heel = gewichten.instroom.perWeek(totaal: totaal[plek.agb] ?? 0)
            let grens = max(0, heel - (feiten.beloofd[week(plek)] ?? 0))
            guard (ruimte[week(plek)] ?? 0) > grens else { return -1 }
            if let nummer = nummers[week(plek)] { return nummer }
            nummers[week(plek)] = grenzen.count
            grenzen.append(grens)
            return grenzen.count - 1
        }
        return (groepVan, grenzen)
    }

    // MARK: Who has what

    /// The option that a case has in the round.
    package func optie(_ zaak: Int) -> Rondefeiten.Optie? { optie(zaak, antwoord.keuzes) }

    func optie(_ zaak: Int, _ keuzes: [Int?]) -> Rondefeiten.Optie? {
        keuzes[zaak].map { feiten.zaken[zaak].opties[optieVan[zaak][$0]] }
    }

    /// Days from today until help starts; as many as are counted for a child without a place.
    func wachtdagen(_ zaak: Int, _ keuzes: [Int?]) -> Int {
        optie(zaak, keuzes).map { $0.start - feiten.vandaag } ?? gewichten.zonderPlek.dagenMax
    }

    /// What the whole round comes to.
    package var doelen: Doelen { Doelen(antwoord.totaal) }
    /// Days of waiting of all together, those without a place included.
    package var dagen: Int { feiten.zaken.indices.reduce(0) { $0 + wachtdagen($1, antwoord.keuzes) } }
}
