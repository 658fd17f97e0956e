import ArgumentParser
import Beheer
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Matching
import Poort
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
    @Flag(help: "Laat ook door wat partijen op hun eigen topic sturen, of laat dat aan: doorbraaktafel poort.")
    var poort = Poortstand.metPoort
    @OptionGroup var poortopties: Poortopties
    @OptionGroup var beheer: Beheeropties

    /// Whether the gate is in the same process.
    enum Poortstand: EnumerableFlag {
        case metPoort, zonderPoort
    }

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
        let klok = vandaag.map(Klok.stil(op:)) ?? .echt
        let matcher = Matcher(inst, klok: klok, log: log)
        let stop = try StopSignal()
        let dienst = try poortdienst(inst, kafka, boek, klok, log)
        let poortstop = try StopSignal()
        let beheer = beheer
        try await ProcessSignals.tot(
            bijStop: {
                stop.ask()
                poortstop.ask()
            },
            werk: {
                try await beheer.naast(matcher.leven, boek, kafka, log) {
                    try await Self.draai(matcher, stop, dienst, poortstop)
                }
            })
        let telling = matcher.tellingen
        log.info(
            "matcher stopped",
            metadata: [
                "aanvragen": "\(telling.aanvragen)", "voorstellen": "\(telling.voorstellen)",
                "afgekeurd": "\(telling.afgekeurd)", "transacties": "\(telling.transacties)",
            ])
    }

    /// `nil`: the gate is a process of its own.
    private func poortdienst(
        _ inst: Matcherinstellingen, _ kafka: Settings, _ boek: MetricsRegistry, _ klok: Klok, _ log: Logger
    ) throws -> Poortdienst? {
        guard poort == .metPoort else { return nil }
        var eigen = try poortopties.instellingen(kafka, inst.topics, inst.register, instantie)
        eigen.groep = Toegang.poortgroep(bij: groep)
        eigen.verzegeling = inst.verzegeling
        eigen.meetfabriek = boek
        eigen.partities = inst.partities
        return Poortdienst(eigen, klok: klok, log: log)
    }

    /// Both, each on its own thread; when one ends, so does the other.
    private static func draai(
        _ matcher: Matcher, _ stop: StopSignal, _ dienst: Poortdienst?, _ poortstop: StopSignal
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { groep in
            groep.addTask {
                defer { poortstop.ask() }
                try await matcher.draai(stop)
            }
            if let dienst {
                groep.addTask {
                    defer { stop.ask() }
                    try await dienst.draai(poortstop)
                }
            }
            try await groep.waitForAll()
        }
    }
}
