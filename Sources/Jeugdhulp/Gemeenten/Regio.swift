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
    /// The same where no region says otherwise, or none is known yet.
    package static let antwoordWerkdagen = 5
}

/// What a region calls its table.
package enum Tafelsoort: String, Sendable, CaseIterable {
    case expertteam, prachtteam, experttafel, ret
}
