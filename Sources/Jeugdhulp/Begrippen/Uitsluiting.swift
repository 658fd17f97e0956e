/// Why an offer cannot be an option, in the order in which the reasons are looked at: the first that holds is the one
/// that is given (contract §4).
package enum Uitsluiting: String, Sendable, CaseIterable {
    case hulpvorm
    case opgaveVerlopen = "opgave-verlopen"
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
        case .hulpvorm, .opgaveVerlopen, .samenPlaatsen, .reedsGeprobeerd, .stop, .geslotenZonderMachtiging, .wachtOp:
            nil
        }
    }

    /// Its place in `allCases`.
    package var index: Int {
        switch self {
        case .hulpvorm: 0
        case .opgaveVerlopen: 1
        case .leeftijd: 2
        case .leeftijdBijStart: 3
        case .samenPlaatsen: 4
        case .reedsGeprobeerd: 5
        case .stop: 6
        case .geslotenZonderMachtiging: 7
        case .wachtOp: 8
        case .geenOvereenkomst: 9
        }
    }
}
