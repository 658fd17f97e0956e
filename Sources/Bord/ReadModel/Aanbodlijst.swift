import Jeugdhulp

/// All offers as the sociale kaart looks at them, in memory: what a filter asks for stands side by side in few bytes,
/// so that any question is one walk past all of them. 100 000 offers are some ten megabytes.
struct Aanbodlijst: Sendable {
    /// What a filter can ask of one offer.
    struct FilterRow: Sendable, Equatable {
        var agb: UInt32
        var gemeente: Gemeentecode
        /// `Hulpvorm.index`.
        var hulpvorm: UInt8
        /// `Voorziening.index`.
        var voorziening: UInt8
        var doelgroepen: UInt32
        var wachtWeken: Int32
        /// Places.
        var vrij: Int32
        var stop: Bool
        /// Days since 1970.
        var peildatum: Int32
        /// Days since 1970; `nil`: not known.
        var gemeld: Int32?
    }

    private(set) var ids: [String] = []
    private(set) var rijen: [FilterRow] = []
    /// Of each offer the place of its name in `namen`.
    private(set) var naamVan: [Int32] = []
    /// An aanbieder may have many offers under one name.
    private(set) var namen = NameTable()
    private var plaatsOp: [String: Int] = [:]

    var aantal: Int { ids.count }

    /// - Parameter naam: in lower case.
    mutating func zet(_ aanbodId: String, _ rij: FilterRow, naam: String) {
        let naamplaats = namen.plaats(naam)
        guard let plaats = plaatsOp[aanbodId] else {
            plaatsOp[aanbodId] = ids.count
            ids.append(aanbodId)
            rijen.append(rij)
            naamVan.append(naamplaats)
            return
        }
        rijen[plaats] = rij
        naamVan[plaats] = naamplaats
    }

    /// The last takes the place of what goes.
    mutating func haalWeg(_ aanbodId: String) {
        guard let plaats = plaatsOp.removeValue(forKey: aanbodId), let laatste = ids.popLast(),
            let rij = rijen.popLast(), let naam = naamVan.popLast()
        else { return }
        guard plaats < ids.count else { return }
        ids[plaats] = laatste
        rijen[plaats] = rij
        naamVan[plaats] = naam
        plaatsOp[laatste] = plaats
    }

    /// Whether so many names are of no offer any more that it is better made anew.
    var isRommelig: Bool { namen.aantal > 2 * ids.count + 1_000 }
}

extension Aanbodlijst {
    /// What was found: counted by gemeente, and one page of it.
    struct SearchResult: Sendable {
        var tellingen: [Gemeentecode: KaartPage.Gemeentetelling] = [:]
        var aantal = 0
        var pagina = 1
        var paginas = 1
        /// In order of wait, then of id.
        var blad: [(aanbodId: String, gemeld: Int32?)] = []
    }

    /// Waits are put together by the week; those beyond ten years in one.
    private static let wachtbakken = 521
    private static func bak(_ rij: FilterRow) -> Int { min(max(0, Int(rij.wachtWeken)), wachtbakken - 1) }

    /// A code of a gemeente has four digits.
    private static let gemeentenMax = 10_000

    /// - Parameters:
    ///   - pagina: from 1; beyond the last is the last.
    ///   - oudVoor: a report of before this day is stale; days since 1970.
    func zoek(_ eis: Aanbodeis, pagina: Int, perPagina: Int, oudVoor: Int32) -> SearchResult {
        let woorden = WordMatches(eis.woorden, self)
        var vondst = SearchResult()
        var gevonden: [Int32] = []
        var perWacht = [Int](repeating: 0, count: Self.wachtbakken)
        var tellingen = [KaartPage.Gemeentetelling?](repeating: nil, count: Self.gemeentenMax)
        for (plaats, rij) in rijen.enumerated() where eis.past(rij) && woorden.past(rij, naam: naamVan[plaats]) {
            gevonden.append(Int32(plaats))
            perWacht[Self.bak(rij)] += 1
            let gemeente = Int(rij.gemeente.nummer)
            var telling = tellingen[gemeente] ?? .init(aanbod: 0, vrij: 0, verouderd: 0)
            telling.aanbod += 1
            if !rij.stop { telling.vrij += Int(rij.vrij) }
            if rij.peildatum < oudVoor { telling.verouderd += 1 }
            tellingen[gemeente] = telling
        }
        for (nummer, telling) in tellingen.enumerated() {
            guard let telling, let code = Gemeentecode(nummer: UInt16(nummer)) else { continue }
            vondst.tellingen[code] = telling
        }
        vondst.aantal = gevonden.count
        vondst.paginas = max(1, (gevonden.count + perPagina - 1) / perPagina)
        vondst.pagina = min(max(1, pagina), vondst.paginas)
        let plekken = ((vondst.pagina - 1) * perPagina)..<min(vondst.pagina * perPagina, gevonden.count)
        vondst.blad = blad(gevonden, perWacht, plekken).map { (ids[$0], rijen[$0].gemeld) }
        return vondst
    }

    /// The offers on these places of the order. Only the waits that are on the page are put in order: that is a small
    /// part, where putting all in order would cost more than finding them.
    private func blad(_ gevonden: [Int32], _ perWacht: [Int], _ plekken: Range<Int>) -> [Int] {
        var ervoor = 0
        var overgeslagen = 0
        var opBlad = [Bool](repeating: false, count: Self.wachtbakken)
        for (bak, aantal) in perWacht.enumerated() {
            if ervoor + aantal <= plekken.lowerBound {
                overgeslagen += aantal
            } else {
                opBlad[bak] = ervoor < plekken.upperBound
            }
            ervoor += aantal
        }
        return gevonden.lazy.map(Int.init).filter { opBlad[Self.bak(rijen[$0])] }
            .sorted { (rijen[$0].wachtWeken, ids[$0]) < (rijen[$1].wachtWeken, ids[$1]) }
            .dropFirst(plekken.lowerBound - overgeslagen).prefix(plekken.count).map { $0 }
    }
}

/// What is asked of each offer.
struct Aanbodeis: Sendable {
    var hulpvorm: UInt8?
    var voorziening: UInt8?
    /// One of these at least; 0: none is asked for.
    var doelgroepen: UInt32 = 0
    var gemeenten: Set<Gemeentecode>?
    var wachtWekenMax: Int32?
    var vrij = false
    /// Only reports of before this day; days since 1970.
    var peildatumVoor: Int32?
    var woorden = SearchWords("")
    var contract: Contracteis?

    /// Of which aanbieders there is a contract for which hulpvormen, and whether there must be or must not be one.
    struct Contracteis: Sendable {
        var moet: Bool
        var hulpvormen: [UInt32: Hulpvormen]
    }

    /// All but the words.
    func past(_ rij: Aanbodlijst.FilterRow) -> Bool {
        if let hulpvorm, rij.hulpvorm != hulpvorm { return false }
        if let voorziening, rij.voorziening != voorziening { return false }
        if doelgroepen != 0, rij.doelgroepen & doelgroepen == 0 { return false }
        if let wachtWekenMax, rij.wachtWeken > wachtWekenMax { return false }
        if vrij, rij.vrij <= 0 || rij.stop { return false }
        if let peildatumVoor, rij.peildatum >= peildatumVoor { return false }
        if let gemeenten, !gemeenten.contains(rij.gemeente) { return false }
        guard let contract else { return true }
        let heeft = contract.hulpvormen[rij.agb].map { $0.rawValue & (1 << rij.hulpvorm) != 0 } ?? false
        return heeft == contract.moet
    }
}

/// Where each word of a search was found: among the names, the gemeenten and the voorzieningen. Those are fewer than
/// the offers, and a word without spaces stands in one of the three or in none.
private struct WordMatches {
    private struct Woord {
        let namen: [Bool]
        let gemeenten: Set<Gemeentecode>
        let voorzieningen: Set<UInt8>
    }
    private let woorden: [Woord]

    init(_ zoek: SearchWords, _ lijst: Aanbodlijst) {
        woorden = zoek.woorden.map { woord in
            Woord(
                namen: lijst.namen.met(woord),
                gemeenten: Set(Self.gemeenten.filter { SearchWords.staat(woord, in: $0.naam) }.map(\.code)),
                voorzieningen: Set(
                    Voorziening.alle.filter { SearchWords.staat(woord, in: $0.naam.lowercased()) }.map(\.index)))
        }
    }

    private static let gemeenten = Gemeenteregister.landelijk.gemeenten.map {
        (code: $0.code, naam: $0.naam.lowercased())
    }

    func past(_ rij: Aanbodlijst.FilterRow, naam: Int32) -> Bool {
        woorden.allSatisfy {
            $0.namen[Int(naam)] || $0.gemeenten.contains(rij.gemeente) || $0.voorzieningen.contains(rij.voorziening)
        }
    }
}
