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
        if let hoger = zaak.opgeschaaldNaar.flatMap(markt.register.tafel(naam:)) {
            (bericht.regio, bericht.tafel) = (hoger.naam, hoger.tafel)
        }
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
        bericht.gewijzigd = zaak.loop.versies.verschil(met: opties(bericht)) { aanbod in
            // Of an offer that is gone only the id is left.
            markt.aanbod.aanbod(aanbod)?.naam ?? aanbod.aanbodId
        }
        return bericht.ingekort()
    }

    /// A place that is free by the report and held for another child is said to be so.
    private func meldVastgehouden(_ optie: inout VoorstelGedaan.Optie) {
        let vast = optie.aanbod.filter { aanbod.isVastgehouden(Aanbodsleutel($0.agb, $0.aanbodId), voor: zaak) }
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
        bericht.opties.map { optie in
            optie.aanbod.map {
                deel(
                    $0.hulpvraag, Aanbodsleutel($0.agb, $0.aanbodId), optie.startVerwacht, kinderen: $0.jeugdigen,
                    gezinPast: optie.vraagtRedenAfwijkingGezin)
            }
        }
    }

    func opties(_ voorstel: Voorstel) -> [[Optiedeel]] {
        voorstel.opties.map { optie in
            optie.aanbod.map {
                deel(
                    $0.hulpvraag, Aanbodsleutel($0.agb, $0.aanbodId), optie.startVerwacht, kinderen: $0.jeugdigen,
                    gezinPast: optie.vraagtRedenAfwijkingGezin)
            }
        }
    }

    /// What a decision must name of an option, and whether it promises a place.
    /// - Parameter kinderen: how many go to this one; `nil`: all.
    private func deel(
        _ hulpvraag: String, _ aanbod: Aanbodsleutel, _ start: Datum, kinderen: Int?, gezinPast: Bool
    ) -> Optiedeel {
        let nodig = kinderen ?? zaak.aantalPlaatsen
        let vrij = markt.aanbod.aanbod(aanbod)?.plaatsen.vrij ?? 0
        var deel = Optiedeel(
            hulpvraag: hulpvraag, aanbodId: aanbod.aanbodId, agb: aanbod.agb,
            plaatsen: vrij >= nodig ? nodig : nil, start: start)
        if gezinPast { deel.gezinPast = true }
        return deel
    }

    // MARK: Word of it

    /// What a GI reads when there is a proposal.
    func status(_ voorstel: VoorstelGedaan, nu: Tijdstip) -> StatusGewijzigd {
        let aantal = voorstel.opties.count
        let wacht = aantal == 0 && voorstel.wachtOp?.hulpvragen.isEmpty == false ? voorstel.wachtOp?.op : nil
        let verwacht = voorstel.wachtOp?.verwachtOp.map { " Verwacht op \($0.inWoorden)." } ?? ""
        let wat =
            switch (wacht, aantal) {
            case (let wacht?, _):
                "De zaak wacht op \(wacht.wat). Dat is geen gebrek aan aanbod.\(verwacht) Daarna komt er een voorstel."
            case (nil, 0): "Er is nu geen passende hulp gevonden. De tafel zoekt een andere oplossing."
            case (nil, 1): "Er is een voorstel met 1 mogelijkheid."
            default: "Er is een voorstel met \(aantal) mogelijkheden."
            }
        return StatusGewijzigd(
            casusId: voorstel.casusId, gi: zaak.gi,
            fase: wacht != nil ? .wachtOp : aantal == 0 ? .geenPassend : .voorgesteld,
            versie: voorstel.versie, regio: voorstel.regio, tafel: voorstel.tafel, wat: wat + ontbreekt(voorstel),
            wie: wacht?.wie ?? "\(voorstel.tafel) bekijkt het voorstel en besluit.", uiterlijk: voorstel.norm.uiterlijk,
            termijnen: Termijnen(norm: voorstel.norm.uiterlijk), op: nu)
    }

    /// Without a responsible gemeente the GI must hear which fact is missing: only it can tell.
    private func ontbreekt(_ voorstel: VoorstelGedaan) -> String {
        guard voorstel.gemeente.code == nil else { return "" }
        let uitleg = String(voorstel.gemeente.toelichting.prefix(240))
        return
            " De verantwoordelijke gemeente is nog niet bekend. \(uitleg) Vul dat aan en dien de aanvraag opnieuw in."
    }
}

extension Zaak {
    /// What must come first, where that holds up help that is needed (#64, #65, #95).
    var wachtOp: WachtOp? {
        guard let nu = aanvraagMetPogingen, let wachtOp = nu.wachtOp else { return nil }
        let houdtOp = nu.hulpvragen.contains { vraag in
            Voorziening.alle.contains {
                $0.hulpvorm == vraag.hulpvorm && (vraag.voorziening ?? $0) == $0 && wachtOp.blokkeert($0)
            }
        }
        return houdtOp ? wachtOp : nil
    }
}

extension WachtOp {
    /// What is waited for, and who must act (B1).
    fileprivate var wat: String {
        switch self {
        case .nifp: "het onderzoek van het NIFP"
        case .instemming: "de instemming van een ouder"
        case .vonnis: "het schriftelijke besluit van de rechter"
        }
    }

    fileprivate var wie: String {
        switch self {
        case .nifp: "Het NIFP rondt het onderzoek af. De GI dient de aanvraag dan opnieuw in, zonder wachtOp."
        case .instemming:
            "De GI vraagt de ouder om instemming, of de rechter om vervangende toestemming, en dient daarna opnieuw in."
        case .vonnis:
            "De GI vraagt de rechtbank om het besluit, en dient de aanvraag daarna opnieuw in, zonder wachtOp."
        }
    }
}
