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

    package var aanvragen: String { naam(.aanvragen) }
    package var aanbod: String { naam(.aanbod) }
    package var contracten: String { naam(.contracten) }
    package var besluiten: String { naam(.besluiten) }
    package var zaken: String { naam(.zaken) }
    package var afgekeurd: String { naam(.afgekeurd) }
    package var plaatsen: String { naam(.plaatsen) }
    package var sleutels: String { naam(.sleutels) }
    package var poort: String { naam(.poort) }

    /// - Parameter regio: the slug of a jeugdregio, or ``landelijk``.
    package func voorstellen(regio: String) -> String { naam(.voorstellen, regio) }
    package func voordrachten(agb: AgbCode) -> String { naam(.voordrachten, agb.description) }
    package func status(gi: String) -> String { naam(.status, gi) }

    /// Where a proposal goes as long as no responsible gemeente can be named.
    package static let landelijk = Landelijk.slug

    /// How long inputs, answers and refusals stay on their topic, in days. What must be remembered of a case stands in
    /// zaken, so that it can be forgotten.
    package static let invoerDagen = 90
    /// How long what a party sent stays on its own topic, in days: the gate has long taken it in.
    package static let inDagen = 7

    // MARK: Names of the table's channels

    /// The topic of a channel.
    /// - Parameter eigenaar: after whom it is called, where the channel has a topic for each; empty: how they all
    ///   begin.
    package func naam(_ kanaal: Channel, _ eigenaar: String? = nil) -> String {
        "\(voorvoegsel).\(kanaal.naam)" + (eigenaar.map { ".\($0)" } ?? "")
    }

    /// Which channel a topic is of, and after whom it is called.
    /// - Returns: `nil` for a name that is not of the contract.
    package func kanaal(_ topic: String) -> (kanaal: Channel, eigenaar: String?)? {
        guard topic.hasPrefix(voorvoegsel + ".") else { return nil }
        let naam = zonderVoorvoegsel(topic)
        for kanaal in Channel.alle {
            if kanaal.eigenaar == nil {
                if naam == kanaal.naam { return (kanaal, nil) }
            } else if naam.hasPrefix(kanaal.naam + "."), naam.utf8.count > kanaal.naam.utf8.count + 1 {
                return (kanaal, String(naam.dropFirst(kanaal.naam.count + 1)))
            }
        }
        return nil
    }

    /// Where an event goes that a party sends, and under which key.
    /// - Returns: `nil` when that party has no business sending it.
    package func bestemming(_ inhoud: Inhoud, door partij: Partij) -> (topic: String, sleutel: String)? {
        guard let kanaal = Channel.bestemming(inhoud.type, door: partij), let sleutel = kanaal.sleutel(inhoud) else {
            return nil
        }
        guard let eigenaar = kanaal.eigenaar else { return (naam(kanaal), sleutel) }
        guard let van = inhoud.afzender?.naam(als: eigenaar) else { return nil }
        return (naam(kanaal, van), sleutel)
    }

    /// The topics that a party reads and that are called after it.
    package func eigen(van rol: Toegangsrol) -> [String] {
        Channel.alle.compactMap { kanaal in
            guard kanaal.rechten.contains(where: { $0.partij == rol.partij && $0.handeling == .lees }) else {
                return nil
            }
            return kanaal.eigenaar.flatMap { rol.naam(als: $0) }.map { naam(kanaal, $0) }
        }
    }

    /// The topic on which a party writes everything that it sends; `nil` for a role that sends nothing.
    package func invoer(van rol: Toegangsrol) -> String? {
        Channel.vanPartijen.first { $0.inVan == rol.partij }.flatMap { kanaal in
            kanaal.eigenaar.flatMap { rol.naam(als: $0) }.map { naam(kanaal, $0) }
        }
    }

    /// Whose a topic is on which one party writes: the one thing that says who sent a record.
    /// - Returns: `nil` for a name that no party's topic can have.
    package func afzender(vanInvoer topic: String) -> Toegangsrol? {
        guard let (kanaal, van) = kanaal(topic), let van, let partij = kanaal.inVan else { return nil }
        return Toegangsrol(partij, van)
    }

    /// Where a party is told what was refused of what it sent.
    package func meldingen(aan rol: Toegangsrol) -> String? {
        eigen(van: rol).first { kanaal($0)?.kanaal.types.contains(.berichtAfgekeurd) == true }
    }

    /// How the names begin that come with the first region, aanbieder or GI that something is for.
    package var groeiend: [String] { Channel.alle.filter { $0.eigenaar != nil }.map { naam($0, "") } }

    /// How the names begin of the topics that parties write on.
    package var invoer: [String] { Channel.vanPartijen.map { naam($0, "") } }

    /// Topics that exist once, whether messages are sealed or not.
    package var vast: [String] {
        Channel.alle.filter { $0.eigenaar == nil && !$0.alleenVerzegeld }.map { naam($0) }
    }

    /// A name without what every name starts with, as it is when it is of another prefix.
    package func zonderVoorvoegsel(_ naam: String) -> String {
        naam.hasPrefix(voorvoegsel + ".") ? String(naam.dropFirst(voorvoegsel.count + 1)) : naam
    }

    // MARK: Settings

    /// Every topic for these regions, GI's and aanbieders, with its settings.
    /// - Parameters:
    ///   - partities: for the topics that are shared out over instances and for the offers.
    ///   - inkopers: the slugs of inkoopregio's that report contracts over Kafka.
    ///   - verzegeld: whether messages are sealed, so that there are keys.
    package func instellingen(
        partities: Int32, regios: [String], gis: [String], agbs: [AgbCode], inkopers: [String] = [],
        verzegeld: Bool = false
    ) -> [TopicConfig] {
        Channel.alle.filter { verzegeld || !$0.alleenVerzegeld }.flatMap { kanaal in
            let namen: [String] =
                switch kanaal.eigenaar {
                case nil: [naam(kanaal)]
                case .regio: (regios + [Self.landelijk]).map { naam(kanaal, $0) }
                case .inkoop: inkopers.map { naam(kanaal, $0) }
                case .gi: gis.map { naam(kanaal, $0) }
                case .agb: agbs.map { naam(kanaal, $0.description) }
                }
            return namen.map { instelling($0, kanaal, kanaal.partities == .verdeeld ? partities : 1) }
        }
    }

    /// How a topic that grows with use must be set up: for one region, one GI or one aanbieder.
    /// - Returns: `nil` for a name that is not of the contract.
    package func instelling(vanGroeiend topic: String) -> TopicConfig? {
        kanaal(topic).map { instelling(topic, $0.kanaal, 1) }
    }

    /// Whether a topic keeps the last record of each key; a name that is not known is taken to do so.
    package func isCompact(_ topic: String) -> Bool {
        guard let kanaal = kanaal(topic)?.kanaal, case .delete = kanaal.opschoning else { return true }
        return false
    }

    private func instelling(_ topic: String, _ kanaal: Channel, _ partities: Int32) -> TopicConfig {
        TopicConfig(
            naam: topic, partities: partities, opschoning: kanaal.opschoning, batchBytesMax: kanaal.batchBytesMax)
    }
}
