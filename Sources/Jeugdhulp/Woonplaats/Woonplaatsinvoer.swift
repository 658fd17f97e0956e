/// One child on one day, as it is laid before the law.
struct Woonplaatsinvoer {
    let feiten: Woonplaatsfeiten
    let leeftijd: Int
    let peildatum: Datum
    let register: Gemeenteregister
    let alleenAmbulant: Bool
    let jeugdreclassering: Bool

    /// The text in force on `peildatum`.
    var wet: Woonplaatswet { .geldend(op: peildatum) }

    /// The values of ``Woonplaatsgegeven``, in its order.
    func waarden() -> [Wetswaarde] {
        let verblijf = feiten.verblijf
        var uit: [Wetswaarde] = []
        uit.reserveCapacity(Woonplaatsgegeven.allCases.count)
        gemeente(feiten.brpGemeente, 0, op: peildatum, &uit)
        gemeente(feiten.moederBrpGemeenteBijGeboorte, 1, op: nil, &uit)
        gemeente(feiten.werkelijkVerblijfGemeente, 2, op: peildatum, &uit)
        gemeente(verblijf?.brpGemeenteVoorVerblijf, 3, op: nil, &uit)
        gemeente(feiten.gezag?.gemeente, 4, op: nil, &uit)
        gemeente(feiten.gezag?.andereGemeente, 5, op: nil, &uit)
        uit.append(.getal(leeftijd))
        uit.append(.dag(peildatum))
        uit.append(.waar(feiten.ongeboren))
        uit.append(.waar(jeugdreclassering))
        uit.append(.waar(alleenAmbulant))
        uit.append(.waar(feiten.briefadres))
        uit.append(.waar(feiten.buitenland))
        uit.append(.waar(feiten.inOnderzoek))
        uit.append(Woonplaatsgegeven.woord(verblijf?.soort))
        uit.append(.dag(verblijf?.sinds))
        uit.append(.waar(verblijf?.aaneengesloten ?? false))
        uit.append(.waar(verblijf?.buitenlandVoorVerblijf ?? false))
        uit.append(.waar(verblijf?.inOnderzoekVoorVerblijf ?? false))
        uit.append(.waar(verblijf?.bijPleegouderIngeschreven ?? false))
        uit.append(Woonplaatsgegeven.woord(feiten.gezag?.soort))
        uit.append(Woonplaatsgegeven.woord(feiten.voortzetting))
        return uit
    }

    /// - Parameter op: the day on which the code had to be that of a gemeente; nil for a fact of the past.
    private func gemeente(_ code: Gemeentecode?, _ bron: Int, op dag: Datum?, _ uit: inout [Wetswaarde]) {
        let zeker = code.flatMap { code in dag.map { register.gemeente(code, op: $0) } ?? register.nu(code) }
        uit.append(.gemeente(code, bron: bron))
        uit.append(.waar(zeker != nil))
        uit.append(.gemeente((zeker ?? code.flatMap(register.vermoedelijk))?.code, bron: bron))
    }
}
