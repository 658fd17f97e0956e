import Jeugdhulp

/// The table that someone sits at.
struct Tafelplek: Sendable {
    let slug: String
    /// `nil` for the national table and that of a network: they are of no region.
    let regio: Regio?
    let naam, tafel: String

    init(slug: String, _ register: Gemeenteregister) {
        let adres = register.tafel(naam: slug) ?? .landelijk
        self.slug = slug
        regio = register.regio(naam: slug)
        (naam, tafel) = (adres.naam, adres.tafel)
    }
}
