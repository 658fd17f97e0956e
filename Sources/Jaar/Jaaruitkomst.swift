import Berichten

/// What came of a year, in days.
package struct Jaaruitkomst {
    package let geholpen: Int
    package let nogWachtend: Int
    package let gemiddeld: Double
    package let mediaan: Int
    package let p90: Int
    package let totaal: Int

    /// A child that has no place at the end of the year waits on: half a year more, as stuck children do (assumption).
    private static let naHetJaarDagen = 182

    static func wachtdagen(aankomst: Int, start: Int?, dagen: Int) -> Int {
        (start ?? dagen + naHetJaarDagen) - aankomst
    }

    init(_ markt: Jaarmarkt, _ starts: [Int?]) {
        let dagen = zip(markt.kinderen, starts).map {
            Self.wachtdagen(aankomst: $0.aankomst, start: $1, dagen: markt.dagen)
        }
        let geteld = dagen.sorted()
        geholpen = starts.count { $0 != nil }
        nogWachtend = starts.count - geholpen
        totaal = dagen.reduce(0, +)
        gemiddeld = Double(totaal) / Double(max(1, dagen.count))
        mediaan = geteld.isEmpty ? 0 : geteld[geteld.count / 2]
        p90 = geteld.isEmpty ? 0 : geteld[min(geteld.count - 1, geteld.count * 9 / 10)]
    }

    var json: JSONValue {
        .object([
            "geholpen": .getal(geholpen), "nogWachtend": .getal(nogWachtend), "mediaanDagen": .getal(mediaan),
            "p90Dagen": .getal(p90), "totaalDagen": .getal(totaal),
        ])
    }
}
