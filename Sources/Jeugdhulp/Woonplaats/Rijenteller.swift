/// Counts for one article how many of its rows hold, over all combinations.
struct Rijenteller {
    private(set) var bevindingen: [Wetscontrole.Bevinding] = []
    private(set) var aantal = 0

    /// An article whose row has a "default" has no gap and keeps the order of its cases: nothing to try.
    init(_ artikel: Wetsprogramma) {
        guard let plaats = artikel.uitkomst("rij") else { return }
        let stap = artikel.stappen[artikel.uitkomsten[plaats].stap]
        guard stap.soort == .als, stap.c < 0 else { return }
        let gebruikt = artikel.invoer(onder: artikel.uitkomsten[plaats].stap)
        let keuzen = Woonplaatsdomein.keuzen(gebruikt)
        var gevonden: [[String]: (aantal: Int, voorbeeld: [String])] = [:]
        var waarden = [Wetswaarde](repeating: .leeg, count: Woonplaatsgegeven.allCases.count)
        var stand = [Int](repeating: 0, count: keuzen.count)
        for (nummer, keuze) in keuzen.enumerated() { keuze.zet(stand[nummer], in: &waarden) }
        while aantal < Wetscontrole.combinatiesMax {
            aantal += 1
            var loop = Wetsloop(artikel, waarden)
            let rijen = loop.geldig(stap)
            if rijen.count != 1 {
                let codes = rijen.map { artikel.leesbaar($0) }
                var een = gevonden[codes] ?? (0, keuzen.enumerated().map { $1.naam(stand[$0]) })
                een.aantal += 1
                gevonden[codes] = een
            }
            guard Self.volgende(&stand, keuzen, &waarden) else { break }
        }
        bevindingen = gevonden.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            Wetscontrole.Bevinding(
                artikel: artikel.artikel, rijen: $0.key, aantal: $0.value.aantal, voorbeeld: $0.value.voorbeeld)
        }
    }

    private static func volgende(
        _ stand: inout [Int], _ keuzen: [Woonplaatsdomein.Keuze], _ waarden: inout [Wetswaarde]
    ) -> Bool {
        for nummer in keuzen.indices {
            stand[nummer] += 1
            if stand[nummer] == keuzen[nummer].waarden.count { stand[nummer] = 0 }
            keuzen[nummer].zet(stand[nummer], in: &waarden)
            if stand[nummer] != 0 { return true }
        }
        return false
    }
}
