import Berichten
import Jeugdhulp
import Matching

/// Places: the log of reservations read in, and what it means for the cases that are here.
extension Verwerker {
    /// Cases looked at in one round.
    static let plaatsenAantalMax = 500

    /// One record of plaatsen. As with offers, it is the same after an abort.
    /// - Returns: whether it could be read.
    @discardableResult
    package mutating func neemPlaats(_ inkomend: IncomingMessage, vandaag: Datum) -> Bool {
        guard let sleutel = inkomend.sleuteltekst, let (aanbodId, casusId) = Reservering.delen(sleutel) else {
            return false
        }
        let plek = CasusBijAanbod(aanbodId: aanbodId, casusId: casusId)
        guard let waarde = inkomend.waarde else {
            boek.geefVrij(aanbodId: aanbodId, casusId: casusId)
            wezen.remove(plek)
            opgeruimd.remove(plek)
            herreken(aanbodId, vandaag)
            return true
        }
        guard let reservering = Reservering(sleutel: sleutel, waarde: waarde) else { return false }
        boek.neem(reservering, offset: inkomend.offset)
        herreken(aanbodId, vandaag)
        if zaken[casusId]?.loop.houdtVast(aanbodId) == true {
            teBeslissen.insert(casusId)
        } else if eigenPartities.contains(partitieVan(casusId)) {
            wezen.insert(plek)
        }
        return true
    }

    /// These partitions' cases are here, read back to their end.
    package mutating func krijg(_ partities: Set<Int32>) {
        eigenPartities.formUnion(partities)
        for (aanbodId, casusId) in boek.alle where partities.contains(partitieVan(casusId)) {
            guard zaken[casusId]?.loop.houdtVast(aanbodId) != true else { continue }
            wezen.insert(CasusBijAanbod(aanbodId: aanbodId, casusId: casusId))
        }
    }

    /// Whether a case waits for a place that does not stand in the log as far as it was read.
    var heeftOngelezenPlaatsen: Bool {
        zaken.values.contains { zaak in
            zaak.loop.voordracht.contains {
                $0.reservering == .gevraagd && !boek.heeft(aanbodId: $0.aanbodId, casusId: zaak.casusId)
            }
        }
    }

    /// The log was read to an end that lies behind everything that these cases wrote: a reservation that is not among
    /// these is not there, and is asked for once more.
    /// - Parameter staand: the keys of all reservations.
    mutating func vraagOpnieuw(behalve staand: Set<String>) {
        for zaak in zaken.values {
            for deel in zaak.loop.voordracht where deel.reservering == .gevraagd {
                guard !staand.contains(Reservering.sleutel(aanbodId: deel.aanbodId, casusId: zaak.casusId)) else {
                    continue
                }
                teHervragen.insert(CasusBijAanbod(aanbodId: deel.aanbodId, casusId: zaak.casusId))
                teBeslissen.insert(zaak.casusId)
            }
        }
    }

    /// What the log of places and the reports of offers mean for the cases that were nominated.
    package mutating func beslisPlaatsen(_ klok: Klok) -> [OutgoingMessage] {
        guard !teBeslissen.isEmpty || !wezen.isEmpty else { return [] }
        let nu = klok.nu()
        var uit = ruimOp()
        for casusId in teBeslissen.sorted().prefix(Self.plaatsenAantalMax) {
            teBeslissen.remove(casusId)
            uit += beslis(casusId, nu: nu, klok)
        }
        return uit
    }

    private mutating func beslis(_ casusId: String, nu: Tijdstip, _ klok: Klok) -> [OutgoingMessage] {
        guard let vorige = zaken[casusId] else { return [] }
        var zaak = vorige
        var effecten = hervraag(zaak)
        for gebeurtenis in plaatsgebeurtenissen(zaak) {
            // What happens to a place is never refused.
            effecten += (try? zaak.loop.neem(gebeurtenis, omstandigheden(vorige, nu: nu, klok))) ?? []
        }
        guard zaak != vorige || !effecten.isEmpty else { return [] }
        return voerUit(effecten, zaak, vorige: vorige, nu: nu, klok)
    }

    private mutating func hervraag(_ zaak: Zaak) -> [Zaakeffect] {
        zaak.loop.voordracht.filter { deel in
            deel.reservering == .gevraagd
                && teHervragen.remove(CasusBijAanbod(aanbodId: deel.aanbodId, casusId: zaak.casusId)) != nil
        }.map { .reserveer($0) }
    }

    private func plaatsgebeurtenissen(_ zaak: Zaak) -> [Zaakgebeurtenis] {
        zaak.loop.voordracht.compactMap { gebeurtenis($0, zaak) }
            + zaak.loop.bezet.compactMap { bezet in
                guard let opgave = opgave(bezet.aanbodId), opgave.wachttijd.peildatum <= bezet.sinds else {
                    return .verwerktInOpgave(aanbodId: bezet.aanbodId)
                }
                return nil
            }
    }

    private func gebeurtenis(_ deel: Voorgedragen, _ zaak: Zaak) -> Zaakgebeurtenis? {
        let opgave = opgave(deel.aanbodId)
        let bereikbaar = opgave.map { !$0.inStop } ?? false
        let houdt = boek.houdt(
            aanbodId: deel.aanbodId, casusId: zaak.casusId, voordrachtId: deel.voordrachtId,
            vrij: bereikbaar ? opgave?.plaatsen.vrij ?? 0 : 0)
        if deel.reservering == .gevraagd {
            return houdt.map { .plaats(aanbodId: deel.aanbodId, toegekend: $0) }
        }
        guard bereikbaar, let opgave else { return .aanbodIngetrokken(aanbodId: deel.aanbodId) }
        guard deel.reservering != nil else { return nil }
        if deel.geaccepteerd {
            let isVerwerkt = deel.geaccepteerdOp.map { opgave.wachttijd.peildatum > $0 } ?? false
            return isVerwerkt ? .verwerktInOpgave(aanbodId: deel.aanbodId) : nil
        }
        return houdt == false ? .plaatsIngetrokken(aanbodId: deel.aanbodId) : nil
    }

    /// Reservations that no case here knows of: the case was closed or taken back by a matcher that did not live to
    /// give the place back, or the broker keeps what was aborted (the embedded one does).
    private mutating func ruimOp() -> [OutgoingMessage] {
        wezen.filter { zaken[$0.casusId]?.loop.houdtVast($0.aanbodId) != true && !opgeruimd.contains($0) }
            .sorted { $0.sleutel < $1.sleutel }.prefix(Self.plaatsenAantalMax).map { plek in
                opgeruimd.insert(plek)
                return geefVrij(plek.aanbodId, plek.casusId)
            }
    }

    // MARK: Records

    func reserveer(_ deel: Voorgedragen, _ casusId: String) -> OutgoingMessage {
        let reservering = Reservering(
            aanbodId: deel.aanbodId, casusId: casusId, voordrachtId: deel.voordrachtId, aantal: deel.aantal ?? 1)
        return OutgoingMessage(
            topic: topics.plaatsen, partitie: 0, sleutel: Array(reservering.sleutel.utf8), waarde: reservering.waarde)
    }

    func geefVrij(_ aanbodId: String, _ casusId: String) -> OutgoingMessage {
        OutgoingMessage(
            topic: topics.plaatsen, partitie: 0,
            sleutel: Array(Reservering.sleutel(aanbodId: aanbodId, casusId: casusId).utf8), waarde: nil)
    }

    // MARK: The market without the places that are held

    /// The offer as its aanbieder reported it.
    func opgave(_ aanbodId: String) -> Aanbod? { opgaven[aanbodId] ?? markt.aanbod.aanbod(aanbodId) }

    /// The offer as others may count on it, and how it was reported remembered for as long as places are held.
    mutating func zonderReserveringen(_ opgave: Aanbod) -> Aanbod {
        guard boek.heeft(aanbodId: opgave.aanbodId) else {
            opgaven[opgave.aanbodId] = nil
            return opgave
        }
        opgaven[opgave.aanbodId] = opgave
        return opgave.met(vrij: max(0, opgave.plaatsen.vrij - boek.gereserveerd(opgave.aanbodId)))
    }

    /// Cases that hold places at an offer see it otherwise than the market does: with their own places, so also a
    /// change that leaves nothing free either way.
    mutating func herzieHouders(_ aanbodId: String) {
        for casusId in boek.casussen(bij: aanbodId) where zaken[casusId]?.isOpen == true { teHerzien.insert(casusId) }
    }

    private mutating func herreken(_ aanbodId: String, _ vandaag: Datum) {
        herzieHouders(aanbodId)
        guard let opgave = opgave(aanbodId) else { return }
        let nieuw = zonderReserveringen(opgave)
        let vorig = markt.aanbod.meld(nieuw)
        guard vorig != nieuw else { return }
        teHerzien.formUnion(open.geraakt(door: vorig, nieuw, bij: markt.voorwaarden, vandaag: vandaag))
    }

    /// The market as a case sees it: the places that it holds itself, or is just giving back, are not taken from it.
    package func markt(voor zaak: Zaak) -> Markt {
        let eigen = boek.aanbod(van: zaak.casusId)
        guard !eigen.isEmpty else { return markt }
        var uit = markt
        for aanbodId in eigen.sorted() {
            guard let opgave = opgaven[aanbodId] else { continue }
            let anderen = boek.gereserveerd(aanbodId, behalve: zaak.casusId)
            uit.aanbod.meld(opgave.met(vrij: max(0, opgave.plaatsen.vrij - anderen)))
        }
        return uit
    }

    /// Whether an offer would have room for a case if others did not hold it.
    func isVastgehouden(_ aanbodId: String, voor zaak: Zaak) -> Bool {
        guard let opgave = opgaven[aanbodId] else { return false }
        let anderen = boek.gereserveerd(aanbodId, behalve: zaak.casusId)
        let nodig = zaak.aantalPlaatsen
        return opgave.plaatsen.vrij >= nodig && opgave.plaatsen.vrij - anderen < nodig
    }
}

/// One case at one offer.
struct CasusBijAanbod: Hashable, Sendable {
    let aanbodId, casusId: String

    var sleutel: String { Reservering.sleutel(aanbodId: aanbodId, casusId: casusId) }
}

extension Zaak {
    /// One place for each child.
    var aantalPlaatsen: Int { max(1, aanvraag?.jeugdigen.count ?? 1) }
}
