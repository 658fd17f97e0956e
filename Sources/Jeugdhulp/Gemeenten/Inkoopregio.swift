/// A region that buys help together; contracts are closed with it (regels §2).
package struct Inkoopregio: Sendable, Equatable {
    /// The place of an inkoopregio in the register that made it.
    package struct ID: Hashable, Comparable, Sendable {
        /// Its place in `Gemeenteregister.inkoopregios`.
        package let index: UInt8

        package static func < (links: ID, rechts: ID) -> Bool { links.index < rechts.index }
    }

    /// Its id in the register.
    package let id: ID
    /// As the register spells it.
    package let naam: String
    /// The name in lower-case ASCII letters, digits and single hyphens.
    package let slug: String
    /// The jeugdregio it lies in.
    package let regio: Regio.ID
    /// The organisation that buys.
    package let inkooporganisatie: String
    /// Where to ask, by route; `{gemeente}` stands open.
    package let contacten: [Route: Contact]
    /// Where one gemeente does it its own way.
    package let contactenPerGemeente: [Gemeentecode: [Route: Contact]]
    /// Its ladders and which holds when; names stand open.
    package let ladders: Ladderplan
    /// How long a step of a ladder may take that says nothing itself.
    package let opschalen: Tijdsduur
    /// What to fill in where names stand open.
    let namen: Regionamen
}
