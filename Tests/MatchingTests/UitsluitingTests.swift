import Jeugdhulp
import Matching
import Testing

@Suite("Each exclusion alone, with its code")
struct UitsluitingTests {
    /// Why the only offer is out; nil when it is an option.
    private func reden(
        _ ontwerp: (inout Aanbodontwerp) -> Void = { _ in }, _ geval: (inout Casusontwerp) -> Void = { _ in },
        _ contracten: [Contract] = [eenContract()], bron: SourceLocation = #_sourceLocation
    ) -> Uitsluiting? {
        let voorstel = eenMarkt([eenAanbod(ontwerp)], contracten).voorstel(voor: eenCasus(geval), vandaag: vandaag)
        #expect(voorstel.opties.count + voorstel.uitgesloten.count == 1, sourceLocation: bron)
        #expect(voorstel.uitgesloten.allSatisfy { $0.aantal == 1 }, sourceLocation: bron)
        if let rij = voorstel.uitgesloten.first {
            #expect(rij.aanbod.map(\.aanbodId) == (rij.reden == .hulpvorm ? [] : ["a1"]), sourceLocation: bron)
            #expect(rij.hulpvraag == nil, sourceLocation: bron)
        }
        return voorstel.uitgesloten.first?.reden
    }

    @Test("The codes are those of the contract, in its order")
    func codes() {
        #expect(
            Uitsluiting.allCases.map(\.rawValue) == [
                "hulpvorm", "opgave-verlopen", "leeftijd", "leeftijd-bij-start", "samen-plaatsen", "reeds-geprobeerd",
                "stop",
                "gesloten-zonder-machtiging", "wacht-op", "geen-overeenkomst",
            ])
    }

    @Test("Another hulpvorm or another voorziening answers nothing: counted, not named")
    func hulpvorm() {
        #expect(reden({ $0.voorziening = "gezinshuis" }) == nil)
        #expect(reden({ $0.voorziening = "logeerhuis" }) == .hulpvorm)
        #expect(reden({ $0.voorziening = "pleeggezin" }) == .hulpvorm)
        let open = Casusontwerp.Vraag(voorziening: nil, hulpvorm: .gezinsgericht)
        #expect(reden({ $0.voorziening = "logeerhuis" }, { $0.vragen = [open] }) == nil)
        #expect(reden({ $0.voorziening = "pleeggezin" }, { $0.vragen = [open] }) == .hulpvorm)
        let scheef = Casusontwerp.Vraag(voorziening: "gezinshuis", hulpvorm: .pleegzorg)
        #expect(reden({ $0.voorziening = "gezinshuis" }, { $0.vragen = [scheef] }) == .hulpvorm)
        #expect(reden({ $0.voorziening = "pleeggezin" }, { $0.vragen = [scheef] }) == .hulpvorm)
    }

    @Test(
        "Age today: from the youngest age on, up to but not including the upper one, and every child of the family",
        arguments: [
            ([10], 10, 12, nil), ([10], 11, 18, .leeftijd), ([10], 5, 10, .leeftijd), ([10], 5, 11, nil),
            ([10, 3], 4, 18, .leeftijd), ([10, 4], 4, 18, nil), ([10, 12], 4, 12, .leeftijd),
        ] as [([Int], Int, Int, Uitsluiting?)])
    func leeftijd(_ leeftijden: [Int], _ van: Int, _ tot: Int, _ verwacht: Uitsluiting?) {
        let uitkomst = reden(
            { ($0.van, $0.tot) = (van, tot) }, { $0.jeugdigen = leeftijden.map { Jeugdige(leeftijd: $0) } })
        #expect(uitkomst == verwacht)
    }

    @Test(
        "Age at the expected start (#61): who turns 18 on the day of the start is 18, the day after still 17",
        arguments: [
            // The wait of six weeks ends on 1 January.
            ("2027-01-01", 18, false, .leeftijdBijStart), ("2027-01-02", 18, false, nil),
            ("2027-01-01", 23, false, .leeftijdBijStart), ("2027-01-02", 23, false, nil),
            ("2027-01-01", 23, true, nil), ("2027-01-01", 18, true, .leeftijdBijStart),
            // 18 already, today: in the range, but this offer stops at 18.
            ("2026-11-20", 23, false, .leeftijdBijStart), ("2026-11-20", 23, true, nil),
            ("2026-11-20", 18, false, .leeftijd), ("2026-11-21", 18, false, .leeftijdBijStart),
        ] as [(String, Int, Bool, Uitsluiting?)])
    func leeftijdBijStart(_ wordt18: String, _ tot: Int, _ door18: Bool, _ verwacht: Uitsluiting?) {
        let uitkomst = reden(
            {
                ($0.tot, $0.door18) = (tot, door18)
                ($0.aanmeldWeken, $0.behandelWeken) = (2, 4)
            }, { $0.jeugdigen = [Jeugdige(leeftijd: 17, wordt18Op: dag(wordt18))] })
        #expect(uitkomst == verwacht)
    }

    @Test("Without a birthday only the age that is certain at the start excludes: whole years since submission")
    func leeftijdZonderVerjaardag() {
        #expect(reden({ ($0.tot, $0.aanmeldWeken) = (11, 52) }) == nil)
        #expect(reden({ ($0.tot, $0.aanmeldWeken) = (11, 53) }) == .leeftijdBijStart)
        #expect(reden({ ($0.tot, $0.aanmeldWeken) = (12, 53) }) == nil)
        // Submitted a year ago: 11 today.
        #expect(reden({ $0.tot = 11 }, { $0.ingediend = "2025-11-20" }) == .leeftijd)
        #expect(reden({ $0.tot = 11 }, { $0.ingediend = "2025-11-21" }) == nil)
    }

    @Test(
        "Children who stay somewhere stay together (#59); help without a stay is not about beds",
        arguments: [
            (1, 1, "gezinshuis", nil), (2, 1, "gezinshuis", .samenPlaatsen), (3, 2, "pleeggezin", .samenPlaatsen),
            (3, 3, "pleeggezin", nil), (3, 4, "pleeggezin", nil), (2, 1, "leefgroep", .samenPlaatsen),
            (2, 1, "jeugdzorgplus", .samenPlaatsen), (2, 1, "speltherapie", nil), (2, 1, "dagbehandeling", nil),
            (4, 1, "intensieve-gezinsbehandeling", nil),
        ] as [(Int, Int, String, Uitsluiting?)])
    func samenPlaatsen(_ kinderen: Int, _ samenMax: Int, _ naam: String, _ verwacht: Uitsluiting?) {
        let uitkomst = reden(
            {
                $0.voorziening = naam
                $0.samenMax = samenMax
            },
            {
                $0.vragen[0].voorziening = naam
                $0.jeugdigen = Array(repeating: Jeugdige(leeftijd: 10), count: kinderen)
            })
        #expect(uitkomst == verwacht)
    }

    @Test(
        "Only a refusal or a failure by this aanbieder keeps it out (#55)",
        arguments: [
            (1, Pogingsuitkomst.afgewezen, Uitsluiting.reedsGeprobeerd), (1, .mislukt, .reedsGeprobeerd),
            (1, .beeindigd, nil), (1, .geplaatst, nil), (2, .afgewezen, nil), (2, .mislukt, nil),
        ] as [(Int, Pogingsuitkomst, Uitsluiting?)])
    func reedsGeprobeerd(_ aanbieder: Int, _ uitkomst: Pogingsuitkomst, _ verwacht: Uitsluiting?) {
        let poging = Poging(agb: agb(aanbieder), op: dag("2026-10-01"), uitkomst: uitkomst, reden: "zorginhoudelijk")
        #expect(reden({ _ in }, { $0.geprobeerd = [poging] }) == verwacht)
    }

    @Test(
        "A refusal for want of room falls away with room for all children; not every other reason does",
        arguments: [
            ("geen-plaats", 1, 1, nil), ("geen-plaats", 1, 0, .reedsGeprobeerd), ("wachttijd", 1, 1, nil),
            ("wachttijd", 1, 0, .reedsGeprobeerd), ("geen-plaats", 2, 1, .reedsGeprobeerd), ("geen-plaats", 2, 2, nil),
            ("zorginhoudelijk", 1, 4, .reedsGeprobeerd), (nil, 1, 4, nil), ("vol", 1, 1, nil),
            ("wachtlijst", 1, 0, .reedsGeprobeerd),
        ] as [(String?, Int, Int, Uitsluiting?)])
    func omgeslagenDoorPlaats(_ waarom: String?, _ kinderen: Int, _ vrij: Int, _ verwacht: Uitsluiting?) {
        let poging = Poging(agb: agb(1), op: dag("2026-10-01"), uitkomst: .afgewezen, reden: waarom)
        let uitkomst = reden(
            { $0.vrij = vrij },
            {
                $0.geprobeerd = [poging]
                $0.jeugdigen = Array(repeating: Jeugdige(leeftijd: 10), count: kinderen)
            })
        #expect(uitkomst == verwacht)
    }

    @Test(
        "A refusal for want of a contract or budget falls away with a contract that has room",
        arguments: [
            ("geen-contract", Plafond.ruim, nil), ("geen-contract", .bijna, .reedsGeprobeerd),
            ("geen-contract", nil, .reedsGeprobeerd), ("budget", .ruim, nil), ("budget", .bereikt, .reedsGeprobeerd),
            ("zorginhoudelijk", .ruim, .reedsGeprobeerd),
        ] as [(String, Plafond?, Uitsluiting?)])
    func omgeslagenDoorContract(_ waarom: String, _ plafond: Plafond?, _ verwacht: Uitsluiting?) {
        let poging = Poging(agb: agb(1), op: dag("2026-10-01"), uitkomst: .afgewezen, reden: waarom)
        let uitkomst = reden(
            { _ in }, { $0.geprobeerd = [poging] }, plafond.map { [eenContract(1, "Twente", $0)] } ?? [])
        #expect(uitkomst == verwacht)
    }

    @Test("One reason that still stands is enough, wherever it is in the list")
    func meerPogingen() {
        let omgeslagen = Poging(agb: agb(1), op: dag("2026-10-01"), uitkomst: .afgewezen, reden: "geen-plaats")
        let geldt = Poging(agb: agb(1), op: dag("2026-09-01"), uitkomst: .mislukt, reden: "zorginhoudelijk")
        #expect(reden({ _ in }, { $0.geprobeerd = [omgeslagen, omgeslagen] }) == nil)
        #expect(reden({ _ in }, { $0.geprobeerd = [omgeslagen, geldt] }) == .reedsGeprobeerd)
        #expect(reden({ _ in }, { $0.geprobeerd = [geldt, omgeslagen] }) == .reedsGeprobeerd)
    }

    @Test(
        "A stop is lifted exactly when the whole wait is at the threshold (#63); without one it stays",
        arguments: [
            (16, 16, nil), (17, 16, .stop), (15, 16, nil), (0, 0, nil), (1, 0, .stop), (0, nil, .stop),
            (100, nil, .stop),
        ] as [(Int, Int?, Uitsluiting?)])
    func stop(_ weken: Int, _ grens: Int?, _ verwacht: Uitsluiting?) {
        let uitkomst = reden({
            $0.aanmeldWeken = weken / 3
            $0.behandelWeken = weken - weken / 3
            $0.stop = Patientenstop(sinds: dag("2026-09-01"), opheffenBijWeken: grens)
        })
        #expect(uitkomst == verwacht)
    }

    @Test("Closed care needs the judge's own authorisation for it (#67); other help does not")
    func gesloten() {
        func uitkomst(_ naam: String, _ machtigingen: Machtigingen) -> Uitsluiting? {
            reden(
                { $0.voorziening = naam },
                {
                    $0.vragen[0].voorziening = naam
                    $0.machtigingen = machtigingen
                })
        }
        #expect(uitkomst("jeugdzorgplus", []) == .geslotenZonderMachtiging)
        #expect(uitkomst("jeugdzorgplus", .uithuisplaatsing) == .geslotenZonderMachtiging)
        #expect(uitkomst("jeugdzorgplus", .gesloten) == nil)
        #expect(uitkomst("behandelgroep", []) == nil)
    }

    /// For each voorziening which pending decision holds it up.
    private static let blijvend: Set = [
        "pleeggezin", "netwerkpleeggezin", "gezinshuis", "specialistisch-gezinshuis", "zorgboerderij-verblijf",
        "kleinschalige-woonvorm", "leefgroep", "kamertraining", "begeleid-wonen", "beschermd-wonen",
    ]

    @Test("NIFP holds up lasting places, a verdict all stays, consent everything (#64, #65, #95)")
    func wachtOp() {
        for voorziening in Voorziening.alle {
            func uitkomst(_ wachtOp: WachtOp?) -> Uitsluiting? {
                reden(
                    { $0.voorziening = voorziening.naam },
                    {
                        $0.vragen[0].voorziening = voorziening.naam
                        $0.wachtOp = wachtOp
                    })
            }
            let metVerblijf = ["11", "12", "13", "14"].contains(voorziening.hulpvorm.rawValue)
            #expect(uitkomst(nil) == nil, "\(voorziening)")
            #expect(uitkomst(.nifp) == (Self.blijvend.contains(voorziening.naam) ? .wachtOp : nil), "\(voorziening)")
            #expect(uitkomst(.vonnis) == (metVerblijf ? .wachtOp : nil), "\(voorziening)")
            #expect(uitkomst(.instemming) == .wachtOp, "\(voorziening)")
        }
    }

    @Test(
        "No agreement possible: only without a contract, never at a ceiling or while the gemeente is unknown (#40)",
        arguments: [
            (false, Plafond.ruim, nil), (false, .bijna, nil), (false, .bereikt, nil), (false, nil, .geenOvereenkomst),
            (true, nil, nil),
        ] as [(Bool, Plafond?, Uitsluiting?)])
    func geenOvereenkomst(_ individueel: Bool, _ plafond: Plafond?, _ verwacht: Uitsluiting?) {
        let uitkomst = reden(
            { $0.individueel = individueel }, { _ in }, plafond.map { [eenContract(1, "Twente", $0)] } ?? [])
        #expect(uitkomst == verwacht)
        #expect(reden({ $0.individueel = individueel }, { $0.woonplaats = Woonplaatsfeiten() }, []) == nil)
    }

    @Test("Where several reasons hold, the first of the table is given")
    func volgorde() {
        var plek = Aanbodontwerp(
            voorziening: "jeugdzorgplus", tot: 10, samenMax: 1, aanmeldWeken: 60, individueel: false)
        plek.stop = Patientenstop(sinds: dag("2026-09-01"))
        var vraag = Casusontwerp(machtigingen: [], jeugdigen: [Jeugdige(leeftijd: 10), Jeugdige(leeftijd: 10)])
        vraag.geprobeerd = [Poging(agb: agb(1), op: dag("2026-10-01"), uitkomst: .mislukt)]
        vraag.wachtOp = .instemming
        /// Why it is out now; then `herstel` takes that reason away.
        func gevonden(_ herstel: (inout Aanbodontwerp, inout Casusontwerp) -> Void) -> Uitsluiting? {
            let nu = reden({ $0 = plek }, { $0 = vraag }, [])
            herstel(&plek, &vraag)
            return nu
        }
        #expect(gevonden { $1.vragen[0].voorziening = "jeugdzorgplus" } == .hulpvorm)
        #expect(gevonden { plek, _ in plek.tot = 11 } == .leeftijd)
        #expect(gevonden { plek, _ in plek.tot = 18 } == .leeftijdBijStart)
        #expect(gevonden { plek, _ in plek.samenMax = 2 } == .samenPlaatsen)
        #expect(gevonden { $1.geprobeerd = [] } == .reedsGeprobeerd)
        #expect(gevonden { plek, _ in plek.stop = nil } == .stop)
        #expect(gevonden { $1.machtigingen = .gesloten } == .geslotenZonderMachtiging)
        #expect(gevonden { $1.wachtOp = nil } == .wachtOp)
        #expect(gevonden { plek, _ in plek.individueel = true } == .geenOvereenkomst)
        #expect(gevonden { _, _ in } == nil)
    }

    @Test("What is out is counted in full and named in order of id up to the limit; other help is only counted")
    func overzicht() {
        let grens = Gewichten.standaard.met { $0.lijst.namenMax = 2 }
        var alle = ["d", "b", "c"].map { id in eenAanbod { ($0.id, $0.tot) = (id, 10) } }
        alle += ["f", "e"].map { id in
            eenAanbod {
                $0.id = id
                $0.stop = Patientenstop(sinds: dag("2026-09-01"))
            }
        }
        alle += (1...3).map { nummer in eenAanbod { ($0.id, $0.voorziening) = ("x\(nummer)", "pleeggezin") } }
        let voorstel = eenMarkt(alle, gewichten: grens).voorstel(voor: eenCasus(), vandaag: vandaag)
        #expect(voorstel.uitgesloten.map(\.reden) == [.hulpvorm, .leeftijd, .stop])
        #expect(voorstel.uitgesloten.map(\.aantal) == [3, 3, 2])
        #expect(voorstel.uitgesloten.map { $0.aanbod.map(\.aanbodId) } == [[], ["b", "c"], ["e", "f"]])
        #expect(voorstel.knelpunten.map(\.reden) == [.uitsluiting(.leeftijd), .uitsluiting(.stop)])
    }

    @Test("With several hulpvragen each row says which; an offer is other help only when it answers none")
    func overzichtPerHulpvraag() {
        let voorstel = eenMarkt([
            eenAanbod { ($0.id, $0.voorziening, $0.tot) = ("jong", "gezinshuis", 10) },
            eenAanbod { ($0.id, $0.voorziening) = ("spel", "speltherapie") },
            eenAanbod { ($0.id, $0.voorziening) = ("pleeg", "pleeggezin") },
        ]).voorstel(
            voor: eenCasus { $0.vragen = [.init(id: "h1"), .init(id: "h2", voorziening: "speltherapie")] },
            vandaag: vandaag)
        #expect(voorstel.opties.isEmpty)
        #expect(voorstel.uitgesloten.map(\.reden) == [.hulpvorm, .leeftijd])
        #expect(voorstel.uitgesloten.map(\.hulpvraag) == [nil, "h1"])
        #expect(voorstel.uitgesloten.map(\.aantal) == [1, 1])
        #expect(voorstel.knelpunten.map(\.hulpvraag) == ["h1"])
    }
}
