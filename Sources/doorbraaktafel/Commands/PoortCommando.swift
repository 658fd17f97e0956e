import ArgumentParser
import Beheer
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Poort
import Rollen
import Tafel

/// The gate: what parties send comes on the core through here alone.
struct PoortCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poort",
        abstract: "De poort: laat van wat partijen sturen door wat zij mogen zeggen.",
        subcommands: [Draai.self, Vrijgeven.self], defaultSubcommand: Draai.self)

    struct Draai: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draai",
            abstract: "De dienst: leest de eigen topics van partijen (doorbraak.in…).",
            discussion: """
                Van wie een bericht is, volgt uit het topic waarop het ligt. Wat niet mag, hoort de partij op haar \
                eigen topic. Meer tegelijk: start er meer, elk met een eigen --instantie.
                """)
        @OptionGroup var broker: Brokeropties
        @Option(help: "Naam van deze instantie; twee tegelijk met dezelfde naam kan niet.") var instantie = "0"
        @Option(help: "Groep waarin instanties de partijen verdelen.") var groep = Toegang.poortgroep
        @OptionGroup var keuze: Poortopties
        @OptionGroup var regiobestanden: Regiobestanden
        @Option(help: "Reken alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
        @Flag(help: "Schrijf meer in het logboek.") var uitgebreid = false
        @OptionGroup var beheer: Beheeropties

        func run() async throws {
            guard IdentifierFormat.isId(instantie), IdentifierFormat.isId(groep) else {
                throw ValidationError("--instantie en --groep bestaan uit letters, cijfers, punten en streepjes")
            }
            let kafka = try await broker.kafka()
            let log = LogSetup.maak(uitgebreid ? .debug : .info, beheer.logvorm)
            let boek = MetricsRegistry()
            var inst = try keuze.instellingen(kafka, try broker.topics(), try regiobestanden.register(), instantie)
            inst.groep = groep
            inst.verzegeling = try broker.verzegeling()
            inst.meetfabriek = boek
            let leven = Liveness()
            let dienst = Poortdienst(
                inst, klok: vandaag.map(Klok.stil(op:)) ?? .echt, log: log, bijRonde: { leven.gaatRond() })
            let stop = try StopSignal()
            let beheer = beheer
            try await ProcessSignals.tot(
                bijStop: { stop.ask() },
                werk: { try await beheer.naast(leven, boek, kafka, log) { try await dienst.draai(stop) } })
        }
    }

    struct Vrijgeven: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Laat de poort een topic weer lezen dat stilstond na te veel foute berichten.")
        @Option(help: "Het topic, zoals het logboek het noemt.") var topic: String
        @OptionGroup var broker: Brokeropties

        func run() async throws {
            let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
            guard verbinding.topics.afzender(vanInvoer: topic) != nil else {
                throw ValidationError("--topic is het eigen topic van een partij, zoals doorbraak.in.gi.jbov")
            }
            _ = try await verbinding.controleer([verbinding.topics.poort])
            var zenden = ProducerSettings(brokers: verbinding.brokers, messageTimeoutMs: 7_000)
            zenden.extra = verbinding.extra
            let producer = try Producer(zenden, logger: verbinding.log)
            let steen = OutgoingRecord(
                topic: verbinding.topics.poort, partition: 0, key: GateState.sleutel(stil: topic), value: nil)
            let uitkomst = await producer.send([steen]).first
            await producer.close(withinMs: 2_000)
            _ = try uitkomst?.get()
            ConsoleOutput.regel("\(topic) wordt weer gelezen.")
        }
    }
}

/// How strict the gate is.
struct Poortopties: ParsableArguments {
    @OptionGroup var partijenbestand: Partijenbestand
    @Option(help: "Foute berichten van één partij in een minuut; bij meer staat haar topic stil tot het vrijgeven.")
    var weigeringenPerMinuut = 600

    func validate() throws {
        guard (1...1_000_000).contains(weigeringenPerMinuut) else {
            throw ValidationError("--weigeringen-per-minuut ligt van 1 tot en met 1000000")
        }
    }

    func instellingen(
        _ kafka: Settings, _ topics: Topics, _ register: Gemeenteregister, _ instantie: String
    ) throws -> Poortinstellingen {
        var inst = Poortinstellingen(brokers: kafka.brokers)
        inst.topics = topics
        inst.extra = kafka.extra
        inst.register = register
        inst.instantie = instantie
        inst.partijen = try partijenbestand.lees()
        inst.weigeringenPerMinuutMax = weigeringenPerMinuut
        return inst
    }
}
