import Jeugdhulp

/// One channel of the contract: a row of the table ``Channel/alle`` (contract §2). What goes over it, under which key,
/// how it is kept, and who may write and read.
package struct Channel: Sendable {
    /// What stands in the topic's name behind the prefix.
    package let naam: String
    /// Whose name stands behind that, with one topic for each; `nil`: one topic for all.
    package let eigenaar: Owner?
    package let berichten: [Message]
    package let partities: PartitionCount
    package let opschoning: Topics.CleanupPolicy
    /// The largest batch of records, in bytes.
    package let batchBytesMax: Int
    /// Whether it is there only where messages about cases are sealed.
    package let alleenVerzegeld: Bool
    package let rechten: [Right]
    /// Whether it is the one on which each party of a kind writes what it sends, and nobody else.
    package let inVan: Partij?

    /// After whom the topics of a channel are called: `status.<gi>`.
    package enum Owner: String, Sendable, CaseIterable {
        case regio, agb, gi, inkoop
    }

    package enum PartitionCount: Sendable {
        /// Shared out over instances: as many as are asked for.
        case verdeeld
        /// One order for everybody.
        case een
    }

    /// A type of event that goes over the channel. Records that are no events (state, keys, dead letters) have none.
    package struct Message: Sendable {
        package let type: Berichttype
        package let sleutel: KeyGrammar
        /// Who makes it; who only passes it on stands in ``Channel/rechten`` alone.
        package let zenders: [Partij]

        init(_ type: Berichttype, _ sleutel: KeyGrammar, door zenders: Partij...) {
            (self.type, self.sleutel, self.zenders) = (type, sleutel, zenders)
        }
    }

    /// What a kind of party may do, on its own topic where each has one.
    package struct Right: Sendable {
        package let partij: Partij
        package let handeling: Toegangsrecht.AccessOperation
        /// What it is for, in a few words, for who reads the list of rules.
        package let reden: String

        init(_ partij: Partij, _ handeling: Toegangsrecht.AccessOperation, _ reden: String) {
            (self.partij, self.handeling, self.reden) = (partij, handeling, reden)
        }
    }

    init(
        _ naam: String, van eigenaar: Owner? = nil, _ berichten: [Message] = [], _ partities: PartitionCount = .een,
        _ opschoning: Topics.CleanupPolicy, ruim: Bool = false, alleenVerzegeld: Bool = false, inVan: Partij? = nil,
        _ rechten: [Right]
    ) {
        (self.naam, self.eigenaar, self.berichten, self.partities) = (naam, eigenaar, berichten, partities)
        (self.opschoning, self.alleenVerzegeld, self.rechten) = (opschoning, alleenVerzegeld, rechten)
        self.inVan = inVan
        batchBytesMax = ruim ? Self.ruimBytesMax : Self.invoerBytesMax
    }

    /// Records of others: an event of at most 64 KB, with room to be refused with a reason.
    private static let invoerBytesMax = 262_144
    /// Records of the matcher that can hold more.
    private static let ruimBytesMax = 1_048_588
}

extension Channel: Hashable {
    package static func == (a: Self, b: Self) -> Bool { a.naam == b.naam }
    package func hash(into hasher: inout Hasher) { hasher.combine(naam) }
}

extension Channel {
    /// The types of event that belong on it: where one party writes, all that this party may send.
    package var types: [Berichttype] { inVan.map(Channel.types(van:)) ?? berichten.map(\.type) }

    /// The key of an event on this channel.
    /// - Returns: `nil` when it does not belong there.
    package func sleutel(_ inhoud: Inhoud) -> String? {
        berichten.first { $0.type == inhoud.type }?.sleutel.sleutel(inhoud)
    }

    /// Every key under which something of a case can stand, on a channel where each begins with its casusId.
    package func sleutels(casusId: String) -> [String] {
        berichten.map { $0.sleutel.sleutel(casusId: casusId) }.uniek
    }

    /// Where a party sends a type of event; `nil` when it has no business sending it.
    package static func bestemming(_ type: Berichttype, door partij: Partij) -> Channel? {
        alle.first { $0.berichten.contains { $0.type == type && $0.zenders.contains(partij) } }
    }

    /// The types of event that a kind of party may send at all, in the order of the table.
    package static func types(van partij: Partij) -> [Berichttype] { alle.flatMap { $0.types(door: partij) } }

    /// The types that a party sends over a channel, in the order of the table.
    package func types(door partij: Partij) -> [Berichttype] {
        berichten.filter { $0.zenders.contains(partij) }.map(\.type)
    }
}
