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
        case .leeftijd:
            return Keuze(eerste: gegeven, waarden: [10, 17, 18, 20, 22, 23].map { ("\($0)", [.getal($0)]) })
        case .peildatum: return Keuze(eerste: gegeven, waarden: [("\(dag)", [.dag(dag)])])
        case .verblijfSinds:
            let dagen = [dag.plus(dagen: -3300), dag.plus(dagen: -300), dag.plus(dagen: 10)]
            return Keuze(eerste: gegeven, waarden: [("onbekend", [.leeg])] + dagen.map { ("\($0)", [.dag($0)]) })
        case .verblijfSoort: return codes(gegeven, Verblijfsoort.allCases)
        case .gezagSoort: return codes(gegeven, Gezagsoort.allCases)
        case .voortzetting: return codes(gegeven, Voortzetting.allCases)
        default:
            guard gegeven.type == .waar,
                !Woonplaatsgegeven.gemeenten.contains(where: { $0.eerste.plaats + 1 == gegeven.plaats })
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
