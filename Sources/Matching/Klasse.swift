/// Offers that are alike in room and in what they have on paper, and so in the points for both.
struct Klasse: Sendable {
    let ruimte: Ruimte
    let overeenkomst: Overeenkomst
    let punten: Int

    enum Ruimte: CaseIterable {
        /// Enough now.
        case vrij
        /// From a day on.
        case vanaf
        case geen
    }

    /// Every one of them, most points first.
    static func alle(_ g: Gewichten) -> [Klasse] {
        let papieren: [Overeenkomst] = [.contract, .plafondBijna, .plafondBereikt, .geen]
        return Ruimte.allCases.flatMap { ruimte in
            papieren.map { papier in
                let plaats =
                    switch ruimte {
                    case .vrij: g.capaciteit.vrij
                    case .vanaf: g.capaciteit.vrijVanaf
                    case .geen: 0
                    }
                return Klasse(
                    ruimte: ruimte, overeenkomst: papier,
                    punten: plaats + Puntentelling.overeenkomst(papier, g.overeenkomst))
            }
        }.sorted { $0.punten > $1.punten }
    }

    /// - Parameter vrij: who has room enough now.
    func wie(_ wie: Vlak, _ stand: Contractstand, vrij: Vlak, vanaf: Vlak) -> Vlak {
        let metPapier =
            switch overeenkomst {
            case .contract, .lopendeHulp: wie & stand.contract
            case .plafondBijna: wie & stand.bijna
            case .plafondBereikt: wie & stand.bereikt
            case .geen, .onbekend: wie.zonder(stand.enig)
            }
        return switch ruimte {
        case .vrij: metPapier & vrij
        case .vanaf: (metPapier & vanaf).zonder(vrij)
        case .geen: metPapier.zonder(vrij | vanaf)
        }
    }
}
