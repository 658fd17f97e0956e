import Jeugdhulp
import Matching

/// From a market and its waiting cases to the facts of a round: the one file that asks the engine. What the engine
/// calls an option for a case is one here, with the same points and the same expected start.
package struct Rondeopbouw {
    private let markt: Markt
    private let vandaag: Datum
    private let gewichten: Rondegewichten
    private var plekken: [Rondefeiten.Plek] = []
    private var nummers: [Plekkeuze.Adres: Int] = [:]

    package static func feiten(
        _ markt: Markt, _ casussen: [Casus], vandaag: Datum, gewichten: Rondegewichten = .standaard
    ) -> Rondefeiten {
        var opbouw = Rondeopbouw(markt: markt, vandaag: vandaag, gewichten: gewichten)
        let zaken = casussen.map { opbouw.zaak($0) }
        return Rondefeiten(vandaag: vandaag, zaken: zaken, plekken: opbouw.plekken)
    }

    private init(markt: Markt, vandaag: Datum, gewichten: Rondegewichten) {
        (self.markt, self.vandaag, self.gewichten) = (markt, vandaag, gewichten)
    }

    private mutating func zaak(_ casus: Casus) -> Rondefeiten.Zaak {
        let norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        let kinderen = max(1, casus.aanvraag.jeugdigen.count)
        let benen = markt.plekkeuzen(voor: casus, vandaag: vandaag).map { lijst in lijst.map { been($0) } }
        let (samen, isBeperkt) =
            benen.count == 1 ? (benen[0].map { optie([$0]) }, false) : combinaties(benen, kinderen)
        let opties = kinderen > 1 ? samen + gesplitst(casus) : samen
        return Rondefeiten.Zaak(
            aanspraak: Aanspraak(casus, norm: norm, vandaag: vandaag, bijna18Dagen: gewichten.bijna18Dagen),
            kinderen: kinderen, norm: norm.uiterlijk,
            regio: casus.gemeente.map { markt.register.regio($0.regio).naam },
            hulpvragen: casus.aanvraag.hulpvragen.map(\.id), opties: opties,
            mogelijk: benen.map(\.count).min() ?? 0, isBeperkt: isBeperkt)
    }

    /// A family apart counts as one doelgroep missed more: it goes after all in which they stay together as well.
    private mutating func gesplitst(_ casus: Casus) -> [Rondefeiten.Optie] {
        markt.plekkenparen(voor: casus, vandaag: vandaag).map { paar in
            Rondefeiten.Optie(
                plekken: paar.delen.map { nummer($0.plek) }, gemist: paar.gemist + 1, punten: paar.punten,
                start: paar.start, apart: paar.delen.map(\.kinderen))
        }
    }

    // MARK: Places

    private struct Been {
        let plek, gemist, punten: Int
        let start: Datum
    }

    private mutating func been(_ keuze: Plekkeuze) -> Been {
        Been(plek: nummer(keuze.plek), gemist: keuze.gemist, punten: keuze.punten, start: keuze.start)
    }

    private mutating func nummer(_ adres: Plekkeuze.Adres) -> Int {
        if let nummer = nummers[adres] { return nummer }
        guard let aanbod = markt.aanbod(op: adres) else { return 0 }
        let regio = markt.register.gemeente(aanbod.gemeente).map { markt.register.regio($0.regio).naam }
        // A day on which a place comes free is one place.
        let ruimte = max(aanbod.plaatsen.vrij, aanbod.plaatsen.vrijVanaf == nil ? 0 : 1)
        plekken.append(
            Rondefeiten.Plek(
                agb: aanbod.agb, aanbodId: aanbod.aanbodId, naam: aanbod.naam, voorziening: aanbod.voorziening,
                doelgroepen: aanbod.doelgroepen, regio: regio, ruimte: ruimte, totaal: aanbod.plaatsen.totaal,
                start: aanbod.startVerwacht(vandaag: vandaag)))
        nummers[adres] = plekken.count - 1
        return plekken.count - 1
    }

    // MARK: Combinations

    private func optie(_ benen: [Been]) -> Rondefeiten.Optie {
        let isSamen = benen.count > 1 && Set(benen.map { plekken[$0.plek].agb }).count == 1
        return Rondefeiten.Optie(
            plekken: benen.map(\.plek), gemist: benen.reduce(0) { $0 + $1.gemist },
            punten: benen.reduce(isSamen ? markt.gewichten.samenhang : 0) { $0 + $1.punten },
            start: benen.map(\.start).max() ?? vandaag)
    }

    /// A place in each hulpvraag. Of each the cheapest with room and those with most points take part, so many that all
    /// combinations stay under a limit; and one of each aanbieder that has all.
    private func combinaties(_ benen: [[Been]], _ kinderen: Int) -> ([Rondefeiten.Optie], Bool) {
        guard !benen.isEmpty, benen.allSatisfy({ !$0.isEmpty }) else { return ([], false) }
        var breedte = 1
        while pow(breedte + 1, benen.count) <= gewichten.combinatiesMax { breedte += 1 }
        let gekozen = benen.map { lijst in
            lijst.count <= breedte ? lijst : besten(lijst, breedte, kinderen)
        }
        var lijst: [[Been]] = [[]]
        for been in gekozen { lijst = lijst.flatMap { begin in been.map { begin + [$0] } } }
        var gezien = Set(lijst.map { $0.map(\.plek) })
        for benen in samen(benen, kinderen) where gezien.insert(benen.map(\.plek)).inserted { lijst.append(benen) }
        return (lijst.map(optie), zip(benen, gekozen).contains { $0.count > $1.count })
    }

    private func pow(_ getal: Int, _ macht: Int) -> Int {
        var uit = 1
        for _ in 0..<macht { uit = min(uit * getal, 1_000_000) }
        return uit
    }

    private func besten(_ lijst: [Been], _ aantal: Int, _ kinderen: Int) -> [Been] {
        let goedkoopst = lijst.filter { plekken[$0.plek].ruimte >= kinderen }.sorted(by: goedkoper)
        let meestePunten = lijst.sorted { ($1.punten, $0.start, id($0)) < ($0.punten, $1.start, id($1)) }
        var uit = Array(goedkoopst.prefix(max(1, aantal - aantal / 4)))
        var gezien = Set(uit.map(\.plek))
        for been in meestePunten + goedkoopst where uit.count < aantal && gezien.insert(been.plek).inserted {
            uit.append(been)
        }
        return uit
    }

    private func goedkoper(_ een: Been, _ ander: Been) -> Bool {
        (een.gemist, een.start, ander.punten, id(een)) < (ander.gemist, ander.start, een.punten, id(ander))
    }

    private func id(_ been: Been) -> String { plekken[been.plek].aanbodId }

    private func samen(_ benen: [[Been]], _ kinderen: Int) -> [[Been]] {
        let per = benen.map { lijst in Dictionary(grouping: lijst) { plekken[$0.plek].agb } }
        let allen = per.dropFirst().reduce(Set(per[0].keys)) { $0.intersection($1.keys) }
        return allen.sorted().prefix(gewichten.combinatiesMax).map { agb in
            per.compactMap { lijsten in
                let eigen = lijsten[agb] ?? []
                let vrij = eigen.filter { plekken[$0.plek].ruimte >= kinderen }
                return (vrij.isEmpty ? eigen : vrij).min(by: goedkoper)
            }
        }
    }
}
