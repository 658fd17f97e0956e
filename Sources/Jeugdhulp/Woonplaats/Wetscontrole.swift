/// Whether the rows of a text leave nothing open and never say two things at once, by trying every combination of the
/// facts that they look at.
package struct Wetscontrole: Sendable {
    /// A combination of facts for which not exactly one row holds.
    package struct Bevinding: Sendable, Equatable {
        package let artikel: String
        /// The rows that hold, by their code; none: a gap; several: an overlap.
        package let rijen: [String]
        /// How many combinations have the same.
        package let aantal: Int
        /// One of them, as "feit = waarde".
        package let voorbeeld: [String]

        package var isGat: Bool { rijen.isEmpty }
    }

    package let bevindingen: [Bevinding]
    /// How many combinations were tried.
    package let aantal: Int
    /// Words that an answer rests on and that do not stand in the text of their article.
    package let vreemdeWoorden: [String]

    /// Well above what the rows of today look at; a text that looks at more facts at once cannot be tried in full.
    package static let combinatiesMax = 4_000_000

    package init(_ wet: Wet) {
        var bevindingen: [Bevinding] = []
        var aantal = 0
        var vreemd: [String] = []
        for artikel in wet.artikelen {
            let teller = Rijenteller(artikel)
            bevindingen += teller.bevindingen
            aantal += teller.aantal
            vreemd += Self.vreemdeWoorden(artikel)
        }
        self.bevindingen = bevindingen
        self.aantal = aantal
        vreemdeWoorden = vreemd
    }

    private static func vreemdeWoorden(_ artikel: Wetsprogramma) -> [String] {
        guard let plaats = artikel.uitkomst("woorden") else { return [] }
        return artikel.teksten(onder: artikel.uitkomsten[plaats].stap).filter { !artikel.tekst.contains($0) }
    }
}

/// Counts for one article how many of its rows hold, over all combinations.
private struct Rijenteller {
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

/// What each fact can be, as far as the law can tell it apart.
enum Woonplaatsdomein {
    /// One fact with its values; a gemeente has three places at once.
    struct Keuze {
        let eerste: Woonplaatsgegeven
        let waarden: [(naam: String, waarden: [Wetswaarde])]

        func zet(_ nummer: Int, in alle: inout [Wetswaarde]) {
            for (verder, waarde) in waarden[nummer].waarden.enumerated() { alle[eerste.plaats + verder] = waarde }
        }

        func naam(_ nummer: Int) -> String { "\(eerste.rawValue) = \(waarden[nummer].naam)" }
    }

    /// The choices of the facts at these places; the other facts are left out.
    static func keuzen(_ gebruikt: Set<Int>) -> [Keuze] {
        var uit: [Keuze] = []
        for (bron, gemeente) in Woonplaatsgegeven.gemeenten.enumerated() {
            let plaats = gemeente.eerste.plaats
            if !gebruikt.isDisjoint(with: plaats..<plaats + 3) { uit.append(Self.gemeente(gemeente.eerste, bron)) }
        }
        for gegeven in Woonplaatsgegeven.allCases where gebruikt.contains(gegeven.plaats) {
            if let keuze = enkel(gegeven) { uit.append(keuze) }
        }
        return uit
    }

    /// Unknown, two gemeenten that may be the same as that of another fact, and a code that nobody knows.
    private static func gemeente(_ eerste: Woonplaatsgegeven, _ bron: Int) -> Keuze {
        func bekend(_ nummer: UInt16) -> [Wetswaarde] {
            let waarde = Wetswaarde.gemeente(Gemeentecode(nummer: nummer), bron: bron)
            return [waarde, .waar(true), waarde]
        }
        let vreemd = Wetswaarde.gemeente(Gemeentecode(nummer: 9999), bron: bron)
        return Keuze(
            eerste: eerste,
            waarden: [
                ("onbekend", [.leeg, .waar(false), .leeg]), ("gemeente A", bekend(193)), ("gemeente B", bekend(153)),
                ("een code die niet bestaat", [vreemd, .waar(false), .leeg]),
            ])
    }

    private static func enkel(_ gegeven: Woonplaatsgegeven) -> Keuze? {
        let dag = Kalender.vast(jaar: 2026, maand: 11, dag: 20)
        switch gegeven {
        case .leeftijd: return Keuze(eerste: gegeven, waarden: [10, 17, 18, 20, 22, 23].map { ("\($0)", [.getal($0)]) })
        case .peildatum: return Keuze(eerste: gegeven, waarden: [("\(dag)", [.dag(dag)])])
        case .verblijfSinds:
            let dagen = [dag.plus(dagen: -3300), dag.plus(dagen: -300), dag.plus(dagen: 10)]
            return Keuze(eerste: gegeven, waarden: [("onbekend", [.leeg])] + dagen.map { ("\($0)", [.dag($0)]) })
        case .verblijfSoort: return codes(gegeven, Verblijfsoort.allCases)
        case .gezagSoort: return codes(gegeven, Gezagsoort.allCases)
        case .voortzetting: return codes(gegeven, Voortzetting.allCases)
        default:
            guard gegeven.type == .waar, !Woonplaatsgegeven.gemeenten.contains(where: { $0.eerste.plaats + 1 == gegeven.plaats })
            else { return nil }
            return Keuze(eerste: gegeven, waarden: [("nee", [.waar(false)]), ("ja", [.waar(true)])])
        }
    }

    private static func codes<Code: RawRepresentable<String>>(_ gegeven: Woonplaatsgegeven, _ alle: [Code]) -> Keuze {
        Keuze(
            eerste: gegeven,
            waarden: [("geen", [.leeg])] + alle.map { ($0.rawValue, [Woonplaatsgegeven.woord($0)]) })
    }
}
