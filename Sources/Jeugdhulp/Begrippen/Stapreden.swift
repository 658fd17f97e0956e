/// Why something has to be arranged, as a code of the contract (#39, #40).
package enum Stapreden: String, Sendable, CaseIterable {
    case contractLooptAf = "contract-loopt-af"
    case geenContract = "geen-contract"
    case gemeenteOnbekend = "gemeente-onbekend"
    case pgb
    case plafondBereikt = "plafond-bereikt"
    case plafondBijna = "plafond-bijna"
    case wachtlijstElders = "wachtlijst-elders"
}
