/// A jeugdregio: gemeenten that work together on youth care and share one table.
package struct Regio: Sendable, Equatable {
    /// The place of a region in the register that made it.
    package struct ID: Hashable, Comparable, Sendable {
        /// Its place in `Gemeenteregister.regios`.
        package let index: UInt8

        package static func < (links: ID, rechts: ID) -> Bool { links.index < rechts.index }
    }

    /// Its id in the register.
    package let id: ID
    /// As the register spells it.
    package let naam: String
    /// The name as part of a topic: lower-case ASCII letters, digits and single hyphens.
    package let slug: String
    /// The name of its table: "RET Twente".
    package let tafel: String
    /// What kind of table that is.
    package let tafelSoort: Tafelsoort
    /// Whether its table may compel an aanbieder; elsewhere a proposal stays a voordracht (#23, #24).
    package let doorzettingsmacht: Bool
    /// Whether children with a measure go first when a budget ceiling is reached (#41).
    package let voorrangMaatregel: Bool
    /// The bovenregionaal expertisenetwerk, where the sources name one (#20, #21).
    package let bovenregionaal: String?
    /// The regions that share a border with this one (#35).
    package let aangrenzend: Set<ID>
    /// Werkdagen that an aanbieder has to answer a voordracht.
    package let antwoordWerkdagen: Int
}

/// What a region calls its table.
package enum Tafelsoort: String, Sendable, CaseIterable {
    case expertteam, prachtteam, experttafel, ret
}

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

/// How far from home help is found, nearest first (#35).
package enum Bereik: String, Sendable, CaseIterable, Comparable {
    case eigenRegio = "eigen-regio"
    case aangrenzend
    case bovenregionaal
    case landelijk

    private var rang: Int {
        switch self {
        case .eigenRegio: 0
        case .aangrenzend: 1
        case .bovenregionaal: 2
        case .landelijk: 3
        }
    }

    package static func < (links: Bereik, rechts: Bereik) -> Bool { links.rang < rechts.rang }
}
