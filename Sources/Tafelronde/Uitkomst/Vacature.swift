import Jeugdhulp
import Matching

/// The ordered list of who could have one place on one day (#131), and what keeps each from it.
package struct Vacature: Sendable {
    package struct Kandidaat: Sendable {
        /// Where it stands by claim among those whom the place fits.
        package let rang: Int
        package let aanspraak: Aanspraak
        package let regio: String?
        package let score: Int
        package let startVerwacht: Datum
        /// Where this place stands in the child's own list.
        package let eigenRang: Int
        package let belet: Belet
    }

    /// What keeps a child from the place.
    package enum Belet: Sendable, Equatable {
        /// Nothing: in the round it is this child's.
        case niets
        /// It has another place in the round, that is better for all together.
        case andere(aanbodIds: [String])
        /// The place goes to so many children with a stronger claim, or whom it fits better, and there is no other.
        case naarAnderen(Int)
        /// There is no room at all.
        case vol
        /// It needs more room than there is: so many children together.
        case teKrap(kinderen: Int)
    }

    package let plek: Rondefeiten.Plek
    /// Whom it fits, strongest claim first.
    package let kandidaten: [Kandidaat]
    /// How many it does not fit, by reason.
    package let uitgesloten: [(reden: Uitsluiting, aantal: Int)]

    package init(_ aanbod: Aanbod, _ ronde: Ronde, _ markt: Markt, _ casussen: [Casus]) {
        let feiten = ronde.feiten
        let nummer = feiten.plekken.firstIndex { $0.aanbodId == aanbod.aanbodId && $0.agb == aanbod.agb }
        let houders = nummer.map { ronde.houders[$0] ?? [] } ?? []
        let regio = markt.register.gemeente(aanbod.gemeente).map { markt.register.regio($0.regio).naam }
        plek =
            nummer.map { feiten.plekken[$0] }
            ?? Rondefeiten.Plek(
                agb: aanbod.agb, aanbodId: aanbod.aanbodId, naam: aanbod.naam, voorziening: aanbod.voorziening,
                doelgroepen: aanbod.doelgroepen, regio: regio, ruimte: aanbod.plaatsen.vrij,
                totaal: aanbod.plaatsen.totaal, start: aanbod.startVerwacht(vandaag: feiten.vandaag))
        var lijst: [Kandidaat] = []
        for (zaak, stand) in feiten.zaken.enumerated() {
            guard let nummer, let optie = stand.opties.firstIndex(where: { $0.plekken.contains(nummer) }) else {
                continue
            }
            lijst.append(
                Kandidaat(
                    rang: lijst.count + 1, aanspraak: stand.aanspraak, regio: stand.regio,
                    score: stand.opties[optie].punten, startVerwacht: stand.opties[optie].start, eigenRang: optie + 1,
                    belet: Self.belet(zaak, nummer, ronde, houders)))
        }
        kandidaten = lijst
        uitgesloten = Self.uitgesloten(aanbod, markt, casussen, feiten.vandaag)
    }

    private static func belet(_ zaak: Int, _ plek: Int, _ ronde: Ronde, _ houders: [Int]) -> Belet {
        let stand = ronde.feiten.plekken[plek]
        if houders.contains(zaak) { return .niets }
        if stand.ruimte == 0 { return .vol }
        if let optie = ronde.optie(zaak) {
            return .andere(aanbodIds: optie.plekken.map { ronde.feiten.plekken[$0].aanbodId })
        }
        let kinderen = ronde.feiten.zaken[zaak].kinderen
        return stand.ruimte < kinderen ? .teKrap(kinderen: kinderen) : .naarAnderen(houders.count)
    }

    /// Of each case that asks this help and whom the place does not fit, the first reason.
    private static func uitgesloten(
        _ aanbod: Aanbod, _ markt: Markt, _ casussen: [Casus], _ vandaag: Datum
    ) -> [(reden: Uitsluiting, aantal: Int)] {
        var aantallen: [Uitsluiting: Int] = [:]
        for casus in casussen {
            let norm = Norm.passendeHulp(
                maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
            for hulpvraag in casus.aanvraag.hulpvragen where hulpvraag.hulpvorm == aanbod.hulpvorm {
                let oordeel = Beoordelaar(hulpvraag: hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: vandaag)
                    .beoordeel(aanbod, bij: markt.voorwaarden)
                if case .failure(let grond) = oordeel, grond.reden != .hulpvorm {
                    aantallen[grond.reden, default: 0] += 1
                }
            }
        }
        return Uitsluiting.allCases.compactMap { reden in aantallen[reden].map { (reden, $0) } }
    }
}
