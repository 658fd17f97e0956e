import Jeugdhulp

/// When the children of a case are too old for an offer, for many offers at once: ``Verblijfsduur`` from a table that
/// is made once for a hulpvraag.
struct Uitgroei {
    /// The ages from today until a year after the last start.
    private let vakken: [Tijdvak]
    /// By age: the first day on which some child has it, in days since 1 January 1970; `.max` when none has it so soon.
    private let eersteDag: [Int32]

    init(_ vakken: [Tijdvak]) {
        self.vakken = vakken
        eersteDag = (0...Verblijfsduur.grensMax).map { leeftijd in
            vakken.first { $0.oudste >= leeftijd }?.vanaf ?? .max
        }
    }

    /// Offers that some child may be too old for within a year of the start; none of the others is one.
    func kort(_ passend: BitPlane, _ facts: FactView) -> BitPlane {
        vakken.reduce(passend) { $0 & $1.past(facts) } ^ passend
    }

    /// See ``Verblijfsduur/wekenOver(_:_:start:)``.
    /// - Parameter start: in days since 1 January 1970.
    func wekenOver(_ rij: OfferRow, start: Int32) -> Int? {
        let grens = Verblijfsduur.grens(tot: rij.leeftijdTot, door18: rij.gaatDoorNa18)
        guard grens <= Verblijfsduur.grensMax else { return nil }
        // A day so far off that it does not fit is more than a year away too.
        let dagen = Int(eersteDag[max(0, grens)]) - Int(start)
        return dagen < Verblijfsduur.dagen ? max(0, dagen) / 7 : nil
    }
}
