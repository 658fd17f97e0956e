import Jeugdhulp

/// The topics of the contract and their names (contract §2).
package struct Topics: Sendable, Equatable {
    /// What every name starts with.
    package let voorvoegsel: String

    /// - Parameter voorvoegsel: letters, digits, dots, dashes and underscores; `nil` when it could not be in a name.
    package init?(voorvoegsel: String) {
        let t = voorvoegsel.utf8
        guard (1...60).contains(t.count),
            t.allSatisfy({ TextFormat.isLetterOfCijfer($0) || [0x2E, 0x5F, 0x2D].contains($0) })
        else { return nil }
        self.voorvoegsel = voorvoegsel
    }

    private init() { voorvoegsel = "doorbraak" }
    package static let standaard = Topics()

    package var aanvragen: String { voorvoegsel + ".aanvragen" }
    package var aanbod: String { voorvoegsel + ".aanbod" }
    package var contracten: String { voorvoegsel + ".contracten" }
    package var besluiten: String { voorvoegsel + ".besluiten" }
    package var zaken: String { voorvoegsel + ".zaken" }
    package var afgekeurd: String { voorvoegsel + ".afgekeurd" }
    /// Which case holds places at which offer; the matcher's own, in one order for all its instances.
    package var plaatsen: String { voorvoegsel + ".plaatsen" }

    /// The wrapped keys of cases, where messages are sealed.
    package var sleutels: String { voorvoegsel + ".sleutels" }

    /// - Parameter regio: the slug of a jeugdregio, or ``landelijk``.
    package func voorstellen(regio: String) -> String { "\(voorvoegsel).voorstellen.\(regio)" }
    package func voordrachten(agb: AgbCode) -> String { "\(voorvoegsel).voordrachten.\(agb)" }
    package func status(gi: String) -> String { "\(voorvoegsel).status.\(gi)" }

    /// Where a proposal goes as long as no responsible gemeente can be named.
    package static let landelijk = "landelijk"

    /// What the matchers alone write and read back: their memory.
    package var eigen: [String] { [zaken, plaatsen] }

    /// How the names begin that come with the first region, aanbieder or GI that something is for.
    package var groeiend: [String] { ["voorstellen", "voordrachten", "status"].map { "\(voorvoegsel).\($0)." } }

    /// A name without what every name starts with, as it is when it is of another prefix.
    package func zonderVoorvoegsel(_ naam: String) -> String {
        naam.hasPrefix(voorvoegsel + ".") ? String(naam.dropFirst(voorvoegsel.count + 1)) : naam
    }

    /// Topics that exist once, whether messages are sealed or not.
    package var vast: [String] { [aanvragen, aanbod, contracten, besluiten, zaken, afgekeurd, plaatsen] }

    /// How a topic must be set up; why stands in `deploy/topics.md`.
    package struct TopicConfig: Sendable, Equatable {
        package let naam: String
        /// Same for aanvragen, besluiten and zaken: a case is on the same partition in all three.
        package let partities: Int32
        package let opschoning: CleanupPolicy
        /// The largest batch of records, in bytes.
        package let batchBytesMax: Int

        /// The topic's settings as Kafka names them.
        /// - Parameter kopieen: how many copies there are; `nil` leaves what depends on it to the cluster.
        package func config(kopieen: Int?) -> [String: String] {
            var uit = [
                "max.message.bytes": "\(batchBytesMax)",
                "segment.ms": "\(opschoning == .snel ? Self.uurMs : Self.dagMs)",
                "compression.type": "producer", "message.timestamp.type": "CreateTime",
            ]
            // One copy may fall away without losing an acknowledged message.
            if let kopieen { uit["min.insync.replicas"] = kopieen >= 3 ? "2" : "1" }
            switch opschoning {
            case .compact:
                uit["cleanup.policy"] = "compact"
                // Readers that were away a week still see that something was taken away.
                uit["delete.retention.ms"] = "\(7 * Self.dagMs)"
                uit["max.compaction.lag.ms"] = "\(7 * Self.dagMs)"
            case .snel:
                uit["cleanup.policy"] = "compact"
                // What is destroyed must be gone within hours; its tombstone, which says nothing, a day later.
                uit["delete.retention.ms"] = "\(Self.dagMs)"
                uit["max.compaction.lag.ms"] = "\(Self.uurMs)"
                uit["min.cleanable.dirty.ratio"] = "0.01"
            case .delete(let dagen):
                uit["cleanup.policy"] = "delete"
                uit["retention.ms"] = "\(dagen * Self.dagMs)"
            }
            return uit
        }

        private static let dagMs = 86_400_000
        private static let uurMs = 3_600_000
    }

    package enum CleanupPolicy: Sendable, Equatable {
        case compact
        /// As compact, but what was taken away is gone in hours instead of weeks.
        case snel
        case delete(dagen: Int)
    }

    /// Records of others: an event of at most 64 KB, with room to be refused with a reason.
    private static let invoerBytesMax = 262_144
    /// Records of the matcher that can hold more.
    private static let ruimBytesMax = 1_048_588

    /// Every topic for these regions, GI's and aanbieders, with its settings.
    /// - Parameters:
    ///   - partities: for the topics that are shared out over instances and for the offers.
    ///   - verzegeld: whether messages are sealed, so that there are keys.
    package func instellingen(
        partities: Int32, regios: [String], gis: [String], agbs: [AgbCode], verzegeld: Bool = false
    ) -> [TopicConfig] {
        var uit = [
            instelling(aanvragen, partities, .delete(dagen: 90)),
            instelling(besluiten, partities, .delete(dagen: 90)),
            instelling(zaken, partities, .compact, ruim: true),
            instelling(aanbod, partities, .compact),
            instelling(contracten, 1, .compact),
            instelling(afgekeurd, 1, .delete(dagen: 90), ruim: true),
            // One partition: the order of the reservations is what everybody agrees on.
            instelling(plaatsen, 1, .compact),
        ]
        if verzegeld { uit.append(instelling(sleutels, 1, .snel)) }
        uit += (regios + [Self.landelijk]).map(voorstellenInstelling(regio:))
        uit += gis.map(statusInstelling(gi:))
        uit += agbs.map(voordrachtenInstelling(agb:))
        return uit
    }

    package func voorstellenInstelling(regio: String) -> TopicConfig {
        instelling(voorstellen(regio: regio), 1, .compact, ruim: true)
    }

    package func voordrachtenInstelling(agb: AgbCode) -> TopicConfig {
        instelling(voordrachten(agb: agb), 1, .delete(dagen: 90))
    }

    /// How a topic that grows with use must be set up: for one region, one GI or one aanbieder.
    package func instelling(vanGroeiend naam: String) -> TopicConfig {
        // The matcher's own records are told apart from those of others by their size.
        let isVoordrachten = naam.hasPrefix("\(voorvoegsel).voordrachten.")
        return instelling(naam, 1, isVoordrachten ? .delete(dagen: 90) : .compact, ruim: !isVoordrachten)
    }

    /// Whether a topic keeps the last record of each key; a name that is not known is taken to do so.
    package func isCompact(_ naam: String) -> Bool {
        let kort: Set<String> = [aanvragen, besluiten, afgekeurd]
        return !kort.contains(naam) && instelling(vanGroeiend: naam).opschoning == .compact
    }

    package func statusInstelling(gi: String) -> TopicConfig { instelling(status(gi: gi), 1, .compact) }

    private func instelling(_ naam: String, _ partities: Int32, _ opschoning: CleanupPolicy, ruim: Bool = false)
        -> TopicConfig
    {
        TopicConfig(
            naam: naam, partities: partities, opschoning: opschoning,
            batchBytesMax: ruim ? Self.ruimBytesMax : Self.invoerBytesMax)
    }
}
