import Jeugdhulp
import Testing

/// Every combination of the facts that the rows from 2022 look at, against ``Woonplaatsorakel``.
@Suite("Woonplaatsbeginsel, every combination")
struct WoonplaatsopsommingTests {
    private static let dagen: [Woonplaatswet: Datum] = [
        .woonadres: Datum(dagen: 19_858), .woonadresMetWlz: Datum(dagen: 20_777),
    ]

    @Test("from 2022, for a child of 10: the answer of the flat table, for every combination of facts")
    func kind() throws {
        try vergelijk(
            10, [.na, nil], [(.woonadres, false), (.woonadresMetWlz, true)], minstens: 160_000)
    }

    @Test("for somebody of 20, every combination: in, out or unknown as the flat table has it")
    func jongvolwassene() throws {
        try vergelijk(
            20, [.negenJaarVoor, .eenJaarVoor, nil], [(.woonadresMetWlz, false)], minstens: 120_000)
    }

    @Test("for somebody of 24, every combination: only a JJI keeps it a jeugdige")
    func volwassene() throws {
        try vergelijk(24, [.negenJaarVoor], [(.woonadresMetWlz, false)], minstens: 30_000)
    }

    private func vergelijk(
        _ leeftijd: Int, _ begin: [Woonplaatsgeval.Begin?], _ wetten: [(Woonplaatswet, Bool)], minstens: Int
    ) throws {
        var oneens: [String] = []
        var aantal = 0
        for (wet, ambulant) in wetten {
            for verblijf in try Self.verblijven(begin) {
                for adres in try Self.adressen() {
                    var geval = Self.samen(adres, verblijf)
                    (geval.wet, geval.leeftijd, geval.ambulant) = (wet, leeftijd, ambulant)
                    aantal += 1
                    if let verschil = Self.verschil(geval) { oneens.append(verschil) }
                }
            }
        }
        #expect(oneens.isEmpty, "\(oneens.count) of \(aantal): \(oneens.prefix(3).joined(separator: "\n"))")
        #expect(aantal >= minstens)
    }

    private static func verschil(_ geval: Woonplaatsgeval) -> String? {
        guard let peildatum = dagen[geval.wet] else { return "no day for this law" }
        let antwoord = Woonplaatsbeginsel.bepaal(
            feiten(geval, peildatum), leeftijd: geval.leeftijd, peildatum: peildatum, register: .landelijk,
            alleenAmbulant: geval.ambulant)
        let verwacht = Woonplaatsorakel.uitspraak(geval)
        let gekregen = Orakeluitspraak(
            regel: antwoord.regel, gemeente: antwoord.gemeente, zeker: antwoord.zekerheid == .zeker)
        let lengte = antwoord.toelichting.unicodeScalars.count
        guard gekregen == verwacht, antwoord.geldtVanaf == vanaf(geval, verwacht.regel), !antwoord.feiten.isEmpty,
            lengte <= Woonplaats.toelichtingTekensMax
        else { return "\(geval)\n  expected \(verwacht)\n  got \(gekregen), \(lengte) characters" }
        return nil
    }

    /// Only the Wlz stay came later than the other rows.
    private static func vanaf(_ geval: Woonplaatsgeval, _ regel: String) -> Datum? {
        let wlz = geval.soort == .wlz && geval.wet == .woonadresMetWlz && !["W0", "W17"].contains(regel)
        return Datum(wlz ? "2025-01-01" : "2022-01-01")
    }

    private static func feiten(_ geval: Woonplaatsgeval, _ peildatum: Datum) -> Woonplaatsfeiten {
        let sinds: Datum? =
            switch geval.sinds {
            case .negenJaarVoor: peildatum.plus(maanden: -9 * 12, afronding: .laatsteDagVanDeMaand)
            case .eenJaarVoor: peildatum.plus(maanden: -12, afronding: .laatsteDagVanDeMaand)
            case .na: peildatum.plus(dagen: 10)
            case nil: nil
            }
        return Woonplaatsfeiten(
            brpGemeente: geval.brp, briefadres: geval.briefadres, inOnderzoek: geval.inOnderzoek,
            buitenland: geval.buitenland, ongeboren: geval.ongeboren, moederBrpGemeenteBijGeboorte: geval.moeder,
            werkelijkVerblijfGemeente: geval.werkelijk,
            verblijf: geval.soort.map {
                Verblijf(
                    soort: $0, sinds: sinds, aaneengesloten: geval.aaneen, brpGemeenteVoorVerblijf: geval.voor,
                    buitenlandVoorVerblijf: geval.buitenlandVoor, inOnderzoekVoorVerblijf: geval.inOnderzoekVoor,
                    bijPleegouderIngeschreven: geval.bijPleegouder)
            })
    }

    private static func samen(_ adres: Woonplaatsgeval, _ verblijf: Woonplaatsgeval) -> Woonplaatsgeval {
        var geval = verblijf
        (geval.brp, geval.moeder, geval.werkelijk) = (adres.brp, adres.moeder, adres.werkelijk)
        (geval.briefadres, geval.inOnderzoek) = (adres.briefadres, adres.inOnderzoek)
        (geval.buitenland, geval.ongeboren) = (adres.buitenland, adres.ongeboren)
        return geval
    }

    /// The facts of the current address: 128 combinations.
    private static func adressen() throws -> [Woonplaatsgeval] {
        let codes = try (gemeente(zwolle), gemeente(almelo), gemeente(deventer))
        return (0..<128).map { bits in
            func aan(_ bit: Int) -> Bool { bits & (1 << bit) != 0 }
            var geval = Woonplaatsgeval()
            geval.brp = aan(0) ? codes.0 : nil
            geval.moeder = aan(1) ? codes.1 : nil
            geval.werkelijk = aan(2) ? codes.2 : nil
            (geval.briefadres, geval.inOnderzoek, geval.buitenland, geval.ongeboren) = (aan(3), aan(4), aan(5), aan(6))
            return geval
        }
    }

    /// The facts of the stay; the gemeente before it is unknown, that of now, or another.
    private static func verblijven(_ begin: [Woonplaatsgeval.Begin?]) throws -> [Woonplaatsgeval] {
        var gevallen = [Woonplaatsgeval()]
        for soort in Verblijfsoort.allCases {
            for sinds in begin {
                for voor in [nil, try gemeente(zwolle), try gemeente(enschede)] {
                    for bits in 0..<16 {
                        var geval = Woonplaatsgeval()
                        (geval.soort, geval.sinds, geval.voor, geval.aaneen) = (soort, sinds, voor, bits & 1 != 0)
                        (geval.buitenlandVoor, geval.inOnderzoekVoor) = (bits & 2 != 0, bits & 4 != 0)
                        geval.bijPleegouder = bits & 8 != 0
                        // Elsewhere it is a contradiction and nothing else: once is enough.
                        if geval.bijPleegouder, soort != .pleegzorg, bits != 9 { continue }
                        gevallen.append(geval)
                    }
                }
            }
        }
        return gevallen
    }
}
