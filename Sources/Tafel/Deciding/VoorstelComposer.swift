import Berichten
import Jeugdhulp
import Matching
import Voorstelbericht

/// A proposal of the engine as it goes out for one case: with what is held for others, what was advised, what changed.
struct VoorstelComposer {
    let aanbod: Aanbodbeeld
    let zaak: Zaak
    /// The market as the case sees it.
    let markt: Markt

    func bericht(_ voorstel: Voorstel, nu: Tijdstip) -> VoorstelGedaan {
        var bericht = VoorstelGedaan(
            voorstel, aanvraag: zaak.aanvraagId, versie: zaak.versie, berekendOp: nu, register: markt.register)
        bericht.vervolgadviezen = zaak.loop.adviezen.map { advies in
            VoorstelGedaan.Vervolgadvies(
                van: advies.van, agb: advies.agb, hulpvorm: advies.hulpvorm.flatMap(Hulpvorm.init(rawValue:)),
                voorziening: advies.voorziening.flatMap { Voorziening($0) }, op: advies.op,
                rang: bericht.opties.first { $0.aanbod.contains { $0.agb == advies.agb } }?.rang)
        }
        bericht.behoefte = zaak.aanvraagMetPogingen.map {
            VoorstelGedaan.Behoefte($0, ingediendOp: zaak.ingediendOp)
        }
        for optie in bericht.opties.indices { meldVastgehouden(&bericht.opties[optie]) }
        bericht.gekoppeld = zaak.aanvraag?.gekoppeld ?? []
        bericht.gewijzigd = zaak.loop.versies.verschil(met: opties(bericht)) { aanbodId in
            // Of an offer that is gone only the id is left.
            markt.aanbod.aanbod(aanbodId)?.naam ?? aanbodId
        }
        return bericht.ingekort()
    }

    /// A place that is free by the report and held for another child is said to be so.
    private func meldVastgehouden(_ optie: inout VoorstelGedaan.Optie) {
        let vast = optie.aanbod.filter { aanbod.isVastgehouden($0.aanbodId, voor: zaak) }
        guard !vast.isEmpty else { return }
        optie.waarschuwingen.append(
            VoorstelGedaan.Waarschuwing(code: Waarschuwingscode.plaatsVastgehouden.rawValue, dagen: nil))
        optie.controleren += vast.map {
            "De vrije plaats bij \($0.naam) is vastgehouden voor een ander kind. Vraag wanneer er weer plaats is."
        }
    }

    // MARK: Options

    /// What a decision must name of each option.
    func opties(_ bericht: VoorstelGedaan) -> [[Optiedeel]] {
        bericht.opties.map { $0.aanbod.map { deel($0.hulpvraag, $0.aanbodId, $0.agb) } }
    }

    func opties(_ voorstel: Voorstel) -> [[Optiedeel]] {
        voorstel.opties.map { $0.aanbod.map { deel($0.hulpvraag, $0.aanbodId, $0.agb) } }
    }

    /// What a decision must name of an option, and whether it promises a place.
    private func deel(_ hulpvraag: String, _ aanbodId: String, _ agb: AgbCode) -> Optiedeel {
        let vrij = markt.aanbod.aanbod(aanbodId)?.plaatsen.vrij ?? 0
        return Optiedeel(
            hulpvraag: hulpvraag, aanbodId: aanbodId, agb: agb,
            plaatsen: vrij >= zaak.aantalPlaatsen ? zaak.aantalPlaatsen : nil)
    }

    // MARK: Word of it

    /// What a GI reads when there is a proposal.
    func status(_ voorstel: VoorstelGedaan, nu: Tijdstip) -> StatusGewijzigd {
        let aantal = voorstel.opties.count
        let wat =
            switch aantal {
            case 0: "Er is nu geen passende hulp gevonden. De tafel zoekt een andere oplossing."
            case 1: "Er is een voorstel met 1 mogelijkheid."
            default: "Er is een voorstel met \(aantal) mogelijkheden."
            }
        return StatusGewijzigd(
            casusId: voorstel.casusId, gi: zaak.gi, fase: aantal == 0 ? .geenPassend : .voorgesteld,
            versie: voorstel.versie, regio: voorstel.regio, tafel: voorstel.tafel, wat: wat,
            wie: "\(voorstel.tafel) bekijkt het voorstel en besluit.", uiterlijk: voorstel.norm.uiterlijk, op: nu)
    }
}
