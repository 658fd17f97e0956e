import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Poort
import Rollen

struct TopicsCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "Maakt of controleert alle topics.", subcommands: [Maak.self, Toon.self])

    struct Maak: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Maakt de topics die er nog niet zijn. Wat er al is, blijft zoals het is.")
        @OptionGroup var broker: Brokeropties
        @OptionGroup var keuze: Topickeuze
        @Flag(help: "Maak niets, maar schrijf ze als KafkaTopics van Strimzi.") var strimzi = false

        func run() async throws {
            if strimzi {
                for instelling in try keuze.instellingen(try broker.topics()) {
                    ConsoleOutput.regel(TopicManifest.tekst(instelling, kopieen: Int(keuze.replicatie)))
                }
                return
            }
            try await keuze.metAdmin(broker) { admin, instellingen in
                let soorten = instellingen.map { keuze.soort($0) }
                let uitkomsten = try await admin.create(soorten, timeoutMs: 30_000)
                var tabel = TextTable(koppen: ["topic", "partities", "uitkomst"])
                var fout = false
                for (soort, uitkomst) in zip(soorten, uitkomsten) {
                    let wat: String
                    switch uitkomst.outcome {
                    case .created: wat = "gemaakt"
                    case .exists: wat = "was er al"
                    case .changed: wat = "aangepast"
                    case .deleted: wat = "weggehaald"
                    case .failed(let oorzaak):
                        wat = "niet gelukt: \(oorzaak)"
                        fout = true
                    }
                    tabel.rijen.append([soort.name, "\(soort.partitions)", wat])
                }
                keuze.toon(tabel)
                if fout { throw ExitCode(1) }
                try await wachtOpAlle(admin, soorten.map(\.name))
            }
        }

        /// How long brokers may take to hear of a topic.
        private static let bekendMsMax = 30_000

        /// Ends when every broker knows every topic: whoever sends next may reach any of them.
        private func wachtOpAlle(_ admin: Admin, _ namen: [String]) async throws {
            let onwetend = try await admin.awaitEverywhere(namen, timeoutMs: Self.bekendMsMax)
            guard !onwetend.isEmpty else { return }
            for broker in onwetend {
                ConsoleOutput.fout(
                    """
                    Broker \(broker.broker.id) (\(broker.broker.host):\(broker.broker.port)) kent na \
                    \(Self.bekendMsMax / 1_000) seconden nog niet: \(broker.topics.joined(separator: ", "))
                    """)
            }
            ConsoleOutput.fout("De topics zijn gemaakt. Kijk of deze brokers leven, en draai dit opnieuw.")
            throw ExitCode(1)
        }
    }

    struct Toon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Vergelijkt de topics van het cluster met wat nodig is. Code 1 als er iets niet klopt.")
        @OptionGroup var broker: Brokeropties
        @OptionGroup var keuze: Topickeuze

        func run() async throws {
            try await keuze.metAdmin(broker) { admin, instellingen in
                let meta = try await admin.metadata(topics: nil, timeoutMs: Connection.zoekMsMax)
                let partities = Dictionary(meta.topics.map { ($0.name, Int($0.partitions)) }) { eerste, _ in eerste }
                let aanwezig = instellingen.map(\.naam).filter { partities[$0] != nil }
                // The embedded broker has no settings to ask for.
                let nu = meta.isEmbedded ? [:] : try await admin.describeConfig(topics: aanwezig, timeoutMs: 30_000)
                var tabel = TextTable(koppen: ["topic", "partities", "oordeel"])
                var fout = false
                for instelling in instellingen {
                    let oordeel = keuze.oordeel(instelling, partities[instelling.naam], nu[instelling.naam])
                    if oordeel != nil { fout = true }
                    tabel.rijen.append([
                        instelling.naam, partities[instelling.naam].map(String.init) ?? "-", oordeel ?? "goed",
                    ])
                }
                keuze.toon(tabel)
                if fout { throw ExitCode(1) }
            }
        }
    }
}

/// Which topics, and how they must be set up.
struct Topickeuze: ParsableArguments {
    @Option(help: "Partities van aanvragen, besluiten, zaken en aanbod.") var partities: Int32 = 12
    @Option(help: "Kopieën van elk topic; 3 op een cluster van drie of meer.") var replicatie: Int16 = 3
    @Option(help: "Ook de topics van deze GI: waarop zij stuurt, en waarop zij antwoord krijgt (mag vaker).") var gi:
        [String] = []
    @Option(help: "Ook de topics van deze aanbieder, AGB-code (mag vaker).") var aanbieder: [String] = []
    @Option(help: "Ook de topics van deze inkooporganisatie, de naam van haar inkoopregio (mag vaker).")
    var inkoop: [String] = []
    @OptionGroup var partijenbestand: Partijenbestand
    @Flag(help: "Ook het topic van de sleutels, voor wie berichten verzegelt.") var verzegeld = false
    @Flag(help: "Uitvoer voor machines: één regel JSON per topic.") var json = false

    /// - Throws: `ValidationError` for what cannot be.
    func instellingen(_ topics: Topics) throws -> [Topics.TopicConfig] {
        let agbs = try aanbieder.map { tekst in
            guard let agb = AgbCode(tekst) else { throw ValidationError("--aanbieder is een AGB-code van 8 cijfers") }
            return agb
        }
        guard gi.allSatisfy(IdentifierFormat.isGi) else {
            throw ValidationError("--gi bestaat uit kleine letters, cijfers en streepjes")
        }
        guard (1...1_000).contains(partities), (1...10).contains(replicatie) else {
            throw ValidationError("--partities ligt van 1 tot en met 1000, --replicatie van 1 tot en met 10")
        }
        var (gis, aanbieders, inkopers) = (gi, agbs, try inkoop.map(Rolopties.inkoopregio))
        for partij in try partijenbestand.lees()?.alle ?? [] {
            switch partij {
            case .gi(let naam): gis.append(naam)
            case .aanbieder(let agb): aanbieders.append(agb)
            case .inkoop(let naam): inkopers.append(naam)
            default: break
            }
        }
        return topics.instellingen(
            partities: partities,
            regios: Gemeenteregister.landelijk.tafels.map(\.slug).filter { $0 != Landelijk.slug }, gis: gis.uniek,
            agbs: aanbieders.uniek, inkopers: inkopers.uniek, verzegeld: verzegeld)
    }

    func metAdmin(
        _ broker: Brokeropties, _ werk: (Admin, [Topics.TopicConfig]) async throws -> Void
    ) async throws {
        let instellingen = try instellingen(try broker.topics())
        let kafka = try await broker.kafka()
        do {
            let admin = try Admin(brokers: kafka.brokers, extra: kafka.extra, logger: LogSetup.maak(.critical))
            defer { admin.close(withinMs: 1_000) }
            _ = try await admin.metadata(topics: nil, timeoutMs: Connection.zoekMsMax)
            try await werk(admin, instellingen)
        } catch let fout as KafkaError {
            throw RolFout.geenBroker(kafka.brokers, fout)
        }
    }

    func soort(_ instelling: Topics.TopicConfig) -> TopicSpec {
        TopicSpec(
            name: instelling.naam, partitions: instelling.partities, replication: replicatie,
            config: instelling.config(kopieen: Int(replicatie)))
    }

    /// What is wrong with a topic, or `nil`.
    func oordeel(_ instelling: Topics.TopicConfig, _ gevonden: Int?, _ config: [String: String]?) -> String? {
        guard let gevonden else { return "ontbreekt: doorbraaktafel topics maak" }
        if gevonden != Int(instelling.partities) { return "partities \(gevonden), gevraagd \(instelling.partities)" }
        guard let config else { return nil }
        let afwijkend = instelling.config(kopieen: Int(replicatie)).sorted { $0.key < $1.key }.filter {
            config[$0.key] != $0.value
        }
        guard !afwijkend.isEmpty else { return nil }
        return afwijkend.map { "\($0.key) is \(config[$0.key] ?? "?"), hoort \($0.value)" }.joined(separator: "; ")
    }

    func toon(_ tabel: TextTable) {
        guard json else {
            ConsoleOutput.regel(tabel.tekst(inspringen: 0))
            return
        }
        for rij in tabel.rijen {
            let leden = zip(tabel.koppen, rij).map { ($0, JSONValue.tekst($1)) }
            ConsoleOutput.regel(
                String(decoding: JSONValue.object(JSONMembers(leden)).bytes, as: UTF8.self))
        }
    }
}
