import Jeugdhulp

/// Where one more place helps most: the question of who buys help.
extension Ronde {
    package struct MeerPlekken: Sendable {
        package let voorziening: Voorziening
        /// `nil` for what every doelgroep finds there.
        package let doelgroep: String?
        package let regio: String?
        /// The place that was thought larger.
        package let plek: Int
        /// What one, two and five places more bring.
        package let bij: [(aantal: Int, gevolg: Gevolg)]
    }

    private static let aantallen = [1, 2, 5]
    private static let regelsMax = 10

    /// The kinds of help, doelgroepen and regions where one place more is worth most, dearest first; at most ten. The
    /// place that is thought larger is the dearest of its kind, also one that is full today.
    package var meerPlekken: [MeerPlekken] {
        struct Soort: Hashable {
            let voorziening: Voorziening
            let doelgroep: String?
            let regio: String?
        }
        let waarde = waardeVanMeer
        var besten: [Soort: Int] = [:]
        for plek in feiten.plekken.indices where waarde[plek] > .nul {
            let stand = feiten.plekken[plek]
            let namen = stand.doelgroepen.namen
            for doelgroep in namen.isEmpty ? [nil] : namen.map(Optional.some) {
                let soort = Soort(voorziening: stand.voorziening, doelgroep: doelgroep, regio: stand.regio)
                if let beste = besten[soort], waarde[beste] >= waarde[plek] { continue }
                besten[soort] = plek
            }
        }
        let volgorde = besten.sorted { een, ander in
            if waarde[een.value] != waarde[ander.value] { return waarde[een.value] > waarde[ander.value] }
            let (a, b) = (een.key, ander.key)
            return (a.voorziening.naam, a.doelgroep ?? "", a.regio ?? "", een.value)
                < (b.voorziening.naam, b.doelgroep ?? "", b.regio ?? "", ander.value)
        }
        return volgorde.prefix(Self.regelsMax).map { soort, plek in
            MeerPlekken(
                voorziening: soort.voorziening, doelgroep: soort.doelgroep, regio: soort.regio, plek: plek,
                bij: Self.aantallen.map { ($0, watAls(plek, meer: $0)) })
        }
    }

    /// What one more of each place is worth: its price, and for a place that is full today what the case that gains
    /// most by it would gain.
    package var waardeVanMeer: [Kosten] {
        var uit = bewijs.plaatsen
        for (nummer, zaak) in feiten.zaken.enumerated() {
            guard let winst = bewijs.winst[nummer], zaak.kinderen == 1 else { continue }
            for optie in zaak.opties where optie.verder.isEmpty && feiten.plekken[Int(optie.plek)].ruimte == 0 {
                uit[Int(optie.plek)] = max(uit[Int(optie.plek)], winst - kostenVanMeer(optie, nummer))
            }
        }
        return uit
    }
}
