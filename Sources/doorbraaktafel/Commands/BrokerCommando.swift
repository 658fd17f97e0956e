import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Tafel

/// The embedded broker alone, for trying several processes on one machine.
struct BrokerCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broker",
        abstract: "Alleen de ingebouwde broker, om met meer programma's te proberen. Niet voor echt gebruik.")

    @Option(help: "Waarmee de naam van elk topic begint.") var voorvoegsel = "doorbraak"
    @Option(help: "Aantal partities van aanvragen, besluiten, zaken en aanbod.") var partities: Int = 12
    @Flag(help: "Zet alleen het adres op standaarduitvoer.") var json = false

    func run() async throws {
        guard let topics = Topics(voorvoegsel: voorvoegsel) else {
            throw ValidationError("--voorvoegsel bestaat uit letters, cijfers, punten, streepjes")
        }
        guard (1...32).contains(partities) else { throw ValidationError("--partities ligt van 1 tot en met 32") }
        let broker = try IngebouwdeBroker.start(topics, partities: Int32(partities), log: LogSetup.maak(.critical))
        if json {
            ConsoleOutput.regel(
                String(decoding: JSONValue.object(["brokers": .tekst(broker.bootstrap)]).bytes, as: UTF8.self))
        } else {
            ConsoleOutput.regel(IngebouwdeBroker.uitleg(broker.bootstrap))
        }
        try await ProcessSignals.tot(bijStop: {}, werk: { try await ProcessSignals.totAnnulering() })
        broker.close()
    }
}

/// Starts librdkafka's mock cluster with the topics of the contract.
enum IngebouwdeBroker {
    static func start(_ topics: Topics, partities: Int32, log: Logger) throws -> EmbeddedBroker {
        let broker = try EmbeddedBroker(brokers: 1, logger: log)
        let regios = Gemeenteregister.landelijk.tafels.map(\.slug).filter { $0 != Landelijk.slug }
        let instellingen = topics.instellingen(partities: partities, regios: regios, gis: [], agbs: [])
        try broker.createTopics(
            Dictionary(instellingen.map { ($0.naam, Int($0.partities)) }) { $1 })
        return broker
    }

    static func uitleg(_ adres: String) -> String {
        """
        Ingebouwde broker op \(ConsoleOutput.vet(adres)). Alleen om te proberen: hij bewaart alles in het geheugen,
        houdt afgebroken transacties niet achter en onthoudt geen gelezen plaats. Voor echt: Apache Kafka (deploy/).

        In andere vensters, bijvoorbeeld:
          doorbraaktafel matcher --brokers \(adres)
          doorbraaktafel inkoop melden contracten.ndjson --brokers \(adres)
          doorbraaktafel aanbieder melden aanbod.ndjson --brokers \(adres)
          doorbraaktafel gi indienen aanvragen.ndjson --brokers \(adres)
          doorbraaktafel expertteam volgen --regio Twente --brokers \(adres)

        Stop met Ctrl-C.
        """
    }
}
