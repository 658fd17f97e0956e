import Testing

@testable import Jeugdhulp

@Suite("Woonplaatsbeginsel, what an answer rests on")
struct WoonplaatsspoorTests {
    private func spoor(_ feiten: Woonplaatsfeiten, leeftijd: Int = 10, op: String = "2026-11-20") throws
        -> Woonplaatsspoor
    {
        Woonplaatsbeginsel.spoor(feiten, leeftijd: leeftijd, peildatum: try datum(op), register: .landelijk)
    }

    @Test("article, onderdeel and words, each literally from the text of its day")
    func grond() throws {
        let thuis = try spoor(feiten(brp: zwolle))
        #expect(thuis.artikel == "1.1 woonplaats" && thuis.onderdeel == "1°" && thuis.bestand == "2025-01-01.yaml")
        let wlz = try spoor(feiten(brp: zwolle, verblijf: verblijf(.wlz)))
        #expect(wlz.onderdeel == "2°" && wlz.woorden.first?.contains("Wet langdurige zorg") == true)
        #expect(try spoor(feiten(moeder: almelo)).onderdeel == "3°")
        #expect(try spoor(feiten(buitenland: true, werkelijk: almelo)).onderdeel == "4°")
        #expect(try spoor(feiten(brp: zwolle, ongeboren: true), leeftijd: 0).onderdeel == nil)
        #expect(try spoor(feiten(brp: zwolle), leeftijd: 23).artikel == "1.1 jeugdige")
        let oud = try spoor(
            feiten(brp: zwolle, gezag: Gezag(soort: .eenOuder, gemeente: gemeente(almelo))), op: "2021-06-01")
        #expect(oud.wet == (try datum("2015-01-01")) && oud.woorden == ["de gemeente van de ouder of ouders met gezag"])
    }

    @Test("for every case beside the law the words stand in the text, and a fact is used or not used, never both")
    func alles() throws {
        for geval in Wetsscenario.ingebouwd {
            let spoor = Woonplaatsbeginsel.spoor(
                geval.feiten, leeftijd: geval.leeftijd, peildatum: geval.peildatum, register: .landelijk,
                alleenAmbulant: geval.alleenAmbulant, jeugdreclassering: geval.jeugdreclassering)
            let wet = try #require(Woonplaatswetten.ingebouwd.wetten.first { $0.vanaf == spoor.wet })
            let artikel = try #require(wet.artikelen.first { $0.artikel == spoor.artikel })
            #expect(spoor.woorden.allSatisfy(artikel.tekst.contains), "\(geval.id): \(spoor.woorden)")
            let gebruikt = Set(geval.uitkomst(.landelijk).feiten.map(\.naam))
            #expect(spoor.nietGebruikt.allSatisfy { !gebruikt.contains($0.naam) })
            #expect(!spoor.verandert.isEmpty, "\(geval.id)")
        }
    }

    @Test("what would change it: the address, the stay, the day of the law; not what plays no part")
    func verandert() throws {
        let stay = try verblijf(.wlz, sinds: "2021-05-13")
        let wlz = try spoor(feiten(brp: zwolle, werkelijk: zwolle, verblijf: stay))
        #expect(wlz.verandert.contains { $0.feit == .peildatum && $0.als == "31 december 2024" && $0.regel == "W8" })
        #expect(
            wlz.verandert.contains {
                $0.feit == .verblijfSoort && $0.als == "geen verblijf" && $0.gemeente?.description == zwolle
            })
        #expect(
            wlz.verandert.contains {
                $0.feit == .verblijfAaneengesloten && $0.als == "nee" && $0.zekerheid == .handmatig
            })
        #expect(
            wlz.verandert.contains {
                $0.feit == .verblijfBrpGemeenteVoor && $0.als == "een andere gemeente" && $0.gemeente == nil
            })
        #expect(
            !wlz.verandert.contains { [.brpGemeente, .briefadres, .moederBrpGemeenteBijGeboorte].contains($0.feit) })
        let achttien = try spoor(feiten(brp: zwolle), leeftijd: 19)
        #expect(achttien.verandert.contains { $0.feit == .jeugdreclassering && $0.regel == "W8" })
        #expect(achttien.verandert.contains { $0.feit == .voortzetting && $0.regel == "W8" })
        #expect(achttien.verandert.contains { $0.feit == .leeftijd && $0.als == "17" && $0.regel == "W8" })
    }
}
