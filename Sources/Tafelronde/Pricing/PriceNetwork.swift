/// The cheapest division of places over cases, with the prices that prove it: a sparse assignment by successive
/// shortest paths (Dijkstra over reduced costs), whose prices stay good from one change to the next.
///
/// A case has arcs to places, asked from its source as prices rise, and may stay without at a cost of its own. A place
/// takes as many cases as it has room; a group of places (an aanbieder in one week, #137) may take fewer than its
/// places together. At rest this holds, and is what makes the division the cheapest there is:
///
/// - no arc costs less, with the prices of its place and group, than what its case has: `kosten + prijs ≥ winst`;
/// - a place or group with a price is full.
///
/// Prices are never below nothing, so an arc that was not asked for is out of reach as long as it costs more than what
/// its case has. One case or place more or less is one search from there (`PriceNetwork+Wijzigen`).
package struct PriceNetwork: Sendable {
    struct Plaatsstand: Sendable {
        var capaciteit: Int
        var bezet = 0
        var groep: Int
        var prijs = Kosten.nul
        /// The first of who is here; the others by `Zaakstand.volgende`.
        var eerste = -1
        var isOpen = true

        var heeftRuimte: Bool { bezet < capaciteit }
    }

    struct Groepstand: Sendable {
        var capaciteit: Int
        var bezet = 0
        var prijs = Kosten.nul
        var plaatsen: [Int] = []

        var heeftRuimte: Bool { bezet < capaciteit }
    }

    struct Zaakstand: Sendable {
        var zonder: Kosten
        /// The least that it can get at today's prices.
        var winst = Kosten.nul
        var plek = PriceNetwork.buiten
        var plekKosten = Kosten.nul
        var volgende = -1
        var vorige = -1
        var gevraagd = 0
        /// What the last arc that was asked for costs; `nil` when there are no more.
        var rest: Kosten? = Kosten.nul
    }

    /// Who wants a place, and at what cost.
    struct Vrager: Sendable {
        let zaak: Int
        let kosten: Kosten
    }

    static let zonder = -1
    static let buiten = -2
    private static let eersteVraag = 8

    var plaatsen: [Plaatsstand]
    var groepen: [Groepstand]
    var zaken: [Zaakstand] = []
    var bogen: [[Arc]] = []
    var vragers: [[Vrager]]
    let bron: any ArcSource
    package let plant: PlantedFault?

    // The search that is going on: what it reached, how far, and by which way.
    var rij = DistanceQueue()
    var ronde: UInt32 = 0
    var plaatsweg: [SearchState]
    var groepweg: [SearchState]
    var zaakweg: [SearchState] = []
    var gezien: [Int] = []
    var geziengroepen: [Int] = []
    var gezienzaken: [Int] = []

    struct SearchState: Sendable {
        var ronde: UInt32 = 0
        var isKlaar = false
        var afstand = Kosten.nul
        /// The case that comes here, or `-1 - n` for the group or place that it goes by.
        var ouder = 0
        var kosten = Kosten.nul
    }

    /// - Parameters:
    ///   - plaatsen: room of each place, and its group or -1.
    ///   - groepen: how many each group may take.
    ///   - zonder: for each case what it costs to stay without a place.
    package init(
        plaatsen: [(capaciteit: Int, groep: Int)], groepen: [Int] = [], zonder: [Kosten], bron: any ArcSource,
        plant: PlantedFault? = nil
    ) {
        (self.bron, self.plant) = (bron, plant)
        self.plaatsen = plaatsen.map { Plaatsstand(capaciteit: max(0, $0.capaciteit), groep: $0.groep) }
        self.groepen = groepen.map { Groepstand(capaciteit: max(0, $0)) }
        vragers = Array(repeating: [], count: plaatsen.count)
        plaatsweg = Array(repeating: SearchState(), count: plaatsen.count)
        groepweg = Array(repeating: SearchState(), count: groepen.count)
        for (nummer, plaats) in plaatsen.enumerated() where self.groepen.indices.contains(plaats.groep) {
            self.groepen[plaats.groep].plaatsen.append(nummer)
        }
        zaken = zonder.map { Zaakstand(zonder: plant == .zonderIsGratis ? .nul : $0) }
        bogen = Array(repeating: [], count: zonder.count)
        zaakweg = Array(repeating: SearchState(), count: zonder.count)
        for zaak in zaken.indices { zet(zaak) }
    }

    // MARK: What stands where

    /// The place of a case, `nil` when it has none.
    package func plek(_ zaak: Int) -> Int? { zaken[zaak].plek >= 0 ? zaken[zaak].plek : nil }
    package var zakenAantal: Int { zaken.count }
    package var plaatsenAantal: Int { plaatsen.count }
    package func ruimte(_ plaats: Int) -> Int { plaatsen[plaats].capaciteit }
    /// Arcs that were asked for so far.
    package var gevraagdAantal: Int { bogen.reduce(0) { $0 + $1.count } }

    /// What a case pays now; what it costs to be without when it has none.
    func betaalt(_ zaak: Int) -> Kosten {
        zaken[zaak].plek >= 0 ? zaken[zaak].plekKosten : zaken[zaak].zonder
    }

    /// Of all cases that take part.
    package var totaal: Kosten {
        zaken.indices.reduce(.nul) { zaken[$1].plek == Self.buiten ? $0 : $0 + betaalt($1) }
    }

    func prijs(_ plaats: Int) -> Kosten {
        if plant == .prijsTeltNiet { return .nul }
        return werkelijkePrijs(plaats)
    }

    func werkelijkePrijs(_ plaats: Int) -> Kosten {
        let stand = plaatsen[plaats]
        return stand.groep >= 0 ? stand.prijs + groepen[stand.groep].prijs : stand.prijs
    }

    func groepHeeftRuimte(_ plaats: Int) -> Bool {
        let groep = plaatsen[plaats].groep
        return groep < 0 || plant == .groepZonderGrens || groepen[groep].heeftRuimte
    }

    func heeftRuimte(_ plaats: Int) -> Bool {
        let extra = plant == .eenPlaatsTeVeel ? 1 : 0
        return plaatsen[plaats].bezet < plaatsen[plaats].capaciteit + extra
    }

    func forEach(in plaats: Int, _ doe: (Int) -> Void) {
        var zaak = plaatsen[plaats].eerste
        while zaak >= 0 {
            let volgende = zaken[zaak].volgende
            doe(zaak)
            zaak = volgende
        }
    }

    // MARK: Moving

    mutating func haalUit(_ zaak: Int) {
        let stand = zaken[zaak]
        zaken[zaak].plek = Self.zonder
        guard stand.plek >= 0 else { return }
        if stand.vorige >= 0 {
            zaken[stand.vorige].volgende = stand.volgende
        } else {
            plaatsen[stand.plek].eerste = stand.volgende
        }
        if stand.volgende >= 0 { zaken[stand.volgende].vorige = stand.vorige }
        plaatsen[stand.plek].bezet -= 1
        let groep = plaatsen[stand.plek].groep
        if groep >= 0 { groepen[groep].bezet -= 1 }
    }

    mutating func zetIn(_ zaak: Int, _ plaats: Int, _ kosten: Kosten) {
        let eerste = plaatsen[plaats].eerste
        (zaken[zaak].plek, zaken[zaak].plekKosten) = (plaats, kosten)
        (zaken[zaak].vorige, zaken[zaak].volgende) = (-1, eerste)
        if eerste >= 0 { zaken[eerste].vorige = zaak }
        plaatsen[plaats].eerste = zaak
        plaatsen[plaats].bezet += 1
        let groep = plaatsen[plaats].groep
        if groep >= 0 { groepen[groep].bezet += 1 }
    }

    // MARK: Asking arcs

    /// Asks the next arcs of a case, twice as many as it has.
    mutating func vraag(_ zaak: Int) {
        let aantal = max(Self.eersteVraag, zaken[zaak].gevraagd)
        let nieuw = bron.bogen(zaak, vanaf: zaken[zaak].gevraagd, aantal: aantal)
        zaken[zaak].gevraagd += nieuw.count
        let isLaatste = nieuw.count < aantal || plant == .alleenEersteBogen
        zaken[zaak].rest = isLaatste ? nil : nieuw.last?.kosten
        for boog in nieuw where plaatsen.indices.contains(Int(boog.plaats)) && plaatsen[Int(boog.plaats)].isOpen {
            bogen[zaak].append(boog)
            vragers[Int(boog.plaats)].append(Vrager(zaak: zaak, kosten: boog.kosten))
        }
    }

    /// Asks until what was not asked for costs more than so much.
    mutating func vraag(_ zaak: Int, totBoven kosten: Kosten) {
        while let rest = zaken[zaak].rest, rest <= kosten || zaken[zaak].gevraagd == 0 { vraag(zaak) }
    }

    /// The least that a case can get at today's prices.
    mutating func laagste(_ zaak: Int) -> Kosten {
        var minste = zaken[zaak].zonder
        var gekeken = 0
        while true {
            for boog in bogen[zaak][gekeken...] { minste = min(minste, boog.kosten + prijs(Int(boog.plaats))) }
            gekeken = bogen[zaak].count
            guard let rest = zaken[zaak].rest, zaken[zaak].gevraagd == 0 || rest < minste else { return minste }
            vraag(zaak)
        }
    }

    // MARK: A search

    mutating func begin() {
        ronde &+= 1
        rij.leeg()
        gezien.removeAll(keepingCapacity: true)
        geziengroepen.removeAll(keepingCapacity: true)
        gezienzaken.removeAll(keepingCapacity: true)
    }
}
