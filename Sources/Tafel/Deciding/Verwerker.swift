import Berichten
import Foundation
import Jeugdhulp
import Matching

/// Everything the matcher decides, without doing any of it: records in, records out.
///
/// Knows offers, contracts and the cases of the partitions it was given. What a transaction changed can be taken back
/// with ``draaiTerug()``, so that memory never runs ahead of what was committed. Offers and contracts are not part of
/// a transaction: they are facts of others, the same after an abort.
package struct Verwerker {
    package internal(set) var markt: Markt
    var open = OpenCasussen()
    private(set) var zaken: [String: Zaak] = [:]
    /// Cases whose proposal must be looked at again.
    var teHerzien: Set<String> = []
    /// The earliest start among the options of each open case, as last proposed.
    private(set) var startVerwacht: [String: Datum] = [:]
    var opschalingsagenda = Dagagenda()
    /// The first day on which the answer to a voordracht is too late.
    var antwoordagenda = Dagagenda()
    /// Who holds which places, as far as the log was read.
    var boek = Plaatsenboek()
    /// How offers were reported of which places are held; the market has them without.
    var opgaven: [String: Aanbod] = [:]
    /// The cases that were nominated at an offer or hold places there.
    private(set) var betrokken: [String: Set<String>] = [:]
    /// Cases of which a place, or an offer they were nominated at, changed.
    var teBeslissen: Set<String> = []
    /// Reservations that must be asked for once more.
    var teHervragen: Set<CasusBijAanbod> = []
    /// Reservations that no case here knows of, and those that were given back already.
    var wezen: Set<CasusBijAanbod> = []
    var opgeruimd: Set<CasusBijAanbod> = []
    var eigenPartities: Set<Int32> = []
    private var ongedaan: [(casusId: String, was: Zaak?)] = []
    var herzien: Set<String> = []
    var laatsteDag: Datum?
    var laatstHerzien = ""

    let topics: Topics
    let bron: String
    let lezer = GebeurtenisReader()
    let keuring: Keuring
    let brief: DeadLetter
    /// The partition of aanvragen on which a case belongs.
    let partitieVan: @Sendable (String) -> Int32

    /// - Parameters:
    ///   - bron: the CloudEvents `source` of the matcher.
    ///   - partitieVan: the partition of aanvragen, besluiten and zaken that a casusId belongs to.
    package init(
        topics: Topics, bron: String, register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard,
        partitieVan: @escaping @Sendable (String) -> Int32
    ) {
        self.topics = topics
        self.bron = bron
        self.partitieVan = partitieVan
        markt = Markt(register: register, gewichten: gewichten)
        keuring = Keuring(register: register)
        brief = DeadLetter(topics: topics, bron: bron)
    }

    package var aantalOpen: Int { open.aantal }
    package var aantalTeHerzien: Int { teHerzien.count }
    /// Whether something about places waits for ``beslisPlaatsen(_:)``.
    package var heeftTeBeslissen: Bool { !teBeslissen.isEmpty || wezen.contains { !opgeruimd.contains($0) } }
    /// Whether steps of ladders or terms that ended still wait to be told on the day of the last ``tik(_:)``.
    package var heeftVerschenen: Bool {
        laatsteDag.map { opschalingsagenda.heeftVerschenen(op: $0) || antwoordagenda.heeftVerschenen(op: $0) } ?? false
    }

    // MARK: Transactions and partitions

    /// Puts the state of a case in its place, remembering what stood there.
    mutating func bewaar(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) {
        ongedaan.append((casusId, zaken[casusId]))
        zet(zaak, voor: casusId, casus: casus)
    }

    private mutating func zet(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) {
        volg(zaken[casusId], zaak, casusId)
        zaken[casusId] = zaak
        if let zaak, zaak.isOpen, let casus = casus ?? self.casus(zaak) {
            // An equal case keeps what its latest proposal came down to.
            if open.casus(casusId) != casus { open.zet(casus) }
            opschalingsagenda.zetMeteen(casusId)
            antwoordagenda.zet(casusId, op: zaak.loop.antwoordTeLaatOp)
        } else {
            open.verwijder(casusId)
            teHerzien.remove(casusId)
            startVerwacht[casusId] = nil
            opschalingsagenda.zet(casusId, op: nil)
            antwoordagenda.zet(casusId, op: nil)
        }
    }

    /// Keeps at hand which cases an offer matters to.
    private mutating func volg(_ oud: Zaak?, _ nieuw: Zaak?, _ casusId: String) {
        let was = oud?.loop.betrokkenAanbod ?? []
        let wordt = nieuw?.loop.betrokkenAanbod ?? []
        // Help that started takes the place of a voordracht at the same offer; what that reported may be newer.
        guard was != wordt || oud?.loop.bezet != nieuw?.loop.bezet else { return }
        for aanbodId in was.subtracting(wordt) {
            betrokken[aanbodId]?.remove(casusId)
            if betrokken[aanbodId]?.isEmpty == true { betrokken[aanbodId] = nil }
        }
        for aanbodId in wordt.subtracting(was) { betrokken[aanbodId, default: []].insert(casusId) }
        // Its record may have been read before, or the offer may have changed since.
        if !wordt.isEmpty { teBeslissen.insert(casusId) }
    }

    /// The case as the engine sees it, with what was tried since it was submitted.
    package func casus(_ zaak: Zaak) -> Casus? {
        zaak.aanvraagMetPogingen.map {
            Casus(aanvraag: $0, ingediendOp: zaak.ingediendOp, register: markt.register)
        }
    }

    /// What is announced changed: perhaps a step is reached by that.
    mutating func onthoud(_ start: Datum?, voor casusId: String) {
        guard startVerwacht[casusId] != start else { return }
        startVerwacht[casusId] = start
        opschalingsagenda.zetMeteen(casusId)
    }

    /// The transaction was committed: what was decided stands.
    package mutating func bevestig() {
        ongedaan.removeAll(keepingCapacity: true)
        herzien.removeAll(keepingCapacity: true)
    }

    /// The transaction was aborted: memory goes back to what was committed, and what was looked at again must be once
    /// more.
    package mutating func draaiTerug() {
        for (casusId, was) in ongedaan.reversed() {
            zet(was, voor: casusId)
            // What was announced may have been for an aanvraag that does not stand any more.
            startVerwacht[casusId] = nil
            if was?.isOpen == true { teHerzien.insert(casusId) }
            if was?.loop.betrokkenAanbod.isEmpty == false { teBeslissen.insert(casusId) }
        }
        ongedaan.removeAll(keepingCapacity: true)
        teHerzien.formUnion(herzien)
        herzien.removeAll(keepingCapacity: true)
        opgeruimd.removeAll()
        // A day's round may have been in the aborted transaction.
        laatsteDag = nil
    }

    /// A case as it stands in zaken, read back on start or assignment. Its proposal is looked at again: offers may have
    /// changed while nobody was there.
    package mutating func herstel(_ zaak: Zaak) {
        zet(zaak, voor: zaak.casusId)
        if zaak.isOpen { teHerzien.insert(zaak.casusId) }
    }

    /// A tombstone in zaken.
    package mutating func herstelWeg(_ casusId: String) { zet(nil, voor: casusId) }

    /// The cases of partitions that others have now.
    package mutating func laatLos(_ partities: Set<Int32>) {
        for zaak in zaken.values where partities.contains(zaak.partitie) { zet(nil, voor: zaak.casusId) }
        eigenPartities.subtract(partities)
        wezen = wezen.filter { !partities.contains(partitieVan($0.casusId)) }
        teHervragen = teHervragen.filter { !partities.contains(partitieVan($0.casusId)) }
    }

    /// The state of a case, for tests and for whoever compares two instances.
    package func zaak(_ casusId: String) -> Zaak? { zaken[casusId] }
    package var alleZaken: [Zaak] { zaken.values.sorted { $0.casusId < $1.casusId } }
}
