import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStore

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
