/// The contract status between the aanbieder of an offer and the responsible inkoopregio (#39, #40).
package enum Overeenkomst: String, Sendable, Equatable {
    case contract
    /// The help runs there already and goes on by law, contract or not (articles 2.7a and 10.1 Jeugdwet).
    case lopendeHulp = "lopende-hulp"
    case plafondBijna = "plafond-bijna"
    case plafondBereikt = "plafond-bereikt"
    case geen = "geen-contract"
    /// No responsible region is known yet.
    case onbekend = "gemeente-onbekend"
}
