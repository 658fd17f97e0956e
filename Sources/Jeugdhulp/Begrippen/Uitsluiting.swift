/// Why an offer cannot be an option, in the order in which the reasons are looked at: the first that holds is the one
/// that is given (contract §4).
package enum Uitsluiting: String, Sendable, CaseIterable {
    case hulpvorm
    case leeftijd
    case leeftijdBijStart = "leeftijd-bij-start"
    case samenPlaatsen = "samen-plaatsen"
    case reedsGeprobeerd = "reeds-geprobeerd"
    case stop
    case geslotenZonderMachtiging = "gesloten-zonder-machtiging"
    case wachtOp = "wacht-op"
    case geenOvereenkomst = "geen-overeenkomst"

    /// What a gemeente would answer to a request for it (WJ759, regels §4c); `nil` where none of its codes fits.
    package var retourcode: Retourcode? {
        switch self {
        case .leeftijd, .leeftijdBijStart: .leeftijdsgrens
        case .geenOvereenkomst: .geenContract
        case .hulpvorm, .samenPlaatsen, .reedsGeprobeerd, .stop, .geslotenZonderMachtiging, .wachtOp: nil
        }
    }

    /// Its place in `allCases`.
    package var index: Int {
        switch self {
        case .hulpvorm: 0
        case .leeftijd: 1
        case .leeftijdBijStart: 2
        case .samenPlaatsen: 3
        case .reedsGeprobeerd: 4
        case .stop: 5
        case .geslotenZonderMachtiging: 6
        case .wachtOp: 7
        case .geenOvereenkomst: 8
        }
    }
}
