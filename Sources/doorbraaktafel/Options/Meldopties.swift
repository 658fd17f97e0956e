import ArgumentParser
import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Logging
import Rollen
import Tafel

/// What every command that sends a file takes, and the sending itself.
struct Meldopties: ParsableArguments {
    @Option(help: "Wie verstuurt: urn:nld:oin:… of urn:nld:kvknr:….") var bron: String?
    @Option(help: "Keur datums alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?
    @Flag(help: "Uitvoer voor machines: één regel JSON per regel van het bestand.") var json = false

    func lezer() -> NDJSONFile {
        let klok = Klok.echt
        return NDJSONFile(
            bron: bron ?? Gebeurtenis.bronOnbekend, vandaag: vandaag ?? klok.vandaag, nu: klok.nu(),
            nieuwId: klok.nieuwId)
    }

    /// At most this many lines are on their way at once.
    private static let perKeerMax = 1_000

    /// Sends the good lines, tells of every bad one with its number, and ends with 1 when there was one.
    func verstuur(
        _ regels: [FileLine], _ broker: Brokeropties, vereist: KeyPath<Topics, String>,
        _ stuur: (EventSender, [Gebeurtenis]) async -> [Result<Delivery, KafkaError>]
    ) async throws {
        guard !regels.isEmpty else { throw ExitFailure.fout("Het bestand heeft geen regels om te sturen.") }
        let verbinding = try await broker.verbinding(bron: bron, log: LogSetup.maak(.critical))
        _ = try await verbinding.controleer([verbinding.topics[keyPath: vereist]])
        let zender = try EventSender(verbinding)
        var (verstuurd, mislukt) = (0, 0)
        for begin in stride(from: 0, to: regels.count, by: Self.perKeerMax) {
            let deel = regels[begin..<min(begin + Self.perKeerMax, regels.count)]
            let voorheen = verstuurd
            let goed = deel.compactMap { regel in (try? regel.uitkomst.get()).map { (regel.nummer, $0) } }
            for case let regel in deel {
                guard case .failure(let afkeuring) = regel.uitkomst else { continue }
                mislukt += 1
                meld(regel.nummer, "afgekeurd", "\(afkeuring)", afkeuring.code.rawValue)
            }
            for (uitkomst, (nummer, gebeurtenis)) in zip(await stuur(zender, goed.map(\.1)), goed) {
                switch uitkomst {
                case .success:
                    verstuurd += 1
                    if json { meld(nummer, "verstuurd", gebeurtenis.id, nil) }
                case .failure(let fout):
                    mislukt += 1
                    meld(nummer, "niet-verstuurd", "\(fout)", "broker")
                }
            }
            voortgang(begin + deel.count, van: regels.count)
            // Nothing of this part arrived: the broker is gone, and waiting for it once more for each next part helps
            // nobody.
            if !goed.isEmpty, verstuurd == voorheen {
                let rest = regels.count - begin - deel.count
                mislukt += rest
                if rest > 0 {
                    ConsoleOutput.fout(
                        "De broker antwoordt niet meer. \(rest) regels zijn niet geprobeerd; stuur ze opnieuw.")
                }
                break
            }
        }
        await zender.sluit()
        if !json { ConsoleOutput.regel("\(verstuurd) verstuurd, \(mislukt) niet.") }
        if mislukt > 0 { throw ExitCode(1) }
    }

    private func voortgang(_ gedaan: Int, van totaal: Int) {
        guard totaal > Self.perKeerMax, isatty(STDERR_FILENO) == 1 else { return }
        try? FileHandle.standardError.write(
            contentsOf: Data("\r\(gedaan)/\(totaal)\(gedaan == totaal ? "\n" : "")".utf8))
    }

    private func meld(_ regel: Int, _ wat: String, _ tekst: String, _ code: String?) {
        guard json else {
            ConsoleOutput.fout("regel \(regel) \(wat): \(tekst)")
            return
        }
        var leden: JSONMembers = ["regel": .getal(regel), "uitkomst": .tekst(wat)]
        leden[code == nil ? "id" : "reden"] = .tekst(tekst)
        if let code { leden["code"] = .tekst(code) }
        ConsoleOutput.regel(String(decoding: JSONValue.object(leden).bytes, as: UTF8.self))
    }
}

/// What every command that follows takes.
struct Volgopties: ParsableArguments {
    @Flag(help: "Uitvoer voor machines: één CloudEvent per regel.") var json = false
    @Flag(help: "Stop als alles wat er al was is getoond.") var eenmalig = false
    @Flag(help: "Toon de redenen van alle mogelijkheden.") var alles = false

    func volg(_ volger: Follower) async throws {
        let (json, eenmalig, alles) = (json, eenmalig, alles)
        let toon: @Sendable (Follower.FollowerEvent) -> Bool = { ontvangen in
            if let tekst = Self.tekst(ontvangen, json: json, alles: alles) { ConsoleOutput.regel(tekst) }
            if case .bij = ontvangen { return !eenmalig }
            return true
        }
        let gestopt = try await ProcessSignals.tot(bijStop: {}, werk: { try await volger.volg(toon) })
        if gestopt { throw ExitCode(130) }
    }

    static func tekst(_ ontvangen: Follower.FollowerEvent, json: Bool, alles: Bool) -> String? {
        switch ontvangen {
        case .gebeurtenis(let gebeurtenis):
            if json { return String(decoding: gebeurtenis.bytes, as: UTF8.self) }
            switch gebeurtenis.inhoud {
            case .voorstelGedaan(let voorstel): return VoorstelRenderer.tekst(voorstel, alles: alles)
            case .opschalingBereikt(let opschaling): return VoorstelRenderer.tekst(opschaling)
            case .statusGewijzigd(let status): return VoorstelRenderer.tekst(status)
            case .voordrachtGedaan(let voordracht): return VoorstelRenderer.tekst(voordracht)
            case .voordrachtVervallen(let vervallen): return VoorstelRenderer.tekst(vervallen)
            case .berichtAfgekeurd(let afgekeurd): return VoorstelRenderer.tekst(afgekeurd)
            default: return "\(gebeurtenis.inhoud.type.rawValue) \(gebeurtenis.casusId ?? "")"
            }
        case .weg(let sleutel):
            if json {
                let regel = JSONValue.object(["sleutel": .tekst(sleutel), "weg": .waar(true)])
                return String(decoding: regel.bytes, as: UTF8.self)
            }
            // The step of a ladder goes with its proposal: that is enough to say.
            return sleutel.contains("/") ? nil : ConsoleOutput.zwak("Casus \(sleutel): het voorstel geldt niet meer.")
        case .onleesbaar(let plek, let afkeuring):
            ConsoleOutput.fout("cannot read \(plek): \(afkeuring)")
            return nil
        case .bij, .vergeten: return nil
        }
    }
}
