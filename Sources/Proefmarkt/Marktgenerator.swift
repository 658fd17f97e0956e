import Berichten
import Jeugdhulp

/// An invented market of any size, the same to the byte for the same seed, sizes, scenario and day on every machine.
///
/// Each offer, aanvraag and contract is a function of its number alone: nothing is kept, so that a million offers take
/// no more memory than one, and any part can be made apart or on another thread. The shape follows what the
/// inspections saw (``Voorzieningprofiel``, ``Landsdeel``, ``Scenario``) and the inhabitants of the gemeenten; where
/// nothing is known the comment says that it is an assumption. All names are visibly invented and every AGB code lies
/// in the range 99…… that the examples use.
package struct Marktgenerator: Sendable {
    package let zaad: UInt64
    /// How many offers there are.
    package let aanbodAantal: Int
    /// How many aanvragen there are.
    package let casussenAantal: Int
    package let scenario: Scenario?
    /// No date of the market lies in the future of this day, save what is expected.
    package let vandaag: Datum

    let streken: Streken
    /// For each group of the scenario how many aanvragen there are up to and with it, and where.
    let herkomst: [(totEnMet: Int, gemeenten: WeightedDistribution<Gemeente>)]
    let tabellen: WeightTables

    /// The most offers.
    package static let aanbodMax = 10_000_000
    /// The most aanvragen.
    package static let casussenMax = 10_000_000

    /// - Parameters:
    ///   - scenario: decides how many aanvragen there are and where; `casussen` is not looked at then.
    ///   - regios: slugs of the only regions where children wait and help is given; nil for the whole country.
    /// - Throws: ``GeneratorFout`` when a number lies outside its limits, or a region is not known.
    package init(
        zaad: UInt64, aanbod: Int, casussen: Int, vandaag: Datum, scenario: Scenario? = nil,
        regios: [String]? = nil, register: Gemeenteregister = .landelijk
    ) throws(GeneratorFout) {
        guard (0...Self.aanbodMax).contains(aanbod) else { throw .buitenGrenzen("aanbod", aanbod, Self.aanbodMax) }
        guard (0...Self.casussenMax).contains(casussen) else {
            throw .buitenGrenzen("casussen", casussen, Self.casussenMax)
        }
        self.zaad = zaad
        aanbodAantal = aanbod
        casussenAantal = scenario?.casussen ?? casussen
        self.scenario = scenario
        self.vandaag = vandaag
        streken = try Streken(register, alleen: regios)
        tabellen = try WeightTables.maak()
        var herkomst: [(totEnMet: Int, gemeenten: WeightedDistribution<Gemeente>)] = []
        for groep in scenario?.groepen ?? [] {
            guard let gemeenten = streken.verdeling(slugs: groep.regios) else { throw .onbekendeRegio(groep.regios) }
            herkomst.append((totEnMet: (herkomst.last?.totEnMet ?? 0) + groep.casussen, gemeenten: gemeenten))
        }
        self.herkomst = herkomst
    }

    /// How many aanbieders share the offers: one for every four (an assumption), and no more than there are codes.
    package var aanbiedersAantal: Int { min(Self.aanbiedersMax, (aanbodAantal + 3) / 4) }
}

package enum GeneratorFout: Error, Sendable, Equatable, CustomStringConvertible {
    case buitenGrenzen(String, Int, Int)
    case onbekendeRegio([String])
    /// A built-in table is empty; a test sees to it that it is not.
    case legeTabel(String)

    package var description: String {
        switch self {
        case .buitenGrenzen(let wat, let aantal, let max): "\(wat) \(aantal): geef 0 tot en met \(max)"
        case .onbekendeRegio(let regios): "regio \(regios.joined(separator: ", ")) is niet bekend"
        case .legeTabel(let naam): "de ingebouwde tabel \(naam) is leeg"
        }
    }
}

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
