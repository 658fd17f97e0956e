import Jeugdhulp
import Matching
import Proefhulp
import Testing

@Suite("Rankings on a shared snapshot")
struct DradenTests {
    /// A market of thousands of offers of few kinds, so that buckets have several blocks; told in an order of its own.
    private func wereld(_ volgorde: UInt64) -> (Markt, [Casus]) {
        var willekeur = Willekeur(zaad: 77)
        var aanbod: [Aanbod] = []
        for nummer in 1...2_500 { aanbod.append(willekeur.aanbod("a\(nummer)")) }
        var contracten: [Contract] = []
        for _ in 1...20 { contracten.append(willekeur.contract()) }
        var casussen: [Casus] = []
        for nummer in 1...12 { casussen.append(willekeur.casus("c\(nummer)")) }
        // Of two contracts with one key the last holds: their order among each other is a fact, not an accident.
        var markt = Markt()
        for contract in contracten { markt.contracten.meld(contract) }
        var g = Zaadgenerator(zaad: volgorde)
        for een in aanbod.shuffled(using: &g) { markt.aanbod.meld(een) }
        return (markt, casussen)
    }

    /// Every proposal in full, as text.
    private func bytes(_ markt: Markt, _ casussen: some Sequence<Casus>) -> [[UInt8]] {
        casussen.map { casus in
            let voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
            let tekst =
                "\(voorstel.opties) \(voorstel.uitgesloten) \(voorstel.knelpunten) \(voorstel.kern)"
            return Array(tekst.utf8)
        }
    }

    @Test("The same facts in any order give equal bytes, on one thread and on two")
    func gelijkeBytes() async {
        let (markt, casussen) = wereld(1)
        let verwacht = bytes(markt, casussen)
        #expect(Set(verwacht).count == casussen.count)
        for volgorde in UInt64(2)...3 { #expect(bytes(wereld(volgorde).0, casussen) == verwacht, "order \(volgorde)") }
        async let even = bytes(markt, casussen.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        async let oneven = bytes(markt, casussen.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
        let (links, rechts) = await (even, oneven)
        #expect(zip(links, rechts).flatMap { [$0, $1] } == verwacht)
    }

    @Test("A snapshot stays as it was while the market goes on")
    func momentopname() {
        let (opname, casussen) = wereld(1)
        var markt = opname
        let verwacht = bytes(opname, casussen)
        var willekeur = Willekeur(zaad: 78)
        for nummer in 1...2_500 where nummer % 3 == 0 { markt.aanbod.meld(willekeur.aanbod("a\(nummer)")) }
        for nummer in 1...2_500 where nummer % 5 == 0 {
            for aanbod in markt.aanbod.aanbod(metId: "a\(nummer)") { markt.aanbod.verwijder(aanbod.sleutel) }
        }
        #expect(bytes(opname, casussen) == verwacht)
        #expect(bytes(markt, casussen) != verwacht)
    }
}
