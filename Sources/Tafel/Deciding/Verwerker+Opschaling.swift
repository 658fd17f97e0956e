import Berichten
import Jeugdhulp
import Matching

/// Steps of the ladder, told when their day comes, also when no message does.
///
/// What was told stands in the case's record, written in the same transaction as the telling: a crash before the commit
/// tells again what nobody read, one after it does not. A step is told once for each ladder: a case that moves to
/// another region, or whose region takes another wording into use, is told once where it stands on the new one.
extension Verwerker {
    /// Cases told in one round.
    static let opschalenAantalMax = 500

    /// Tells what came due. Where a ladder also reads what is announced, a case that must be looked at again is told
    /// then: until that is done its announced start is not known.
    mutating func opschalen(_ klok: Klok) -> [OutgoingMessage] {
        let nu = klok.nu()
        let vandaag = klok.dag(nu)
        var uit: [OutgoingMessage] = []
        for casusId in opschalingsagenda.verschenen(op: vandaag).prefix(Self.opschalenAantalMax) {
            if moetEerstHerzien(casusId, vandaag) { continue }
            uit += vertel(casusId, nu: nu, klok)
        }
        return uit
    }

    private func moetEerstHerzien(_ casusId: String, _ vandaag: Datum) -> Bool {
        guard teHerzien.contains(casusId), let casus = open.casus(casusId) else { return false }
        return markt.register.ladder(voor: casus.gemeente, op: vandaag)?.ladder.wachttijd == .aangekondigd
    }

    /// Tells which steps a case reached, and puts it on the day of its next.
    mutating func vertel(_ casusId: String, nu: Tijdstip, _ klok: Klok) -> [OutgoingMessage] {
        let vandaag = klok.dag(nu)
        guard let zaak = zaken[casusId], let aanvraag = zaak.aanvraag, let casus = open.casus(casusId),
            let geldend = markt.register.ladder(voor: casus.gemeente, op: vandaag)
        else {
            opschalingsagenda.zet(casusId, op: nil)
            return []
        }
        let feiten = Wachtfeiten(aanvraag, vandaag: vandaag, startVerwacht: startVerwacht[casusId])
        var verteld = zaak.opschaling?.ladder == geldend.kenmerk ? zaak.opschaling?.trede ?? 0 : 0
        let nieuw = geldend.ladder.teVertellen(
            na: verteld, feiten, bekendSinds: zaak.ingediendOp, vandaag: vandaag)
        var uit: [OutgoingMessage] = []
        if let hoogste = nieuw.last {
            verteld = hoogste.trede.nummer
            var bijgewerkt = zaak
            bijgewerkt.opschaling = Zaak.Opgeschaald(ladder: geldend.kenmerk, trede: verteld)
            uit = nieuw.map { bericht($0, zaak, geldend, nu: nu, klok) }
            let trede = geldend.ingevuld(hoogste.trede)
            let melding = Zaakmelding.tredeBereikt(
                trede, uiterlijk: geldend.uiterlijk(hoogste.trede, verteldOp: vandaag), fase: zaak.loop.fase.status)
            uit += meld(melding, &bijgewerkt, nu: nu, klok)
            bewaar(bijgewerkt, voor: casusId, casus: casus)
            uit.append(opslag(bijgewerkt))
        }
        opschalingsagenda.zet(casusId, op: geldend.ladder.volgendeDag(na: verteld, feiten, vandaag: vandaag))
        return uit
    }

    private func bericht(
        _ opschaling: Opschaling, _ zaak: Zaak, _ geldend: Geldendeladder, nu: Tijdstip, _ klok: Klok
    ) -> OutgoingMessage {
        let bericht = OpschalingBereikt(
            casusId: zaak.casusId, regio: zaak.regio, ladder: geldend.kenmerk, opschaling: opschaling,
            trede: geldend.ingevuld(opschaling.trede),
            uiterlijk: geldend.uiterlijk(opschaling.trede, verteldOp: klok.dag(nu)))
        return .gebeurtenis(
            Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .opschalingBereikt(bericht)),
            topic: topics.voorstellen(regio: zaak.regio), sleutel: Self.opschalingssleutel(zaak.casusId))
    }

    static func opschalingssleutel(_ casusId: String) -> String { KeyGrammar.opschaling.sleutel(casusId: casusId) }

    /// What was told leaves the topic of a table that the case is no longer with.
    func opschalingWeg(_ zaak: Zaak) -> [OutgoingMessage] {
        guard zaak.opschaling != nil else { return [] }
        return [
            OutgoingMessage(
                topic: topics.voorstellen(regio: zaak.regio),
                sleutel: Array(Self.opschalingssleutel(zaak.casusId).utf8), waarde: nil)
        ]
    }
}
