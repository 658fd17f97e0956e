import Jeugdhulp
import Matching
import Testing

@Suite("The report of how proposals are spread")
struct VerslagTests {
    @Test("The measures of spread are those of the textbook")
    func maten() {
        #expect(Spreidingsmaten([]) == Spreidingsmaten([0, 0]))
        let gelijk = Spreidingsmaten([3, 3, 3, 3])
        #expect((gelijk.topVijf, gelijk.gini, gelijk.herfindahl) == (1_000, 0, 250))
        let alles = Spreidingsmaten([0, 0, 0, 8])
        #expect((alles.topVijf, alles.gini, alles.herfindahl) == (1_000, 750, 1_000))
        let trap = Spreidingsmaten([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])
        // 40 of 55; Gini of 1…10 is 0.3; 385 / 3025.
        #expect((trap.topVijf, trap.gini, trap.herfindahl) == (727, 300, 127))
        #expect(Spreidingsmaten([1, 2, 3]) == Spreidingsmaten([3, 1, 2]))
    }

    @Test(
        "An aanbieder counts once a proposal, also with more offers in it; who is never proposed counts in the spread")
    func aanbieders() {
        let markt = eenMarkt([
            eenAanbod { $0.id = "a" }, eenAanbod { $0.id = "b" },
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("c", 2, 3) },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("d", 3, "speltherapie") },
        ])
        var verslag = Verslag(aanbieders: (1...4).map(agb))
        for nummer in 1...3 {
            let casus = eenCasus { $0.id = "c\(nummer)" }
            verslag.neem(markt.voorstel(voor: casus, vandaag: vandaag), casus.aanvraag.hulpvragen)
        }
        #expect(verslag.casussen == 3 && verslag.perAantalOpties == [3: 3] && verslag.zonderOptie == 0)
        #expect(verslag.aanbieders.map(\.agb) == [agb(1), agb(2)])
        #expect(verslag.aanbieders.map(\.voorgesteld) == [3, 3])
        #expect(verslag.aanbieders.map(\.eerste) == [3, 0])
        #expect(verslag.aanbiedersAantal == 4 && verslag.spreiding == Spreidingsmaten([3, 3, 0, 0]))
        #expect(verslag.streken["Twente"]?.casussen == 3 && verslag.streken["Twente"]?.opties == 9)
    }

    @Test("A need that nothing fits is named with its region; the other need of the same case is not")
    func noden() {
        let markt = eenMarkt([eenAanbod(), eenAanbod { ($0.id, $0.voorziening, $0.van) = ("t", "traumatherapie", 12) }])
        var verslag = Verslag(aanbieders: [agb(1)])
        let casus = eenCasus {
            $0.vragen = [
                .init(), .init(id: "h2", voorziening: "speltherapie", doelgroepen: ["trauma"]),
                .init(id: "h3", voorziening: "traumatherapie"),
            ]
        }
        verslag.neem(markt.voorstel(voor: casus, vandaag: vandaag), casus.aanvraag.hulpvragen)
        let enkel = eenCasus { $0.vragen = [.init(voorziening: "speltherapie", doelgroepen: ["trauma"])] }
        verslag.neem(markt.voorstel(voor: enkel, vandaag: vandaag), enkel.aanvraag.hulpvragen)
        // What fits but not all the way is no need without an answer.
        let deels = eenCasus { $0.vragen = [.init(doelgroepen: ["lvb"])] }
        verslag.neem(markt.voorstel(voor: deels, vandaag: vandaag), deels.aanvraag.hulpvragen)
        #expect(verslag.nodenOpAantal.map(\.aantal) == [2, 1])
        #expect(verslag.nodenOpAantal.map(\.nood.voorziening?.naam) == ["speltherapie", "traumatherapie"])
        #expect(verslag.nodenOpAantal.first?.nood.regio == "Twente")
        #expect(verslag.nodenOpAantal.map(\.nood.redenen) == [[.geenAanbod], [.uitsluiting(.leeftijd)]])
        #expect(verslag.perAantalOpties == [0: 2, 1: 1] && verslag.streken["Twente"]?.zonderOptie == 2)
    }

    @Test("The order in which proposals are taken in does not show")
    func volgorde() {
        let werelden = (UInt64(72_001)...72_060).map { OrakelTests.wereld($0) }
        func verslag(_ volgorde: [Int]) -> Verslag {
            var uit = Verslag(aanbieders: (1...4).map(agb))
            for plaats in volgorde {
                let (tweeling, casus, _) = werelden[plaats]
                uit.neem(tweeling.markt.voorstel(voor: casus, vandaag: vandaag), casus.aanvraag.hulpvragen)
            }
            return uit
        }
        let (heen, terug) = (verslag(Array(werelden.indices)), verslag(werelden.indices.reversed()))
        #expect(heen == terug && heen.aanbieders == terug.aanbieders)
        #expect(heen.nodenOpAantal.map(\.nood) == terug.nodenOpAantal.map(\.nood) && heen.casussen == 60)
        #expect(heen.zonderOptie > 5 && heen.streken.count > 3)
    }
}
