import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Proefmarkt
import Rollen
import Tafel

struct BelastingCommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "belasting",
        abstract: "Stuurt verzonnen aanvragen in een vast tempo en meet wanneer hun voorstel er is.",
        discussion: """
            Voor een cluster om te proberen, nooit voor dat met echte kinderen. Er moet een matcher draaien. De tijd \
            loopt van het moment waarop een aanvraag aan de beurt was tot haar voorstel te lezen is, dus ook als het \
            versturen achterloopt. Code 1 als er een voorstel ontbreekt.
            """)
    @Option(help: "Aanvragen per seconde.") var aanvragenPerS = 50
    @Option(help: "Hoe lang, in seconden.") var duur = 30
    @Option(help: "Eerst zo veel plekken met hulp melden, met hun contracten; 0: wat er al is.") var aanbod = 2_000
    @Option(help: "Het zaad van de verzonnen markt; anders elke keer een ander.") var zaad = UInt64.random(
        in: 1...999_999)
    @Option(help: "De dag van de markt (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Option(help: "Zo lang wachten op de laatste voorstellen, in seconden.") var naloop = 60
    @OptionGroup var broker: Brokeropties
    @Flag(help: "Uitvoer voor machines: één regel JSON.") var json = false

    func validate() throws {
        guard (1...20_000).contains(aanvragenPerS), (1...86_400).contains(duur), (1...3_600).contains(naloop) else {
            throw ValidationError("--aanvragen-per-s ligt van 1 tot en met 20000, --duur tot 86400, --naloop tot 3600")
        }
    }

    func run() async throws {
        let markt = try Marktgenerator(
            zaad: zaad, aanbod: aanbod, casussen: aanvragenPerS * duur, vandaag: vandaag ?? Klok.echt.vandaag)
        let verbinding = try await broker.verbinding(log: LogSetup.maak(.critical))
        let regios = Gemeenteregister.landelijk.regios.map(\.slug) + [Topics.landelijk]
        let luistert = regios.map(verbinding.topics.voorstellen(regio:))
        let partities = try await verbinding.controleer(luistert + [verbinding.topics.aanvragen])
        let zender = try EventSender(verbinding)
        try await meldMarkt(markt, zender)
        let meting = LoadMeasurement()
        let oor = LoadListener(verbinding, luistert.map { ($0, partities[$0] ?? 0) }, try StopSignal())
        let luisteraar = Task { try await OwnedThread.run(name: "luisteraar") { try oor.luister(meting) } }
        await verstuur(markt, zender, meting)
        await zender.sluit()
        _ = await meting.wachtOpAlle(sMax: naloop)
        oor.stop()
        try await luisteraar.value
        let uitslag = meting.uitslag
        ConsoleOutput.regel(
            json ? String(decoding: uitslag.json(zaad: zaad).bytes, as: UTF8.self) : uitslag.tekst(zaad: zaad))
        if uitslag.verloren > 0 { throw ExitCode(1) }
    }

    private func meldMarkt(_ markt: Marktgenerator, _ zender: EventSender) async throws {
        guard aanbod > 0 else { return }
        let contracten = (0..<markt.aanbiedersAantal).flatMap { markt.contracten(van: $0) }
        let uitkomsten =
            await Inkooporganisatie(zender).meld(contracten.map { gebeurtenis(.contractGemeld($0)) })
            + Aanbieder(zender).meld((0..<aanbod).map { gebeurtenis(.aanbodGemeld(markt.aanbod($0))) })
        for uitkomst in uitkomsten { _ = try uitkomst.get() }
    }

    private func gebeurtenis(_ inhoud: Inhoud) -> Gebeurtenis {
        let klok = Klok.echt
        return Gebeurtenis(id: klok.nieuwId(), source: Gebeurtenis.bronOnbekend, time: klok.nu(), inhoud: inhoud)
    }

    /// What is due at each tick goes at once; a tick that comes late sends more.
    private func verstuur(_ markt: Marktgenerator, _ zender: EventSender, _ meting: LoadMeasurement) async {
        let (tikken, tik) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let wekker = DispatchSource.makeTimerSource()
        wekker.schedule(deadline: .now(), repeating: .milliseconds(10))
        wekker.setEventHandler { tik.yield() }
        wekker.resume()
        defer { wekker.cancel() }
        let begin = ContinuousClock.now
        let totaal = aanvragenPerS * duur
        var verzonden = 0
        for await _ in tikken {
            let verlopen = (ContinuousClock.now - begin) / .milliseconds(1)
            let tot = min(totaal, Int(verlopen * Double(aanvragenPerS) / 1_000))
            guard tot > verzonden else { continue }
            let deel = (verzonden..<tot).map { nummer in
                let aanvraag = markt.aanvraag(nummer)
                meting.aanDeBeurt(
                    aanvraag.casusId, op: begin + .milliseconds(Int64(nummer) * 1_000 / Int64(aanvragenPerS)))
                return gebeurtenis(.aanvraagIngediend(aanvraag))
            }
            for (uitkomst, bericht) in zip(await GI(zender).stuur(deel), deel) {
                if case .failure = uitkomst { meting.nietVerstuurd(bericht.casusId ?? "") }
            }
            verzonden = tot
            if verzonden == totaal { return }
        }
    }
}
