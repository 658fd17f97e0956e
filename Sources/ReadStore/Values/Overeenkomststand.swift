package enum Overeenkomststand: String, Sendable, CaseIterable {
    case contract
    case plafondBijna = "plafond-bijna"
    case plafondBereikt = "plafond-bereikt"
    case geenContract = "geen-contract"
}
