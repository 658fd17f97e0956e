import ArgumentParser
import Beheer
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Matching
import Tafel

/// The service.
struct MatcherCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matcher",
        abstract: "De dienst: leest aanvragen en aanbod, stuurt elke regio haar voorstellen.",
        discussion: """
            Meer tegelijk: start er meer met elk een eigen --instantie; zij verdelen de zaken.
            Ctrl-C maakt af wat loopt. Wat niet is vastgelegd, doet de volgende opnieuw.
            """)

    @OptionGroup var broker: Brokeropties
    @Option(help: "Naam van deze instantie; twee tegelijk met dezelfde naam kan niet.") var instantie = "0"
    @Option(help: "Groep waarin instanties de zaken verdelen.") var groep = "doorbraaktafel-matcher"
    @Option(help: "Wie verstuurt: urn:nld:oin:…") var bron: String?
    @Option(help: "Bestand met andere gewichten (JSON).") var gewichten: String?
    @OptionGroup var regiobestanden: Regiobestanden
    @Option(help: "Reken alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Flag(help: "Schrijf meer in het logboek.") var uitgebreid = false
    @OptionGroup var beheer: Beheeropties

    func run() async throws {
        let kafka = try await broker.kafka()
        var inst = Matcherinstellingen(brokers: kafka.brokers)
        inst.topics = try broker.topics()
        inst.extra = kafka.extra
        inst.verzegeling = try broker.verzegeling()
        inst.register = try regiobestanden.register()
        inst.instantie = instantie
        inst.groep = groep
        if let bron { inst.bron = bron }
        if let gewichten { inst.gewichten = try Gewichten(json: try InputFile.lees(gewichten)) }
        guard IdentifierFormat.isId(instantie), IdentifierFormat.isId(groep) else {
            throw ValidationError("--instantie en --groep bestaan uit letters, cijfers, punten en streepjes")
        }
        guard IdentifierFormat.isBron(inst.bron) else {
            throw ValidationError("--bron is urn:nld:oin: met 20 cijfers of urn:nld:kvknr: met 8 cijfers")
        }
        let log = LogSetup.maak(uitgebreid ? .debug : .info, beheer.logvorm)
        let boek = MetricsRegistry()
        inst.meetfabriek = boek
        let matcher = Matcher(inst, klok: vandaag.map(Klok.stil(op:)) ?? .echt, log: log)
        let stop = try StopSignal()
        let beheer = beheer
        try await ProcessSignals.tot(
            bijStop: { stop.ask() },
            werk: { try await beheer.naast(matcher.leven, boek, kafka, log) { try await matcher.draai(stop) } })
        let telling = matcher.tellingen
        log.info(
            "matcher stopped",
            metadata: [
                "aanvragen": "\(telling.aanvragen)", "voorstellen": "\(telling.voorstellen)",
                "afgekeurd": "\(telling.afgekeurd)", "transacties": "\(telling.transacties)",
            ])
    }
}
