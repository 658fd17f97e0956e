import Berichten
import Foundation
import Hummingbird

/// The decision form.
enum Besluitroute {
    static func besluit(_ vraag: RouteRequest) async throws -> Response {
        let plek = try vraag.tafel()
        guard let casusId = vraag.parameters["id"], IdentifierFormat.isId(casusId) else { throw Weigering.nietGevonden }
        let ingevuld = vraag.formulier
        var formulier = Besluitformulier(
            besluit: ingevuld["besluit"], optie: ingevuld["optie"], rol: ingevuld["rol"], reden: ingevuld["reden"])
        formulier.fouten = fouten(formulier)
        let gelezen = ingevuld["versie"].flatMap { Int($0) }
        if gelezen == nil {
            formulier.fouten.append(
                FieldError(
                    veld: "besluit",
                    tekst: "Wij weten niet welk voorstel u zag. Kijk of uw keuze nog klopt en verstuur die opnieuw."))
        }
        let pagina = CasusRoute(vraag)
        guard formulier.fouten.isEmpty, let besluit = formulier.besluit.flatMap(BesluitGenomen.Besluit.init(rawValue:)),
            let versie = gelezen
        else {
            return try await pagina.antwoord(melding: .fouten, formulier: formulier, status: .unprocessableContent)
        }
        let keuze = BesluitInput(
            casusId: casusId, regio: plek.slug, versie: versie, besluit: besluit,
            optie: formulier.optie.flatMap { Int($0) }, rol: formulier.rol ?? "", reden: formulier.reden ?? "")
        // The page says how many decisions stood on it; who never opened it has seen none.
        let gezien = ingevuld["gezien"].flatMap { Int($0) } ?? 0
        let uitkomst: Besluitpost.BesluitOutcome
        do {
            uitkomst = try await vraag.bord.besluitpost.besluit(keuze, gezien: gezien, bron: vraag.bord.inst.bron)
        } catch {
            vraag.bord.audit.schrijf(.nietVerzonden, vraag.bezoeker, zaak: casusId)
            throw error
        }
        return try await antwoord(uitkomst, vraag, formulier, keuze)
    }

    private static func antwoord(
        _ uitkomst: Besluitpost.BesluitOutcome, _ vraag: RouteRequest, _ formulier: Besluitformulier,
        _ keuze: BesluitInput
    ) async throws -> Response {
        let pagina = CasusRoute(vraag)
        switch uitkomst {
        case .verzonden:
            vraag.bord.audit.schrijf(.besloten, vraag.bezoeker, keuze.besluit.rawValue, zaak: keuze.casusId)
            return Responses.naar("\(Paths.casus(keuze.casusId))?verzonden=\(keuze.besluit.rawValue)")
        case .collegaWasEerst(let ander):
            return try await pagina.antwoord(melding: .collegaWasEerst(ander), formulier: formulier, status: .conflict)
        case .nieuweVersie(let anders):
            // The chosen option may be another one now: it is chosen anew.
            var formulier = formulier
            formulier.optie = nil
            return try await pagina.antwoord(melding: .nieuweVersie(anders), formulier: formulier, status: .conflict)
        case .nietGevonden: throw Weigering.nietGevonden
        case .fouten(let fouten):
            var formulier = formulier
            formulier.fouten = fouten
            return try await pagina.antwoord(melding: .fouten, formulier: formulier, status: .unprocessableContent)
        }
    }

    /// What the schema would refuse, beside the field it is about.
    private static func fouten(_ formulier: Besluitformulier) -> [FieldError] {
        var fouten: [FieldError] = []
        let besluit = formulier.besluit.flatMap(BesluitGenomen.Besluit.init(rawValue:))
        if besluit == nil { fouten.append(FieldError(veld: "besluit", tekst: "Kies wat u besluit.")) }
        if besluit == .voordracht, formulier.optie.flatMap({ Int($0) }) == nil {
            fouten.append(FieldError(veld: "optie", tekst: "Kies bij een voordracht een optie."))
        }
        if !(formulier.rol.map { rol in Besluitwoorden.rollen.contains { $0.code == rol } } ?? false) {
            fouten.append(FieldError(veld: "rol", tekst: "Kies in welke rol u besluit."))
        }
        if !(formulier.reden.map { reden in Besluitwoorden.redenen.contains { $0.code == reden } } ?? false) {
            fouten.append(FieldError(veld: "reden", tekst: "Kies de belangrijkste reden."))
        }
        return fouten
    }
}
