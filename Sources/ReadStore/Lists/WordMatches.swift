import Jeugdhulp

/// Where each word of a search was found: among the names, the gemeenten and the voorzieningen. Those are fewer than
/// the offers, and a word without spaces stands in one of the three or in none.
struct WordMatches {
    private struct Woord {
        let namen: [Bool]
        let gemeenten: Set<Gemeentecode>
        let voorzieningen: Set<UInt8>
    }
    private let woorden: [Woord]

    init(_ zoek: SearchWords, _ lijst: Aanbodlijst) {
        woorden = zoek.woorden.map { woord in
            Woord(
                namen: lijst.namen.met(woord),
                gemeenten: Set(lijst.gemeentenamen.filter { SearchWords.staat(woord, in: $0.naam) }.map(\.code)),
                voorzieningen: Set(
                    Voorziening.alle.filter { SearchWords.staat(woord, in: $0.naam.lowercased()) }.map(\.index)))
        }
    }

    func past(_ rij: Aanbodlijst.FilterRow, naam: Int32) -> Bool {
        woorden.allSatisfy {
            $0.namen[Int(naam)] || $0.gemeenten.contains(rij.gemeente) || $0.voorzieningen.contains(rij.voorziening)
        }
    }
}
