import Berichten
import Jeugdhulp

/// An invented organisation that gives help.
package struct Aanbieder: Sendable {
    package let nummer: Int
    package let agb: AgbCode
    /// Where most of its help is given.
    package let gemeente: Gemeente
    /// Works in the whole country.
    package let landelijk: Bool
    /// What it gives; never empty.
    package let hulpvormen: [Hulpvorm]
}

extension Marktgenerator {
    /// The first code of the aanbieders: above those of the examples (99000101 and on).
    private static let eersteAgb: UInt32 = 99_100_000
    /// One for each code from the first to 99 999 999.
    static let aanbiedersMax = 900_000

    /// One in fifty works in the whole country: an assumption, after the national organisations of the reports.
    private static let landelijkPromille = 20

    /// - Parameter nummer: 0..<`aanbiedersAantal`.
    package func aanbieder(_ nummer: Int) -> Aanbieder {
        var loting = SeededDraws(zaad: zaad, .aanbieder, nummer)
        let gemeente = loting.een(streken.land)
        let landelijk = loting.kans(Self.landelijkPromille)
        let eerste = loting.een(tabellen.hulpvormen)
        let tweede = loting.een(tabellen.hulpvormen)
        let beide = loting.kans(350) && tweede != eerste
        return Aanbieder(
            nummer: nummer, agb: agb(nummer), gemeente: gemeente, landelijk: landelijk,
            hulpvormen: beide ? [eerste, tweede] : [eerste])
    }

    private func agb(_ nummer: Int) -> AgbCode {
        guard let agb = AgbCode(nummer: Self.eersteAgb + UInt32(clamping: nummer)) else {
            // There are never more than `aanbiedersMax`: no input can bring us here.
            preconditionFailure("AGB code out of range for aanbieder \(nummer)")
        }
        return agb
    }

    /// The contracts of one aanbieder, one for each inkoopregio at most (#39, #74, #89).
    ///
    /// Assumptions: most contract where they are, some in the regions next to it, national ones in six regions of
    /// ten. Ceilings are (nearly) reached in three cases of ten, and in six of ten where the inspections found
    /// ceilings: Zuid-Drenthe and Midden-Holland.
    package func contracten(van nummer: Int) -> [ContractGemeld] {
        let aanbieder = aanbieder(nummer)
        let register = streken.register
        let buren = register.regio(aanbieder.gemeente.regio).aangrenzend
        var loting = SeededDraws(zaad: zaad, .contract, nummer)
        return register.inkoopregios.compactMap { inkoopregio in
            let kans: Int
            if inkoopregio.id == aanbieder.gemeente.inkoopregio {
                kans = 850
            } else if aanbieder.landelijk {
                kans = 600
            } else {
                kans = buren.contains(inkoopregio.regio) ? 250 : 5
            }
            guard loting.kans(kans) else { return nil }
            return contract(inkoopregio, aanbieder, &loting)
        }
    }

    private func contract(
        _ inkoopregio: Inkoopregio, _ aanbieder: Aanbieder, _ loting: inout SeededDraws
    ) -> ContractGemeld {
        let streng = ["Zuid-Drenthe", "Midden Holland"].contains(inkoopregio.naam)
        let (bijna, bereikt) = streng ? (300, 300) : (180, 120)
        let punt = loting.getal(0...999)
        let plafond: Plafond = punt < bereikt ? .bereikt : punt < bereikt + bijna ? .bijna : .ruim
        let van = vandaag.plus(dagen: -loting.getal(30...1_800))
        // Three in a hundred have just ended: what a table meets when nobody prolonged it.
        let tot = vandaag.plus(dagen: loting.kans(30) ? -loting.getal(1...29) : loting.getal(1...1_400))
        let alles = loting.kans(900) || aanbieder.hulpvormen.count == 1
        let hulpvormen = alles ? aanbieder.hulpvormen : Array(aanbieder.hulpvormen.prefix(1))
        return ContractGemeld(
            inkoopregio: inkoopregio.naam, agb: aanbieder.agb,
            hulpvormen: hulpvormen.sorted { $0.index < $1.index }, van: van, tot: tot, plafond: plafond)
    }
}
