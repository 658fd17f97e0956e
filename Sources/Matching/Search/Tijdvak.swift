import Jeugdhulp

/// From a day on the ages of the children of a case, until the first of them has a birthday.
struct Tijdvak: Equatable {
    /// Days since 1 January 1970.
    let vanaf: Int32
    /// The fewest weeks from today that reach it.
    let vanafWeken: Int
    /// Bit n for age n.
    let leeftijden: UInt32

    /// The ages on a day, and every change of them from then to another day.
    static func alle(_ casus: borrowing Casus, van: Datum, tot: Datum) -> (nu: Tijdvak, later: [Tijdvak]) {
        let nu = Tijdvak(casus, van, vandaag: van)
        var (later, laatst, dag) = ([] as [Tijdvak], nu, van)
        let laatste = som(casus, tot)
        while som(casus, dag) < laatste, !laatst.iederUitgegroeid {
            dag = volgende(casus, na: dag, tot: tot)
            laatst = Tijdvak(casus, dag, vandaag: van)
            later.append(laatst)
        }
        return (nu, later)
    }

    private init(_ casus: borrowing Casus, _ dag: Datum, vandaag: Datum) {
        vanaf = dag.dagen
        vanafWeken = (dag - vandaag + 6) / 7
        leeftijden = casus.aanvraag.jeugdigen.reduce(0) { bits, jeugdige in
            bits | 1 << UInt32(PlaneLayout.leeftijd(jeugdige.leeftijd(op: dag, opgegevenOp: casus.ingediendOp)))
        }
    }

    /// All ages together; it never falls, so that a birthday can be found by halving.
    private static func som(_ casus: borrowing Casus, _ dag: Datum) -> Int {
        casus.aanvraag.jeugdigen.reduce(0) { $0 &+ $1.leeftijd(op: dag, opgegevenOp: casus.ingediendOp) }
    }

    /// The first day after `dag` on which somebody is a year older; at most `tot`, on which somebody is.
    private static func volgende(_ casus: borrowing Casus, na dag: Datum, tot: Datum) -> Datum {
        let nu = som(casus, dag)
        var (laag, hoog) = (dag.dagen, min(dag.dagen + 367, tot.dagen))
        while laag + 1 < hoog {
            let midden = (laag + hoog) / 2
            if som(casus, Datum(dagen: midden)) > nu { hoog = midden } else { laag = midden }
        }
        return Datum(dagen: hoog)
    }

    /// Whether further birthdays change nothing.
    private var iederUitgegroeid: Bool { leeftijden == 1 << UInt32(PlaneLayout.leeftijden - 1) }

    /// The oldest child.
    var oudste: Int { 31 - leeftijden.leadingZeroBitCount }

    /// Whether one of them is 18, so that an offer has to go on after that.
    var eistDoor18: Bool { leeftijden != 0 && oudste >= 18 }

    /// Whoever takes these ages, and goes on after 18 where one of them is.
    func past(_ facts: FactView) -> BitPlane {
        let leeftijd = facts.neemt(leeftijden: leeftijden)
        return eistDoor18 ? leeftijd & facts.plane(PlaneLayout.door18) : leeftijd
    }
}
