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
