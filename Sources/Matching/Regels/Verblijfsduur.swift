import Jeugdhulp

/// How long a child can stay with an offer before it is too old for it (#125).
enum Verblijfsduur {
    /// Within so many weeks of the start an end by age is worth knowing.
    static let weken = 52
    static let dagen = 7 * weken
    /// The highest bound that a report can name; a higher one is none.
    static let grensMax = 23

    /// The age from which on somebody has to leave: the bound of the offer, or 18 where help stops then.
    static func grens(tot: Int, door18: Bool) -> Int { door18 ? tot : min(tot, 18) }

    /// The whole weeks from the start until the oldest child is too old, by the age that is certain by then; `nil` when
    /// that is a year or more.
    static func wekenOver(_ aanbod: Aanbod, _ casus: borrowing Casus, start: Datum) -> Int? {
        let grens = grens(tot: aanbod.leeftijd.tot, door18: aanbod.door18)
        guard grens <= grensMax, casus.oudste(op: start.plus(dagen: dagen - 1)) >= grens else {
            return nil
        }
        // Ages never fall, so that the first day can be found by halving.
        var (laag, hoog) = (0, dagen - 1)
        while laag < hoog {
            let midden = (laag + hoog) / 2
            if casus.oudste(op: start.plus(dagen: midden)) >= grens { hoog = midden } else { laag = midden + 1 }
        }
        return laag / 7
    }
}

extension Casus {
    /// The certain age of the oldest child.
    func oudste(op dag: Datum) -> Int {
        aanvraag.jeugdigen.reduce(0) { max($0, $1.leeftijd(op: dag, opgegevenOp: ingediendOp)) }
    }
}
