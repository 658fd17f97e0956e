import ArgumentParser
import Berichten
import Bord
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Tafel

/// Everything in one process on the embedded broker, as a user would run it in several.
struct DemoCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Alles in één: ingebouwde broker, voorbeelden, matcher, voorstellen.",
        discussion: "Blijft daarna staan, zodat u in een tweede venster meer kunt sturen. Stop met Ctrl-C.")

    @Option(help: "Poort voor de webpagina; 0 kiest een vrije.") var poort = 8080
    @Flag(help: "Stop vanzelf als elke aanvraag is beantwoord.") var eenmalig = false
    @Flag(help: "Uitvoer voor machines: één regel JSON per aanvraag.") var json = false
    @Flag(help: "Toon de redenen van alle mogelijkheden.") var alles = false
    @Option(help: "De dag waarmee de demo rekent (jjjj-mm-dd).") var vandaag = Demo.dagVanDeVoorbeelden
    @OptionGroup var regiobestanden: Regiobestanden

    func run() async throws {
        let demo = try Demo(
            vandaag: vandaag, register: try regiobestanden.register(), json: json, alles: alles, eenmalig: eenmalig,
            poort: poort)
        let gestopt = try await ProcessSignals.tot(
            bijStop: { demo.stop.vraag() }, werk: { try await demo.draai() })
        demo.broker.close()
        if gestopt, eenmalig { throw ExitCode(130) }
    }
}

/// One run of the demo.
final class Demo: Sendable {
    /// The outcomes of the examples were worked out for this day.
    static let dagVanDeVoorbeelden = Datum(jaar: 2026, maand: 11, dag: 20) ?? Datum(dagen: 0)

    let broker: EmbeddedBroker
    let stop: Stopteken
    private let vandaag: Datum
    private let register: Gemeenteregister
    private let json, alles, eenmalig: Bool
    private let log = LogSetup.maak(.critical)
    private let topics = Topics.standaard
    private let poort: Int
    private let aanvragen, aanbod, contracten: [Gebeurtenis]

    init(vandaag: Datum, register: Gemeenteregister, json: Bool, alles: Bool, eenmalig: Bool, poort: Int) throws {
        self.poort = poort
        self.register = register
        self.vandaag = vandaag
        self.json = json
        self.alles = alles
        self.eenmalig = eenmalig
        broker = try IngebouwdeBroker.start(.standaard, partities: 12, log: log)
        stop = try Stopteken()
        let klok = Klok.echt
        let bestand = NDJSONFile(
            bron: Gebeurtenis.bronOnbekend, vandaag: vandaag, nu: klok.nu(), nieuwId: klok.nieuwId)
        contracten = try Self.alle(bestand, PackageResources.contracten_ndjson, .contractGemeld)
        aanbod = try Self.alle(bestand, PackageResources.aanbod_ndjson, .aanbodGemeld)
        // The aanvragen are not judged here: that one is refused is part of what the demo shows.
        aanvragen = try PackageResources.aanvragen_ndjson.split(separator: UInt8(ascii: "\n")).map { regel in
            bestand.gebeurtenis(try GebeurtenisReader().leesInhoud(.aanvraagIngediend, Data(regel)))
        }
    }

    private static func alle(_ bestand: NDJSONFile, _ bytes: [UInt8], _ type: Berichttype) throws -> [Gebeurtenis] {
        try bestand.lees(Data(bytes), [type]).map { try $0.uitkomst.get() }
    }

    func draai() async throws {
        if !json { toonBegin() }
        var inst = Matcherinstellingen(brokers: broker.bootstrap)
        inst.topics = topics
        inst.register = register
        let matcher = Matcher(inst, klok: .stil(op: vandaag), log: log)
        let (stop, eenmalig) = (stop, eenmalig)
        try await withThrowingTaskGroup(of: Void.self) { groep in
            groep.addTask { try await matcher.draai(stop) }
            groep.addTask { try await self.stuur() }
            if !eenmalig { groep.addTask { try await self.toonPagina(stop) } }
            groep.addTask {
                try await self.volg()
                if eenmalig { stop.vraag() }
            }
            // The follower only ends by itself when all is answered; a wish to stop ends it through cancellation.
            try await withTaskCancellationHandler {
                try await groep.waitForAll()
            } onCancel: {
                stop.vraag()
            }
        }
    }

    /// The page of all tables, until the demo ends; what it keeps goes with it.
    private func toonPagina(_ stop: Stopteken) async throws {
        let map = NSTemporaryDirectory() + "doorbraaktafel-demo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: map) }
        let regios = register.regios.map(\.slug).sorted()
        let bord = try await Demobord.maak(
            brokers: broker.bootstrap, regios: regios, register: register, klok: .stil(op: vandaag), poort: poort,
            map: map, log: log)
        let json = json
        do {
            try await bord.draai { poort in
                if !json { ConsoleOutput.regel(Self.adres(poort)) }
            }
        } catch {
            // Without the page there is no demo: the matcher must not go on alone.
            stop.vraag()
            throw error
        }
    }

    private static func adres(_ poort: Int) -> String {
        """
        \(ConsoleOutput.vet("De pagina van de tafel staat op http://127.0.0.1:\(poort)/"))
        \(ConsoleOutput.zwak("Alleen op dit apparaat. Inloggen gaat in de demo met één knop per rol."))

        """
    }

    /// Contracts and offers first, then the cases, each by the party that sends it.
    private func stuur() async throws {
        let verbinding = Connection(brokers: broker.bootstrap, topics: topics, log: log)
        let zender = try EventSender(verbinding)
        let uitkomsten =
            await Inkooporganisatie(zender).meld(contracten) + Aanbieder(zender).meld(aanbod)
            + GI(zender).stuur(aanvragen)
        await zender.sluit()
        for uitkomst in uitkomsten { _ = try uitkomst.get() }
    }

    /// Shows proposals and refusals as they arrive.
    private func volg() async throws {
        let regios = Gemeenteregister.landelijk.regios.map { topics.voorstellen(regio: $0.slug) }
        let gis = Set(aanvragen.compactMap(Self.gi)).sorted().map { topics.status(gi: $0) }
        let volger = Follower(
            Connection(brokers: broker.bootstrap, topics: topics, log: log), topics: regios + gis)
        let antwoorden = Antwoorden(casussen: Set(aanvragen.compactMap(\.casusId)))
        let (json, alles, eenmalig) = (json, alles, eenmalig)
        let adres = broker.bootstrap
        try await volger.volg { ontvangen in
            guard case .gebeurtenis(let gebeurtenis) = ontvangen else {
                if !json, let tekst = Volgopties.tekst(ontvangen, json: false, alles: alles) {
                    ConsoleOutput.regel(tekst)
                }
                return true
            }
            guard let casusId = gebeurtenis.casusId, let tekst = Self.tekst(gebeurtenis, json, alles) else {
                return true
            }
            ConsoleOutput.regel(tekst)
            guard antwoorden.beantwoord(casusId) else { return true }
            if !json, !eenmalig { ConsoleOutput.regel(Self.vervolg(adres)) }
            return !eenmalig
        }
    }

    private static func gi(_ gebeurtenis: Gebeurtenis) -> String? {
        guard case .aanvraagIngediend(let aanvraag) = gebeurtenis.inhoud else { return nil }
        return aanvraag.gi
    }

    private static func tekst(_ gebeurtenis: Gebeurtenis, _ json: Bool, _ alles: Bool) -> String? {
        switch gebeurtenis.inhoud {
        case .voorstelGedaan(let voorstel):
            json ? regel(voorstel) : VoorstelRenderer.tekst(voorstel, alles: alles)
        case .berichtAfgekeurd(let afgekeurd):
            json
                ? Afgekeurdregel.json(afgekeurd.casusId, afgekeurd.afkeuring) : VoorstelRenderer.tekst(afgekeurd) + "\n"
        default: nil
        }
    }

    /// As `match --json` writes it: what was asked stands in the aanvraag.
    private static func regel(_ voorstel: VoorstelGedaan) -> String {
        var voorstel = voorstel
        voorstel.behoefte = nil
        return String(decoding: voorstel.json.bytes, as: UTF8.self)
    }

    private func toonBegin() {
        ConsoleOutput.regel(
            """
            \(ConsoleOutput.vet("Doorbraaktafel: twaalf vastgelopen zaken zoeken hulp."))
            De demo rekent met \(vandaag.inWoorden), de dag van de voorbeelden. Alle namen zijn verzonnen.
            \(ConsoleOutput.zwak("Ingebouwde broker op \(broker.bootstrap): bewaart alles in het geheugen."))
            \(ConsoleOutput.zwak("Hij kent geen isolatie van transacties: alleen om te proberen."))

            """)
    }

    private static func vervolg(_ adres: String) -> String {
        """
        \(ConsoleOutput.vet("Alle voorbeelden zijn beantwoord.")) De demo blijft staan. In een tweede venster:

          doorbraaktafel expertteam volgen --regio Twente --brokers \(adres)
          doorbraaktafel gi volgen --gi jbov --brokers \(adres)
          doorbraaktafel gi indienen mijn-aanvragen.ndjson --brokers \(adres)
          doorbraaktafel aanbieder melden mijn-aanbod.csv --brokers \(adres)

        Voorbeelden van bestanden: Sources/doorbraaktafel/Voorbeelden. Stop met Ctrl-C.

        """
    }
}

/// Keeps count of which examples have had their answer.
private final class Antwoorden: @unchecked Sendable {
    // Only touched on the follower's own thread.
    private var over: Set<String>

    init(casussen: Set<String>) { over = casussen }

    /// - Returns: whether this was the last one.
    func beantwoord(_ casusId: String) -> Bool { over.remove(casusId) != nil && over.isEmpty }
}
