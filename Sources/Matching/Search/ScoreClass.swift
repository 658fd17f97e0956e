/// Offers that are alike in room and in what they have on paper, and so in the points for both.
struct ScoreClass: Sendable {
    let ruimte: Ruimte
    let overeenkomst: Overeenkomst
    let punten: Int

    enum Ruimte: Int, CaseIterable {
        /// Enough now.
        case vrij
        /// From a day on.
        case vanaf
        case geen
    }

    /// Every one of them, most points first.
    static func alle(_ g: Gewichten) -> [ScoreClass] {
        let papieren: [Overeenkomst] = [.contract, .plafondBijna, .plafondBereikt, .geen]
        return Ruimte.allCases.flatMap { ruimte in
            papieren.map { papier in
                let plaats =
                    switch ruimte {
                    case .vrij: g.capaciteit.vrij
                    case .vanaf: g.capaciteit.vrijVanaf
                    case .geen: 0
                    }
                return ScoreClass(
                    ruimte: ruimte, overeenkomst: papier,
                    punten: plaats + Puntentelling.overeenkomst(papier, g.overeenkomst))
            }
        }.sorted { $0.punten > $1.punten }
    }

    /// - Parameter vrij: who has room enough now.
    @inline(__always)
    func wie(_ wie: BitPlane, _ stand: ContractPlanes, vrij: BitPlane, vanaf: BitPlane) -> BitPlane {
        Self.met(overeenkomst, Self.met(ruimte, wie, vrij: vrij, vanaf: vanaf), stand)
    }

    // MARK: Which kinds there are

    /// A bit of its own.
    var bit: UInt16 {
        let papier =
            switch overeenkomst {
            case .contract, .lopendeHulp: 0
            case .plafondBijna: 1
            case .plafondBereikt: 2
            case .geen, .onbekend: 3
            }
        return 1 << UInt16(4 * ruimte.rawValue + papier)
    }

    /// The bits of every kind that somebody is of: most kinds are empty in most blocks, and this finds out for all
    /// twelve in little more time than for one.
    static func bits(_ wie: BitPlane, _ stand: ContractPlanes, vrij: BitPlane, vanaf: BitPlane) -> UInt16 {
        papieren(met(.vrij, wie, vrij: vrij, vanaf: vanaf), stand)
            | papieren(met(.vanaf, wie, vrij: vrij, vanaf: vanaf), stand) << 4
            | papieren(met(.geen, wie, vrij: vrij, vanaf: vanaf), stand) << 8
    }

    @inline(__always)
    private static func papieren(_ wie: BitPlane, _ stand: ContractPlanes) -> UInt16 {
        if wie.isLeeg { return 0 }
        return (met(.contract, wie, stand).isLeeg ? 0 : 1) | (met(.plafondBijna, wie, stand).isLeeg ? 0 : 2)
            | (met(.plafondBereikt, wie, stand).isLeeg ? 0 : 4) | (met(.geen, wie, stand).isLeeg ? 0 : 8)
    }

    @inline(__always)
    private static func met(_ ruimte: Ruimte, _ wie: BitPlane, vrij: BitPlane, vanaf: BitPlane) -> BitPlane {
        switch ruimte {
        case .vrij: wie & vrij
        case .vanaf: (wie & vanaf).zonder(vrij)
        case .geen: wie.zonder(vrij | vanaf)
        }
    }

    @inline(__always)
    private static func met(_ overeenkomst: Overeenkomst, _ wie: BitPlane, _ stand: ContractPlanes) -> BitPlane {
        switch overeenkomst {
        case .contract, .lopendeHulp: wie & stand.contract
        case .plafondBijna: wie & stand.bijna
        case .plafondBereikt: wie & stand.bereikt
        case .geen, .onbekend: wie.zonder(stand.enig)
        }
    }
}
