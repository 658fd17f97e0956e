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
    private var opgaven: [Aanbodsleutel: Aanbod] = [:]
    /// Which report of each offer stands.
    private var plekken: [Aanbodsleutel: Opgaveplek] = [:]

    /// Whose report lies under an id alone, as all did before, and of which of these the end must be written.
    private var oud: [String: AgbCode] = [:]
    private(set) var teBeeindigen: Set<String> = []
    /// Offers that were taken away under their own key: an older report under the id alone does not bring them back.
    private var afgemeld: Set<Aanbodsleutel> = []
    private static let afgemeldMax = 100_000

    /// The organisation that reported each offer, as its place among all that did; none for who named none.
    private var eigenaars: [Aanbodsleutel: UInt32] = [:]
    private var organisaties: [String: UInt32] = [:]

    /// How an offer changed for everybody.
    struct Wijziging {
        let aanbod: Aanbodsleutel
        let vorig, nieuw: Aanbod?
    }

    init(register: Gemeenteregister, gewichten: Gewichten) {
        markt = Markt(register: register, gewichten: gewichten)
    }

    // MARK: What aanbieders and buyers report

    mutating func meld(_ opgave: Aanbod, _ plek: Opgaveplek) -> Wijziging {
        afgemeld.remove(opgave.sleutel)
        if oud[opgave.aanbodId] == opgave.agb { teBeeindigen.insert(opgave.aanbodId) }
        return plaats(opgave, plek)
    }

    /// A report under its id alone, as all were before. Once the same offer came under its own key such a report is not
    /// read any more. Of two aanbieders with one id the later stands in the log, and so here.
    /// - Returns: what changed, also where it is not read: the report of another that stood under the id is gone.
    mutating func meldOud(_ opgave: Aanbod, _ plek: Opgaveplek) -> (wijzigingen: [Wijziging], isGelezen: Bool) {
        let sleutel = opgave.sleutel
        let staatNieuw = markt.aanbod.aanbod(sleutel) != nil && !staatOud(sleutel) || afgemeld.contains(sleutel)
        var uit: [Wijziging] = []
        if let ander = oud[opgave.aanbodId].map({ Aanbodsleutel($0, opgave.aanbodId) }), ander != sleutel,
            staatOud(ander)
        {
            uit.append(verwijder(ander))
        }
        oud[opgave.aanbodId] = opgave.agb
        guard !staatNieuw else {
            teBeeindigen.insert(opgave.aanbodId)
            return (uit, false)
        }
        teBeeindigen.remove(opgave.aanbodId)
        return (uit + [plaats(opgave, plek)], true)
    }

    /// Whether what stands of an offer is a report under its id alone.
    private func staatOud(_ aanbod: Aanbodsleutel) -> Bool {
        oud[aanbod.aanbodId] == aanbod.agb && !teBeeindigen.contains(aanbod.aanbodId)
    }

    private mutating func plaats(_ opgave: Aanbod, _ plek: Opgaveplek) -> Wijziging {
        plekken[opgave.sleutel] = plek
        return zet(opgave)
    }

    private mutating func zet(_ opgave: Aanbod) -> Wijziging {
        let nieuw = zonderReserveringen(opgave)
        let vorig = markt.aanbod.meld(nieuw)
        assert(klopt(opgave.sleutel), "the market does not have \(opgave.sleutel) less what is held")
        return Wijziging(aanbod: opgave.sleutel, vorig: vorig, nieuw: nieuw)
    }

    /// The end of a key of the topic.
    mutating func neemWeg(_ aanbod: Aanbodverwijzing) -> Wijziging? {
        if let sleutel = aanbod.sleutel {
            if staatOud(sleutel) { teBeeindigen.insert(sleutel.aanbodId) }
            if afgemeld.count < Self.afgemeldMax { afgemeld.insert(sleutel) }
            return verwijder(sleutel)
        }
        let wasOud = oud[aanbod.aanbodId].map { Aanbodsleutel($0, aanbod.aanbodId) }.flatMap { staatOud($0) ? $0 : nil }
        oud[aanbod.aanbodId] = nil
        teBeeindigen.remove(aanbod.aanbodId)
        return wasOud.map { verwijder($0) }
    }

    private mutating func verwijder(_ aanbod: Aanbodsleutel) -> Wijziging {
        let vorig = markt.aanbod.verwijder(aanbod)
        opgaven[aanbod] = nil
        plekken[aanbod] = nil
        eigenaars[aanbod] = nil
        assert(klopt(aanbod), "\(aanbod) is gone and still kept apart")
        return Wijziging(aanbod: aanbod, vorig: vorig, nieuw: nil)
    }

    /// - Returns: the contract that stood in its place.
    mutating func meld(_ contract: Contract) -> Contract? { markt.contracten.meld(contract) }

    /// - Returns: the contract that stood there.
    mutating func verwijderContract(_ inkoopregio: Inkoopregio, _ agb: AgbCode) -> Contract? {
        markt.contracten.verwijder(inkoopregio.id, agb)
    }

    // MARK: Whose an offer is

    /// Whether who sends under a source may speak for an offer: nobody else reported it first.
    func mag(_ bron: String, _ aanbod: Aanbodsleutel) -> Bool {
        guard let eigenaar = eigenaars[aanbod], let organisatie = IdentifierFormat.organisatie(van: bron) else {
            return true
        }
        return organisaties[organisatie] == eigenaar
    }

    mutating func onthoud(_ bron: String, _ aanbod: Aanbodsleutel) {
        guard eigenaars[aanbod] == nil, let organisatie = IdentifierFormat.organisatie(van: bron) else { return }
        let nummer = organisaties[organisatie] ?? UInt32(clamping: organisaties.count)
        organisaties[organisatie] = nummer
        eigenaars[aanbod] = nummer
    }

    // MARK: What is held

    mutating func neem(_ reservering: Reservering, offset: Int64) -> Wijziging? {
        boek.neem(reservering, offset: offset)
        return herreken(reservering.aanbod)
    }

    mutating func geefVrij(_ plek: CasusBijAanbod) -> Wijziging? {
        boek.geefVrij(plek)
        return herreken(plek.aanbod)
    }

    /// - Returns: how the offer changed for everybody; one that is not known here does not.
    private mutating func herreken(_ aanbod: Aanbodverwijzing) -> Wijziging? {
        guard let opgave = opgave(aanbod) else {
            return aanbod.sleutel.map { Wijziging(aanbod: $0, vorig: nil, nieuw: nil) }
        }
        return zet(opgave)
    }

    /// Whether a reservation fits in the places that are free; `nil` when it does not stand in the log.
    func houdt(_ deel: Voorgedragen, casusId: String, vrij: Int) -> Bool? {
        boek.houdt(deel.sleutel, casusId: casusId, voordrachtId: deel.voordrachtId, vrij: vrij)
    }

    func isGereserveerd(_ plek: CasusBijAanbod) -> Bool { boek.heeft(plek) }
    /// The cases that hold places at an offer.
    func houders(_ aanbod: Aanbodsleutel) -> [String] { boek.casussen(bij: aanbod) }
    /// The offers at which a case holds places.
    func aanbod(van casusId: String) -> Set<Aanbodverwijzing> { boek.aanbod(van: casusId) }
    /// Every reservation that stands in the log.
    var gereserveerd: [CasusBijAanbod] { boek.alle }

    // MARK: The three pictures

    /// The offer as its aanbieder reported it.
    func opgave(_ aanbod: Aanbodsleutel) -> Aanbod? { opgaven[aanbod] ?? markt.aanbod.aanbod(aanbod) }

    /// The same where a record names the offer by its id alone: then no two aanbieders had that id.
    func opgave(_ aanbod: Aanbodverwijzing) -> Aanbod? {
        guard let sleutel = aanbod.sleutel else {
            return markt.aanbod.aanbod(aanbod.aanbodId).flatMap { opgave($0.sleutel) }
        }
        return opgave(sleutel)
    }

    /// Whether the offer at which help starts answers a hulpvraag, by what it is; `nil` where it is not known here.
    func bedient(_ start: HulpGestart, _ hulpvraag: Hulpvraag) -> Bool? {
        guard let aanbodId = start.aanbodId, let opgave = opgave(Aanbodverwijzing(start.agb, aanbodId)) else {
            return nil
        }
        return opgave.hulpvorm == hulpvraag.hulpvorm
            && (hulpvraag.voorziening ?? opgave.voorziening) == opgave.voorziening
    }

    /// Which report of an offer stands.
    func plek(_ aanbod: Aanbodsleutel) -> Opgaveplek? { plekken[aanbod] }

    /// The market as a case sees it: the places that it holds itself, or is just giving back, are not taken from it.
    func markt(voor zaak: Zaak) -> Markt {
        let eigen = boek.aanbod(van: zaak.casusId)
        guard !eigen.isEmpty else { return markt }
        var uit = markt
        for sleutel in eigen.compactMap({ opgave($0)?.sleutel }).uniek.sorted() {
            guard let opgave = opgaven[sleutel] else { continue }
            let anderen = boek.gereserveerd(sleutel, behalve: zaak.casusId)
            uit.aanbod.meld(opgave.met(vrij: max(0, opgave.plaatsen.vrij - anderen)))
        }
        return uit
    }

    /// Whether an offer would have room for a case if others did not hold it.
    func isVastgehouden(_ aanbod: Aanbodsleutel, voor zaak: Zaak) -> Bool {
        guard let opgave = opgaven[aanbod] else { return false }
        let anderen = boek.gereserveerd(aanbod, behalve: zaak.casusId)
        let nodig = zaak.aantalPlaatsen
        return opgave.plaatsen.vrij >= nodig && opgave.plaatsen.vrij - anderen < nodig
    }

    /// The offer as others may count on it, and how it was reported remembered for as long as places are held.
    private mutating func zonderReserveringen(_ opgave: Aanbod) -> Aanbod {
        guard boek.heeft(opgave.sleutel) else {
            opgaven[opgave.sleutel] = nil
            return opgave
        }
        opgaven[opgave.sleutel] = opgave
        return opgave.met(vrij: vrij(opgave))
    }

    private func vrij(_ opgave: Aanbod) -> Int {
        max(0, opgave.plaatsen.vrij - boek.gereserveerd(opgave.sleutel))
    }

    /// The invariant, for one offer.
    private func klopt(_ aanbod: Aanbodsleutel) -> Bool {
        guard let staat = markt.aanbod.aanbod(aanbod) else { return opgaven[aanbod] == nil }
        guard boek.heeft(aanbod) else { return opgaven[aanbod] == nil }
        return opgaven[aanbod].map { staat.plaatsen.vrij == vrij($0) } ?? false
    }
}
