import ArgumentParser
import Berichten
import Jeugdhulp
import Rollen

/// What every command that follows takes.
struct Volgopties: ParsableArguments {
    @Flag(help: "Uitvoer voor machines: één CloudEvent per regel.") var json = false
    @Flag(help: "Stop als alles wat er al was is getoond.") var eenmalig = false
    @Flag(help: "Toon de redenen van alle mogelijkheden.") var alles = false
    @Option(help: "Reken alsof het deze dag is (jjjj-mm-dd). Anders: vandaag.") var vandaag: Datum?

    func volg(_ volger: Follower) async throws {
        let (json, eenmalig, alles, dag) = (json, eenmalig, alles, vandaag)
        let toon: @Sendable (Follower.FollowerEvent) -> Bool = { ontvangen in
            let vandaag = dag ?? Klok.echt.vandaag
            if let tekst = Self.tekst(ontvangen, json: json, alles: alles, vandaag: vandaag) {
                ConsoleOutput.regel(tekst)
            }
            if case .bij = ontvangen { return !eenmalig }
            return true
        }
        let gestopt = try await ProcessSignals.tot(bijStop: {}, werk: { try await volger.volg(toon) })
        if gestopt { throw ExitCode(130) }
    }

    static func tekst(_ ontvangen: Follower.FollowerEvent, json: Bool, alles: Bool, vandaag: Datum) -> String? {
        switch ontvangen {
        case .gebeurtenis(let gebeurtenis):
            if json { return String(decoding: gebeurtenis.bytes, as: UTF8.self) }
            switch gebeurtenis.inhoud {
            case .voorstelGedaan(let voorstel): return VoorstelRenderer.tekst(voorstel, alles: alles)
            case .opschalingBereikt(let opschaling): return VoorstelRenderer.tekst(opschaling)
            case .statusGewijzigd(let status): return VoorstelRenderer.tekst(status, vandaag: vandaag)
            case .voordrachtGedaan(let voordracht): return VoorstelRenderer.tekst(voordracht)
            case .voordrachtVervallen(let vervallen): return VoorstelRenderer.tekst(vervallen)
            case .voordrachtHerinnerd(let herinnerd): return VoorstelRenderer.tekst(herinnerd)
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
