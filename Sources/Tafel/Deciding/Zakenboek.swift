import Jeugdhulp
import Matching

/// The cases of the partitions that are here, with what the open transaction changed about them, so that an abort takes
/// back exactly that.
///
/// Invariant: what is kept besides is what the cases themselves say. The engine has a case exactly when it is open and
/// its aanvraag is here; a start is remembered of open cases only; ``betrokken(bij:)`` is the reverse of what each case
/// says of the offers it was nominated at or holds places at.
struct Zakenboek {
    private(set) var zaken: [String: Zaak] = [:]
    /// Open cases as the engine sees them.
    private(set) var open = OpenCasussen()
    /// The earliest start among the options of each open case, as last proposed.
    private var startVerwacht: [String: Datum] = [:]
    /// Per offer the cases that were nominated there or hold places there.
    private var betrokken: [String: Set<String>] = [:]
    /// What stood there before each change of the open transaction, oldest first.
    private var ongedaan: [(casusId: String, was: Zaak?)] = []
    private let register: Gemeenteregister

    /// What a change of a case means for the work that waits.
    struct Wijziging {
        let casusId: String
        /// Whether the case is here at all.
        let isHier: Bool
        /// Whether the engine has it.
        let isOpen: Bool
        /// The first day on which a term ended: of an answer, or of a start.
        let termijnVoorbijOp: Datum?
        /// Whether it holds places, or was nominated, otherwise than before: its record may have been read already, or
        /// the offer may have changed since.
        let raaktPlaatsen: Bool
    }

    init(register: Gemeenteregister) { self.register = register }

    subscript(_ casusId: String) -> Zaak? { zaken[casusId] }
    /// Whether the engine has it.
    func isOpen(_ casusId: String) -> Bool { open.casus(casusId) != nil }
    func betrokken(bij aanbodId: String) -> Set<String> { betrokken[aanbodId] ?? [] }
    func start(van casusId: String) -> Datum? { startVerwacht[casusId] }

    func houdtVast(_ plek: CasusBijAanbod) -> Bool { zaken[plek.casusId]?.loop.houdtVast(plek.aanbod) == true }

    /// The case as the engine sees it, with what was tried since it was submitted.
    func casus(_ zaak: Zaak) -> Casus? {
        zaak.aanvraagMetPogingen.map { Casus(aanvraag: $0, ingediendOp: zaak.opgegevenOp, register: register) }
    }

    // MARK: Changes

    /// Puts the state of a case in its place, remembering what stood there.
    /// - Parameter casus: the case as the engine sees it, where the caller has it already.
    mutating func bewaar(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) -> Wijziging {
        ongedaan.append((casusId, zaken[casusId]))
        return zet(zaak, voor: casusId, casus: casus)
    }

    /// As the log has it: nothing to take back.
    mutating func zet(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) -> Wijziging {
        let raaktPlaatsen = volg(zaken[casusId], zaak, casusId)
        zaken[casusId] = zaak
        defer { assert(klopt(casusId), "what is kept beside case \(casusId) is not what it says itself") }
        guard let zaak, zaak.isOpen, let casus = casus ?? self.casus(zaak) else {
            open.verwijder(casusId)
            startVerwacht[casusId] = nil
            return Wijziging(
                casusId: casusId, isHier: zaak != nil, isOpen: false, termijnVoorbijOp: nil,
                raaktPlaatsen: raaktPlaatsen)
        }
        // An equal case keeps what its latest proposal came down to.
        if open.casus(casusId) != casus { open.zet(casus) }
        return Wijziging(
            casusId: casusId, isHier: true, isOpen: true, termijnVoorbijOp: zaak.loop.termijnVoorbijOp,
            raaktPlaatsen: raaktPlaatsen)
    }

    /// Keeps at hand which cases an offer matters to.
    /// - Returns: whether the case must be held against the log of places.
    private mutating func volg(_ oud: Zaak?, _ nieuw: Zaak?, _ casusId: String) -> Bool {
        let was = oud?.loop.betrokkenAanbod ?? []
        let wordt = nieuw?.loop.betrokkenAanbod ?? []
        // Help that started takes the place of a voordracht at the same offer; what that reported may be newer.
        guard was != wordt || oud?.loop.bezet != nieuw?.loop.bezet else { return false }
        for aanbodId in was.subtracting(wordt) {
            betrokken[aanbodId]?.remove(casusId)
            if betrokken[aanbodId]?.isEmpty == true { betrokken[aanbodId] = nil }
        }
        for aanbodId in wordt.subtracting(was) { betrokken[aanbodId, default: []].insert(casusId) }
        return !wordt.isEmpty
    }

    /// - Returns: whether what is announced changed by that.
    mutating func onthoud(_ start: Datum?, voor casusId: String) -> Bool {
        guard startVerwacht[casusId] != start else { return false }
        startVerwacht[casusId] = start
        return true
    }

    /// Remembers what the latest proposal came down to, so that only what could change it touches the case.
    mutating func onthoud(_ voorstel: Voorstel, voor casusId: String, vandaag: Datum, gewichten: Gewichten) {
        open.onthoud(voorstel, voor: casusId, vandaag: vandaag, gewichten: gewichten)
    }

    // MARK: Transactions

    mutating func bevestig() {
        ongedaan.removeAll(keepingCapacity: true)
        assert(zaken.keys.allSatisfy(klopt), "what is kept beside the cases is not what they say themselves")
    }

    /// Puts back what the open transaction changed.
    /// - Returns: each step on the way back, and the case that stands there again.
    mutating func draaiTerug() -> [(wijziging: Wijziging, was: Zaak?)] {
        let stappen = ongedaan.reversed().map { casusId, was in
            let wijziging = zet(was, voor: casusId)
            // What was announced may have been for an aanvraag that does not stand any more.
            startVerwacht[casusId] = nil
            return (wijziging: wijziging, was: was)
        }
        bevestig()
        return stappen
    }

    // MARK: The invariant

    private func klopt(_ casusId: String) -> Bool {
        let zaak = zaken[casusId]
        let isOpen = zaak?.isOpen == true && zaak?.aanvraag != nil
        guard isOpen == self.isOpen(casusId), isOpen || startVerwacht[casusId] == nil else { return false }
        return (zaak?.loop.betrokkenAanbod ?? []).allSatisfy { betrokken[$0]?.contains(casusId) == true }
    }
}
