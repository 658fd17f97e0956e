import Jeugdhulp

/// What waits to be done about cases: in what order, and what of it must be done again after an abort.
///
/// Invariant, with what ``Zakenboek`` has:
/// - who must be looked at again, who stands on the agenda of a ladder and who on that of answers is open;
/// - who must be held against the log of places is here;
/// - who was taken off in the open transaction is remembered until it is committed, and comes back after an abort: work
///   leaves this list for good only by a commit. A reservation that no case knows of leaves it when its tombstone is
///   read back.
struct WorkList {
    /// Cases whose proposal must be looked at again.
    private(set) var teHerzien: Set<String> = []
    /// Those that the open transaction looked at.
    private var herzien: Set<String> = []
    /// Cases whose proposal does not stand where their record says it does: they get a new version, changed or not. And
    /// those that got it in the open transaction.
    private var gescheurd: Set<String> = []
    private var geheeld: Set<String> = []
    /// Where the last round of looking again stopped.
    private var laatstHerzien = ""
    /// Cases of which a place, or an offer they were nominated at, changed.
    private(set) var teBeslissen: Set<String> = []
    /// Reservations that must be asked for once more, and those that the open transaction asked for.
    private var teHervragen: Set<CasusBijAanbod> = []
    private var hervraagd: Set<CasusBijAanbod> = []
    /// Reservations that no case here knew of when they were read, and those that were given back already.
    private var wezen: Set<CasusBijAanbod> = []
    private var opgeruimd: Set<CasusBijAanbod> = []
    /// Keys of before whose end was written, until it is read back.
    private(set) var beeindigd: Set<String> = []
    /// On which day each open case has a step of its ladder to tell.
    private(set) var opschalingsagenda = Dagagenda()
    /// The first day on which a term ended: of an answer to a voordracht, or of a start after a yes.
    private(set) var antwoordagenda = Dagagenda()
    /// The day of the last round; `nil` where it must be done anew.
    private(set) var laatsteDag: Datum?

    // MARK: What comes

    /// A case is otherwise than it was.
    mutating func volg(_ wijziging: Zakenboek.Wijziging) {
        let casusId = wijziging.casusId
        if wijziging.raaktPlaatsen { teBeslissen.insert(casusId) }
        if !wijziging.isHier { teBeslissen.remove(casusId) }
        if wijziging.isOpen {
            opschalingsagenda.zetMeteen(casusId)
        } else {
            teHerzien.remove(casusId)
            opschalingsagenda.zet(casusId, op: nil)
        }
        antwoordagenda.zet(casusId, op: wijziging.termijnVoorbijOp)
    }

    mutating func moetHerzien(_ casusIds: some Sequence<String>) { teHerzien.formUnion(casusIds) }
    mutating func moetBeslissen(_ casusIds: some Sequence<String>) { teBeslissen.formUnion(casusIds) }
    mutating func isGescheurd(_ casusId: String) {
        gescheurd.insert(casusId)
        teHerzien.insert(casusId)
    }

    /// - Returns: whether the case must get a new version, changed or not; asked once.
    mutating func neemGescheurd(_ casusId: String) -> Bool {
        guard gescheurd.remove(casusId) != nil else { return false }
        geheeld.insert(casusId)
        return true
    }

    /// Its proposal is made now.
    mutating func isHerzien(_ casusId: String) { teHerzien.remove(casusId) }

    /// The case waits for a place that is nowhere in the log.
    mutating func moetHervragen(_ plek: CasusBijAanbod) {
        teHervragen.insert(plek)
        teBeslissen.insert(plek.casusId)
    }

    /// No case here holds what stands in the log.
    mutating func isWees(_ plek: CasusBijAanbod) { wezen.insert(plek) }

    /// It does not stand in the log any more.
    mutating func isVrij(_ plek: CasusBijAanbod) {
        wezen.remove(plek)
        opgeruimd.remove(plek)
    }

    // MARK: What is done

    /// The next cases in order of id, on from where the last round stopped: under a steady stream of offers every case
    /// gets its turn. What happened to the place of a case comes first: that may ask for a proposal of its own, and
    /// after an abort the two wait together.
    mutating func neemTeHerzien(aantalMax: Int) -> [String] {
        let rij = (teBeslissen.isEmpty ? teHerzien : teHerzien.subtracting(teBeslissen)).sorted()
        let verder = rij.firstIndex { $0 > laatstHerzien } ?? 0
        let beurt = Array((rij[verder...] + rij[..<verder]).prefix(aantalMax))
        laatstHerzien = beurt.last ?? ""
        teHerzien.subtract(beurt)
        herzien.formUnion(beurt)
        return beurt
    }

    /// The next cases to hold against the log of places.
    mutating func neemTeBeslissen(aantalMax: Int) -> [String] {
        let beurt = Array(teBeslissen.sorted().prefix(aantalMax))
        teBeslissen.subtract(beurt)
        return beurt
    }

    /// - Returns: whether this reservation must be asked for once more; asked once.
    mutating func neemHervraag(_ plek: CasusBijAanbod) -> Bool {
        guard teHervragen.remove(plek) != nil else { return false }
        hervraagd.insert(plek)
        return true
    }

    /// The next reservations to give back.
    /// - Parameter heeftZaak: whether a case holds the place by now.
    mutating func neemWezen(aantalMax: Int, heeftZaak: (CasusBijAanbod) -> Bool) -> [CasusBijAanbod] {
        let beurt = wezen.filter { !opgeruimd.contains($0) && !heeftZaak($0) }
            .sorted { $0.sleutel < $1.sleutel }.prefix(aantalMax)
        opgeruimd.formUnion(beurt)
        return Array(beurt)
    }

    mutating func isBeeindigd(_ sleutels: [String]) { beeindigd.formUnion(sleutels) }
    /// Its end was read, or it lies there again.
    mutating func isNieuw(_ sleutel: String) { beeindigd.remove(sleutel) }

    func heeftWezen(heeftZaak: (CasusBijAanbod) -> Bool) -> Bool {
        wezen.contains { !opgeruimd.contains($0) && !heeftZaak($0) }
    }

    // MARK: Days

    /// - Returns: whether it is another day than in the last round.
    mutating func beginDag(_ vandaag: Datum) -> Bool {
        guard vandaag != laatsteDag else { return false }
        laatsteDag = vandaag
        return true
    }

    /// - Parameter dag: of its next step; `nil` when there is none.
    mutating func zetOpschaling(_ casusId: String, op dag: Datum?) { opschalingsagenda.zet(casusId, op: dag) }
    /// Perhaps a step is reached already.
    mutating func zetOpschalingMeteen(_ casusId: String) { opschalingsagenda.zetMeteen(casusId) }
    mutating func zonderAntwoord(_ casusId: String) { antwoordagenda.zet(casusId, op: nil) }

    /// Whether steps of ladders or terms that ended still wait to be told on the day of the last round.
    var heeftVerschenen: Bool {
        laatsteDag.map { opschalingsagenda.heeftVerschenen(op: $0) || antwoordagenda.heeftVerschenen(op: $0) } ?? false
    }

    // MARK: Transactions and partitions

    mutating func bevestig() {
        herzien.removeAll(keepingCapacity: true)
        geheeld.removeAll(keepingCapacity: true)
        hervraagd.removeAll(keepingCapacity: true)
    }

    /// What the transaction had done must be done again. After the cases themselves were put back: one that came in it
    /// is not here, and its message comes once more.
    mutating func draaiTerug(_ zaken: Zakenboek) {
        teHerzien.formUnion(herzien.filter(zaken.isOpen))
        gescheurd.formUnion(geheeld.filter(zaken.isOpen))
        teHervragen.formUnion(hervraagd)
        bevestig()
        opgeruimd.removeAll()
        beeindigd.removeAll()
        // A day's round may have been in the aborted transaction.
        laatsteDag = nil
    }

    /// Others do this work now. After the cases themselves were let go.
    /// - Parameters:
    ///   - casussen: the cases that were here.
    ///   - isWeg: whether a case, known here or not, belongs to others now.
    mutating func laatLos(_ casussen: some Sequence<String>, _ isWeg: (_ casusId: String) -> Bool) {
        herzien.subtract(casussen)
        gescheurd.subtract(casussen)
        geheeld.subtract(casussen)
        wezen = wezen.filter { !isWeg($0.casusId) }
        teHervragen = teHervragen.filter { !isWeg($0.casusId) }
        hervraagd = hervraagd.filter { !isWeg($0.casusId) }
    }

    // MARK: The invariant

    /// What of the invariant does not hold; `nil` when all of it does. No case by name: it may end up in a log.
    func gebrek(_ zaken: Zakenboek) -> String? {
        if !teHerzien.allSatisfy(zaken.isOpen) { return "a case must be looked at again that is not open" }
        if !opschalingsagenda.casussen.allSatisfy(zaken.isOpen) { return "a case on the ladder is not open" }
        if !antwoordagenda.casussen.allSatisfy(zaken.isOpen) { return "a case waits for an answer that is not open" }
        if !teBeslissen.allSatisfy({ zaken[$0] != nil }) { return "a case must be decided on that is not here" }
        return nil
    }
}
