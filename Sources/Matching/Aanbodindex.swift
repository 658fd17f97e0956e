import Jeugdhulp

/// All offers known now, found by voorziening. Updated in place by one report; the order of reports never shows.
public struct Aanbodindex: Sendable {
    private(set) var plekken: [Aanbod?] = []
    private var plekVanId: [String: Int] = [:]
    private var vrijePlekken: [Int] = []
    /// Per voorziening the places of its offers, unordered.
    private var emmers: [[Int]]
    /// Per place its position in its bucket, so that taking one out is a swap with the last.
    private var positie: [Int] = []

    public init() {
        emmers = Array(repeating: [], count: Voorziening.alle.count)
    }

    /// How many offers there are.
    public var aantal: Int { plekVanId.count }

    /// The offer with this id.
    public func aanbod(_ aanbodId: String) -> Aanbod? {
        plekVanId[aanbodId].flatMap { plekken[$0] }
    }

    /// Takes a report in; gives back the report it replaces.
    @discardableResult
    public mutating func meld(_ aanbod: Aanbod) -> Aanbod? {
        if let plek = plekVanId[aanbod.aanbodId], let vorig = plekken[plek] {
            plekken[plek] = aanbod
            if vorig.voorziening != aanbod.voorziening {
                haalUitEmmer(plek, vorig.voorziening)
                zetInEmmer(plek, aanbod.voorziening)
            }
            return vorig
        }
        let plek = nieuwePlek()
        plekken[plek] = aanbod
        plekVanId[aanbod.aanbodId] = plek
        zetInEmmer(plek, aanbod.voorziening)
        return nil
    }

    /// Takes an offer out; gives back what stood there.
    @discardableResult
    public mutating func verwijder(_ aanbodId: String) -> Aanbod? {
        guard let plek = plekVanId.removeValue(forKey: aanbodId), let aanbod = plekken[plek] else { return nil }
        haalUitEmmer(plek, aanbod.voorziening)
        plekken[plek] = nil
        vrijePlekken.append(plek)
        return aanbod
    }

    /// Every offer that answers the asked hulpvorm, and the voorziening where one is asked; in no particular order.
    func voorElk(_ hulpvraag: Hulpvraag, _ doe: (Int, Aanbod) -> Void) {
        if let voorziening = hulpvraag.voorziening {
            // A voorziening of another hulpvorm than the asked one answers nothing.
            guard voorziening.hulpvorm == hulpvraag.hulpvorm else { return }
            doorloop(voorziening, doe)
        } else {
            for voorziening in Voorziening.alle where voorziening.hulpvorm == hulpvraag.hulpvorm {
                doorloop(voorziening, doe)
            }
        }
    }

    /// How many offers answer at least one of the hulpvragen by hulpvorm and voorziening.
    func aantalDatBeantwoordt(_ hulpvragen: [Hulpvraag]) -> Int {
        Voorziening.alle.reduce(0) { som, voorziening in
            let gevraagd = hulpvragen.contains {
                $0.hulpvorm == voorziening.hulpvorm && ($0.voorziening.map { $0 == voorziening } ?? true)
            }
            return gevraagd ? som + emmers[Int(voorziening.index)].count : som
        }
    }

    private func doorloop(_ voorziening: Voorziening, _ doe: (Int, Aanbod) -> Void) {
        for plek in emmers[Int(voorziening.index)] {
            if let aanbod = plekken[plek] { doe(plek, aanbod) }
        }
    }

    private mutating func nieuwePlek() -> Int {
        if let plek = vrijePlekken.popLast() { return plek }
        plekken.append(nil)
        positie.append(0)
        return plekken.count - 1
    }

    private mutating func zetInEmmer(_ plek: Int, _ voorziening: Voorziening) {
        positie[plek] = emmers[Int(voorziening.index)].count
        emmers[Int(voorziening.index)].append(plek)
    }

    private mutating func haalUitEmmer(_ plek: Int, _ voorziening: Voorziening) {
        let emmer = Int(voorziening.index)
        let laatste = emmers[emmer].removeLast()
        guard laatste != plek else { return }
        emmers[emmer][positie[plek]] = laatste
        positie[laatste] = positie[plek]
    }
}
