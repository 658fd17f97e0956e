import Jeugdhulp
import Matching
import Tafelronde

/// As the table does it with the round: every day all who wait and all that is free are looked at together, the table
/// nominates what the round says, and the same aanbieders answer as they do to whoever asks.
final class Rondebeleid {
    private let markt: Jaarmarkt
    private let gewichten: Rondegewichten
    private var engine: Markt
    /// Places free, and of those how many a nomination holds.
    private var vrij, gevraagd: [Int]
    /// Each child as the engine sees it, until something about it changes.
    private var casussen: [Int: Casus] = [:]
    private var antwoorden: [Int: [(kind: Int, plaats: Int)]] = [:]
    private var starts: [Int?]
    private var wachtenden: Set<Int> = []
    /// What each child has now, with what was tried.
    private var aanvragen: [Aanvraag]
    private let plaatsVan: [String: Int]
    private let kindVan: [String: Int]

    private(set) var voordrachten = 0
    private(set) var afgewezen = 0
    private(set) var rondes = 0
    /// Children that waited while a place that fits them went to a weaker claim, without a reason.
    private(set) var onverklaard = 0
    /// The same with one.
    private(set) var verklaard = 0
    /// Starts per aanbieder and week, also of nominations that wait for an answer.
    private(set) var instroom: [Rondefeiten.Week: Int] = [:]

    init(_ markt: Jaarmarkt, gewichten: Rondegewichten = .standaard) {
        (self.markt, self.gewichten) = (markt, gewichten)
        engine = Markt()
        vrij = Array(repeating: 0, count: markt.aanbod.count)
        gevraagd = vrij
        starts = Array(repeating: nil, count: markt.kinderen.count)
        aanvragen = markt.kinderen.map(\.aanvraag)
        plaatsVan = Dictionary(uniqueKeysWithValues: markt.aanbod.enumerated().map { ($1.aanbodId, $0) })
        kindVan = Dictionary(uniqueKeysWithValues: markt.kinderen.enumerated().map { ($1.aanvraag.casusId, $0) })
    }

    /// Nominations that the end of the year leaves without an answer.
    var lopend: Int { gevraagd.reduce(0, +) }

    /// For each child the day on which its help begins, `nil` when it gets no place this year.
    func draai() -> [Int?] {
        let plekken = Dictionary(grouping: markt.plekken, by: \.dag)
        let komst = Dictionary(grouping: markt.kinderen.indices, by: { markt.kinderen[$0].aankomst })
        for plaats in markt.aanbod.indices { meld(plaats, 0) }
        for nu in 0..<markt.dagen {
            for plek in plekken[nu] ?? [] {
                vrij[plek.aanbod] += 1
                meld(plek.aanbod, nu)
            }
            wachtenden.formUnion(komst[nu] ?? [])
            for (kind, plaats) in antwoorden[nu] ?? [] { antwoord(kind, plaats, nu) }
            if vrij.indices.contains(where: { vrij[$0] > gevraagd[$0] }) { ronde(nu) }
        }
        return starts
    }

    /// Every offer stands in the market, with what is free and not held: what fits a child counts, also when it is
    /// full.
    private func meld(_ plaats: Int, _ nu: Int) {
        engine.aanbod.meld(
            markt.aanbod[plaats].met(vrij: vrij[plaats] - gevraagd[plaats], gemeldOp: markt.begin.plus(dagen: nu)))
    }

    private func ronde(_ nu: Int) {
        let vandaag = markt.begin.plus(dagen: nu)
        var feiten = Rondeopbouw.feiten(
            engine, wachtenden.sorted().map(casus), vandaag: vandaag, gewichten: gewichten)
        feiten.beloofd = instroom
        // A year of a region has fewer children than a round can hold.
        guard let ronde = try? Ronde(feiten, gewichten: gewichten) else { return }
        rondes += 1
        for uitzondering in ronde.uitzonderingen {
            if uitzondering.reden == .geen { onverklaard += 1 } else { verklaard += 1 }
        }
        for zaak in ronde.feiten.zaken.indices {
            guard let optie = ronde.optie(zaak), let kind = kindVan[ronde.feiten.zaken[zaak].casusId],
                let plek = optie.plekken.first, let plaats = plaatsVan[ronde.feiten.plekken[plek].aanbodId]
            else { continue }
            voordrachten += 1
            gevraagd[plaats] += 1
            wachtenden.remove(kind)
            meld(plaats, nu)
            instroom[week(plaats, nu), default: 0] += 1
            antwoorden[nu + Jaarmarkt.antwoordDagen, default: []].append((kind, plaats))
        }
    }

    private func casus(_ kind: Int) -> Casus {
        if let casus = casussen[kind] { return casus }
        let casus = Casus(
            aanvraag: aanvragen[kind], ingediendOp: markt.begin.plus(dagen: markt.kinderen[kind].aankomst),
            register: .landelijk)
        casussen[kind] = casus
        return casus
    }

    private func antwoord(_ kind: Int, _ plaats: Int, _ nu: Int) {
        gevraagd[plaats] -= 1
        instroom[week(plaats, nu - Jaarmarkt.antwoordDagen), default: 0] -= 1
        defer { meld(plaats, nu) }
        guard markt.zegtJa(kind, plaats) else {
            afgewezen += 1
            wachtenden.insert(kind)
            casussen[kind] = nil
            aanvragen[kind].reedsGeprobeerd.append(
                Poging(
                    agb: markt.aanbod[plaats].agb, aanbodId: markt.aanbod[plaats].aanbodId,
                    op: markt.begin.plus(dagen: nu), uitkomst: .afgewezen, reden: "zorginhoudelijk"))
            return
        }
        vrij[plaats] -= 1
        let start = markt.start(plaats, jaOp: nu)
        starts[kind] = start
        instroom[week(plaats, nu), default: 0] += 1
    }

    /// The week in which a child starts that gets a yes on a day.
    private func week(_ plaats: Int, _ nu: Int) -> Rondefeiten.Week {
        .init(agb: markt.aanbod[plaats].agb, dag: markt.begin.plus(dagen: markt.start(plaats, jaOp: nu)))
    }
}
