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
    /// How long the child can stay before it is too old (#125).
    case blijven
    /// Only where it is so: the aanbieder helped the child until shortly (#55).
    case kentHetKind = "kent-het-kind"
    /// Only for a combination: one aanbieder for all hulpvragen.
    case samenhang
}
