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
    /// In lower case.
    let gemeentenamen: [(code: Gemeentecode, naam: String)]

    /// - Parameter register: what gemeenten are called.
    init(_ register: Gemeenteregister) {
        gemeentenamen = register.gemeenten.map { ($0.code, $0.naam.lowercased()) }
    }

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
        var tellingen: [Gemeentecode: Gemeentetelling] = [:]
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
        var tellingen = [Gemeentetelling?](repeating: nil, count: Self.gemeentenMax)
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
