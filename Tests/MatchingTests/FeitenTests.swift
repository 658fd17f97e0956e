import Jeugdhulp
import Testing

@testable import Matching

@Suite("Facts that a table would call wrong if they were not so")
struct FeitenTests {
    private func voorstel(
        _ aanbod: [Aanbod], _ dag: Datum = vandaag, _ casus: (inout Casusontwerp) -> Void = { _ in }
    ) -> Voorstel {
        eenMarkt(aanbod).voorstel(voor: eenCasus(casus), vandaag: dag)
    }

    @Test("Two aanbieders may use one id: two offers, told apart in options, exclusions, questions and removal")
    func zelfdeId() throws {
        let linde = eenAanbod { $0.id = "1" }
        let ander = eenAanbod { ($0.id, $0.aanbieder, $0.gemeente) = ("1", 2, "0141") }
        let teOud = eenAanbod { ($0.id, $0.aanbieder, $0.tot) = ("1", 3, 8) }
        let voorstel = voorstel([linde, ander, teOud])
        #expect(voorstel.opties.map { $0.aanbod.map(\.sleutel) } == [[linde.sleutel], [ander.sleutel]])
        #expect(voorstel.uitgesloten.map(\.aanbod) == [[teOud.sleutel]])
        var markt = eenMarkt([linde, ander, teOud])
        #expect(markt.aanbod.aantal == 3 && markt.aanbod.aanbod("1") == nil)
        #expect(markt.aanbod.aanbod(metId: "1") == [linde, ander, teOud])
        #expect(markt.waarom(ander.sleutel, voor: eenCasus(), vandaag: vandaag)?.rangOpLijst == 2)
        #expect(markt.aanbod.verwijder(linde.sleutel) == linde)
        #expect(markt.aanbod.aanbod(metId: "1") == [ander, teOud])
        // An id that begins with another one is another offer.
        markt.aanbod.meld(eenAanbod { $0.id = "10" })
        #expect(markt.aanbod.aanbod(metId: "1").count == 2 && markt.aanbod.aanbod("10") != nil)
        #expect(Aanbodsleutel("\(ander.sleutel)") == ander.sleutel)
        #expect(Aanbodsleutel("1") == nil && Aanbodsleutel("x/1") == nil && Aanbodsleutel("99000001/") == nil)
    }

    @Test("Offers with one id over block borders and voorzieningen stay apart")
    func veelMetEenId() {
        var index = Aanbodindex()
        for nummer in 1...1_400 {
            index.meld(
                eenAanbod {
                    ($0.id, $0.aanbieder) = ("gh", nummer)
                    $0.voorziening = nummer % 3 == 0 ? "pleeggezin" : "gezinshuis"
                })
        }
        #expect(index.aantal == 1_400)
        #expect(index.aanbod(metId: "gh").map(\.agb) == (1...1_400).map { agb($0) })
        for nummer in stride(from: 1, through: 1_400, by: 2) { index.verwijder(Aanbodsleutel(agb(nummer), "gh")) }
        #expect(index.aanbod(metId: "gh").map(\.agb) == stride(from: 2, through: 1_400, by: 2).map { agb($0) })
    }

    @Test("Near is where the child lives, in every way that can be told; who pays stays who pays")
    func nabijheid() {
        let huizen = [
            eenAanbod { ($0.id, $0.gemeente) = ("zwolle", "0193") },
            eenAanbod { ($0.id, $0.aanbieder) = ("enschede", 2) },
        ]
        func bij(_ woonplaats: Woonplaatsfeiten, nabij: String? = nil) -> Voorstel {
            voorstel(huizen) { ($0.woonplaats, $0.nabij) = (woonplaats, nabij) }
        }
        var verblijf = Verblijf(
            soort: .pleegzorg, sinds: dag("2023-03-09"), aaneengesloten: true, brpGemeenteVoorVerblijf: code("0153"))
        let pleegzorg = bij(Woonplaatsfeiten(brpGemeente: code("0193"), verblijf: verblijf))
        #expect(pleegzorg.ids == [["zwolle"], ["enschede"]])
        #expect(pleegzorg.woonplaats.gemeente == code("0153"))
        #expect(pleegzorg.opties[0].uitslag(.nabijheid)?.uitleg == "De hulp is in de gemeente waar het kind nu woont.")
        // Registered with the parents, living elsewhere.
        verblijf.gemeente = code("0193")
        #expect(bij(Woonplaatsfeiten(brpGemeente: code("0153"), verblijf: verblijf)).ids[0] == ["zwolle"])
        #expect(
            bij(Woonplaatsfeiten(brpGemeente: code("0153"), werkelijkVerblijfGemeente: code("0193"))).ids[0]
                == ["zwolle"])
        #expect(
            bij(Woonplaatsfeiten(brpGemeente: code("0193"), verblijf: verblijf), nabij: "0153").ids[0] == ["enschede"])
        #expect(bij(Woonplaatsfeiten(brpGemeente: code("0153"))).ids[0] == ["enschede"])
    }

    @Test("A place that ends within a year goes after one that goes on, and says after how many weeks it ends")
    func blijven() throws {
        let bij18 = voorstel([
            eenAanbod {
                ($0.id, $0.gemeente, $0.tot, $0.aanmeldWeken) = ("stopt", "0153", 19, 2)
            },
            eenAanbod {
                ($0.id, $0.aanbieder, $0.gemeente, $0.tot, $0.door18, $0.aanmeldWeken) =
                    ("gaat-door", 2, "0164", 23, true, 2)
            },
        ]) { $0.jeugdigen = [Jeugdige(leeftijd: 17, wordt18Op: dag("2026-12-28"))] }
        #expect(bij18.ids == [["gaat-door"], ["stopt"]])
        let waarschuwing = try #require(bij18.opties[1].waarschuwingen.first { $0.code == .leeftijdsgrensNadert })
        #expect(waarschuwing.weken == 3)
        #expect(!bij18.opties[0].waarschuwingen.contains { $0.code == .leeftijdsgrensNadert })
        let tot13 = voorstel([
            eenAanbod { ($0.id, $0.tot, $0.aanmeldWeken) = ("tot-13", 13, 2) },
            eenAanbod { ($0.id, $0.aanbieder, $0.gemeente, $0.aanmeldWeken) = ("tot-18", 2, "0164", 2) },
        ]) { $0.jeugdigen = [Jeugdige(leeftijd: 12)] }
        #expect(tot13.ids == [["tot-18"], ["tot-13"]])
        #expect(tot13.opties[1].waarschuwingen.first { $0.code == .leeftijdsgrensNadert }?.weken == 50)
    }

    @Test(
        "The weeks until a child is too old, on the last day of the year and the first beyond it",
        arguments: [
            ("2027-11-19", 52 as Int?, 300), ("2027-11-18", 51, 147), ("2026-11-27", 1, 2), ("2026-11-26", 0, 0),
        ] as [(String, Int?, Int)])
    func grens(_ achttien: String, _ weken: Int?, _ punten: Int) throws {
        let optie = try #require(
            voorstel([eenAanbod()]) { $0.jeugdigen = [Jeugdige(leeftijd: 17, wordt18Op: dag(achttien))] }.opties.first)
        #expect(optie.uitslag(.blijven)?.punten == punten)
        let gezegd = optie.waarschuwingen.first { $0.code == .leeftijdsgrensNadert }?.weken
        #expect(gezegd == (punten == 300 ? nil : weken))
    }

    @Test("A measure that ends before the help starts, or soon after, is said with its day")
    func maatregel() throws {
        func eindigt(_ uitgesproken: String, _ weken: Int, _ soort: Maatregelsoort = .ots) -> Datum? {
            voorstel([eenAanbod { $0.aanmeldWeken = weken }]) {
                ($0.uitgesproken, $0.maatregel) = (uitgesproken, soort)
            }.opties.first?.waarschuwingen.first { $0.code == .maatregelEindigt }?.op
        }
        #expect(eindigt("2025-11-25", 6) == dag("2026-11-25"))
        // Started today, four weeks are left to 18 December, and a day more to the 19th.
        #expect(eindigt("2025-12-18", 0) == dag("2026-12-18"))
        #expect(eindigt("2025-12-19", 0) == nil)
        #expect(eindigt("2024-03-01", 0) == dag("2025-03-01"))
        #expect(eindigt("2026-09-01", 1, .vots) == dag("2026-12-01"))
        #expect(eindigt("2020-01-01", 6, .voogdij) == nil && eindigt("2020-01-01", 6, .jeugdreclassering) == nil)
        let verlengd = Maatregel(soort: .ots, uitgesprokenOp: dag("2024-01-01"), eindigtOp: dag("2027-12-31"))
        #expect(verlengd.eindigtUiterlijk == dag("2027-12-31"))
        let controle = try #require(
            voorstel([eenAanbod()]) { $0.uitgesproken = "2025-11-25" }.opties.first?.controleren.first)
        #expect(controle.contains("verlengd") && controle.contains("25 november 2026"))
    }

    @Test("Who waits for consent or a decision lacks no supply: no knelpunt, who is to act, counted apart")
    func wachten() {
        for op in WachtOp.allCases {
            let voorstel = voorstel([eenAanbod()]) { $0.wachtOp = op }
            #expect(voorstel.opties.isEmpty && voorstel.knelpunten.isEmpty && voorstel.wachtAlleen)
            #expect(voorstel.wachten?.hulpvragen == ["h1"] && voorstel.wachten?.wie.isEmpty == false)
            var verslag = Verslag(aanbieders: [agb(1)])
            verslag.neem(voorstel, eenCasus().aanvraag.hulpvragen)
            #expect(verslag.wachtend == 1 && verslag.zonderOptie == 0 && verslag.noden.isEmpty)
        }
        // Also where there is no such help at all: that can only be seen once a choice can be made.
        #expect(voorstel([]) { $0.wachtOp = .instemming }.knelpunten.isEmpty)
        #expect(voorstel([]).knelpunten.map(\.reden) == [.geenAanbod])
        // The NIFP holds up lasting places only.
        let tijdelijk = voorstel([
            eenAanbod(), eenAanbod { ($0.id, $0.voorziening) = ("logeren", "logeerhuis") },
        ]) {
            $0.vragen = [.init(voorziening: nil, hulpvorm: .gezinsgericht)]
            $0.wachtOp = .nifp
        }
        #expect(tijdelijk.ids == [["logeren"]] && !tijdelijk.wachtAlleen)
    }

    @Test("Brothers and sisters go to two places only when all agree, near each other, after every whole option")
    func splitsen() throws {
        let plekken = [
            eenAanbod { ($0.id, $0.vrij, $0.samenMax) = ("twee", 2, 2) },
            eenAanbod { ($0.id, $0.aanbieder, $0.gemeente, $0.vrij, $0.samenMax) = ("een", 2, "0164", 1, 1) },
            eenAanbod { ($0.id, $0.aanbieder, $0.gemeente, $0.samenMax) = ("ver", 3, "0193", 1) },
        ]
        func drie(_ splitsen: Bool, _ erbij: [Aanbod] = []) -> Voorstel {
            voorstel(plekken + erbij) {
                $0.jeugdigen = [7, 9, 12].map { Jeugdige(leeftijd: $0) }
                $0.splitsen = splitsen
            }
        }
        let samen = drie(false)
        #expect(samen.opties.isEmpty && samen.knelpunten.map(\.reden) == [.uitsluiting(.samenPlaatsen)])
        let gesplitst = drie(true)
        let optie = try #require(gesplitst.opties.first)
        let splitsing = try #require(optie.gesplitst)
        #expect(splitsing.delen.map(\.leeftijden).map(\.count).sorted() == [1, 2])
        #expect(Set(optie.aanbod.map(\.aanbodId)) == ["een", "twee"] && splitsing.afstandHm == 78)
        #expect(optie.aanbod.map(\.jeugdigen).compactMap { $0 }.reduce(0, +) == 3)
        #expect(optie.criteria.map(\.punten).reduce(0, +) == optie.score)
        #expect(gesplitst.opties.allSatisfy { $0.aanbod.allSatisfy { $0.aanbodId != "ver" } })
        // However good two places are, one for all goes first.
        let heel = eenAanbod {
            ($0.id, $0.aanbieder, $0.gemeente, $0.aanmeldWeken, $0.samenMax) = ("heel", 12, "0193", 30, 3)
        }
        let beide = drie(true, [heel])
        #expect(beide.ids.first == ["heel"] && beide.opties.dropFirst().allSatisfy { $0.gesplitst != nil })
        #expect(beide.opties.count > 1)
    }

    @Test("Who helped the child until shortly goes first among equals, and that is to be seen")
    func kentHetKind() throws {
        let huizen = [
            eenAanbod { $0.id = "a1" }, eenAanbod { ($0.id, $0.aanbieder, $0.gemeente) = ("vorige", 2, "0164") },
        ]
        func na(_ op: String, _ uitkomst: Pogingsuitkomst = .beeindigd) -> Voorstel {
            voorstel(huizen) { $0.geprobeerd = [Poging(agb: agb(2), op: dag(op), uitkomst: uitkomst)] }
        }
        #expect(na("2026-11-01").ids == [["vorige"], ["a1"]])
        #expect(na("2026-11-01").opties[0].uitslag(.kentHetKind)?.punten == 150)
        #expect(na("2026-11-01").opties[1].uitslag(.kentHetKind) == nil)
        #expect(na("2026-05-22").ids[0] == ["vorige"] && na("2026-05-21").ids[0] == ["a1"])
        #expect(na("2026-11-01", .geplaatst).ids[0] == ["vorige"])
        #expect(voorstel(huizen).ids[0] == ["a1"])
    }

    @Test("Without a course the proposal goes out all the same, and says until when norm 2 runs")
    func koers() {
        let zonder = voorstel([eenAanbod()])
        #expect(zonder.waarschuwingen.map(\.code) == [.koersOntbreekt])
        #expect(zonder.waarschuwingen.first?.op == dag("2026-12-01"))
        #expect(zonder.opties.count == 1)
        var ontwerp = Casusontwerp()
        ontwerp.koers = "2026-11-01"
        #expect(eenMarkt([eenAanbod()]).voorstel(voor: ontwerp.casus, vandaag: vandaag).waarschuwingen.isEmpty)
    }

    @Test("A report of more than two years ago is out as such, whatever else it says")
    func verlopen() {
        let voorstel = voorstel([
            eenAanbod { ($0.id, $0.opgave) = ("eeuw", "1900-01-01") },
            eenAanbod { ($0.id, $0.opgave, $0.tot) = ("net", "2024-11-19", 8) },
            eenAanbod { ($0.id, $0.opgave) = ("nog", "2024-11-20") },
        ])
        #expect(voorstel.ids == [["nog"]])
        #expect(voorstel.uitgesloten.map(\.reden) == [.opgaveVerlopen])
        #expect(voorstel.uitgesloten.first?.aanbod.map(\.aanbodId) == ["eeuw", "net"])
        // What was the oldest of its block and is renewed, is looked at no more.
        var markt = eenMarkt([eenAanbod { $0.opgave = "1900-01-01" }, eenAanbod { $0.id = "b" }])
        markt.aanbod.meld(eenAanbod())
        #expect(markt.voorstel(voor: eenCasus(), vandaag: vandaag).ids.count == 2)
    }

    @Test("Beside a group stand the family and the foster family that fit, never among the options")
    func alternatieven() throws {
        let voorstel = voorstel([
            eenAanbod { ($0.id, $0.gemeente, $0.voorziening, $0.aanmeldWeken) = ("groep", "0080", "leefgroep", 40) },
            eenAanbod { ($0.id, $0.aanbieder) = ("gezinshuis", 2) },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("pleeg", 3, "pleeggezin") },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening, $0.tot) = ("te-jong", 4, "pleeggezin", 8) },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("logeren", 5, "logeerhuis") },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("dicht", 6, "jeugdzorgplus") },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("thuis", 7, "intensieve-gezinsbehandeling") },
        ]) { $0.vragen = [.init(voorziening: nil, hulpvorm: .anderVerblijf)] }
        #expect(voorstel.ids == [["groep"]])
        #expect(Set(voorstel.alternatieven.map(\.aanbod.aanbodId)) == ["gezinshuis", "pleeg", "thuis"])
        let soorten = Dictionary(
            uniqueKeysWithValues: voorstel.alternatieven.map { ($0.aanbod.aanbodId, $0.soort) })
        #expect(soorten["gezinshuis"] == .gezinsgerichter && soorten["pleeg"] == .gezinsgerichter)
        #expect(soorten["thuis"] == .lichter)
        #expect(voorstel.alternatieven.allSatisfy { $0.uitleg.contains("gevraagd is") })
        #expect(voorstel.alternatieven.map(\.score) == voorstel.alternatieven.map(\.score).sorted(by: >))
        #expect(voorstel.opties[0].vraagtRedenAfwijkingGezin)
        let zonderGezin = self.voorstel([eenAanbod { $0.voorziening = "leefgroep" }]) {
            $0.vragen = [.init(voorziening: nil, hulpvorm: .anderVerblijf)]
        }
        #expect(zonderGezin.alternatieven.isEmpty && !zonderGezin.opties[0].vraagtRedenAfwijkingGezin)
    }

    @Test("No alternative is ever closed care, less family-like than was asked, or what was asked itself")
    func alternatiefregels() {
        for hulpvorm in Hulpvorm.allCases {
            for voorziening in [nil] + Voorziening.alle.filter({ $0.hulpvorm == hulpvorm }).map(Optional.some) {
                let vraag = Hulpvraag(id: "h1", hulpvorm: hulpvorm, voorziening: voorziening)
                let alle = Alternatiefregels.alle(naast: vraag)
                #expect(alle.allSatisfy { $0.voorziening.hulpvorm != .gesloten })
                #expect(alle.allSatisfy { $0.voorziening != voorziening })
                #expect(voorziening != nil || alle.allSatisfy { $0.voorziening.hulpvorm != hulpvorm })
                #expect(hulpvorm.metVerblijf || alle.allSatisfy { !$0.voorziening.hulpvorm.metVerblijf })
                if hulpvorm == .pleegzorg || hulpvorm == .gezinsgericht {
                    #expect(
                        alle.allSatisfy {
                            $0.voorziening.hulpvorm != .anderVerblijf || $0.voorziening.naam == "gezinsopname"
                        })
                }
            }
        }
    }

    @Test("A child with facts of its own has its own responsible gemeente beside that of the case")
    func perJeugdige() {
        var ontwerp = Casusontwerp()
        var elders = Jeugdige(leeftijd: 8)
        elders.woonplaats = Woonplaatsfeiten(brpGemeente: code("0193"))
        ontwerp.jeugdigen = [Jeugdige(leeftijd: 10), elders]
        let voorstel = eenMarkt([eenAanbod()]).voorstel(voor: ontwerp.casus, vandaag: vandaag)
        #expect(voorstel.woonplaats.gemeente == code("0153"))
        #expect(voorstel.perJeugdige.map { $0?.gemeente } == [nil, code("0193")])
    }
}
