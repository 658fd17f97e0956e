/// Whom to write to about this board: those who build on its API, and those for whom a page does not work.
package struct Aanspreekpunt: Sendable, Equatable {
    package var naam, email: String
    /// An https address.
    package var adres: String

    package init(naam: String, email: String, adres: String) {
        self.naam = naam
        self.email = email
        self.adres = adres
    }
}
