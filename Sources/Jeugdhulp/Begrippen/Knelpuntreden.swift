/// Why a hulpvraag has no option, or none without trouble, as a code of the contract (#14, #17).
///
/// Nothing fits: there is no such help at all, or why what there is is out. Something fits: what all of it lacks.
package enum Knelpuntreden: Sendable, Hashable {
    /// Nobody reported this kind of help.
    case geenAanbod
    /// Some offers are out for this reason.
    case uitsluiting(Uitsluiting)
    case doelgroepNietVolledig
    case startNaUitersteDatum
    case plafondBereikt
    case geenContract
    case gemeenteOnbekend

    /// Whether it says that nothing fits, and not what all that fits lacks.
    package var zegtDatNietsPast: Bool {
        switch self {
        case .geenAanbod, .uitsluiting: true
        case .doelgroepNietVolledig, .startNaUitersteDatum, .plafondBereikt, .geenContract, .gemeenteOnbekend: false
        }
    }
}

extension Knelpuntreden: RawRepresentable, CaseIterable {
    package static let allCases: [Knelpuntreden] =
        [.geenAanbod] + Uitsluiting.allCases.map(Knelpuntreden.uitsluiting)
        + [.doelgroepNietVolledig, .startNaUitersteDatum, .plafondBereikt, .geenContract, .gemeenteOnbekend]

    package var rawValue: String {
        switch self {
        case .geenAanbod: "geen-aanbod"
        case .uitsluiting(let reden): reden.rawValue
        case .doelgroepNietVolledig: "doelgroep-niet-volledig"
        case .startNaUitersteDatum: "start-na-uiterste-datum"
        case .plafondBereikt: "plafond-bereikt"
        case .geenContract: "geen-contract"
        case .gemeenteOnbekend: "gemeente-onbekend"
        }
    }

    package init?(rawValue: String) {
        guard let reden = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = reden
    }
}
