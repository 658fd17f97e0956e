import Jeugdhulp
import Matching
import Testing

@Suite("No aanbieder fills the list where others come close")
struct SpreidingTests {
    /// Twelve offers of aanbieder 1 without a wait, and one of each of the others after a wait.
    private func lijst(_ anderen: Int, weken: Int, _ gewichten: Gewichten = .standaard) -> [[String]] {
        let groot = (10...21).map { nummer in eenAanbod { $0.id = "groot\(nummer)" } }
        let klein = (0..<anderen).map { nummer in
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("klein\(nummer)", 2 + nummer, weken) }
        }
        // Due on 20 February, so that ten weeks of waiting cost ten times 30 points.
        let casus = eenCasus { $0.uitgesproken = "2026-11-20" }
        return eenMarkt(groot + klein, gewichten: gewichten).voorstel(voor: casus, vandaag: vandaag).ids
    }

    private func groot(_ nummers: ClosedRange<Int>) -> [[String]] { nummers.map { ["groot\($0)"] } }
    private func klein(_ nummers: ClosedRange<Int>) -> [[String]] { nummers.map { ["klein\($0)"] } }

    @Test("The best two of one aanbieder, then everyone who is close, then the rest of the first")
    func verdeeld() {
        #expect(lijst(5, weken: 9) == groot(10...11) + klein(0...4) + groot(12...14))
        #expect(lijst(8, weken: 9) == groot(10...11) + klein(0...7))
        #expect(lijst(1, weken: 9) == groot(10...11) + klein(0...0) + groot(12...18))
        #expect(lijst(0, weken: 9) == groot(10...19))
    }

    @Test("Close is 300 points and no more; who is further away is not promoted")
    func dichtbij() {
        #expect(lijst(3, weken: 10) == groot(10...11) + klein(0...2) + groot(12...16))
        #expect(lijst(3, weken: 10, Gewichten.standaard.met { $0.lijst.spreidingPunten = 299 }) == groot(10...19))
        #expect(lijst(3, weken: 11) == groot(10...19))
        #expect(lijst(3, weken: 11, Gewichten.standaard.met { $0.lijst.spreidingPunten = 330 })[2] == ["klein0"])
    }

    @Test("Whoever is far behind still stands on the list when there is room left")
    func achteraan() {
        let ids = eenMarkt([
            eenAanbod { $0.id = "a" }, eenAanbod { $0.id = "b" }, eenAanbod { $0.id = "c" },
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("ver", 2, 40) },
        ]).voorstel(voor: eenCasus(), vandaag: vandaag).ids
        #expect(ids == [["a"], ["b"], ["c"], ["ver"]])
    }

    @Test("The others have a share too: with two large ones it is two and two, then by score")
    func beurten() {
        let alle = [1, 2].flatMap { aanbieder in
            (1...6).map { nummer in
                eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("\(aanbieder)-\(nummer)", aanbieder, aanbieder) }
            }
        }
        let ids = eenMarkt(alle).voorstel(voor: eenCasus(), vandaag: vandaag).ids.flatMap { $0 }
        #expect(ids == ["1-1", "1-2", "2-1", "2-2", "1-3", "1-4", "1-5", "1-6", "2-3", "2-4"])
    }

    /// One house of aanbieder 1 that starts sooner than those of the others, and eight speltherapeuten.
    private func paren(_ huizen: Int, weken: Int) -> [[String]] {
        let thuis = (0...huizen).map { nummer in
            eenAanbod {
                ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("huis\(nummer)", 1 + nummer, nummer == 0 ? 0 : weken)
            }
        }
        let spel = (0..<300).map { nummer in
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("spel\(nummer)", 100 + nummer % 150, "speltherapie") }
        }
        let casus = eenCasus {
            $0.vragen = [.init(id: "wonen"), .init(id: "praten", voorziening: "speltherapie")]
            $0.uitgesproken = "2026-11-20"
        }
        return eenMarkt(thuis + spel).voorstel(voor: casus, vandaag: vandaag).ids
    }

    @Test("With two hulpvragen one offer does not fill the list either, where others come close")
    func combinaties() {
        // Hundreds of pairs with the first house are better than any with another one.
        let dichtbij = paren(4, weken: 9).map { $0[0] }
        #expect(dichtbij == ["huis0", "huis0", "huis1", "huis1", "huis2", "huis2", "huis3", "huis3", "huis4", "huis4"])
        #expect(paren(4, weken: 11).allSatisfy { $0[0] == "huis0" })
    }

    @Test("What nobody can replace keeps its place; what goes with it is spread all the same")
    func onvervangbaar() {
        let lijst = paren(0, weken: 0)
        #expect(lijst.count == 10)
        #expect(lijst.allSatisfy { $0[0] == "huis0" })
        #expect(Set(lijst.map { (Int($0[1].dropFirst(4)) ?? 0) % 150 }).count > 4)
    }

    @Test("The first option is always the best; the list holds each offer once and its ranks count on")
    func eerste() {
        for zaad in UInt64(8001)...8200 {
            let (tweeling, casus, _) = OrakelTests.wereld(zaad)
            let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            // Two places for one family go after every option for all, whatever their points.
            let heel = voorstel.opties.filter { $0.gesplitst == nil }
            #expect(heel.first?.score == heel.map(\.score).max(), "seed \(zaad)")
            #expect(heel == Array(voorstel.opties.prefix(heel.count)), "seed \(zaad)")
            let namen = voorstel.opties.map { $0.aanbod.map(\.sleutel) }
            #expect(Set(namen).count == voorstel.opties.count, "seed \(zaad)")
            #expect(voorstel.opties.count <= tweeling.markt.gewichten.lijst.optiesMax, "seed \(zaad)")
        }
    }
}
