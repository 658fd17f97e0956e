import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp

/// The page of one case, for its own table.
struct CasusRoute {
    let vraag: RouteRequest

    init(_ vraag: RouteRequest) { self.vraag = vraag }

    /// - Parameters:
    ///   - melding: what became of what was just sent.
    ///   - formulier: what was filled in, when it must be filled in again.
    func antwoord(
        melding: CasusPage.Melding? = nil, formulier: Besluitformulier? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let plek = try vraag.tafel()
        guard let casusId = vraag.parameters["id"], IdentifierFormat.isId(casusId) else { throw Weigering.nietGevonden }
        vraag.bord.audit.schrijf(.gelezen, vraag.bezoeker, zaak: casusId)
        guard let beeld = try await vraag.bord.model.casus(casusId, regio: plek.slug) else {
            throw Weigering.nietGevonden
        }
        let kader = vraag.bord.kader(vraag.bezoeker)
        return Responses.pagina(
            CasusPage(
                kader: kader, voorstel: beeld.voorstel, behoefte: behoefte(beeld), status: beeld.status,
                opschalingen: beeld.opschalingen, komendeTreden: komendeTreden(beeld, kader.vandaag),
                geprobeerd: beeld.voorstel.behoefte?.geprobeerd ?? [], gebeurd: beeld.gebeurd, versies: beeld.versies,
                aanbod: beeld.aanbod, formulier: formulier ?? Besluitformulier(), melding: melding), status: status)
    }

    private func behoefte(_ beeld: Casusbeeld) -> CasusPage.Behoefte {
        guard let behoefte = beeld.voorstel.behoefte else { return CasusPage.Behoefte(gi: beeld.status?.gi) }
        return CasusPage.Behoefte(
            gi: behoefte.gi, maatregel: behoefte.maatregel, leeftijden: behoefte.leeftijden,
            urgentie: behoefte.urgentie, wachtSinds: behoefte.wachtSinds, hulpvragen: behoefte.hulpvragen,
            maxAfstandKm: behoefte.maxAfstandKm, wachtOp: behoefte.wachtOp)
    }

    /// The steps that lie ahead, on the days that the matcher will tell them.
    private func komendeTreden(_ beeld: Casusbeeld, _ vandaag: Datum) -> [CasusPage.KomendeTrede] {
        let gemeente = beeld.voorstel.gemeente.code.flatMap(vraag.bord.register.gemeente)
        guard let behoefte = beeld.voorstel.behoefte,
            let geldend = vraag.bord.register.ladder(voor: gemeente, op: vandaag)
        else { return [] }
        let feiten = Wachtfeiten(
            wachtSinds: behoefte.wachtSinds ?? behoefte.uitgesprokenOp, uitgesprokenOp: behoefte.uitgesprokenOp,
            norm: beeld.voorstel.norm.uiterlijk, startVerwacht: beeld.voorstel.opties.map(\.startVerwacht).min())
        let verteld = beeld.opschalingen.last.flatMap { $0.ladder == geldend.kenmerk ? $0.trede : nil } ?? 0
        return zip(geldend.ladder.treden, geldend.ladder.momenten(feiten, vandaag: vandaag))
            .filter { $0.0.nummer > verteld }
            .map { trede, moment in
                let ingevuld = geldend.ingevuld(trede)
                return CasusPage.KomendeTrede(
                    nummer: trede.nummer, naam: ingevuld.naam, wie: ingevuld.wie, op: max(moment.op, vandaag))
            }
    }
}

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
        let keuze = Besluitpost.Keuze(
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
        _ keuze: Besluitpost.Keuze
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
        if !(formulier.rol.map { rol in Besluitformulier.rollen.contains { $0.code == rol } } ?? false) {
            fouten.append(FieldError(veld: "rol", tekst: "Kies in welke rol u besluit."))
        }
        if !(formulier.reden.map { reden in Besluitformulier.redenen.contains { $0.code == reden } } ?? false) {
            fouten.append(FieldError(veld: "reden", tekst: "Kies de belangrijkste reden."))
        }
        return fouten
    }
}
