import Jeugdhulp
import Testing

/// Every combination of the facts that the rows from 2022 look at, against ``Woonplaatsorakel``.
@Suite("Woonplaatsbeginsel, every combination")
struct WoonplaatsopsommingTests {
    static let dagen: [Woonplaatswet: Datum] = [
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
        var afdrukken: [String: Afdruk] = [:]
        try Self.loop(leeftijd, begin, wetten) { geval, peildatum in
            aantal += 1
            let antwoord = Woonplaatsbeginsel.bepaal(
                Self.feiten(geval, peildatum), leeftijd: geval.leeftijd, peildatum: peildatum, register: .landelijk,
                alleenAmbulant: geval.ambulant)
            afdrukken[Self.groep(geval), default: Afdruk()].neem(antwoord)
            if let verschil = Self.verschil(geval, antwoord) { oneens.append(verschil) }
        }
        #expect(oneens.isEmpty, "\(oneens.count) of \(aantal): \(oneens.prefix(3).joined(separator: "\n"))")
        #expect(aantal >= minstens)
        for (groep, afdruk) in afdrukken {
            #expect(Self.afdrukken[groep] == afdruk.tekst, "\(groep): \(afdruk.tekst)")
        }
    }

    /// One group of combinations: age, text of the law and kind of stay.
    static func groep(_ geval: Woonplaatsgeval) -> String {
        "\(geval.leeftijd) \(geval.wet) \(geval.soort?.rawValue ?? "thuis")"
    }

    /// Every combination, with the day that it is for.
    static func loop(
        _ leeftijd: Int, _ begin: [Woonplaatsgeval.Begin?], _ wetten: [(Woonplaatswet, Bool)],
        _ doe: (Woonplaatsgeval, Datum) -> Void
    ) throws {
        for (wet, ambulant) in wetten {
            let peildatum = try #require(dagen[wet])
            for verblijf in try verblijven(begin) {
                for adres in try adressen() {
                    var geval = samen(adres, verblijf)
                    (geval.wet, geval.leeftijd, geval.ambulant) = (wet, leeftijd, ambulant)
                    doe(geval, peildatum)
                }
            }
        }
    }

    /// All bytes of many answers, as one number (FNV-1a).
    struct Afdruk {
        private var stand: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func neem(_ antwoord: Woonplaats) {
            var tekst = "\(antwoord.regel)|\(antwoord.gemeente?.description ?? "")|\(antwoord.zekerheid.rawValue)|"
            for feit in antwoord.feiten { tekst += "\(feit.naam.rawValue)=\(feit.waarde)," }
            tekst += antwoord.verduidelijkingen.map(\.rawValue).joined(separator: ",")
            tekst += "|\(antwoord.geldtVanaf)|\(antwoord.geldigOp)|\(antwoord.toelichting)\n"
            for byte in tekst.utf8 { stand = (stand ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }

        var tekst: String { String(stand, radix: 16) }
    }

    /// Made by the law as it stood in Swift, before it was a file; byte for byte the same since. Of a Wlz stay the text
    /// of 2025 changed the answers before that: the flat table says which (W8 until 2024, W7 since).
    static let afdrukken: [String: String] = [
        "10 woonadres beschermd-wonen": "60d63fdf0ff3c5d",
        "10 woonadres gesloten": "69d533215d4a81cd",
        "10 woonadres gezinshuis": "8de42555ce74826d",
        "10 woonadres jji": "8f6e38ade572584d",
        "10 woonadres kamertraining": "9dee711dc6483add",
        "10 woonadres logeren": "126bbec75aae915d",
        "10 woonadres moeder-kind": "d53ac62893aece2d",
        "10 woonadres pleegzorg": "7e6dc4888ba096d5",
        "10 woonadres residentieel": "34ea92e179a8532d",
        "10 woonadres thuis": "b89bd07d7fca0c6d",
        "10 woonadres wlz": "b26ad79d1bd7bf0b",
        "10 woonadres wmo-opvang": "94af9d4a628ddfd",
        "10 woonadresMetWlz beschermd-wonen": "98425e060110c63d",
        "10 woonadresMetWlz gesloten": "6b3fa8e980556fdd",
        "10 woonadresMetWlz gezinshuis": "f04d8607af1041dd",
        "10 woonadresMetWlz jji": "98bcd1b073ac985d",
        "10 woonadresMetWlz kamertraining": "5818daec5d0ef72d",
        "10 woonadresMetWlz logeren": "bff7e28bd7a69f73",
        "10 woonadresMetWlz moeder-kind": "f563ca495f3ca853",
        "10 woonadresMetWlz pleegzorg": "35d5b81707f51235",
        "10 woonadresMetWlz residentieel": "ae9fce6be5a6bbcd",
        "10 woonadresMetWlz thuis": "bf9002af61ed8ba1",
        "10 woonadresMetWlz wlz": "ef93f48ba1025c5d",
        "10 woonadresMetWlz wmo-opvang": "bf371c51f3c9eb9d",
        "20 woonadresMetWlz beschermd-wonen": "bd49b234fdcee7d5",
        "20 woonadresMetWlz gesloten": "a442044d0695c3dd",
        "20 woonadresMetWlz gezinshuis": "5ae414aebf0241d",
        "20 woonadresMetWlz jji": "ce34a68f4e3ac05d",
        "20 woonadresMetWlz kamertraining": "48ed3137ee9d965d",
        "20 woonadresMetWlz logeren": "4b3ea189ac2d205f",
        "20 woonadresMetWlz moeder-kind": "121d93bb44c3663b",
        "20 woonadresMetWlz pleegzorg": "1e421f15fe0b0475",
        "20 woonadresMetWlz residentieel": "7d0b3655e02ac8cd",
        "20 woonadresMetWlz thuis": "f09c027a59de9125",
        "20 woonadresMetWlz wlz": "1d5b7d980f36de5",
        "20 woonadresMetWlz wmo-opvang": "4c6b6f17dd6b71d5",
        "24 woonadresMetWlz beschermd-wonen": "cbd31334ae8baf35",
        "24 woonadresMetWlz gesloten": "9f3defea5f93f0e5",
        "24 woonadresMetWlz gezinshuis": "406cba5ad7f06975",
        "24 woonadresMetWlz jji": "d71ad4bb1a8baaad",
        "24 woonadresMetWlz kamertraining": "187607b82c69f125",
        "24 woonadresMetWlz logeren": "8e22a088fff35955",
        "24 woonadresMetWlz moeder-kind": "296dbf37aa013bc5",
        "24 woonadresMetWlz pleegzorg": "8d8886af5c644f65",
        "24 woonadresMetWlz residentieel": "a78a8b5714dfd3f5",
        "24 woonadresMetWlz thuis": "3c1bb1451ff466e5",
        "24 woonadresMetWlz wlz": "9a9312191d82e025",
        "24 woonadresMetWlz wmo-opvang": "a48ec351869e94d5",
    ]

    private static func verschil(_ geval: Woonplaatsgeval, _ antwoord: Woonplaats) -> String? {
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

    static func feiten(_ geval: Woonplaatsgeval, _ peildatum: Datum) -> Woonplaatsfeiten {
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
