import Jeugdhulp
import Proefhulp
import Testing

@testable import Matching

@Suite("Several hulpvragen: one offer for each, scored as a whole (#57, #69)")
struct CombinatieTests {
    private let tweeVragen = eenCasus {
        $0.vragen = [.init(id: "wonen"), .init(id: "praten", voorziening: "speltherapie")]
        $0.uitgesproken = "2026-11-20"
    }

    private func huis(_ id: String, _ aanbieder: Int, _ pas: (inout Aanbodontwerp) -> Void = { _ in }) -> Aanbod {
        eenAanbod {
            ($0.id, $0.aanbieder) = (id, aanbieder)
            pas(&$0)
        }
    }

    private func spel(_ id: String, _ aanbieder: Int, _ pas: (inout Aanbodontwerp) -> Void = { _ in }) -> Aanbod {
        eenAanbod {
            ($0.id, $0.aanbieder, $0.voorziening) = (id, aanbieder, "speltherapie")
            pas(&$0)
        }
    }

    @Test("Where no single aanbieder serves both, the option is a pair, with the facts of both")
    func paar() throws {
        let spel = spel("spel", 2) { ($0.gemeente, $0.aanmeldWeken) = ("0193", 4) }
        let voorstel = eenMarkt([spel, huis("huis", 1)]).voorstel(voor: tweeVragen, vandaag: vandaag)
        #expect(voorstel.ids == [["huis", "spel"]])
        let optie = try #require(voorstel.opties.first)
        #expect(optie.aanbod.map(\.hulpvraag) == ["wonen", "praten"])
        #expect(optie.startVerwacht == dag("2026-12-18"))
        #expect(optie.afstandHm == 613)
        #expect(optie.bereik == .aangrenzend)
        #expect(optie.criteria.count == 19)
        #expect(
            optie.criteria.map(\.hulpvraag) == Array(repeating: "wonen", count: 9)
                + Array(repeating: "praten", count: 9) + [nil])
        // Zwolle: 305 points less for the distance, 70 for the region; four weeks: 120.
        #expect(optie.score == 10_000 + 10_000 - 305 - 70 - 120)
        #expect(optie.criteria.last?.punten == 0)
    }

    @Test("At an equal fit one aanbieder for all goes first, with 400 points")
    func samenhang() {
        let voorstel = eenMarkt([huis("h1", 1), huis("h2", 2), spel("s2", 2), spel("s3", 3)])
            .voorstel(voor: tweeVragen, vandaag: vandaag)
        #expect(voorstel.ids == [["h2", "s2"], ["h1", "s2"], ["h1", "s3"], ["h2", "s3"]])
        #expect(voorstel.opties.map(\.score) == [20_400, 20_000, 20_000, 20_000])
    }

    @Test("A pair of aanbieders that is better by more than the bonus goes first; at a tie the earlier start")
    func zwaarder() {
        /// Thirteen weeks cost 390 points.
        func eerste(_ samenhang: Int) -> [String]? {
            let aanbod = [huis("h1", 1), spel("s1", 1) { $0.aanmeldWeken = 13 }, spel("s2", 2)]
            return eenMarkt(aanbod, gewichten: Gewichten.standaard.met { $0.samenhang = samenhang })
                .voorstel(voor: tweeVragen, vandaag: vandaag).ids.first
        }
        #expect(eerste(400) == ["h1", "s1"])
        #expect(eerste(391) == ["h1", "s1"])
        #expect(eerste(390) == ["h1", "s2"])
        #expect(eerste(0) == ["h1", "s2"])
    }

    @Test("The bonus is for all hulpvragen or none: two out of three by one aanbieder bring nothing")
    func drie() {
        let casus = eenCasus {
            $0.vragen = [
                .init(id: "a"), .init(id: "b", voorziening: "speltherapie"),
                .init(id: "c", voorziening: "traumatherapie"),
            ]
        }
        func trauma(_ aanbieder: Int) -> Aanbod {
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("t", aanbieder, "traumatherapie") }
        }
        func score(_ aanbieder: Int) -> [Int] {
            eenMarkt([huis("h", 1), spel("s", 1), trauma(aanbieder)]).voorstel(voor: casus, vandaag: vandaag).opties
                .map(\.score)
        }
        #expect(score(1) == [30_400])
        #expect(score(2) == [30_000])
    }

    @Test("One aanbieder for all is said in words, also where the weights give no points for it")
    func woorden() throws {
        for punten in [400, 0] {
            let gewichten = Gewichten.standaard.met { $0.samenhang = punten }
            let samen = eenMarkt([huis("h", 1), spel("s", 1)], gewichten: gewichten)
            let apart = eenMarkt([huis("h", 1), spel("s", 2)], gewichten: gewichten)
            func uitslag(_ markt: Markt) throws -> Criteriumuitslag {
                try #require(markt.voorstel(voor: tweeVragen, vandaag: vandaag).opties.first?.uitslag(.samenhang))
            }
            #expect(try uitslag(samen).waarde == "één aanbieder")
            #expect(try uitslag(samen).punten == punten)
            #expect(try uitslag(apart).waarde == "meer aanbieders")
            #expect(try uitslag(apart).punten == 0)
        }
    }

    @Test("When one hulpvraag has no answer there is no option; what is lacking says for which")
    func half() {
        let voorstel = eenMarkt([huis("h", 1)]).voorstel(voor: tweeVragen, vandaag: vandaag)
        #expect(voorstel.opties.isEmpty)
        #expect(voorstel.knelpunten.map(\.reden) == [.geenAanbod])
        #expect(voorstel.knelpunten.map(\.hulpvraag) == ["praten"])
        #expect(voorstel.knelpunten.map(\.hulpvorm) == [.ambulant])
    }

    // MARK: k best

    /// `benen` legs of `aantal` offers each, with many ties and few enough aanbieders that one often serves all.
    private func markt(_ zaad: UInt64, benen: Int, aantal: Int, aanbieders: Int) -> (Markt, Casus) {
        let soorten = Array(["gezinshuis", "speltherapie", "traumatherapie", "dagbehandeling"].prefix(benen))
        var g = Zaadgenerator(zaad: zaad)
        var markt = Markt()
        for soort in soorten {
            for nummer in 0..<aantal {
                markt.aanbod.meld(
                    eenAanbod {
                        ($0.id, $0.voorziening) = ("\(soort)-\(nummer)", soort)
                        $0.aanbieder = g.getal(1, aanbieders)
                        $0.aanmeldWeken = g.getal(0, 12)
                        $0.gemeente = g.een(["0153", "0164", "0193", "0141"])
                        $0.vrij = g.getal(0, 1)
                        $0.doelgroepen = g.kans(5) ? [] : ["lvb"]
                    })
            }
        }
        for aanbieder in 1...aanbieders where g.kans(2) { markt.contracten.meld(eenContract(aanbieder)) }
        let casus = eenCasus {
            $0.vragen = soorten.map { .init(id: $0, voorziening: $0, doelgroepen: ["lvb"]) }
        }
        return (markt, casus)
    }

    /// The whole product, sorted: most points, earliest starts, then the place of each offer in its own leg.
    private func alles(_ selecties: [Selectie], _ markt: Markt) -> [(keuze: [Int], punten: Int)] {
        let benen = selecties.map { selectie in
            selectie.besten(.max).map { ($0.punten, Int($0.start - vandaag.dagen), $0.aanbieder) }
        }
        var sleutels: [Int] = []
        func verder(_ been: Int, _ punten: Int, _ starts: Int, _ plaats: Int, _ wie: UInt32, _ samen: Bool) {
            guard been < benen.count else {
                let totaal = punten + (samen ? markt.gewichten.samenhang : 0)
                sleutels.append(((65_535 - totaal) << 14 | starts) << 24 | plaats)
                return
            }
            for (nummer, (meer, start, agb)) in benen[been].enumerated() {
                verder(
                    been + 1, punten + meer, starts + start, plaats * benen[been].count + nummer, agb,
                    samen && (been == 0 || agb == wie))
            }
        }
        verder(0, 0, 0, 0, 0, true)
        return sleutels.sorted().prefix(markt.gewichten.lijst.kandidatenMax).map { sleutel in
            var plaats = sleutel & 0xFF_FFFF
            var keuze: [Int] = []
            for been in benen.reversed() {
                keuze.insert(plaats % been.count, at: 0)
                plaats /= been.count
            }
            return (keuze, 65_535 - sleutel >> 38)
        }
    }

    @Test(
        "The best combinations are those of the whole product, in its order, also with hundreds of offers a leg",
        arguments: [(1, 2, 300, 40), (2, 2, 300, 5), (3, 2, 300, 400), (4, 2, 250, 1), (5, 3, 40, 6), (6, 4, 14, 3)])
    func kBeste(_ zaad: UInt64, _ benen: Int, _ aantal: Int, _ aanbieders: Int) throws {
        var (markt, casus) = markt(zaad, benen: benen, aantal: aantal, aanbieders: aanbieders)
        markt = markt.met(Gewichten.standaard.met { ($0.lijst.optiesMax, $0.lijst.perAanbiederMax) = (200, 200) })
        let opdracht = markt.query(casus, vandaag: vandaag)
        let selecties = casus.aanvraag.hulpvragen.map { Selectie($0, casus, opdracht) }
        #expect(selecties.allSatisfy { $0.aantalPassend == aantal })
        let lijsten = selecties.map { $0.besten(.max) }
        let verwacht = alles(selecties, markt)
        let gekozen = try #require(Combinaties(200, selecties, opdracht.buckets, markt.gewichten).kies())
        let gevonden = gekozen.map { combinatie in
            (keuze: zip(lijsten, combinatie.benen).compactMap { $0.firstIndex(of: $1) }, punten: combinatie.punten)
        }
        #expect(gevonden.count == 200)
        for (rang, (een, ander)) in zip(gevonden, verwacht).enumerated() {
            guard een.keuze == ander.keuze, een.punten == ander.punten else {
                Issue.record("seed \(zaad), rank \(rang + 1): \(een), expected \(ander)")
                return
            }
        }
    }

    @Test("With spreading off, the ten options are the first ten of the whole product")
    func topTien() {
        var (markt, casus) = markt(11, benen: 2, aantal: 300, aanbieders: 30)
        markt = markt.met(Gewichten.standaard.met { $0.lijst.perAanbiederMax = 10 })
        let opdracht = markt.query(casus, vandaag: vandaag)
        let selecties = casus.aanvraag.hulpvragen.map { Selectie($0, casus, opdracht) }
        let verwacht = alles(selecties, markt).prefix(10).map { beste in
            zip(selecties, beste.keuze).map { selectie, plaats in
                let kandidaat = selectie.besten(.max)[plaats]
                return markt.aanbod.buckets[kandidaat.bucket].sleutel(kandidaat.position)?.aanbodId ?? ""
            }
        }
        #expect(markt.voorstel(voor: casus, vandaag: vandaag).ids == Array(verwacht))
    }
}

extension Markt {
    /// The same offers and contracts under other weights.
    fileprivate func met(_ gewichten: Gewichten) -> Markt {
        var nieuw = Markt(register: register, gewichten: gewichten)
        (nieuw.aanbod, nieuw.contracten) = (aanbod, contracten)
        return nieuw
    }
}
