/// A jeugdregio: gemeenten that work together on youth care and share one table.
public struct Regio: Sendable, Equatable {
    /// The place of a region in the register that made it.
    public struct ID: Hashable, Comparable, Sendable {
        /// Its place in `Gemeenteregister.regios`.
        public let index: UInt8

        public static func < (links: ID, rechts: ID) -> Bool { links.index < rechts.index }
    }

    /// Its id in the register.
    public let id: ID
    /// As the register spells it.
    public let naam: String
    /// The name as part of a topic: lower-case ASCII letters, digits and single hyphens.
    public let slug: String
    /// The name of its table: "RET Twente".
    public let tafel: String
    /// What kind of table that is.
    public let tafelSoort: Tafelsoort
    /// Whether its table may compel an aanbieder; elsewhere a proposal stays a voordracht (#23, #24).
    public let doorzettingsmacht: Bool
    /// Whether children with a measure go first when a budget ceiling is reached (#41).
    public let voorrangMaatregel: Bool
    /// The bovenregionaal expertisenetwerk, where the sources name one (#20, #21).
    public let bovenregionaal: String?
    /// The regions that share a border with this one (#35).
    public let aangrenzend: Set<ID>
    /// Werkdagen that an aanbieder has to answer a voordracht.
    public let antwoordWerkdagen: Int
}

/// What a region calls its table.
public enum Tafelsoort: String, Sendable, CaseIterable {
    case expertteam, prachtteam, experttafel, ret
}

/// A region that buys help together; contracts are closed with it (domein.md §2).
public struct Inkoopregio: Sendable, Equatable {
    /// The place of an inkoopregio in the register that made it.
    public struct ID: Hashable, Comparable, Sendable {
        /// Its place in `Gemeenteregister.inkoopregios`.
        public let index: UInt8

        public static func < (links: ID, rechts: ID) -> Bool { links.index < rechts.index }
    }

    /// Its id in the register.
    public let id: ID
    /// As the register spells it.
    public let naam: String
    /// The name in lower-case ASCII letters, digits and single hyphens.
    public let slug: String
    /// The jeugdregio it lies in.
    public let regio: Regio.ID
    /// The organisation that buys.
    public let inkooporganisatie: String
    /// Where to ask, by route; `{gemeente}` stands open.
    public let contacten: [Route: Contact]
    /// Where one gemeente does it its own way.
    public let contactenPerGemeente: [Gemeentecode: [Route: Contact]]
    /// Its ladders and which holds when; names stand open.
    public let ladders: Ladderplan
    /// How long a step of a ladder may take that says nothing itself.
    public let opschalen: Tijdsduur
    /// What to fill in where names stand open.
    let namen: Regionamen
}

/// How far from home help is found, nearest first (#35).
public enum Bereik: String, Sendable, CaseIterable, Comparable {
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

    public static func < (links: Bereik, rechts: Bereik) -> Bool { links.rang < rechts.rang }
}
