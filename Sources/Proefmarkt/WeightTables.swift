import Berichten
import Jeugdhulp

/// The weights that do not depend on the seed, worked out once.
struct WeightTables: Sendable {
    /// Hulpvormen as often as they are on offer.
    let hulpvormen: WeightedDistribution<Hulpvorm>
    /// By `Hulpvorm.index`: what is on offer of it.
    let aanbod: [WeightedDistribution<Voorzieningprofiel>]
    /// By landsdeel: what children wait for.
    let vraag: [Landsdeel: WeightedDistribution<Voorzieningprofiel>]
    let doelgroepen: WeightedDistribution<Doelgroepen>
    /// By landsdeel.
    let tekorten: [Landsdeel: Set<Voorziening>]

    static func maak() throws(GeneratorFout) -> WeightTables {
        func vol<W>(_ naam: String, _ paren: [(W, Int)]) throws(GeneratorFout) -> WeightedDistribution<W> {
            guard let verdeling = WeightedDistribution(paren) else { throw .legeTabel(naam) }
            return verdeling
        }
        let soorten = Voorzieningprofiel.alle
        var aanbod: [WeightedDistribution<Voorzieningprofiel>] = []
        var hulpvormen: [(Hulpvorm, Int)] = []
        for hulpvorm in Hulpvorm.allCases {
            let eigen = soorten.filter { $0.voorziening.hulpvorm == hulpvorm }
            hulpvormen.append((hulpvorm, eigen.reduce(0) { $0 + $1.aanbod }))
            // Nobody offers a hulpvorm without voorzieningen; its place is kept so that the index stays right.
            aanbod.append(try vol("aanbod", eigen.isEmpty ? soorten.map { ($0, 1) } : eigen.map { ($0, $0.aanbod) }))
        }
        var vraag: [Landsdeel: WeightedDistribution<Voorzieningprofiel>] = [:]
        var tekorten: [Landsdeel: Set<Voorziening>] = [:]
        for landsdeel in Landsdeel.allCases {
            let kort = Set(landsdeel.tekorten.compactMap(Voorziening.init))
            tekorten[landsdeel] = kort
            vraag[landsdeel] = try vol("vraag", gevraagd(soorten, kort))
        }
        let groepen = Doelgroepen.gewogen.compactMap { naam, gewicht in Doelgroepen(naam: naam).map { ($0, gewicht) } }
        return WeightTables(
            hulpvormen: try vol("hulpvormen", hulpvormen), aanbod: aanbod, vraag: vraag,
            doelgroepen: try vol("doelgroepen", groepen), tekorten: tekorten)
    }

    /// What is short is asked for more often than its like; stays, ambulant help and the rest keep their shares.
    private static func gevraagd(_ soorten: [Voorzieningprofiel], _ kort: Set<Voorziening>) -> [(
        Voorzieningprofiel, Int
    )] {
        func gewicht(_ soort: Voorzieningprofiel) -> Int {
            soort.vraag * (kort.contains(soort.voorziening) ? Voorzieningprofiel.vraagBijTekort : 1)
        }
        return Voorzieningprofiel.Inspectiegroep.allCases.flatMap { deel in
            let eigen = soorten.filter { $0.deel == deel }
            let (was, nu) = (eigen.reduce(0) { $0 + $1.vraag }, eigen.reduce(0) { $0 + gewicht($1) })
            // In millionths, so that rounding costs nothing that shows.
            return eigen.map { ($0, gewicht($0) * was * 1_000 / max(1, nu)) }
        }
    }
}
