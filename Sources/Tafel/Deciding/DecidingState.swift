import Berichten
import Jeugdhulp
import Matching

/// All that deciding remembers: the offers, the cases, the work that waits. Each is an owner of its own; here is what
/// one of them means for the others, so that they never part.
struct DecidingState {
    private(set) var aanbod: Aanbodbeeld
    private(set) var zaken: Zakenboek
    private(set) var werk = WorkList()
    /// The partitions whose cases are here, read back to their end.
    private var eigenPartities: Set<Int32> = []
    /// The partition of aanvragen, besluiten and zaken that a casusId belongs to.
    private let partitieVan: @Sendable (String) -> Int32

    init(register: Gemeenteregister, gewichten: Gewichten, partitieVan: @escaping @Sendable (String) -> Int32) {
        aanbod = Aanbodbeeld(register: register, gewichten: gewichten)
        zaken = Zakenboek(register: register)
        self.partitieVan = partitieVan
    }

    // MARK: Cases

    /// Puts the state of a case in its place; an abort takes it back.
    /// - Parameter casus: the case as the engine sees it, where the caller has it already.
    mutating func bewaar(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) {
        werk.volg(zaken.bewaar(zaak, voor: casusId, casus: casus))
    }

    /// Remembers a proposal that was made for a case, whether or not it goes out.
    mutating func onthoud(_ voorstel: Voorstel, voor casusId: String, vandaag: Datum) {
        zaken.onthoud(voorstel, voor: casusId, vandaag: vandaag, gewichten: aanbod.markt.gewichten)
    }

    /// What is announced of a case; where that changed, perhaps a step of the ladder is reached by it.
    mutating func onthoud(_ start: Datum?, voor casusId: String) {
        if zaken.onthoud(start, voor: casusId) { werk.zetOpschalingMeteen(casusId) }
    }

    /// Takes work off the list, or puts it there.
    mutating func bijWerk<Uit>(_ doe: (inout WorkList) -> Uit) -> Uit { doe(&werk) }

    // MARK: Offers and contracts

    /// - Returns: why it was not read: an offer is of who reported it first, and a report under its id alone is not
    ///   read
    ///   once its offer has a key of its own.
    mutating func neem(_ bericht: RecordIntake.Marktbericht, vandaag: Datum) -> Afkeuring? {
        switch bericht {
        case .aanbod(let opgave, let plek, let bron, let isOud):
            guard bron.map({ aanbod.mag($0, opgave.sleutel) }) ?? true else { return .afzenderOnjuist }
            werk.moetBeslissen(zaken.betrokken(bij: opgave.aanbodId))
            guard isOud else {
                raakt(aanbod.meld(opgave, plek), vandaag)
                if let bron { aanbod.onthoud(bron, opgave.sleutel) }
                break
            }
            werk.isNieuw(opgave.aanbodId)
            let uit = aanbod.meldOud(opgave, plek)
            for wijziging in uit.wijzigingen { raakt(wijziging, vandaag) }
            guard uit.isGelezen else { return RecordIntake.aanbodsleutel }
            if let bron { aanbod.onthoud(bron, opgave.sleutel) }
        case .aanbodWeg(let verwijzing):
            werk.moetBeslissen(zaken.betrokken(bij: verwijzing.aanbodId))
            if verwijzing.agb == nil { werk.isNieuw(verwijzing.aanbodId) }
            raakt(aanbod.neemWeg(verwijzing), vandaag)
        case .contract(let contract):
            werk.moetHerzien(zaken.open.geraakt(door: aanbod.meld(contract), contract))
        case .contractWeg(let regio, let agb):
            werk.moetHerzien(zaken.open.geraakt(door: aanbod.verwijderContract(regio, agb), nil))
        }
        return nil
    }

    /// Whoever an offer could matter to is looked at again. Cases that hold places there see it otherwise than the
    /// market does: with their own places, so also a change that leaves nothing free either way.
    private mutating func raakt(_ wijziging: Aanbodbeeld.Wijziging?, _ vandaag: Datum) {
        guard let wijziging else { return }
        werk.moetHerzien(aanbod.houders(wijziging.aanbod).filter { zaken[$0]?.isOpen == true })
        guard wijziging.vorig != wijziging.nieuw else { return }
        werk.moetHerzien(
            zaken.open.geraakt(door: wijziging.vorig, wijziging.nieuw, bij: aanbod.markt.voorwaarden, vandaag: vandaag))
    }

    // MARK: Places

    /// A reservation stands in the log.
    mutating func neem(_ reservering: Reservering, offset: Int64, vandaag: Datum) {
        let plek = reservering.plek
        raakt(aanbod.neem(reservering, offset: offset), vandaag)
        if zaken.houdtVast(plek) {
            werk.moetBeslissen([plek.casusId])
        } else if eigenPartities.contains(partitieVan(plek.casusId)) {
            werk.isWees(plek)
        }
    }

    /// A reservation was given back.
    mutating func geefVrij(_ plek: CasusBijAanbod, vandaag: Datum) {
        raakt(aanbod.geefVrij(plek), vandaag)
        werk.isVrij(plek)
    }

    /// The places that cases wait for.
    private var gevraagd: [CasusBijAanbod] {
        zaken.zaken.values.flatMap { zaak in
            zaak.loop.voordracht.filter { $0.reservering == .gevraagd }.map {
                CasusBijAanbod($0.sleutel, zaak.casusId)
            }
        }
    }

    /// Whether a case waits for a place that does not stand in the log as far as it was read.
    var heeftOngelezenPlaatsen: Bool {
        gevraagd.contains { !aanbod.isGereserveerd($0) && !aanbod.isGereserveerd($0.oud) }
    }

    /// The log was read to an end that lies behind everything that these cases wrote: a reservation that is not among
    /// these is not there, and is asked for once more.
    /// - Parameter staand: the keys of all reservations.
    mutating func vraagOpnieuw(behalve staand: Set<String>) {
        for plek in gevraagd where !staand.contains(plek.sleutel) && !staand.contains(plek.oud.sleutel) {
            werk.moetHervragen(plek)
        }
    }

    /// Whether something about places waits to be decided.
    var heeftTeBeslissen: Bool {
        !werk.teBeslissen.isEmpty || werk.heeftWezen(heeftZaak: zaken.houdtVast) || !oudeSleutels.isEmpty
    }

    /// Ids under which reports lie whose offer has a key of its own by now, and whose end was not written yet: for one
    /// instance to do.
    private var oudeSleutels: Set<String> {
        eigenPartities.contains(0) ? aanbod.teBeeindigen.subtracting(werk.beeindigd) : []
    }

    /// The next of these, to end.
    mutating func neemOudeSleutels(aantalMax: Int) -> [String] {
        let beurt = Array(oudeSleutels.sorted().prefix(aantalMax))
        werk.isBeeindigd(beurt)
        return beurt
    }

    /// The next reservations that no case here knows of: the case was closed or taken back by a matcher that did not
    /// live to give the place back, or the broker keeps what was aborted (the embedded one does).
    mutating func neemWezen(aantalMax: Int) -> [CasusBijAanbod] {
        werk.neemWezen(aantalMax: aantalMax, heeftZaak: zaken.houdtVast)
    }

    // MARK: Partitions

    /// A case as it stands in zaken, read back.
    mutating func herstel(_ zaak: Zaak) {
        werk.volg(zaken.zet(zaak, voor: zaak.casusId))
        if zaak.isOpen { werk.moetHerzien([zaak.casusId]) }
    }

    /// The latest proposal of a case that is here does not stand at its table as its record says: the table may have
    /// seen another under that number, or none.
    /// - Parameter zichtbaar: the version that stands there; nil: none.
    mutating func herstelVoorstel(_ casusId: String, zichtbaar: Int?) {
        guard var zaak = zaken[casusId], zaak.isOpen else { return }
        zaak.versie = max(zaak.versie, zichtbaar ?? 0)
        werk.volg(zaken.zet(zaak, voor: casusId))
        werk.isGescheurd(casusId)
    }

    mutating func krijg(_ partities: Set<Int32>) {
        eigenPartities.formUnion(partities)
        for plek in aanbod.gereserveerd where partities.contains(partitieVan(plek.casusId)) {
            if !zaken.houdtVast(plek) { werk.isWees(plek) }
        }
        controleer()
    }

    mutating func laatLos(_ partities: Set<Int32>) {
        let casussen = zaken.zaken.values.filter { partities.contains($0.partitie) }.map(\.casusId)
        for casusId in casussen { werk.volg(zaken.zet(nil, voor: casusId)) }
        eigenPartities.subtract(partities)
        werk.laatLos(casussen) { partities.contains(partitieVan($0)) }
        controleer()
    }

    // MARK: Transactions

    mutating func bevestig() {
        zaken.bevestig()
        werk.bevestig()
        controleer()
    }

    mutating func draaiTerug() {
        for (wijziging, was) in zaken.draaiTerug() {
            werk.volg(wijziging)
            guard let was else { continue }
            if was.isOpen { werk.moetHerzien([was.casusId]) }
            if !was.loop.betrokkenAanbod.isEmpty { werk.moetBeslissen([was.casusId]) }
        }
        werk.draaiTerug(zaken)
        controleer()
    }

    /// Our own mistakes, found where they are made; costs nothing in a release.
    private func controleer() { assert(werk.gebrek(zaken) == nil, werk.gebrek(zaken) ?? "") }
}
