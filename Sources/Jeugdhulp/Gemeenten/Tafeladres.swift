/// A table that a case can lie with: of a region, of a network of regions, or the national one (#8, #20, #21).
package struct Tafeladres: Sendable, Hashable {
    /// Part of the name of its topic.
    package let slug: String
    /// What it is the table of: "Twente", "Expertisenetwerk Overijssel".
    package let naam: String
    package let tafel: String

    package static let landelijk = Tafeladres(slug: Landelijk.slug, naam: Landelijk.naam, tafel: Landelijk.tafel)

    fileprivate init(slug: String, naam: String, tafel: String) {
        (self.slug, self.naam, self.tafel) = (slug, naam, tafel)
    }

    fileprivate init(_ regio: Regio) { self.init(slug: regio.slug, naam: regio.naam, tafel: regio.tafel) }
    fileprivate init(netwerk: String) { self.init(slug: Slug.van(netwerk), naam: netwerk, tafel: netwerk) }
}

extension Gemeenteregister {
    /// The tables of networks of regions, each once.
    package var netwerktafels: [Tafeladres] {
        regios.compactMap(\.bovenregionaal).uniek.sorted().map(Tafeladres.init(netwerk:))
    }

    /// Every table, those of regions first.
    package var tafels: [Tafeladres] { regios.map(Tafeladres.init) + netwerktafels + [.landelijk] }

    /// - Parameter naam: a slug or a name.
    /// - Returns: `nil` when there is no such table.
    package func tafel(naam: String) -> Tafeladres? {
        if let regio = regio(naam: naam) { return Tafeladres(regio) }
        let slug = Slug.van(naam)
        return slug == Landelijk.slug ? .landelijk : netwerktafels.first { $0.slug == slug }
    }

    /// The table to which a table takes a case that it cannot solve: its network's, else the national one; `nil` above
    /// that.
    package func tafel(boven slug: String) -> Tafeladres? {
        guard slug != Landelijk.slug else { return nil }
        return regio(naam: slug)?.bovenregionaal.map(Tafeladres.init(netwerk:)) ?? .landelijk
    }
}
