/// A round in parts that share no room that could be short, after all choices are left out that cannot be part of
/// anything better than what was found.
struct Rondedelen {
    /// A case of a part: its number in the whole, and the numbers there of the choices that are left.
    struct Deelzaak {
        let nummer: Int
        let keuzes: [Int]
    }

    struct Deel {
        let zaken: [Deelzaak]
        let opgave: Rondeopgave
    }

    private(set) var alle: [Deel] = []
    /// For each case that is in no part its cheapest choice.
    private(set) var zonderStrijd: [Int?]
    private(set) var inDeel: [Bool]

    /// - Parameter ruimte: by how much the bound lies under what was found.
    init(_ opgave: Rondeopgave, _ bewijs: DualCertificate, ruimte: Kosten) {
        let over = opgave.zaken.indices.map { zaak in
            opgave.zaken[zaak].keuzes.indices.filter { nummer in
                let keuze = opgave.zaken[zaak].keuzes[nummer]
                let plaats = keuze.eerstePlaats
                let groep = opgave.plaatsen[plaats].groep
                let prijs = bewijs.plaatsen[plaats] + (groep >= 0 ? bewijs.groepen[groep] : .nul)
                return keuze.kosten + prijs - (bewijs.winst[zaak] ?? .nul) < ruimte
            }
        }
        let kanSchaars = Self.schaars(opgave, over)
        var bosje = UnionFind(opgave.zaken.count)
        var eersteVan = [Int?](repeating: nil, count: opgave.bronnen)
        (zonderStrijd, inDeel) = (over.map(\.first), Array(repeating: false, count: opgave.zaken.count))
        for zaak in opgave.zaken.indices {
            for nummer in over[zaak] {
                for deel in opgave.verbruik(opgave.zaken[zaak].keuzes[nummer]) where kanSchaars[deel.bron] {
                    inDeel[zaak] = true
                    if let eerste = eersteVan[deel.bron] {
                        bosje.verbind(eerste, zaak)
                    } else {
                        eersteVan[deel.bron] = zaak
                    }
                }
            }
            // Who is best off without takes part in nothing.
            if let eerste = zonderStrijd[zaak], opgave.zaken[zaak].zonder <= opgave.zaken[zaak].keuzes[eerste].kosten {
                zonderStrijd[zaak] = nil
            }
        }
        let groepen = Dictionary(grouping: opgave.zaken.indices.filter { inDeel[$0] }) { bosje.wortel($0) }
        for leden in groepen.values.sorted(by: { $0[0] < $1[0] }) {
            let zaken = leden.map { Deelzaak(nummer: $0, keuzes: over[$0]) }
            alle.append(Deel(zaken: zaken, opgave: Self.opgave(opgave, zaken)))
        }
    }

    /// Of which places and groups all choices that are left could take more than there is.
    private static func schaars(_ opgave: Rondeopgave, _ over: [[Int]]) -> [Bool] {
        var meeste = [Int](repeating: 0, count: opgave.bronnen)
        for (zaak, nummers) in over.enumerated() {
            var hier: [Int: Int] = [:]
            for nummer in nummers {
                for deel in opgave.verbruik(opgave.zaken[zaak].keuzes[nummer]) {
                    hier[deel.bron] = max(hier[deel.bron] ?? 0, deel.aantal)
                }
            }
            for (bron, aantal) in hier { meeste[bron] += aantal }
        }
        return meeste.enumerated().map { $1 > opgave.capaciteit($0) }
    }

    /// A part as a round of its own, with only the places and groups that it touches.
    private static func opgave(_ heel: Rondeopgave, _ zaken: [Deelzaak]) -> Rondeopgave {
        var (plaatsen, groepen): ([Int], Set<Int>) = ([], [])
        for zaak in zaken {
            for keuze in zaak.keuzes { plaatsen += heel.zaken[zaak.nummer].keuzes[keuze].gebruik.map(\.plaats) }
        }
        plaatsen = Set(plaatsen).sorted()
        for plaats in plaatsen where heel.plaatsen[plaats].groep >= 0 { groepen.insert(heel.plaatsen[plaats].groep) }
        let groepslijst = groepen.sorted()
        let nieuw = Dictionary(uniqueKeysWithValues: plaatsen.enumerated().map { ($1, $0) })
        let nieuweGroep = Dictionary(uniqueKeysWithValues: groepslijst.enumerated().map { ($1, $0) })
        return Rondeopgave(
            zaken: zaken.map { zaak in
                Rondeopgave.Zaak(
                    zonder: heel.zaken[zaak.nummer].zonder,
                    keuzes: zaak.keuzes.map { nummer in
                        let keuze = heel.zaken[zaak.nummer].keuzes[nummer]
                        return Rondeopgave.Keuze(
                            kosten: keuze.kosten,
                            gebruik: keuze.gebruik.map { .init(plaats: nieuw[$0.plaats] ?? 0, aantal: $0.aantal) })
                    })
            },
            plaatsen: plaatsen.map { plaats in
                .init(
                    capaciteit: heel.plaatsen[plaats].capaciteit,
                    groep: nieuweGroep[heel.plaatsen[plaats].groep] ?? -1)
            },
            groepen: groepslijst.map { heel.groepen[$0] })
    }
}

/// Which cases hang together (union-find).
private struct UnionFind {
    private var ouder: [Int]

    init(_ aantal: Int) { ouder = Array(0..<aantal) }

    mutating func wortel(_ lid: Int) -> Int {
        var hier = lid
        while ouder[hier] != hier {
            ouder[hier] = ouder[ouder[hier]]
            hier = ouder[hier]
        }
        return hier
    }

    mutating func verbind(_ een: Int, _ ander: Int) {
        let (a, b) = (wortel(een), wortel(ander))
        ouder[max(a, b)] = min(a, b)
    }
}
