import Jeugdhulp

/// As it goes today: for each child somebody rings round, nearest first, one aanbieder at a time, and takes the first
/// that fits and has a place.
enum Rondbellen {
    /// For each child the day on which its help begins, `nil` when it gets no place this year.
    static func starts(_ markt: Jaarmarkt, passend: [[Int]]) -> [Int?] {
        let lijsten = markt.kinderen.indices.map { bellijst(markt, $0) }
        let past = passend.map(Set.init)
        var vrij = [Int](repeating: 0, count: markt.aanbod.count)
        var aanDeBeurt = [Int](repeating: 0, count: markt.kinderen.count)
        var starts = [Int?](repeating: nil, count: markt.kinderen.count)
        let plekken = Dictionary(grouping: markt.plekken, by: \.dag)
        for dag in 0..<markt.dagen {
            for plek in plekken[dag] ?? [] { vrij[plek.aanbod] += 1 }
            for kind in markt.kinderen.indices where starts[kind] == nil && markt.kinderen[kind].aankomst <= dag {
                // A call a day or two: who was rung is waited for.
                guard (dag - markt.kinderen[kind].aankomst) % Jaarmarkt.antwoordDagen == 0, !lijsten[kind].isEmpty
                else { continue }
                let plaats = lijsten[kind][aanDeBeurt[kind] % lijsten[kind].count]
                aanDeBeurt[kind] += 1
                guard vrij[plaats] > 0, past[kind].contains(plaats), markt.zegtJa(kind, plaats) else { continue }
                vrij[plaats] -= 1
                starts[kind] = markt.start(plaats, jaOp: dag + Jaarmarkt.antwoordDagen)
            }
        }
        return starts
    }

    /// Whoever gives that kind of help, nearest first.
    private static func bellijst(_ markt: Jaarmarkt, _ kind: Int) -> [Int] {
        let aanvraag = markt.kinderen[kind].aanvraag
        guard let hulpvraag = aanvraag.hulpvragen.first else { return [] }
        let van = aanvraag.wensen.nabijGemeente ?? aanvraag.woonplaats.brpGemeente
        return markt.aanbod.indices.filter { markt.aanbod[$0].hulpvorm == hulpvraag.hulpvorm }
            .map { plaats in
                let ver = van.flatMap { Gemeenteregister.landelijk.afstandHm($0, markt.aanbod[plaats].gemeente) }
                return (plaats, ver ?? Int.max)
            }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }
}
