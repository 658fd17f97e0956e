import Berichten
import Foundation
import Jeugdhulp

@testable import Bord
@testable import ReadStore

/// The pages as they look with the twelve example cases: their proposals as the engine made them on 20 November 2026,
/// and the offers they were made of.
struct SamplePages {
    static let vandaag = Datum("2026-11-20") ?? .eerste
    static let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    let voorstellen: [VoorstelGedaan]
    let aanvragen: [String: Aanvraag]
    let aanbod: [Aanbod]

    init() throws {
        let voorbeelden = "Sources/doorbraaktafel/Voorbeelden"
        voorstellen = try Self.lees("Tests/BordTests/Bladen/voorstellen.ndjson", .voorstelGedaan) {
            if case .voorstelGedaan(let voorstel) = $0 { voorstel } else { nil }
        }
        let gevraagd: [Aanvraag] = try Self.lees("\(voorbeelden)/aanvragen.ndjson", .aanvraagIngediend) {
            if case .aanvraagIngediend(let aanvraag) = $0 { aanvraag } else { nil }
        }
        aanvragen = Dictionary(gevraagd.map { ($0.casusId, $0) }, uniquingKeysWith: { eerste, _ in eerste })
        aanbod = try Self.lees("\(voorbeelden)/aanbod.ndjson", .aanbodGemeld) {
            if case .aanbodGemeld(let aanbod) = $0 { aanbod } else { nil }
        }
    }

    private static func lees<Waarde>(
        _ pad: String, _ type: Berichttype, _ kies: (Inhoud) -> Waarde?
    ) throws -> [Waarde] {
        let lezer = GebeurtenisReader()
        return try Data(contentsOf: wortel.appendingPathComponent(pad)).split(separator: UInt8(ascii: "\n"))
            // The example that is refused on purpose, a crisis, has no proposal.
            .compactMap { try? kies(lezer.leesInhoud(type, Data($0))) }
    }

    func kader(_ rol: Rol? = .expertteam(regio: "twente")) -> PageFrame {
        PageFrame(
            register: .landelijk, rol: rol, regio: rol == nil ? nil : "Twente", tafel: rol == nil ? nil : "RET Twente",
            vandaag: Self.vandaag, bijgewerkt: Tijdstip("2026-11-20T09:15:00Z"), csrf: "proef", demo: true)
    }

    func voorstel(_ casusId: String) throws -> VoorstelGedaan {
        guard let voorstel = voorstellen.first(where: { $0.casusId == casusId }) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        return voorstel
    }

    // MARK: Pages

    func overzicht(_ filter: Zaakfilter = Zaakfilter()) -> OverzichtPage {
        let regels = voorstellen.map(regel).sorted { $0.norm < $1.norm }
        let dagen = regels.map { $0.norm - Self.vandaag }
        return OverzichtPage(
            kader: kader(), filter: filter, zaken: regels, gevonden: regels.count,
            tellingen: Zaaktellingen(
                open: regels.count, teLaat: dagen.filter { $0 < 0 }.count,
                binnenkort: dagen.filter { 0...14 ~= $0 }.count, zonderOptie: regels.filter { $0.opties == 0 }.count,
                aanZet: regels.filter { $0.fase == .voorgesteld }.count),
            keuzes: Zaakkeuzes(
                hulpvormen: [(.anderVerblijf, 5), (.ambulant, 3)],
                gemeenten: regels.compactMap(\.gemeente).map { ($0, 1) }, gis: [("jbov", 3), ("ljenr", 1)]))
    }

    private func regel(_ voorstel: VoorstelGedaan) -> Zaakregel {
        let aanvraag = aanvragen[voorstel.casusId]
        let trede = voorstel.norm.dagenOver < 0
        return Zaakregel(
            casusId: voorstel.casusId, regio: voorstel.regio,
            hulp: (aanvraag?.hulpvragen ?? []).map { Hulpsoort(hulpvorm: $0.hulpvorm, voorziening: $0.voorziening) },
            gemeente: voorstel.gemeente.code, zekerheid: voorstel.gemeente.zekerheid, gi: aanvraag?.gi,
            norm: voorstel.norm.uiterlijk, opties: voorstel.opties.count,
            eersteStart: voorstel.opties.map(\.startVerwacht).min(),
            fase: voorstel.casusId == "vb-04-drie-kinderen" ? .voordracht : .voorgesteld,
            wie: voorstel.casusId == "vb-04-drie-kinderen" ? "De aanbieder antwoordt." : "De tafel besluit.",
            uiterlijk: voorstel.casusId == "vb-04-drie-kinderen" ? Self.vandaag.plus(dagen: 5) : nil,
            trede: trede ? Zaakregel.Trede(nummer: 3, naam: "Contact met de gemeente") : nil, versie: voorstel.versie,
            gewijzigd: Tijdstip("2026-11-20T08:02:00Z") ?? Tijdstip(Self.vandaag), gewijzigdDoor: .nieuwVoorstel)
    }

    func casus(_ casusId: String, formulier: Besluitformulier? = Besluitformulier()) throws -> CasusPage {
        let voorstel = try voorstel(casusId)
        let aanvraag = aanvragen[casusId]
        var blad = CasusPage(
            kader: kader(), voorstel: voorstel,
            behoefte: CasusPage.Behoefte(
                gi: aanvraag?.gi, maatregel: aanvraag?.maatregel.soort,
                leeftijden: (aanvraag?.jeugdigen ?? []).map(\.leeftijd), wachtSinds: aanvraag?.wachtSinds,
                hulpvragen: aanvraag?.hulpvragen ?? [], maxAfstandKm: aanvraag?.wensen.maxAfstandKm))
        blad.geprobeerd = aanvraag?.reedsGeprobeerd ?? []
        blad.aanbod = Dictionary(aanbod.map { ($0.aanbodId, $0) }, uniquingKeysWith: { eerste, _ in eerste })
        blad.versies = [Voorstelversie(versie: 1, op: voorstel.berekendOp, opties: voorstel.opties.count)]
        blad.komendeTreden = [
            CasusPage.KomendeTrede(
                nummer: 4, naam: "De inkooporganisatie inschakelen", wie: "GI", op: Self.vandaag.plus(weken: 8))
        ]
        blad.formulier = formulier
        return blad
    }
}
