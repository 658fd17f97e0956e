/// What child or parents said that they wish, as a code with who said it: shown, and never a rule (#76, #127).
package struct Wens: Sendable, Hashable {
    package let wat: Onderwerp
    package let door: Spreker

    package init(_ wat: Onderwerp, door: Spreker) { (self.wat, self.door) = (wat, door) }

    package enum Onderwerp: String, Sendable, CaseIterable {
        case school, sportclub
        case familieDichtbij = "familie-dichtbij"
        case geenGroep = "geen-groep"
        case broerZusBezoek = "broer-zus-bezoek"
        case levensovertuiging

        /// In Dutch, in short.
        package var omschrijving: String {
            switch self {
            case .school: "op dezelfde school blijven"
            case .sportclub: "op de sportclub blijven"
            case .familieDichtbij: "dicht bij familie zijn"
            case .geenGroep: "niet in een groep wonen"
            case .broerZusBezoek: "broer of zus blijven zien"
            case .levensovertuiging: "een plek die past bij het geloof"
            }
        }
    }

    package enum Spreker: String, Sendable, CaseIterable {
        case jeugdige, ouders
    }
}
