import Berichten
import Jeugdhulp
import Matching

/// From what the life of a case asks for to records.
extension Verwerker {
    /// Carries out what the life of a case asks for, and writes its state.
    mutating func voerUit(
        _ effecten: [Zaakeffect], _ zaak: Zaak, vorige: Zaak, nu: Tijdstip, _ klok: Klok
    ) -> [OutgoingMessage] {
        var zaak = zaak
        var uit: [OutgoingMessage] = []
        for effect in effecten {
            switch effect {
            case .reserveer(let deel): uit.append(reserveer(deel, zaak.casusId))
            case .geefVrij(let aanbodId): uit.append(geefVrij(aanbodId, zaak.casusId))
            case .draagVoor(let deel): uit += draagVoor(deel, zaak, nu: nu, klok)
            case .vervalt(let deel, let reden): uit.append(vervalt(deel, reden, zaak, nu: nu, klok))
            case .stelOpnieuwVoor:
                weegWeigering(&zaak, klok.dag(nu))
                uit += nieuwVoorstel(&zaak, vorige: vorige, altijd: true, stil: true, nu: nu, klok) ?? []
            case .meldVoorstel: break
            case .meld(let melding): uit += meld(melding, &zaak, nu: nu, klok)
            case .sluit: uit += sluit(&zaak, klok.dag(nu))
            }
        }
        bewaar(zaak, voor: zaak.casusId)
        uit.append(opslag(zaak))
        return uit
    }

    /// What does not change the state of the case: the caller writes that itself.
    func vertaal(_ effecten: [Zaakeffect], _ zaak: Zaak, nu: Tijdstip, _ klok: Klok) -> [OutgoingMessage] {
        effecten.flatMap { effect -> [OutgoingMessage] in
            switch effect {
            case .vervalt(let deel, let reden): return [vervalt(deel, reden, zaak, nu: nu, klok)]
            case .meld(let melding):
                return [status(bericht(melding, zaak, nu: nu), nu: nu, klok)]
            case .geefVrij(let aanbodId): return [geefVrij(aanbodId, zaak.casusId)]
            case .reserveer, .draagVoor, .stelOpnieuwVoor, .meldVoorstel, .sluit: return []
            }
        }
    }

    /// What holds around a case now.
    func omstandigheden(_ zaak: Zaak, nu: Tijdstip, _ klok: Klok) -> Omstandigheden {
        let regio = markt.register.regio(naam: zaak.regio)
        let aanbod = markt.aanbod
        var om = Omstandigheden(
            vandaag: klok.dag(nu), regio: zaak.regio, tafel: regio?.tafel ?? Landelijk.tafel,
            antwoordWerkdagen: regio?.antwoordWerkdagen ?? Regio.antwoordWerkdagen, norm: norm(zaak),
            volgendeTrede: volgendeTrede(zaak, klok.dag(nu)),
            naam: { aanbod.aanbod($0)?.naam ?? "de aanbieder van \($0)" }, nieuwId: klok.nieuwId)
        om.wachtlijst = zaak.aanvraag?.wachtlijst
        return om
    }

    private func norm(_ zaak: Zaak) -> Datum? {
        guard let aanvraag = zaak.aanvraag else { return zaak.loop.norm }
        return Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum, verloop: Hulpverloop()
        ).uiterlijk
    }

    private func volgendeTrede(_ zaak: Zaak, _ vandaag: Datum) -> String? {
        guard let casus = open.casus(zaak.casusId),
            let geldend = markt.register.ladder(voor: casus.gemeente, op: vandaag)
        else { return nil }
        let verteld = zaak.opschaling?.ladder == geldend.kenmerk ? zaak.opschaling?.trede ?? 0 : 0
        return geldend.ladder.treden.first { $0.nummer > verteld }.map { trede in
            let ingevuld = geldend.ingevuld(trede)
            return "\(ingevuld.naam) (\(ingevuld.wie)). \(ingevuld.actie)"
        }
    }

    // MARK: Voordrachten

    private func draagVoor(_ deel: Voorgedragen, _ zaak: Zaak, nu: Tijdstip, _ klok: Klok) -> [OutgoingMessage] {
        guard let behoefte = behoefte(deel, zaak, klok.dag(nu)) else { return [] }
        let voordracht = VoordrachtGedaan(
            casusId: zaak.casusId, voordrachtId: deel.voordrachtId, agb: deel.agb, aanbodId: deel.aanbodId,
            versie: deel.versie, antwoordUiterlijk: deel.antwoordUiterlijk, behoefte: behoefte)
        return [
            .gebeurtenis(
                Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .voordrachtGedaan(voordracht)),
                topic: topics.voordrachten(agb: deel.agb), sleutel: zaak.casusId)
        ]
    }

    /// What is needed, without who it is for: no gemeente, no exact age (JW 7.3.11).
    private func behoefte(_ deel: Voorgedragen, _ zaak: Zaak, _ vandaag: Datum) -> VoordrachtGedaan.Behoefte? {
        guard let aanvraag = zaak.aanvraag else { return nil }
        let vragen = aanvraag.hulpvragen.filter { deel.hulpvragen.contains($0.id) }
        guard let eerste = vragen.first else { return nil }
        let jongste = aanvraag.jeugdigen.map { $0.leeftijd(op: vandaag, opgegevenOp: zaak.ingediendOp) }.min() ?? 0
        return VoordrachtGedaan.Behoefte(
            hulpvorm: eerste.hulpvorm, voorziening: eerste.voorziening,
            doelgroepen: vragen.reduce(into: []) { $0.formUnion($1.doelgroepen) },
            leeftijdsgroep: VoordrachtGedaan.Leeftijdsgroep(leeftijd: jongste),
            aantalJeugdigen: aanvraag.jeugdigen.count, regio: zaak.regio)
    }

    private func vervalt(
        _ deel: Voorgedragen, _ reden: VoordrachtVervallen.Reden, _ zaak: Zaak, nu: Tijdstip, _ klok: Klok
    ) -> OutgoingMessage {
        let vervallen = VoordrachtVervallen(
            casusId: zaak.casusId, voordrachtId: deel.voordrachtId, agb: deel.agb, aanbodId: deel.aanbodId,
            reden: reden, op: klok.dag(nu))
        return .gebeurtenis(
            Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .voordrachtVervallen(vervallen)),
            topic: topics.voordrachten(agb: deel.agb), sleutel: zaak.casusId)
    }

    /// A refusal for want of a contract or budget passes when there is one (#55). Where one is known already, nothing
    /// has changed by that: the refusal stands.
    private func weegWeigering(_ zaak: inout Zaak, _ vandaag: Datum) {
        guard let laatste = zaak.loop.geprobeerd.last, ["budget", "geen-contract"].contains(laatste.reden),
            let casus = casus(zaak)
        else { return }
        let opties = markt(voor: zaak).voorstel(voor: casus, vandaag: vandaag).opties
        guard opties.contains(where: { $0.aanbod.contains { $0.agb == laatste.agb } }) else { return }
        zaak.loop.volgensAanbieder()
    }

    // MARK: Word of it

    /// Tells the GI, the table or both.
    mutating func meld(_ melding: Zaakmelding, _ zaak: inout Zaak, nu: Tijdstip, _ klok: Klok) -> [OutgoingMessage] {
        let bericht = bericht(melding, zaak, nu: nu)
        var uit: [OutgoingMessage] = []
        if melding.aan != .tafel { uit.append(status(bericht, nu: nu, klok)) }
        guard melding.aan != .gi, zaak.isOpen, !zaak.regio.isEmpty else { return uit }
        zaak.meldtAanTafel = true
        uit.append(
            .gebeurtenis(
                Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .statusGewijzigd(bericht)),
                topic: topics.voorstellen(regio: zaak.regio), sleutel: Self.meldingssleutel(zaak.casusId)))
        return uit
    }

    private func bericht(_ melding: Zaakmelding, _ zaak: Zaak, nu: Tijdstip) -> StatusGewijzigd {
        let regio = zaak.isOpen ? markt.register.regio(naam: zaak.regio) : nil
        return StatusGewijzigd(
            casusId: zaak.casusId, gi: zaak.gi, fase: melding.fase, versie: zaak.versie > 0 ? zaak.versie : nil,
            regio: regio?.naam, tafel: regio?.tafel, wat: melding.wat, wie: melding.wie, uiterlijk: melding.uiterlijk,
            gewijzigd: melding.gewijzigd, gestart: melding.gestart, op: nu)
    }

    static func meldingssleutel(_ casusId: String) -> String { KeyGrammar.melding.sleutel(casusId: casusId) }

    /// What was told leaves the topic of a table.
    func meldingWeg(_ zaak: Zaak) -> [OutgoingMessage] {
        guard zaak.meldtAanTafel else { return [] }
        return [
            OutgoingMessage(
                topic: topics.voorstellen(regio: zaak.regio), sleutel: Array(Self.meldingssleutel(zaak.casusId).utf8),
                waarde: nil)
        ]
    }

    /// Nothing of the child stays, neither at the table nor here.
    private func sluit(_ zaak: inout Zaak, _ vandaag: Datum) -> [OutgoingMessage] {
        let uit = [weg(zaak.casusId, regio: zaak.regio)] + opschalingWeg(zaak) + meldingWeg(zaak)
        zaak.opschaling = nil
        zaak.meldtAanTafel = false
        zaak.geslotenOp = vandaag
        zaak.aanvraag = nil
        zaak.kern = ""
        zaak.loop.vergeet()
        return uit
    }
}
