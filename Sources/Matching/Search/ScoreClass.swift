/// A class of offers that are alike in room and contract status, and so in the points for both. There are twelve.
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

    /// All twelve, most points first.
    static func alle(_ g: Gewichten) -> [ScoreClass] {
        let statuses: [Overeenkomst] = [.contract, .plafondBijna, .plafondBereikt, .geen]
        return Ruimte.allCases.flatMap { ruimte in
            statuses.map { status in
                let plaats =
                    switch ruimte {
                    case .vrij: g.capaciteit.vrij
                    case .vanaf: g.capaciteit.vrijVanaf
                    case .geen: 0
                    }
                return ScoreClass(
                    ruimte: ruimte, overeenkomst: status,
                    punten: plaats + Puntentelling.overeenkomst(status, g.overeenkomst))
            }
        }.sorted { $0.punten > $1.punten }
    }

    /// - Parameter vrij: who has room enough now.
    @inline(__always)
    func wie(_ wie: BitPlane, _ stand: ContractPlanes, vrij: BitPlane, vanaf: BitPlane) -> BitPlane {
        Self.met(overeenkomst, Self.met(ruimte, wie, vrij: vrij, vanaf: vanaf), stand)
    }

    // MARK: Which classes occur

    /// Its place in a set of classes: one of twelve bits.
    var bit: UInt16 {
        let status =
            switch overeenkomst {
            case .contract, .lopendeHulp: 0
            case .plafondBijna: 1
            case .plafondBereikt: 2
            case .geen, .onbekend: 3
            }
        return 1 << UInt16(4 * ruimte.rawValue + status)
    }

    /// The set of classes that some offer of `wie` is in. Most classes are empty in most blocks, and this finds out for
    /// all twelve in little more time than for one.
    static func bits(_ wie: BitPlane, _ stand: ContractPlanes, vrij: BitPlane, vanaf: BitPlane) -> UInt16 {
        statusBits(met(.vrij, wie, vrij: vrij, vanaf: vanaf), stand)
            | statusBits(met(.vanaf, wie, vrij: vrij, vanaf: vanaf), stand) << 4
            | statusBits(met(.geen, wie, vrij: vrij, vanaf: vanaf), stand) << 8
    }

    @inline(__always)
    private static func statusBits(_ wie: BitPlane, _ stand: ContractPlanes) -> UInt16 {
        if wie.isEmpty { return 0 }
        return (met(.contract, wie, stand).isEmpty ? 0 : 1) | (met(.plafondBijna, wie, stand).isEmpty ? 0 : 2)
            | (met(.plafondBereikt, wie, stand).isEmpty ? 0 : 4) | (met(.geen, wie, stand).isEmpty ? 0 : 8)
    }

    @inline(__always)
    private static func met(_ ruimte: Ruimte, _ wie: BitPlane, vrij: BitPlane, vanaf: BitPlane) -> BitPlane {
        switch ruimte {
        case .vrij: wie & vrij
        case .vanaf: (wie & vanaf).subtracting(vrij)
        case .geen: wie.subtracting(vrij | vanaf)
        }
    }

    @inline(__always)
    private static func met(_ overeenkomst: Overeenkomst, _ wie: BitPlane, _ stand: ContractPlanes) -> BitPlane {
        switch overeenkomst {
        case .contract, .lopendeHulp: wie & stand.contract
        case .plafondBijna: wie & stand.bijna
        case .plafondBereikt: wie & stand.bereikt
        case .geen, .onbekend: wie.subtracting(stand.enig)
        }
    }
}
