import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel
import Verzegeling

/// What every command that talks to a broker takes.
struct Brokeropties: ParsableArguments {
    @Option(help: "Adres van de broker, bijvoorbeeld 127.0.0.1:9092. Anders: omgevingsvariabele DOORBRAAK_BROKERS.")
    var brokers: String?

    @Option(help: "Waarmee de naam van elk topic begint.")
    var voorvoegsel = "doorbraak"

    @Option(
        name: [.customShort("X"), .customLong("kafka-instelling")],
        help: ArgumentHelp(
            """
            Instelling van Kafka, bijvoorbeeld security.protocol=SSL (mag vaker). Ook als omgevingsvariabele: \
            DOORBRAAK_KAFKA_SECURITY_PROTOCOL. Zet een wachtwoord liever daar of in een bestand.
            """, valueName: "naam=waarde"))
    var kafkaInstellingen: [String] = []

    @Option(
        name: .customLong("kafka-bestand"),
        help: "Bestand met op elke regel een instelling van Kafka: naam=waarde. De andere twee gaan voor.")
    var kafkaBestand: String?

    @Option(
        help: ArgumentHelp(
            """
            Bestand met hoofdsleutels: verzegel wat over een zaak gaat, en lees wat verzegeld is. Ook als \
            omgevingsvariabele: DOORBRAAK_HOOFDSLEUTELS. Maak het met: doorbraaktafel sleutels maak
            """, valueName: "bestand"))
    var hoofdsleutels: String?

    @Flag(help: "Verzegel niets, ook al zijn er hoofdsleutels; lees nog wel wat verzegeld is.")
    var onverzegeld = false

    /// - Throws: `ValidationError` when the file is not good. Never goes on without it where it was asked for.
    func verzegeling(_ omgeving: [String: String] = ProcessInfo.processInfo.environment) throws -> Verzegeling? {
        guard let pad = hoofdsleutels ?? omgeving["DOORBRAAK_HOOFDSLEUTELS"], !pad.isEmpty else {
            guard !onverzegeld else { throw ValidationError("--onverzegeld hoort bij --hoofdsleutels") }
            return nil
        }
        do {
            return Verzegeling(try HoofdsleutelFile.lees(pad), verzegelt: !onverzegeld)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// Everything about Kafka that was given by hand, in the environment and in a file, in this order.
    /// - Throws: `ValidationError` for what is missing, unknown or out of range.
    func kafka(_ omgeving: [String: String] = ProcessInfo.processInfo.environment) async throws -> Settings {
        var gegeven = try paren()
        if let adres = brokers ?? omgeving["DOORBRAAK_BROKERS"], !adres.isEmpty {
            gegeven["bootstrap.servers"] = adres
        }
        let vanKubernetes = Settings.serviceVariables(in: omgeving, prefix: "DOORBRAAK_KAFKA")
        if let eerste = vanKubernetes.first {
            ConsoleOutput.fout(
                """
                let op: \(eerste)\(vanKubernetes.count > 1 ? " en nog \(vanKubernetes.count - 1)" : "") is geen \
                instelling: Kubernetes maakt die van een Service die zo heet. Overgeslagen. Zonder: \
                enableServiceLinks: false.
                """)
        }
        do {
            var kafka = try await Settings.load(
                overrides: gegeven, environment: omgeving, prefix: "DOORBRAAK_KAFKA", file: kafkaBestand)
            guard !kafka.brokers.isEmpty else {
                throw ValidationError(
                    "Geef het adres van de broker: --brokers HOST:POORT (of start er een: doorbraaktafel broker)")
            }
            try kafka.check()
            kafka.extra = Self.metNaam(kafka.extra)
            return kafka
        } catch let fout as KafkaError {
            throw ValidationError("De instellingen van Kafka kloppen niet.\n\(fout)")
        }
    }

    /// With what brokers see of who we are, in their logs, metrics and quotas, where no other name was given.
    static func metNaam(_ extra: [String: String]) -> [String: String] {
        let onze = ["client.id": "doorbraaktafel", "client.software.name": "doorbraaktafel"]
        return onze.merging(extra) { _, gegeven in gegeven }
    }

    func topics() throws -> Topics {
        guard let topics = Topics(voorvoegsel: voorvoegsel) else {
            throw ValidationError(
                "--voorvoegsel bestaat uit letters, cijfers, punten, streepjes; kreeg '\(voorvoegsel)'")
        }
        return topics
    }

    private func paren() throws -> [String: String] {
        try kafkaInstellingen.reduce(into: [:]) { uit, paar in
            let delen = paar.split(separator: "=", maxSplits: 1).map(String.init)
            guard delen.count == 2 else {
                throw ValidationError("--kafka-instelling verwacht naam=waarde (de waarde wordt hier niet getoond)")
            }
            uit[delen[0]] = delen[1]
        }
    }

    func verbinding(bron: String? = nil, log: Logger) async throws -> Connection {
        if let bron, !IdentifierFormat.isBron(bron) {
            throw ValidationError("--bron is urn:nld:oin: met 20 cijfers of urn:nld:kvknr: met 8 cijfers")
        }
        let kafka = try await kafka()
        var verbinding = Connection(
            brokers: kafka.brokers, topics: try topics(), bron: bron ?? Gebeurtenis.bronOnbekend, extra: kafka.extra,
            log: log)
        verbinding.verzegeling = try verzegeling()
        return verbinding
    }
}

/// A date on the command line.
extension Datum: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Files named on the command line.
enum InputFile {
    /// The most bytes of a file: some hundreds of thousands of lines.
    static let bytesMax = 512 * 1_024 * 1_024

    /// The content of a file, or of standard input for `-`.
    static func lees(_ pad: String) throws -> Data {
        if pad == "-" { return try standaardinvoer() }
        do {
            let kenmerken = try FileManager.default.attributesOfItem(atPath: pad)
            if let grootte = kenmerken[.size] as? Int, grootte > bytesMax {
                throw ExitFailure.fout(
                    "\(pad) is \(grootte) bytes. Er passen er hoogstens \(bytesMax): splits het bestand.")
            }
            return try Data(contentsOf: URL(fileURLWithPath: pad))
        } catch let fout as ExitFailure {
            throw fout
        } catch {
            throw ExitFailure.fout("Het bestand '\(pad)' is niet te lezen. Kijk of het bestaat en of u het mag lezen.")
        }
    }

    private static func standaardinvoer() throws -> Data {
        var gelezen = Data()
        while let deel = try FileHandle.standardInput.read(upToCount: 1 << 20), !deel.isEmpty {
            gelezen += deel
            guard gelezen.count <= bytesMax else {
                throw ExitFailure.fout("Op de standaardinvoer staan meer dan \(bytesMax) bytes: splits het bestand.")
            }
        }
        return gelezen
    }

    /// What a file says, with its name in front of what is wrong with the whole of it.
    static func ontleed<W>(_ pad: String, _ lees: () throws(TableError) -> W) throws -> W {
        do throws(TableError) {
            return try lees()
        } catch {
            throw ExitFailure.fout("\(pad): \(error)")
        }
    }
}
