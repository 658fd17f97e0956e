import Jeugdhulp

/// One fact that could be otherwise, with its new value.
package enum Verandering: Sendable, Equatable {
    /// The report says the same, but is of this day.
    case opgave(Datum)
    /// So many places are free now.
    case vrij(Int)
    /// A place comes free on this day.
    case vrijVanaf(Datum)
    /// So many weeks in all until help starts.
    case wachttijd(Int)
    case geenStop
    /// There is a contract of the responsible inkoopregio for this hulpvorm, with this much room in it.
    case contract(Plafond)
    case individueleOvereenkomst
    /// These besides what the offer deals with already.
    case doelgroepen(Doelgroepen)
    /// So many children of one family together.
    case samen(Int)
    case leeftijd(Leeftijdsgrens, door18: Bool)
    /// The help is given here.
    case gemeente(Gemeentecode)
    /// The judge allows closed care.
    case machtigingGesloten
    /// What the case waits for is there.
    case nietMeerWachten
    /// What was tried before with this aanbieder no longer stands.
    case pogingVervalt

    /// The fact it is about.
    package var feit: VeranderbaarFeit {
        switch self {
        case .opgave: .opgave
        case .vrij: .vrij
        case .vrijVanaf: .vrijVanaf
        case .wachttijd: .wachttijd
        case .geenStop: .stop
        case .contract: .contract
        case .individueleOvereenkomst: .individueleOvereenkomst
        case .doelgroepen: .doelgroepen
        case .samen: .samen
        case .leeftijd: .leeftijd
        case .gemeente: .gemeente
        case .machtigingGesloten: .machtiging
        case .nietMeerWachten: .wachtOp
        case .pogingVervalt: .geprobeerd
        }
    }

    /// The facts that can be tried, those that are easiest to change first.
    package enum VeranderbaarFeit: String, Sendable, CaseIterable {
        case opgave, vrij
        case vrijVanaf = "vrij-vanaf"
        case wachttijd, stop, contract
        case individueleOvereenkomst = "individuele-overeenkomst"
        case doelgroepen, samen, leeftijd, gemeente, machtiging
        case wachtOp = "wacht-op"
        case geprobeerd = "reeds-geprobeerd"

        /// Whether other offers stay as they are: a contract lifts all of the aanbieder, a fact of the case all there
        /// are.
        var vanAanbodAlleen: Bool {
            switch self {
            case .contract, .machtiging, .wachtOp, .geprobeerd: false
            case .opgave, .vrij, .vrijVanaf, .wachttijd, .stop, .individueleOvereenkomst, .doelgroepen, .samen,
                .leeftijd, .gemeente:
                true
            }
        }
    }
}
