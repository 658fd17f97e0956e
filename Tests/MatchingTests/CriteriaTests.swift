import Jeugdhulp
import Matching
import Testing

/// One thing about the offer or the case that is not as it should be, and the points that are left of that criterion.
struct Geval: Sendable, CustomTestStringConvertible {
    let wat: String
    let punten: Int
    var aanbod: @Sendable (inout Aanbodontwerp) -> Void = { _ in }
    var casus: @Sendable (inout Casusontwerp) -> Void = { _ in }
    var contracten: [Contract]?

    var testDescription: String { "\(wat): \(punten)" }

    /// The only option, as the engine itself makes it.
    func optie() throws -> Optie {
        let markt =
            contracten.map { eenMarkt([eenAanbod(aanbod)], $0) } ?? eenMarkt([eenAanbod(aanbod)])
        let voorstel = markt.voorstel(voor: eenCasus(casus), vandaag: vandaag)
        return try #require(voorstel.opties.first, "no option: \(voorstel.uitgesloten)")
    }

    /// This criterion has these points and every other one is full.
    func controleer(_ criterium: Criterium, bron: SourceLocation = #_sourceLocation) throws {
        let optie = try optie()
        let uitslag = try #require(optie.uitslag(criterium))
        #expect(uitslag.punten == punten, "\(wat)", sourceLocation: bron)
        for ander in optie.criteria where ander.criterium != criterium {
            #expect(ander.punten == ander.max, "\(ander.criterium) changed too", sourceLocation: bron)
        }
        #expect(optie.score == 10_000 - uitslag.max + punten, sourceLocation: bron)
    }
}

@Suite("Each criterion alone gives exactly these points")
struct CriteriaTests {
    @Test("An offer with nothing against it gets all 10 000 points, in this order and division")
    func vol() throws {
        let optie = try Geval(wat: "", punten: 0).optie()
        #expect(optie.score == 10_000)
        #expect(
            optie.criteria.map(\.criterium) == [
                .hulpvorm, .doelgroepen, .start, .overeenkomst, .capaciteit, .nabijheid, .bereik, .gezinsgericht,
                .versheid, .blijven,
            ])
        #expect(optie.criteria.map(\.punten) == [200, 5000, 1900, 900, 500, 500, 200, 300, 200, 300])
        #expect(optie.criteria.map(\.max) == optie.criteria.map(\.punten))
        #expect(optie.criteria.allSatisfy { $0.hulpvraag == nil })
    }

    @Test(
        "The asked hulpvorm counts in full, whether a voorziening is asked or left open",
        arguments: [
            Geval(wat: "asked by name", punten: 200),
            Geval(wat: "any of the hulpvorm", punten: 200) {
                $0.voorziening = "logeerhuis"
            } casus: {
                $0.vragen = [.init(voorziening: nil, hulpvorm: .gezinsgericht)]
            },
        ])
    func hulpvorm(_ geval: Geval) throws { try geval.controleer(.hulpvorm) }

    @Test(
        "Doelgroepen: the first missing one costs most, the next ones less, never below 0",
        arguments: [
            (["lvb", "trauma", "ass", "adhd"], 5000), (["lvb", "trauma", "ass"], 1000), (["lvb", "ass"], 500),
            (["adhd"], 0), ([], 0), (["verslaving", "angst"], 0), (Doelgroepen.alle.namen, 5000),
        ])
    func doelgroepen(_ geboden: [String], _ punten: Int) throws {
        try Geval(wat: "\(geboden)", punten: punten) {
            $0.doelgroepen = geboden
        } casus: {
            $0.vragen[0].doelgroepen = ["lvb", "trauma", "ass", "adhd"]
        }
        .controleer(.doelgroepen)
    }

    @Test("Any doelgroep that is missing costs the same, and is named", arguments: Doelgroepen.alle.namen)
    func elkeDoelgroep(_ gemist: String) throws {
        let geval = Geval(wat: gemist, punten: 1000) {
            $0.doelgroepen = Doelgroepen.alle.namen.filter { $0 != gemist }
        } casus: {
            $0.vragen[0].doelgroepen = [gemist, gemist == "lvb" ? "angst" : "lvb"]
        }
        try geval.controleer(.doelgroepen)
        #expect(try geval.optie().uitslag(.doelgroepen)?.uitleg.contains(gemist) == true)
        #expect(try geval.optie().uitslag(.doelgroepen)?.waarde == "1 van 2")
    }

    @Test("No doelgroep asked is a full fit, whatever is offered")
    func geenDoelgroep() throws {
        try Geval(wat: "none asked", punten: 5000) { $0.doelgroepen = ["forensisch"] }.controleer(.doelgroepen)
    }

    private static func wacht(
        _ weken: Int, norm: String?, _ punten: Int, maatregel: String = "2026-11-20"
    ) -> Geval {
        Geval(wat: "\(weken) weeks, due \(norm ?? "after three months")", punten: punten) {
            $0.aanmeldWeken = weken / 2
            $0.behandelWeken = weken - weken / 2
        } casus: {
            $0.uitgesproken = maatregel
            $0.uiterlijk = norm
        }
    }

    @Test(
        "Start: 30 points a week of waiting; past the norm date 300 and 15 more a week, never below 0",
        arguments: [
            wacht(0, norm: nil, 1900), wacht(1, norm: nil, 1870), wacht(6, norm: nil, 1720),
            // Six weeks from 20 November is 1 January.
            wacht(6, norm: "2027-01-02", 1720), wacht(6, norm: "2027-01-01", 1720), wacht(6, norm: "2026-12-31", 1418),
            wacht(6, norm: "2026-12-26", 1408), wacht(6, norm: "2026-12-25", 1405), wacht(6, norm: "2026-12-24", 1403),
            // Due before today: only days still to wait count as days past the norm.
            wacht(0, norm: "2026-11-19", 1600), wacht(0, norm: "2026-01-01", 1600), wacht(2, norm: "2026-11-20", 1510),
            wacht(2, norm: "2026-11-01", 1510),
            // The three months after a measure of today end on 20 February, after 92 days.
            wacht(13, norm: nil, 1510), wacht(14, norm: nil, 1168), wacht(39, norm: nil, 43), wacht(40, norm: nil, 0),
            wacht(104, norm: nil, 0),
            // A date of the GI after those three months changes nothing (#4).
            wacht(14, norm: "2027-06-01", 1168), wacht(6, norm: nil, 1416, maatregel: "2026-09-30"),
            wacht(6, norm: nil, 1720, maatregel: "2026-10-01"),
        ])
    func start(_ geval: Geval) throws { try geval.controleer(.start) }

    @Test(
        "Without a free place the start waits for the day one comes free, when that is later than the wait",
        arguments: [("2026-11-21", 0, 1896), ("2026-11-27", 0, 1870), ("2026-11-27", 1, 1870), ("2026-11-27", 2, 1840)])
    func startBijPlaats(_ vanaf: String, _ weken: Int, _ punten: Int) throws {
        let optie = try Geval(wat: vanaf, punten: punten) {
            $0.vrij = 0
            $0.vrijVanaf = vanaf
            $0.aanmeldWeken = weken
        }
        .optie()
        #expect(optie.uitslag(.start)?.punten == punten)
    }

    private static func papier(_ wat: String, _ punten: Int, _ contracten: [Contract]) -> Geval {
        Geval(wat: wat, punten: punten, contracten: contracten)
    }

    @Test(
        "Contract status: contract, ceiling near, ceiling reached, none; on the days and for the help it covers",
        arguments: [
            papier("contract", 900, [eenContract()]),
            papier("ceiling near", 700, [eenContract(1, "Twente", .bijna)]),
            papier("ceiling reached", 400, [eenContract(1, "Twente", .bereikt)]),
            papier("no contract at all", 250, []),
            papier("another aanbieder's", 250, [eenContract(2)]),
            papier("another region's", 250, [eenContract(1, "IJsselland")]),
            papier("for other help", 250, [eenContract(voor: Hulpvormen([.pleegzorg, .ambulant]))]),
            papier("for this help among others", 900, [eenContract(voor: Hulpvormen([.gezinsgericht, .ambulant]))]),
            papier("first day today", 900, [eenContract(van: "2026-11-20")]),
            papier("first day tomorrow", 250, [eenContract(van: "2026-11-21")]),
            papier("last day today", 900, [eenContract(tot: "2026-11-20")]),
            papier("last day yesterday", 250, [eenContract(tot: "2026-11-19")]),
            papier("the latest report counts", 400, [eenContract(), eenContract(1, "Twente", .bereikt)]),
        ])
    func overeenkomst(_ geval: Geval) throws { try geval.controleer(.overeenkomst) }

    @Test(
        "Capacity now: room for all children, a day that a place comes free, or neither",
        arguments: [
            (1, 1, nil, 500), (1, 0, "2026-11-20", 200), (1, 0, nil, 0), (3, 3, nil, 500), (3, 2, "2026-11-20", 200),
            (3, 2, nil, 0), (3, 4, "2026-11-20", 500),
        ] as [(Int, Int, String?, Int)])
    func capaciteit(_ kinderen: Int, _ vrij: Int, _ vanaf: String?, _ punten: Int) throws {
        try Geval(wat: "\(vrij) free for \(kinderen)", punten: punten) {
            $0.vrij = vrij
            $0.vrijVanaf = vanaf
        } casus: {
            $0.jeugdigen = Array(repeating: Jeugdige(leeftijd: 10), count: kinderen)
        }
        .controleer(.capaciteit)
    }

    @Test("A child and its twin need two places, also for help without a stay")
    func capaciteitAmbulant() throws {
        try Geval(wat: "ambulant", punten: 0) {
            $0.voorziening = "speltherapie"
            $0.vrij = 1
        } casus: {
            $0.vragen[0].voorziening = "speltherapie"
            $0.jeugdigen = [Jeugdige(leeftijd: 10), Jeugdige(leeftijd: 10)]
        }
        .controleer(.capaciteit)
    }

    @Test(
        "Nearness: 5 points off for each whole kilometre, nothing past the wished distance or from 100 km",
        arguments: [
            ("0001", nil, 500), ("0002", nil, 500), ("0003", nil, 495), ("0004", nil, 455), ("0005", nil, 450),
            ("0006", nil, 450), ("0007", nil, 5), ("0008", nil, 0), ("0009", nil, 0),
            // A wish of 10 km: 9.9 and 10.0 km are within it, 10.1 km is not. A wish of 0 km: the same gemeente.
            ("0004", 10, 455), ("0005", 10, 450), ("0006", 10, 0), ("0001", 0, 500), ("0002", 0, 0), ("0002", 1, 500),
        ] as [(String, Int?, Int)])
    func nabijheid(_ plaats: String, _ wens: Int?, _ punten: Int) throws {
        let register = try Proefregister.recht()
        let markt = eenMarkt(
            [eenAanbod { $0.gemeente = plaats }], [eenContract(1, "Streek", register: register)], register: register)
        let casus = eenCasus {
            $0.register = register
            $0.woonplaats = Woonplaatsfeiten(brpGemeente: code("0001"))
            $0.maxAfstandKm = wens
        }
        let optie = try #require(markt.voorstel(voor: casus, vandaag: vandaag).opties.first)
        #expect(optie.uitslag(.nabijheid)?.punten == punten)
        #expect(optie.score == 9500 + punten)
        #expect(optie.afstandHm == Proefregister.hectometers[plaats])
        let verder = optie.waarschuwingen.contains { $0.code == .verderDanWens }
        #expect(verder == (wens.map { (Proefregister.hectometers[plaats] ?? 0) > $0 * 10 } ?? false))
    }

    @Test("Distance counts from the wished gemeente when there is one, else from where the child lives")
    func nabijWens() throws {
        let thuis = try Geval(wat: "home", punten: 0) { $0.gemeente = "0164" }.optie()
        #expect(thuis.afstandHm == 78)
        #expect(thuis.uitslag(.nabijheid)?.punten == 465)
        let school = try Geval(wat: "school", punten: 0, aanbod: { $0.gemeente = "0164" }, casus: { $0.nabij = "0164" })
            .optie()
        #expect(school.afstandHm == 0)
        #expect(school.uitslag(.nabijheid)?.punten == 500)
        #expect(school.uitslag(.nabijheid)?.uitleg.contains("eigen gemeente") == false)
    }

    @Test("An offer in a gemeente nobody knows gets no points for nearness and scope, and a warning")
    func nabijOnbekend() throws {
        let optie = try Geval(wat: "unknown", punten: 0) { $0.gemeente = "9999" }.optie()
        #expect(optie.uitslag(.nabijheid)?.punten == 0)
        #expect(optie.uitslag(.bereik)?.punten == 0)
        #expect(optie.afstandHm == nil)
        #expect(optie.bereik == nil)
        #expect(optie.waarschuwingen.map(\.code) == [.afstandOnbekend])
    }

    @Test(
        "Scope widens from own region to neighbours, the network across regions, and the country (#35)",
        arguments: [
            ("0503", "0518", Bereik.eigenRegio, 200), ("0503", "0546", .aangrenzend, 130),
            ("0503", "0513", .bovenregionaal, 70), ("0503", "0153", .landelijk, 0), ("0153", "0193", .aangrenzend, 130),
            ("0153", "0503", .landelijk, 0),
        ])
    func bereik(_ thuis: String, _ plaats: String, _ bereik: Bereik, _ punten: Int) throws {
        let regio = try #require(Gemeenteregister.landelijk.gemeente(code(thuis))).inkoopregio
        let geval = Geval(wat: bereik.rawValue, punten: punten) {
            $0.gemeente = plaats
        } casus: {
            $0.woonplaats = Woonplaatsfeiten(brpGemeente: code(thuis))
            $0.nabij = plaats
        }
        let met = Geval(
            wat: geval.wat, punten: punten, aanbod: geval.aanbod, casus: geval.casus,
            contracten: [eenContract(1, Gemeenteregister.landelijk.inkoopregio(regio).naam)])
        try met.controleer(.bereik)
        #expect(try met.optie().bereik == bereik)
    }

    /// Every voorziening of the vocabulary and how family-like it is.
    private static let gezinsgericht: [Int: [String]] = [
        300: [
            "pleeggezin", "netwerkpleeggezin", "deeltijdpleegzorg", "gezinshuis", "specialistisch-gezinshuis",
            "logeerhuis", "gezinsopname", "dagbehandeling", "naschoolse-dagbehandeling", "dagbesteding",
            "ambulante-behandeling", "diagnostiek", "psychomotorische-therapie", "speltherapie", "traumatherapie",
            "jeugd-ggz-specialistisch", "forensische-jeugd-ggz", "ambulante-begeleiding",
            "individuele-begeleiding-school", "bemoeizorg", "intensieve-gezinsbehandeling", "complexe-scheiding",
            "netwerkonderzoek", "respijthulp", "hulp-aan-pleegkinderen",
        ],
        200: [
            "zorgboerderij-verblijf", "kleinschalige-woonvorm", "begeleid-wonen", "beschermd-wonen", "kamertraining",
        ],
        0: [
            "jeugdzorgplus", "behandelgroep", "leefgroep", "crisisopvang", "kortdurend-open-verblijf",
            "klinische-opname", "lvb-behandeling-verblijf",
        ],
    ]

    @Test("Family-like help first: a family or home, then a small place, then a group (#68)")
    func gezin() throws {
        #expect(Set(Self.gezinsgericht.values.joined()) == Set(Voorziening.alle.map(\.naam)))
        for (punten, namen) in Self.gezinsgericht {
            for naam in namen {
                try Geval(wat: naam, punten: punten) {
                    $0.voorziening = naam
                } casus: {
                    $0.vragen[0].voorziening = naam
                }
                .controleer(.gezinsgericht)
            }
        }
    }

    @Test(
        "Freshness: 8 points off for each day since the report, never below 0; a date to come is not extra fresh",
        arguments: [
            ("2026-11-20", 200), ("2026-11-19", 192), ("2026-11-13", 144), ("2026-11-12", 136), ("2026-10-27", 8),
            ("2026-10-26", 0), ("2026-10-25", 0), ("2024-11-20", 0), ("2026-11-21", 0), ("2026-11-23", 0),
        ])
    func versheid(_ opgave: String, _ punten: Int) throws {
        try Geval(wat: opgave, punten: punten, aanbod: { $0.opgave = opgave }).controleer(.versheid)
    }

    @Test("The whole score follows the offer's facts together: all small losses add up")
    func samen() throws {
        let optie = try Geval(
            wat: "all at once", punten: 0,
            aanbod: {
                $0.doelgroepen = ["lvb"]
                $0.gemeente = "0193"
                $0.aanmeldWeken = 10
                $0.vrij = 0
                $0.opgave = "2026-11-10"
                $0.voorziening = "kamertraining"
            },
            casus: {
                $0.vragen = [.init(voorziening: nil, hulpvorm: .anderVerblijf, doelgroepen: ["lvb", "trauma"])]
            }, contracten: [eenContract(1, "Twente", .bijna)]
        )
        .optie()
        // Start on 29 January, 9 days past the norm: 1900 - 300 - 300 - 19. Zwolle: 61 whole km and a neighbour.
        #expect(optie.criteria.map(\.punten) == [500, 1500, 1281, 700, 0, 195, 130, 200, 120])
        #expect(optie.score == 4626)
        #expect(optie.startVerwacht == dag("2027-01-29"))
        #expect(optie.afstandHm == 613)
    }
}
