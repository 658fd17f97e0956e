import Jeugdhulp

/// What must be arranged on paper before an offer can start. A step never hides an offer (#36, #40).
struct Stappenplan {
    let casus: Casus
    let markt: Markt

    func stappen(_ been: Uitleg.Been) -> [Stap] {
        let aanbodId = been.naam == nil ? nil : been.aanbod.aanbodId
        let inkoop = casus.gemeente.map { "inkoopregio \(markt.register.inkoopregio($0.inkoopregio).naam)" }
        let bij = inkoop ?? "de GI en de gemeenten"
        func stap(_ naam: String, _ reden: Overeenkomst, code: String?) -> [Stap] {
            [Stap(stap: naam, bij: bij, reden: reden.rawValue, code: code, aanbodId: aanbodId)]
        }
        // WJ759: 2 = does not fit the budget, 3 = no contract, 8 = woonplaatsbeginsel.
        switch been.beoordeling.overeenkomst {
        case .contract: return []
        case .plafondBijna: return stap("budget-afstemmen", .plafondBijna, code: "2")
        case .plafondBereikt:
            let los = been.aanbod.individueleOvereenkomst
            return stap(los ? "individuele-overeenkomst" : "plafond-verruimen", .plafondBereikt, code: "2")
        case .geen: return stap("individuele-overeenkomst", .geen, code: "3")
        case .onbekend: return stap("gemeente-vaststellen", .onbekend, code: "8")
        }
    }
}
