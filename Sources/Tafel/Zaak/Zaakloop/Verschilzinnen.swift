import Jeugdhulp

/// What changed between two versions of a proposal, as a table reads it (B1).
struct Verschilzinnen {
    let erbij, eraf: [[Optiedeel]]
    let gebleven: [(van: [Optiedeel], naar: [Optiedeel])]
    let volgordeAnders: Bool

    /// Options named in one sentence; of the rest only how many.
    private static let noemMax = 2
    private static let tekensMax = 500

    func tekst(_ noem: (Aanbodsleutel) -> String) -> String {
        let metPlaats = erbij.filter(Self.heeftPlaats)
        let vrij = gebleven.filter { !Self.heeftPlaats($0.van) && Self.heeftPlaats($0.naar) }.map(\.naar)
        let vol = gebleven.filter { Self.heeftPlaats($0.van) && !Self.heeftPlaats($0.naar) }.map(\.naar)
        let zinnen = [
            zin("Nieuw: plaats vrij bij", metPlaats + vrij, noem),
            zin("Nieuw in de lijst:", erbij.filter { !Self.heeftPlaats($0) }, noem),
            zin("Geen plaats meer vrij bij", vol, noem),
            zin("Niet meer in de lijst:", eraf, noem),
            volgordeAnders ? "De volgorde is anders." : nil,
        ].compactMap { $0 }
        guard zinnen.isEmpty else { return String(zinnen.joined(separator: " ").prefix(Self.tekensMax)) }
        return "De opties zijn gelijk. Wat erbij staat kan anders zijn, zoals de wachttijd of een stap."
    }

    /// Whether the whole option has room now.
    private static func heeftPlaats(_ optie: [Optiedeel]) -> Bool { optie.allSatisfy { $0.plaatsen != nil } }

    private func zin(_ begin: String, _ opties: [[Optiedeel]], _ noem: (Aanbodsleutel) -> String) -> String? {
        guard !opties.isEmpty else { return nil }
        let namen = opties.prefix(Self.noemMax).map { optie in
            optie.map(\.sleutel).uniek.map { String(noem($0).prefix(60)) }.joined(separator: " met ")
        }
        let rest = opties.count > Self.noemMax ? ", en nog \(opties.count - Self.noemMax)" : ""
        return "\(begin) \(namen.joined(separator: ", "))\(rest)."
    }
}
