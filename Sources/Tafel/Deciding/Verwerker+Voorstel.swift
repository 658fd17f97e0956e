import Berichten
import Foundation
import Jeugdhulp
import Matching

/// Proposals: when a new version goes out, and what is told of it.
extension Verwerker {
    /// The cases that must be looked at again, at most `aantalMax` of them: a new version for each whose proposal
    /// really changed.
    package mutating func herzie(aantalMax: Int, _ klok: Klok) -> [OutgoingMessage] {
        guard !teHerzien.isEmpty else { return [] }
        let nu = klok.nu()
        var uit: [OutgoingMessage] = []
        for casusId in aanDeBeurt(aantalMax) {
            teHerzien.remove(casusId)
            herzien.insert(casusId)
            guard let zaak = zaken[casusId], zaak.isOpen else { continue }
            uit += stelVoor(zaak, vorige: zaak, altijd: false, nu: nu, klok)
            uit += vertel(casusId, nu: nu, klok)
        }
        return uit
    }

    /// The next cases in order of id, on from where the last round stopped: under a steady stream of offers every case
    /// gets its turn. What happened to the place of a case comes first: that may ask for a proposal of its own, and
    /// after an abort the two wait together.
    private mutating func aanDeBeurt(_ aantalMax: Int) -> [String] {
        let rij = (teBeslissen.isEmpty ? teHerzien : teHerzien.subtracting(teBeslissen)).sorted()
        let verder = rij.firstIndex { $0 > laatstHerzien } ?? 0
        let beurt = Array((rij[verder...] + rij[..<verder]).prefix(aantalMax))
        laatstHerzien = beurt.last ?? ""
        return beurt
    }

    /// Makes the proposal for a case; sends it when it is new or `altijd`, with the status and the case's state.
    mutating func stelVoor(
        _ zaak: Zaak, vorige: Zaak?, altijd: Bool, nu: Tijdstip, _ klok: Klok
    ) -> [OutgoingMessage] {
        var nieuw = zaak
        let uit = nieuwVoorstel(&nieuw, vorige: vorige, altijd: altijd, stil: false, nu: nu, klok)
        return uit.map { $0 + [opslag(nieuw)] } ?? []
    }

    /// - Parameter stil: whether the GI hears of it in other words.
    /// - Returns: the proposal and word of it; `nil` when nothing changed.
    mutating func nieuwVoorstel(
        _ zaak: inout Zaak, vorige: Zaak?, altijd: Bool, stil: Bool, nu: Tijdstip, _ klok: Klok
    ) -> [OutgoingMessage]? {
        guard let casus = casus(zaak) else { return nil }
        let casusId = zaak.casusId
        let vandaag = klok.dag(nu)
        let eigen = markt(voor: zaak)
        let voorstel = eigen.voorstel(voor: casus, vandaag: vandaag)
        defer { open.onthoud(voorstel, voor: casusId, vandaag: vandaag, gewichten: markt.gewichten) }
        let kern = voorstel.kern
        onthoud(voorstel.opties.map(\.startVerwacht).min(), voor: casusId)
        guard altijd || kern != zaak.kern else { return vulAan(&zaak, voorstel, casus, eigen) }
        zaak.versie += 1
        zaak.kern = kern
        zaak.regio = voorstel.regio?.slug ?? Topics.landelijk
        var uit: [OutgoingMessage] = []
        if let vorige, vorige.isOpen, !vorige.regio.isEmpty, vorige.regio != zaak.regio {
            uit.append(weg(casusId, regio: vorige.regio))
            uit += opschalingWeg(vorige) + meldingWeg(vorige)
            zaak.opschaling = nil
            zaak.meldtAanTafel = false
        }
        let bericht = bericht(voorstel, zaak, eigen, nu: nu)
        let meldt = neemOp(bericht, in: &zaak, eigen, nu: nu, klok) && !stil
        uit.append(
            .gebeurtenis(
                Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .voorstelGedaan(bericht)),
                topic: topics.voorstellen(regio: zaak.regio), sleutel: casusId))
        if meldt {
            uit.append(status(Self.status(bericht, gi: zaak.gi, nu: nu), nu: nu, klok))
            // What was told before is answered by this proposal.
            uit += meldingWeg(zaak)
            zaak.meldtAanTafel = false
        }
        uit += overgenomen(&zaak, van: vorige, nu: nu, klok)
        bewaar(zaak, voor: casusId, casus: casus)
        return uit
    }

    /// A table that gets a case from another is told where it stands.
    private mutating func overgenomen(
        _ zaak: inout Zaak, van vorige: Zaak?, nu: Tijdstip, _ klok: Klok
    ) -> [OutgoingMessage] {
        guard let vorige, vorige.isOpen, !vorige.regio.isEmpty, vorige.regio != zaak.regio else { return [] }
        let tafel = markt.register.regio(naam: vorige.regio)?.tafel ?? "de landelijke tafel"
        let om = omstandigheden(zaak, nu: nu, klok)
        return meld(.overgenomen(van: tafel, zaak.loop, om), &zaak, nu: nu, klok)
    }

    /// The proposal as it goes out for a case, in the market as that case sees it.
    package func bericht(_ voorstel: Voorstel, _ zaak: Zaak, _ markt: Markt, nu: Tijdstip) -> VoorstelGedaan {
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
        for optie in bericht.opties.indices {
            meldVastgehouden(&bericht.opties[optie], zaak)
        }
        bericht.gekoppeld = zaak.aanvraag?.gekoppeld ?? []
        let opties = bericht.opties.map { delen($0, zaak, markt) }
        bericht.gewijzigd = zaak.loop.versies.verschil(met: opties) { aanbodId in
            // Of an offer that is gone only the id is left.
            markt.aanbod.aanbod(aanbodId)?.naam ?? aanbodId
        }
        return bericht.ingekort()
    }

    /// A place that is free by the report and held for another child is said to be so.
    private func meldVastgehouden(_ optie: inout VoorstelGedaan.Optie, _ zaak: Zaak) {
        let vast = optie.aanbod.filter { isVastgehouden($0.aanbodId, voor: zaak) }
        guard !vast.isEmpty else { return }
        optie.waarschuwingen.append(
            VoorstelGedaan.Waarschuwing(code: Waarschuwingscode.plaatsVastgehouden.rawValue, dagen: nil))
        optie.controleren += vast.map {
            "De vrije plaats bij \($0.naam) is vastgehouden voor een ander kind. Vraag wanneer er weer plaats is."
        }
    }

    /// The life of the case takes in the version as it goes out.
    /// - Returns: whether the GI must hear that there is a proposal.
    private func neemOp(
        _ bericht: VoorstelGedaan, in zaak: inout Zaak, _ markt: Markt, nu: Tijdstip, _ klok: Klok
    ) -> Bool {
        let opties = bericht.opties.map { delen($0, zaak, markt) }
        // A proposal is never refused.
        let effecten = try? zaak.loop.neem(
            .voorgesteld(versie: zaak.versie, opties: opties), omstandigheden(zaak, nu: nu, klok))
        return effecten?.contains(.meldVoorstel) ?? false
    }

    /// A case of before there were decisions does not know the options of its latest version yet; they are the same.
    private mutating func vulAan(
        _ zaak: inout Zaak, _ voorstel: Voorstel, _ casus: Casus, _ markt: Markt
    ) -> [OutgoingMessage]? {
        guard zaak.versie > 0, zaak.loop.versies.versie != zaak.versie else { return nil }
        let opties = voorstel.opties.map { optie in
            optie.aanbod.map { deel($0.hulpvraag, $0.aanbodId, $0.agb, zaak, markt) }
        }
        zaak.loop.versies.voegToe(versie: zaak.versie, opties)
        bewaar(zaak, voor: zaak.casusId, casus: casus)
        return []
    }

    private func delen(_ optie: VoorstelGedaan.Optie, _ zaak: Zaak, _ markt: Markt) -> [Optiedeel] {
        optie.aanbod.map { deel($0.hulpvraag, $0.aanbodId, $0.agb, zaak, markt) }
    }

    /// What a decision must name of an option, and whether it promises a place.
    private func deel(
        _ hulpvraag: String, _ aanbodId: String, _ agb: AgbCode, _ zaak: Zaak, _ markt: Markt
    ) -> Optiedeel {
        let vrij = markt.aanbod.aanbod(aanbodId)?.plaatsen.vrij ?? 0
        return Optiedeel(
            hulpvraag: hulpvraag, aanbodId: aanbodId, agb: agb,
            plaatsen: vrij >= zaak.aantalPlaatsen ? zaak.aantalPlaatsen : nil)
    }

    /// What a GI reads when there is a proposal.
    private static func status(_ voorstel: VoorstelGedaan, gi: String, nu: Tijdstip) -> StatusGewijzigd {
        let aantal = voorstel.opties.count
        let wat =
            switch aantal {
            case 0: "Er is nu geen passende hulp gevonden. De tafel zoekt een andere oplossing."
            case 1: "Er is een voorstel met 1 mogelijkheid."
            default: "Er is een voorstel met \(aantal) mogelijkheden."
            }
        return StatusGewijzigd(
            casusId: voorstel.casusId, gi: gi, fase: aantal == 0 ? .geenPassend : .voorgesteld,
            versie: voorstel.versie, regio: voorstel.regio, tafel: voorstel.tafel, wat: wat,
            wie: "\(voorstel.tafel) bekijkt het voorstel en besluit.", uiterlijk: voorstel.norm.uiterlijk, op: nu)
    }

    func status(_ status: StatusGewijzigd, nu: Tijdstip, _ klok: Klok) -> OutgoingMessage {
        .gebeurtenis(
            Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .statusGewijzigd(status)),
            topic: topics.status(gi: status.gi), sleutel: status.casusId)
    }

    /// The proposal leaves the table's topic.
    func weg(_ casusId: String, regio: String) -> OutgoingMessage {
        OutgoingMessage(topic: topics.voorstellen(regio: regio), sleutel: Array(casusId.utf8), waarde: nil)
    }

    func opslag(_ zaak: Zaak) -> OutgoingMessage {
        OutgoingMessage(
            topic: topics.zaken, partitie: zaak.partitie, sleutel: Array(zaak.casusId.utf8), waarde: zaak.json,
            casusId: zaak.casusId)
    }
}
