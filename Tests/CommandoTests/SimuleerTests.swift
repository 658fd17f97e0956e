import Foundation
import Jeugdhulp
import Testing

@testable import Jaar

@Suite("A year of a region, three times over")
struct SimuleerTests {
    @Test("the best afterwards is never worse than either, and the same seed gives the same report")
    func jaar() throws {
        let regio = try #require(Gemeenteregister.landelijk.regio(naam: "IJsselland"))
        let begin = try #require(Datum("2026-01-01"))
        let een = Jaarverslag(try Jaarmarkt(regio, zaad: 7, begin: begin, dagen: 60))
        #expect(een.markt.wachtend == 33 && een.markt.kinderen.count > 33 && een.voordrachten > 0)
        #expect(een.achteraf.totaal <= een.tafel.totaal && een.achteraf.totaal <= een.rondbellen.totaal)
        #expect(een.tafel.geholpen + een.tafel.nogWachtend == een.markt.kinderen.count)
        let weer = Jaarverslag(try Jaarmarkt(regio, zaad: 7, begin: begin, dagen: 60))
        #expect(een.json == weer.json)
    }

    @Test("the assignment is the best of all on small instances", arguments: 1...200)
    func toewijzing(zaad: UInt64) {
        var dobbel = SplitMix64(zaad: zaad)
        let rijen = Int.random(in: 1...5, using: &dobbel)
        let kolommen = rijen + Int.random(in: 0...2, using: &dobbel)
        let kosten = (0..<rijen).map { _ in (0..<kolommen).map { _ in Int.random(in: 0...20, using: &dobbel) } }
        let keuze = Achteraf.toewijzing(kosten)
        #expect(Set(keuze).count == rijen, "seed \(zaad)")
        let totaal = zip(kosten, keuze).reduce(0) { $0 + $1.0[$1.1] }
        #expect(totaal == Self.minste(kosten[...], []), "seed \(zaad)")
    }

    @Test("of a whole year the best afterwards is what SciPy finds too")
    func scheidsrechter() async throws {
        let regio = try #require(Gemeenteregister.landelijk.regio(naam: "IJsselland"))
        let begin = try #require(Datum("2026-01-01"))
        let markt = try Jaarmarkt(regio, zaad: 11, begin: begin)
        let kosten = Achteraf.kosten(markt, passend: markt.passend())
        let onze = zip(kosten, Achteraf.toewijzing(kosten)).reduce(0) { $0 + $1.0[$1.1] }
        let script = """
            import json, sys
            from scipy.optimize import linear_sum_assignment
            kosten = json.load(sys.stdin)
            print(sum(kosten[r][k] for r, k in zip(*linear_sum_assignment(kosten))))
            """
        let invoer = String(decoding: try JSONEncoder().encode(kosten), as: UTF8.self)
        let uitslag = try await Proces(["-c", script], programma: Proces.scheidsrechter, invoer: invoer)
            .metEinde(sMax: 120) { _ in }
        try #require(uitslag.code == 0, "Is everything there? Run `make setup`.\n\(uitslag.fout.suffix(500))")
        #expect(kosten.count > markt.wachtend && uitslag.regels == ["\(onze)"])
    }

    /// Every way there is.
    private static func minste(_ kosten: ArraySlice<[Int]>, _ bezet: Set<Int>) -> Int {
        guard let rij = kosten.first else { return 0 }
        return rij.indices.filter { !bezet.contains($0) }
            .map { rij[$0] + minste(kosten.dropFirst(), bezet.union([$0])) }.min() ?? 0
    }
}
