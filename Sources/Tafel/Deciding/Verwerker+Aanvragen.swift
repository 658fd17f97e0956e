import Berichten
import Foundation
import Jeugdhulp
import Matching

/// What GI's send: cases, withdrawals, starts of help.
extension Verwerker {
    /// One record of aanvragen: everything that must be sent because of it, in the same transaction as its offset.
    package mutating func neemAanvraag(_ inkomend: IncomingMessage, _ klok: Klok) -> [OutgoingMessage] {
        let nu = klok.nu()
        do throws(Afkeuring) {
            let gebeurtenis = try lees(inkomend, vandaag: klok.dag(nu))
            let casusId = try casusIdVanAanvraag(gebeurtenis)
            if let verplaatst = verplaatst(inkomend, casusId) { return [verplaatst] }
            return try neem(gebeurtenis, casusId, inkomend, nu: nu, klok)
        } catch {
            return brief.records(inkomend, error, nu: nu, nieuwId: klok.nieuwId)
        }
    }

    func lees(_ inkomend: IncomingMessage, vandaag: Datum) throws(Afkeuring) -> Gebeurtenis {
        guard let waarde = inkomend.waarde else {
            throw Afkeuring(.leeg, "Het bericht is leeg.", "Stuur een CloudEvent met data.")
        }
        if let sleutel = inkomend.sleuteltekst, Bsn.bevat(sleutel) {
            throw Afkeuring(
                .bsn, veld: "key", "In de sleutel (key) staat een getal dat een BSN kan zijn.",
                "Stuur nooit een BSN mee.")
        }
        let data = Data(waarde)
        let gebeurtenis = try lezer.lees(data, kop: inkomend.kop)
        try keuring.keur(gebeurtenis, waarde: data, vandaag: vandaag)
        return gebeurtenis
    }

    private func casusIdVanAanvraag(_ gebeurtenis: Gebeurtenis) throws(Afkeuring) -> String {
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag): return aanvraag.casusId
        case .aanvraagIngetrokken(let intrekking): return intrekking.casusId
        case .hulpGestart(let start): return start.casusId
        default: throw hoortHierNiet(gebeurtenis, topics.aanvragen)
        }
    }

    func hoortHierNiet(_ gebeurtenis: Gebeurtenis, _ topic: String) -> Afkeuring {
        Afkeuring(
            .hoortHierNiet, veld: "type", "Het type \(gebeurtenis.inhoud.type.ceType) hoort niet op topic \(topic).",
            "Stuur het bericht naar het goede topic.")
    }

    /// A message without the key of its case, or from a client with another partitioner, lies on a partition where the
    /// case's state is not. It is laid on the right one as it came: refusing it would cost a child its turn.
    func verplaatst(_ inkomend: IncomingMessage, _ casusId: String) -> OutgoingMessage? {
        let doel = partitieVan(casusId)
        guard doel != inkomend.partitie else { return nil }
        return OutgoingMessage(
            topic: inkomend.topic, partitie: doel, sleutel: Array(casusId.utf8), waarde: inkomend.waarde,
            koppen: DeadLetter.passend(
                inkomend.koppen.filter { $0.naam == "content-type" || $0.naam.hasPrefix("ce_") }),
            casusId: casusId)
    }

    private mutating func neem(
        _ gebeurtenis: Gebeurtenis, _ casusId: String, _ inkomend: IncomingMessage, nu: Tijdstip, _ klok: Klok
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let kenmerk = "\(gebeurtenis.source) \(gebeurtenis.id)"
        if let zaak = zaken[casusId], zaak.gezien.contains(kenmerk) { return [] }
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag):
            try keurVolgorde(gebeurtenis, casusId)
            return try neem(aanvraag, gebeurtenis, kenmerk, inkomend.partitie, nu: nu, klok)
        case .aanvraagIngetrokken(let intrekking) where intrekking.vergeten:
            return try vergeet(intrekking, kenmerk, inkomend.partitie, nu: nu, klok)
        case .aanvraagIngetrokken(let intrekking):
            try keurVolgorde(gebeurtenis, casusId)
            return try beleef(casusId, gi: intrekking.gi, kenmerk, nu: nu, klok) { _ in .ingetrokken }
        case .hulpGestart(let start):
            return try beleef(casusId, gi: start.gi, kenmerk, nu: nu, klok) { zaak in
                .hulpGestart(start, teLaat: Self.teLaat(zaak, start, vandaag: klok.dag(nu)))
            }
        default:
            throw hoortHierNiet(gebeurtenis, topics.aanvragen)
        }
    }

    /// What was logged before the aanvraag that stands, by the same sender, came late: it may not undo what came after.
    /// Clocks of two senders say nothing of each other.
    private func keurVolgorde(_ gebeurtenis: Gebeurtenis, _ casusId: String) throws(Afkeuring) {
        guard let zaak = zaken[casusId], zaak.isOpen, let stand = zaak.vastgelegd, stand.door == gebeurtenis.source,
            let tijd = gebeurtenis.time, tijd.ms < stand.opMs
        else { return }
        throw .verouderd
    }

    private mutating func neem(
        _ aanvraag: Aanvraag, _ gebeurtenis: Gebeurtenis, _ kenmerk: String, _ partitie: Int32, nu: Tijdstip,
        _ klok: Klok
    ) throws(Afkeuring) -> [OutgoingMessage] {
        let vorige = zaken[aanvraag.casusId]
        if let vorige, vorige.isOpen, vorige.gi != aanvraag.gi { throw andereGi() }
        let anders = vorige?.aanvraag.map { !$0.vraagtHetzelfde(als: aanvraag) } ?? false
        var zaak = Zaak(
            casusId: aanvraag.casusId, gi: aanvraag.gi, aanvraagId: gebeurtenis.id, ingediendOp: klok.dag(nu),
            aanvraag: aanvraag,
            versie: vorige?.versie ?? 0, kern: "", regio: vorige?.regio ?? "", geslotenOp: nil,
            opschaling: vorige?.opschaling, loop: vorige?.loop ?? Zaakloop(),
            meldtAanTafel: vorige?.meldtAanTafel ?? false, gezien: vorige?.gezien ?? [], partitie: partitie)
        zaak.vastgelegd = gebeurtenis.time.map { Zaak.Vastgelegd(door: gebeurtenis.source, opMs: $0.ms) }
        zaak.onthoud(kenmerk)
        let effecten = try zaak.loop.neem(
            .ingediend(behoefteAnders: anders), omstandigheden(vorige ?? zaak, nu: nu, klok))
        teHerzien.remove(aanvraag.casusId)
        return vertaal(effecten, zaak, nu: nu, klok)
            + stelVoor(zaak, vorige: vorige, altijd: true, nu: nu, klok)
    }

    func andereGi() -> Afkeuring {
        Afkeuring(
            .andereGi, veld: "data.gi", "Deze casus staat op naam van een andere GI.",
            "Vraag de andere GI de casus eerst in te trekken, of kijk of het casusId klopt.")
    }

    /// Something of its GI happens to a case that is known.
    mutating func beleef(
        _ casusId: String, gi: String, _ kenmerk: String, nu: Tijdstip, _ klok: Klok,
        _ wat: (Zaak) -> Zaakgebeurtenis
    ) throws(Afkeuring) -> [OutgoingMessage] {
        guard let vorige = zaken[casusId] else { throw .onbekendeCasus }
        guard vorige.gi == gi else { throw andereGi() }
        var zaak = vorige
        zaak.onthoud(kenmerk)
        let effecten = try zaak.loop.neem(wat(vorige), omstandigheden(vorige, nu: nu, klok))
        return voerUit(effecten, zaak, vorige: vorige, nu: nu, klok)
    }

    /// Days that help started after the norm, when nobody said why (#4); `nil` when in time or explained.
    private static func teLaat(_ zaak: Zaak, _ start: HulpGestart, vandaag: Datum) -> Int? {
        guard let aanvraag = zaak.aanvraag else {
            guard let norm = zaak.loop.norm, start.redenTeLaat == nil, start.op > norm else { return nil }
            return start.op - norm
        }
        let toets = Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum,
            verloop: Hulpverloop([Hulpverloop.Moment(.hulpGestart, op: start.op)]),
            toelichting: start.redenTeLaat.map { Normtoelichting(reden: $0, op: vandaag) })
        return toets.status(op: vandaag) == .toelichtingVereist ? start.op - toets.uiterlijk : nil
    }
}

extension Aanvraag {
    /// Whether the same help is asked for as many children: who was asked for it can go on.
    fileprivate func vraagtHetzelfde(als andere: Aanvraag) -> Bool {
        hulpvragen == andere.hulpvragen && jeugdigen.count == andere.jeugdigen.count
    }
}
