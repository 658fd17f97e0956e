import Berichten
import Bord
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Poort
import Rollen
import Tafel

/// One run of the demo.
final class Demo: Sendable {
    /// The outcomes of the examples were worked out for this day.
    static let dagVanDeVoorbeelden = Datum(jaar: 2026, maand: 11, dag: 20) ?? Datum(dagen: 0)

    let broker: EmbeddedBroker
    let stop: StopSignal
    private let vandaag: Datum
    private let register: Gemeenteregister
    private let json, alles, eenmalig: Bool
    private let log = LogSetup.maak(.critical)
    private let topics = Topics.standaard
    private let poort: Int
    private let aanvragen, aanbod, contracten: [Gebeurtenis]
    private let regio: Demoregio?
    private let slot: Demoslot

    /// - Parameter leeg: without the region that has a life.
    init(
        vandaag: Datum, register: Gemeenteregister, json: Bool, alles: Bool, eenmalig: Bool, leeg: Bool, poort: Int
    ) throws {
        self.poort = poort
        self.register = register
        self.vandaag = vandaag
        self.json = json
        self.alles = alles
        self.eenmalig = eenmalig
        broker = try IngebouwdeBroker.start(.standaard, partities: 12, log: log)
        stop = try StopSignal()
        let klok = Klok.echt
        let bestand = NDJSONFile(
            bron: Gebeurtenis.bronOnbekend, vandaag: vandaag, nu: klok.nu(), nieuwId: klok.nieuwId)
        contracten = try Self.alle(bestand, PackageResources.contracten_ndjson, .contractGemeld)
        aanbod = try Self.alle(bestand, PackageResources.aanbod_ndjson, .aanbodGemeld)
        // The aanvragen are not judged here: that one is refused is part of what the demo shows.
        aanvragen = try PackageResources.aanvragen_ndjson.split(separator: UInt8(ascii: "\n")).map { regel in
            bestand.gebeurtenis(try GebeurtenisReader().leesInhoud(.aanvraagIngediend, Data(regel)))
        }
        regio = leeg ? nil : try Demoregio(register: register, vandaag: vandaag, omslag: bestand.gebeurtenis)
        slot = Demoslot(
            voorbeelden: Set(aanvragen.compactMap(\.casusId)),
            regio: Set(regio?.aanvragen.compactMap(\.casusId) ?? []))
    }

    private static func alle(_ bestand: NDJSONFile, _ bytes: [UInt8], _ type: Berichttype) throws -> [Gebeurtenis] {
        try bestand.lees(Data(bytes), [type]).map { try $0.uitkomst.get() }
    }

    func draai() async throws {
        if !json { ConsoleOutput.regel(Demotekst.begin(vandaag, broker.bootstrap, regio)) }
        var inst = Matcherinstellingen(brokers: broker.bootstrap)
        inst.topics = topics
        inst.register = register
        let matcher = Matcher(inst, klok: .stil(op: vandaag), log: log)
        let (dienst, poortstop) = (poortdienst(), try StopSignal())
        let (stop, eenmalig) = (stop, eenmalig)
        try await withThrowingTaskGroup(of: Void.self) { groep in
            groep.addTask {
                defer { poortstop.ask() }
                try await matcher.draai(stop)
            }
            groep.addTask { try await dienst.draai(poortstop) }
            groep.addTask { try await self.stuur() }
            if !eenmalig { groep.addTask { try await self.toonPagina(stop) } }
            groep.addTask {
                try await self.volg()
                if eenmalig { stop.ask() }
            }
            // The follower only ends by itself when all is answered; a wish to stop ends it through cancellation.
            try await withTaskCancellationHandler {
                try await groep.waitForAll()
            } onCancel: {
                stop.ask()
            }
        }
    }

    /// For who tries a client of its own on a topic of a party.
    private func poortdienst() -> Poortdienst {
        var inst = Poortinstellingen(brokers: broker.bootstrap)
        inst.topics = topics
        inst.register = register
        return Poortdienst(inst, klok: .stil(op: vandaag), log: log)
    }

    /// The page of all tables, until the demo ends; what it keeps goes with it.
    private func toonPagina(_ stop: StopSignal) async throws {
        let map = NSTemporaryDirectory() + "doorbraaktafel-demo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: map) }
        let regios = register.tafels.map(\.slug).sorted()
        let bord = try await Demobord.maak(
            brokers: broker.bootstrap, regios: regios, register: register, klok: .stil(op: vandaag), poort: poort,
            map: map, log: log)
        do {
            try await bord.draai { poort in
                if !self.json { ConsoleOutput.regel(Demotekst.pagina(poort)) }
                self.sluitAf(self.slot.paginaOp(poort))
            }
        } catch {
            // Without the page there is no demo: the matcher must not go on alone.
            stop.ask()
            throw error
        }
    }

    /// - Parameter einde: what there is to say when all is answered and the page is up; nil before.
    private func sluitAf(_ einde: Demoslot.Einde?) {
        guard let einde, !json, !eenmalig else { return }
        ConsoleOutput.regel(Demotekst.vervolg(broker.bootstrap, einde, regio))
    }

    /// Contracts and offers first, then the cases, each by the party that sends it; the examples before the region.
    private func stuur() async throws {
        let verbinding = Connection(brokers: broker.bootstrap, topics: topics, log: log)
        let zender = try EventSender(verbinding)
        let uitkomsten =
            await Inkooporganisatie(zender).meld(contracten + (regio?.contracten ?? []))
            + Aanbieder(zender).meld(aanbod + (regio?.opgaven ?? []))
            + GI(zender).stuur(aanvragen + (regio?.aanvragen ?? []))
        await zender.sluit()
        for uitkomst in uitkomsten { _ = try uitkomst.get() }
    }

    /// Shows proposals and refusals of the examples as they arrive; those of the region are counted.
    private func volg() async throws {
        let regios = register.tafels.map { topics.voorstellen(regio: $0.slug) }
        let gis = Set((aanvragen + (regio?.aanvragen ?? [])).compactMap(Self.gi)).sorted().map { topics.status(gi: $0) }
        let volger = Follower(
            Connection(brokers: broker.bootstrap, topics: topics, log: log), topics: regios + gis)
        let (json, alles, eenmalig) = (json, alles, eenmalig)
        try await volger.volg { ontvangen in
            guard case .gebeurtenis(let gebeurtenis) = ontvangen else {
                if !json,
                    let tekst = Volgopties.tekst(
                        ontvangen, json: false, alles: alles, vandaag: self.vandaag)
                {
                    ConsoleOutput.regel(tekst)
                }
                return true
            }
            guard let casusId = gebeurtenis.casusId, let tekst = Self.tekst(gebeurtenis, json, alles) else {
                return true
            }
            if !self.slot.isVanDeRegio(casusId) { ConsoleOutput.regel(tekst) }
            let einde = self.slot.beantwoord(casusId)
            self.sluitAf(einde)
            return !(eenmalig && self.slot.isBeantwoord)
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
}
