import Berichten
import Jeugdhulp
import Matching

/// Offers and contracts as they are known here, less the places that are held: three pictures of one offer behind one
/// door.
///
/// - *As reported*: ``opgave(_:)``, what its aanbieder says is free.
/// - *As anybody sees it*: ``markt``, without the places that cases hold.
/// - *As one case sees it*: ``markt(voor:)``, with the places that it holds itself.
///
/// Invariant: of an offer at which places are held the report is kept apart, and the market has as many places fewer as
/// are held, never fewer than none; of any other offer the market has the report itself, and nothing is kept apart.
///
/// Facts of others: not part of a transaction, the same after an abort.
struct Aanbodbeeld {
    private(set) var markt: Markt
    /// Who holds which places, as far as the log was read.
    private var boek = Plaatsenboek()
    /// How offers were reported of which places are held.
    private var opgaven: [String: Aanbod] = [:]

    /// How an offer changed for everybody.
    struct Wijziging {
        let aanbodId: String
        let vorig, nieuw: Aanbod?
    }

    init(register: Gemeenteregister, gewichten: Gewichten) {
        markt = Markt(register: register, gewichten: gewichten)
    }

    // MARK: What aanbieders and buyers report

    mutating func meld(_ opgave: Aanbod) -> Wijziging {
        let nieuw = zonderReserveringen(opgave)
        let vorig = markt.aanbod.meld(nieuw)
        assert(klopt(opgave.aanbodId), "the market does not have \(opgave.aanbodId) less what is held")
        return Wijziging(aanbodId: opgave.aanbodId, vorig: vorig, nieuw: nieuw)
    }

    mutating func verwijder(_ aanbodId: String) -> Wijziging {
        let vorig = markt.aanbod.verwijder(aanbodId)
        opgaven[aanbodId] = nil
        assert(klopt(aanbodId), "\(aanbodId) is gone and still kept apart")
        return Wijziging(aanbodId: aanbodId, vorig: vorig, nieuw: nil)
    }

    /// - Returns: the contract that stood in its place.
    mutating func meld(_ contract: Contract) -> Contract? { markt.contracten.meld(contract) }

    /// - Returns: the contract that stood there.
    mutating func verwijderContract(_ inkoopregio: Inkoopregio, _ agb: AgbCode) -> Contract? {
        markt.contracten.verwijder(inkoopregio.id, agb)
    }

    // MARK: What is held

    mutating func neem(_ reservering: Reservering, offset: Int64) -> Wijziging {
        boek.neem(reservering, offset: offset)
        return herreken(reservering.aanbodId)
    }

    mutating func geefVrij(_ plek: CasusBijAanbod) -> Wijziging {
        boek.geefVrij(aanbodId: plek.aanbodId, casusId: plek.casusId)
        return herreken(plek.aanbodId)
    }

    /// - Returns: how the offer changed for everybody; one that is not known here does not.
    private mutating func herreken(_ aanbodId: String) -> Wijziging {
        guard let opgave = opgave(aanbodId) else { return Wijziging(aanbodId: aanbodId, vorig: nil, nieuw: nil) }
        return meld(opgave)
    }

    /// Whether a reservation fits in the places that are free; `nil` when it does not stand in the log.
    func houdt(_ deel: Voorgedragen, casusId: String, vrij: Int) -> Bool? {
        boek.houdt(aanbodId: deel.aanbodId, casusId: casusId, voordrachtId: deel.voordrachtId, vrij: vrij)
    }

    func isGereserveerd(_ plek: CasusBijAanbod) -> Bool { boek.heeft(aanbodId: plek.aanbodId, casusId: plek.casusId) }
    /// The cases that hold places at an offer.
    func houders(_ aanbodId: String) -> [String] { boek.casussen(bij: aanbodId) }
    /// The offers at which a case holds places.
    func aanbod(van casusId: String) -> Set<String> { boek.aanbod(van: casusId) }
    /// Every reservation that stands in the log.
    var gereserveerd: [CasusBijAanbod] {
        boek.alle.map { CasusBijAanbod(aanbodId: $0.aanbodId, casusId: $0.casusId) }
    }

    // MARK: The three pictures

    /// The offer as its aanbieder reported it.
    func opgave(_ aanbodId: String) -> Aanbod? { opgaven[aanbodId] ?? markt.aanbod.aanbod(aanbodId) }

    /// The market as a case sees it: the places that it holds itself, or is just giving back, are not taken from it.
    func markt(voor zaak: Zaak) -> Markt {
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

    /// The offer as others may count on it, and how it was reported remembered for as long as places are held.
    private mutating func zonderReserveringen(_ opgave: Aanbod) -> Aanbod {
        guard boek.heeft(aanbodId: opgave.aanbodId) else {
            opgaven[opgave.aanbodId] = nil
            return opgave
        }
        opgaven[opgave.aanbodId] = opgave
        return opgave.met(vrij: vrij(opgave))
    }

    private func vrij(_ opgave: Aanbod) -> Int {
        max(0, opgave.plaatsen.vrij - boek.gereserveerd(opgave.aanbodId))
    }

    /// The invariant, for one offer.
    private func klopt(_ aanbodId: String) -> Bool {
        guard let staat = markt.aanbod.aanbod(aanbodId) else { return opgaven[aanbodId] == nil }
        guard boek.heeft(aanbodId: aanbodId) else { return opgaven[aanbodId] == nil }
        return opgaven[aanbodId].map { staat.plaatsen.vrij == vrij($0) } ?? false
    }
}
