import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp

/// Forms for those without a system of their own: an aanbieder reports an offer, a GI submits a case.
enum FormRoutes {
    static let alle: [WebRoute] = [
        WebRoute(.get, Paths.aanbodMelden, .pagina, .rollen([.aanbieder])) { leeg(.aanbod, $0) },
        WebRoute(.post, Paths.aanbodMelden, .pagina, .rollen([.aanbieder])) { try await verstuur(.aanbod, $0) },
        WebRoute(.get, Paths.casusIndienen, .pagina, .rollen([.gi])) { leeg(.casus, $0) },
        WebRoute(.post, Paths.casusIndienen, .pagina, .rollen([.gi])) { try await verstuur(.casus, $0) },
    ]

    /// The form with nothing filled in but what is known.
    static func leeg(_ soort: FormKind, _ vraag: RouteRequest) -> Response {
        var waarden: [String: [String]] = [:]
        let vandaag = [vraag.bord.klok.vandaag.description]
        switch soort {
        case .aanbod:
            if case .aanbieder(let agb)? = vraag.rol { waarden["agb"] = [agb.description] }
            waarden["wachttijd.peildatum"] = vandaag
        case .gestart, .intrekken: waarden["op"] = vandaag
        case .casus, .antwoord: break
        }
        return Responses.pagina(
            FormPage(
                kader: vraag.bord.kader(vraag.bezoeker), soort: soort, waarden: waarden,
                verzonden: vraag.query["verzonden"].flatMap { IdentifierFormat.isId($0) ? $0 : nil }))
    }

    /// Takes in what was filled in: sent, or shown again with what is wrong with it.
    static func verstuur(_ soort: FormKind, _ vraag: RouteRequest) async throws -> Response {
        let waarden = vraag.formulier.velden.filter { $0.key != "csrf" }
        do {
            let inhoud = try gelezen(soort, waarden, vraag)
            let gebeurtenis = Gebeurtenis(
                id: vraag.bord.klok.nieuwId(), source: vraag.bord.inst.bron, time: vraag.nu, inhoud: inhoud)
            try await EventSubmission(vraag).verstuur(gebeurtenis, waarde: Data(gebeurtenis.bytes))
            return Responses.naar(soort.naar(inhoud))
        } catch Weigering.afgekeurd(let afkeuring, let vorm) {
            let fouten = (vorm.isEmpty ? [afkeuring] : vorm).map {
                FieldError(veld: veldnaam($0.veld), tekst: "\($0.uitleg) \($0.watTeDoen)")
            }
            return opnieuw(soort, vraag, waarden, .unprocessableContent, fouten)
        } catch Weigering.nietVanU {
            return opnieuw(
                soort, vraag, waarden, .forbidden,
                [
                    FieldError(
                        veld: soort.type == .aanbodGemeld ? "aanbodId" : "casusId",
                        tekst: "Dit kenmerk of deze AGB-code is van een andere organisatie. Gebruik uw eigen.")
                ])
        } catch Weigering.geenKafka {
            // What was filled in is kept.
            return opnieuw(
                soort, vraag, waarden, .serviceUnavailable,
                [FieldError(veld: "", tekst: "\(Weigering.geenKafka.uitleg) \(Weigering.geenKafka.watNu)")])
        }
    }

    private static func opnieuw(
        _ soort: FormKind, _ vraag: RouteRequest, _ waarden: [String: [String]], _ status: HTTPResponse.Status,
        _ fouten: [FieldError]
    ) -> Response {
        // Two fields of the message may be one of the form.
        let eerste = fouten.reduce(into: [FieldError]()) { uit, fout in
            if fout.veld.isEmpty || !uit.contains(where: { $0.veld == fout.veld }) { uit.append(fout) }
        }
        return
            Responses.pagina(
                FormPage(
                    kader: vraag.bord.kader(vraag.bezoeker), soort: soort, waarden: waarden, fouten: eerste),
                status: status)
    }

    private static func gelezen(
        _ soort: FormKind, _ waarden: [String: [String]], _ vraag: RouteRequest
    ) throws(Weigering) -> Inhoud {
        // Of a form with nothing filled in there is nothing to read: each field is then missed by name.
        var leden: JSONMembers = [:]
        let data = FormDecoder.data(waarden, soort.velden(vraag.bord.register))
        if case .object(let ingevuld) = data { leden = ingevuld }
        // Who sends is who logged in, and what it is about is what the address says.
        for (naam, waarde) in soort.vast(vraag.rol) { leden[naam] = waarde }
        switch soort {
        case .casus:
            // What is needed are the needs in their order.
            if case .lijst(let vragen)? = leden["hulpvragen"] { leden["hulpvragen"] = .lijst(genummerd(vragen)) }
        case .antwoord: leden["op"] = .tekst(vraag.bord.klok.vandaag.description)
        case .aanbod, .gestart, .intrekken: break
        }
        let bytes = Data(JSONValue.object(leden).bytes)
        func lees(_ lezer: GebeurtenisReader) throws(Afkeuring) -> Inhoud {
            try lezer.leesInhoud(soort.type, bytes)
        }
        do throws(Afkeuring) {
            return try lees(GebeurtenisReader())
        } catch {
            throw .afgekeurd(error, vorm: GebeurtenisReader().alleFouten(lees))
        }
    }

    private static func genummerd(_ vragen: [JSONValue]) -> [JSONValue] {
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
