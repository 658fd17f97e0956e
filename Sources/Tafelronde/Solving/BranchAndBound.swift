/// Branch and bound in one part of a round, best bound first.
///
/// A branch says of some cases that their choice has a place (or group), or has it not; what it must have is taken off
/// the room beforehand, and the prices do the rest. Where that no longer tells choices apart, it names the choice.
struct BranchAndBound {
    private struct Eis {
        let zaak: Int
        /// A place or group; `nil` when the choice itself is named.
        let bron: Int?
        let keuze: Int
        let moet: Bool
    }

    private struct Tak: HeapEntry {
        let grens: Kosten
        let nummer: Int
        let eisen: [Eis]
        let keuzes: [Int?]

        func precedes(_ other: Tak) -> Bool {
            grens != other.grens ? grens < other.grens : nummer > other.nummer
        }
    }

    private let opgave: Rondeopgave
    private let plant: PlantedFault?
    private let wortel: PriceNetwork
    private var open = BinaryHeap<Tak>()
    private var nummer = 0
    private(set) var beste: Keuzeverdeling
    private(set) var ondergrens: Kosten
    private(set) var takken = 0
    private var besteTotaal: Kosten

    init(_ opgave: Rondeopgave, plant: PlantedFault?) {
        (self.opgave, self.plant) = (opgave, plant)
        wortel = opgave.net(plant: plant)
        beste = Keuzeverdeling(opgave, wortel).passend(opgave, wortel)
        besteTotaal = beste.totaal(opgave)
        ondergrens = wortel.totaal
    }

    mutating func zoek(takkenMax: Int) {
        open.removeAll()
        zet([])
        while let tak = open.pop() {
            if tak.grens >= besteTotaal { break }
            guard takken < takkenMax else {
                ondergrens = tak.grens
                return
            }
            takken += 1
            vertak(tak)
        }
        ondergrens = besteTotaal
    }

    // MARK: One branch

    private mutating func vertak(_ tak: Tak) {
        let verdeling = Keuzeverdeling(tak.keuzes)
        let verbruik = verdeling.verbruik(opgave)
        let teVeel = verbruik.indices.filter { verbruik[$0] > opgave.capaciteit($0) }
        let ergste = teVeel.max {
            verbruik[$0] - opgave.capaciteit($0) < verbruik[$1] - opgave.capaciteit($1)
        }
        guard let ergste else {
            bied(verdeling)
            return
        }
        bied(verdeling.passend(opgave, wortel))
        guard let eis = splitsing(tak, ergste) else { return }
        for moet in plant == .takTeVroegAf ? [true] : [true, false] {
            zet(tak.eisen + [Eis(zaak: eis.zaak, bron: eis.bron, keuze: eis.keuze, moet: moet)])
        }
    }

    private mutating func bied(_ verdeling: Keuzeverdeling) {
        let totaal = verdeling.totaal(opgave)
        if totaal < besteTotaal { (beste, besteTotaal) = (verdeling, totaal) }
    }

    /// What to decide next: of whoever takes more of a place than the prices count, whether it has that place.
    private func splitsing(_ tak: Tak, _ bron: Int) -> Eis? {
        let (eisen, keuzes) = (tak.eisen, tak.keuzes)
        func doet(_ zaak: Int) -> Bool {
            guard let keuze = keuzes[zaak] else { return false }
            return opgave.verbruik(opgave.zaken[zaak].keuzes[keuze]).contains { $0.bron == bron }
        }
        let leden = opgave.zaken.indices.filter { !opgave.zaken[$0].isEnkel && doet($0) }
        if let zaak = leden.first(where: { zaak in !eisen.contains { $0.zaak == zaak && $0.bron == bron } }) {
            return Eis(zaak: zaak, bron: bron, keuze: 0, moet: true)
        }
        let vrij = leden.first { zaak in !eisen.contains { $0.zaak == zaak && $0.bron == nil && $0.moet } }
        return vrij.flatMap { zaak in keuzes[zaak].map { Eis(zaak: zaak, bron: nil, keuze: $0, moet: true) } }
    }

    /// The bound of a branch and what the prices choose in it, `nil` when it cannot be.
    private func kijk(_ eisen: [Eis]) -> (grens: Kosten, keuzes: [Int?])? {
        var net = wortel
        var over = (0..<opgave.bronnen).map(opgave.capaciteit)
        var deelnemers: [(zaak: Int, stand: Deelnemer)] = []
        for zaak in Set(eisen.map(\.zaak)).sorted() {
            let eigen = eisen.filter { $0.zaak == zaak }.map { ($0.bron, $0.keuze, $0.moet) }
            let stand = Deelnemer(zaak, opgave, eigen)
            for (bron, aantal) in stand.vooraf { over[bron] -= aantal }
            deelnemers.append((zaak, stand))
            net.zaakWeg(zaak)
        }
        guard over.allSatisfy({ $0 >= 0 }) else { return nil }
        net.zet(opgave, over: over)
        for (zaak, stand) in deelnemers { net.zaakAnders(zaak, zonder: stand.zonder, stand.bogen) }
        net.maakVast(Array(opgave.zaken.indices), rang: Array(opgave.plaatsen.indices))
        var keuzes = Keuzeverdeling(opgave, net).keuzes
        for (zaak, stand) in deelnemers {
            guard let keuze = stand.keuze(net.plek(zaak)) else { return nil }
            keuzes[zaak] = keuze
        }
        return (net.totaal, keuzes)
    }

    // MARK: Open branches, best bound on top

    /// Keeps a branch when it could still hold something better.
    private mutating func zet(_ eisen: [Eis]) {
        guard let (grens, keuzes) = kijk(eisen), grens < besteTotaal else { return }
        nummer += 1
        open.push(Tak(grens: grens, nummer: nummer, eisen: eisen, keuzes: keuzes))
    }
}

/// A case in a branch: which choices it still has, what of them is taken off the room beforehand, and what is left to
/// the prices.
private struct Deelnemer {
    /// No sum of real costs comes near it.
    static let nooit = Kosten(hoog: 1 << 118, laag: 0)

    private(set) var vooraf: [(bron: Int, aantal: Int)] = []
    private(set) var bogen: [Arc] = []
    private(set) var zonder: Kosten
    /// The choice that needs nothing from the prices; `.some(nil)` for staying without.
    private var zonderKeuze: Int??
    private var keuzeBij: [Int: Int] = [:]

    init(_ zaak: Int, _ opgave: Rondeopgave, _ eisen: [(bron: Int?, keuze: Int, moet: Bool)]) {
        let stand = opgave.zaken[zaak]
        let moet = eisen.contains { $0.moet }
        zonder = moet ? Self.nooit : stand.zonder
        zonderKeuze = moet ? .none : .some(nil)
        if let vast = eisen.first(where: { $0.bron == nil && $0.moet }) {
            vooraf = opgave.verbruik(stand.keuzes[vast.keuze])
            zonder = stand.keuzes[vast.keuze].kosten
            zonderKeuze = .some(vast.keuze)
            return
        }
        let mag = stand.keuzes.indices.filter { nummer in
            let bronnen = opgave.verbruik(stand.keuzes[nummer]).map(\.bron)
            return eisen.allSatisfy { eis in
                eis.bron.map { bronnen.contains($0) == eis.moet } ?? (eis.keuze != nummer)
            }
        }
        let eigen = eisen.filter(\.moet).compactMap(\.bron)
        var viaPrijs: Set<Int> = []
        for nummer in mag {
            let keuze = stand.keuzes[nummer]
            if let open = keuze.gebruik.first(where: { !eigen.contains($0.plaats) }) {
                viaPrijs.insert(opgave.plaatsen[open.plaats].groep)
                if keuzeBij[open.plaats] == nil {
                    keuzeBij[open.plaats] = nummer
                    bogen.append(Arc(plaats: open.plaats, kosten: keuze.kosten))
                }
            } else if keuze.kosten < zonder {
                zonder = keuze.kosten
                zonderKeuze = .some(nummer)
            }
        }
        for bron in eigen {
            let aantal =
                mag.compactMap { nummer in
                    opgave.verbruik(stand.keuzes[nummer]).first { $0.bron == bron }?.aantal
                }.min() ?? 0
            // One of a group is counted by the prices when a place of it is.
            let doorPrijs = bron >= opgave.plaatsen.count && viaPrijs.contains(bron - opgave.plaatsen.count)
            vooraf.append((bron, max(0, aantal - (doorPrijs ? 1 : 0))))
        }
    }

    /// The choice that belongs to a place, `.some(nil)` for none; `nil` when the branch cannot be.
    func keuze(_ plek: Int?) -> Int?? {
        guard let plek else { return zonderKeuze }
        return .some(keuzeBij[plek])
    }
}
