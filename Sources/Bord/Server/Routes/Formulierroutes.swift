import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp

/// Forms for those without a system of their own: an aanbieder reports an offer, a GI submits a case.
enum Formulierroutes {
    static let alle: [Webroute] = [
        Webroute(.get, Paden.aanbodMelden, .pagina, .rollen([.aanbieder])) { leeg(.aanbod, $0) },
        Webroute(.post, Paden.aanbodMelden, .pagina, .rollen([.aanbieder])) { try await verstuur(.aanbod, $0) },
        Webroute(.get, Paden.casusIndienen, .pagina, .rollen([.gi])) { leeg(.casus, $0) },
        Webroute(.post, Paden.casusIndienen, .pagina, .rollen([.gi])) { try await verstuur(.casus, $0) },
    ]

    private static func leeg(_ soort: Formulierblad.Soort, _ vraag: Vraag) -> Response {
        var waarden: [String: [String]] = [:]
        if case .aanbieder(let agb)? = vraag.rol { waarden["agb"] = [agb.description] }
        if soort == .aanbod { waarden["wachttijd.peildatum"] = [vraag.bord.klok.vandaag().description] }
        return Antwoord.pagina(
            Formulierblad(
                kader: vraag.bord.kader(vraag.bezoeker), soort: soort, waarden: waarden,
                verzonden: vraag.query["verzonden"].flatMap { Kenmerkvorm.isId($0) ? $0 : nil }))
    }

    private static func verstuur(_ soort: Formulierblad.Soort, _ vraag: Vraag) async throws -> Response {
        let waarden = vraag.formulier.velden.filter { $0.key != "csrf" }
        do {
            let inhoud = try gelezen(soort, waarden, vraag)
            let gebeurtenis = Gebeurtenis(
                id: vraag.bord.klok.nieuwId(), source: vraag.bord.inst.bron, time: vraag.nu, inhoud: inhoud)
            try await Verzending(vraag).verstuur(gebeurtenis, waarde: Data(gebeurtenis.bytes))
            let (pad, id) =
                switch inhoud {
                case .aanbodGemeld(let aanbod): (Paden.aanbodMelden, aanbod.aanbodId)
                case .aanvraagIngediend(let aanvraag): (Paden.casusIndienen, aanvraag.casusId)
                default: (Paden.overzicht, "")
                }
            return Antwoord.naar("\(pad)?verzonden=\(id)")
        } catch Weigering.afgekeurd(let afkeuring, let vorm) {
            let fouten = (vorm.isEmpty ? [afkeuring] : vorm).map {
                Veldfout(veld: veldnaam($0.veld), tekst: "\($0.uitleg) \($0.watTeDoen)")
            }
            return opnieuw(soort, vraag, waarden, .unprocessableContent, fouten)
        } catch Weigering.nietVanU {
            return opnieuw(
                soort, vraag, waarden, .forbidden,
                [
                    Veldfout(
                        veld: soort == .aanbod ? "aanbodId" : "casusId",
                        tekst: "Dit kenmerk of deze AGB-code is van een andere organisatie. Gebruik uw eigen.")
                ])
        } catch Weigering.geenKafka {
            // What was filled in is kept.
            return opnieuw(
                soort, vraag, waarden, .serviceUnavailable,
                [Veldfout(veld: "", tekst: "\(Weigering.geenKafka.uitleg) \(Weigering.geenKafka.watNu)")])
        }
    }

    private static func opnieuw(
        _ soort: Formulierblad.Soort, _ vraag: Vraag, _ waarden: [String: [String]], _ status: HTTPResponse.Status,
        _ fouten: [Veldfout]
    ) -> Response {
        // Two fields of the message may be one of the form.
        let eerste = fouten.reduce(into: [Veldfout]()) { uit, fout in
            if fout.veld.isEmpty || !uit.contains(where: { $0.veld == fout.veld }) { uit.append(fout) }
        }
        return
            Antwoord.pagina(
                Formulierblad(
                    kader: vraag.bord.kader(vraag.bezoeker), soort: soort, waarden: waarden, fouten: eerste),
                status: status)
    }

    private static func gelezen(
        _ soort: Formulierblad.Soort, _ waarden: [String: [String]], _ vraag: Vraag
    ) throws(Weigering) -> Inhoud {
        let data = Formulierboom.data(waarden, soort == .aanbod ? Veldgroep.aanbod : Veldgroep.casus)
        guard case .object(var leden) = data else { throw .stuk }
        if soort == .casus {
            // Who submits is who logged in, and what is needed are the needs in their order.
            if case .gi(let gi)? = vraag.rol { leden["gi"] = .tekst(gi) }
            if case .lijst(let vragen)? = leden["hulpvragen"] { leden["hulpvragen"] = .lijst(genummerd(vragen)) }
        }
        let bytes = Data(JSONWaarde.object(leden).bytes)
        func lees(_ lezer: Gebeurtenislezer) throws(Afkeuring) -> Inhoud {
            try lezer.leesInhoud(soort == .aanbod ? .aanbodGemeld : .aanvraagIngediend, bytes)
        }
        do throws(Afkeuring) {
            return try lees(Gebeurtenislezer())
        } catch {
            throw .afgekeurd(error, vorm: Gebeurtenislezer().alleFouten(lees))
        }
    }

    private static func genummerd(_ vragen: [JSONWaarde]) -> [JSONWaarde] {
        vragen.enumerated().map { index, vraag in
            guard case .object(var leden) = vraag else { return vraag }
            leden["id"] = .tekst("h\(index + 1)")
            return .object(leden)
        }
    }

    /// The reader names a field from the event or from its data; the form from its data.
    private static func veldnaam(_ veld: String?) -> String {
        guard let veld else { return "" }
        let pad = veld.hasPrefix("data.") ? String(veld.dropFirst("data.".count)) : veld
        return pad.hasSuffix(".hulpvorm") || pad == "hulpvorm"
            ? String(pad.dropLast("hulpvorm".count)) + "voorziening" : pad
    }
}
