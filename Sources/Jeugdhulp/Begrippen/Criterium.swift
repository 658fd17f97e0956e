/// What an option is scored on, heaviest first (contract §4).
package enum Criterium: String, Sendable, CaseIterable {
    case hulpvorm
    case doelgroepen
    case start
    case overeenkomst
    case capaciteit
    case nabijheid
    case bereik
    case gezinsgericht
    case versheid
    /// Only for a combination: one aanbieder for all hulpvragen.
    case samenhang
}
