import Jeugdhulp
import Matching
import Proefhulp
import Testing

@Suite("The same facts give the same proposal, and the kern says when a table would call it changed")
struct KernTests {
    @Test("In whatever order offers and contracts arrived: an equal proposal and an equal kern")
    func aankomst() {
        for zaad in UInt64(7001)...7300 {
            var (tweeling, casus, willekeur) = OrakelTests.wereld(zaad)
            let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            let kern = voorstel.kern
            for _ in 1...3 {
                let ander = tweeling.vanafNul(&willekeur.g)
                #expect(ander.voorstel(voor: casus, vandaag: vandaag) == voorstel, "seed \(zaad)")
                #expect(ander.voorstel(voor: casus, vandaag: vandaag).kern == kern, "seed \(zaad)")
            }
        }
    }

    @Test("Offers that tie in every point stand in order of start, then of id")
    func gelijkspel() {
        let ids = ["b", "d", "a", "c"]
        var g = Zaadgenerator(zaad: 7)
        for _ in 1...20 {
            let alle = ids.shuffled(using: &g).map { id in
                eenAanbod { ($0.id, $0.aanbieder) = (id, 1 + (ids.firstIndex(of: id) ?? 0)) }
            }
            #expect(eenMarkt(alle).voorstel(voor: eenCasus(), vandaag: vandaag).ids == [["a"], ["b"], ["c"], ["d"]])
        }
        // 30 points for a week of waiting against 30 for 6 whole kilometres: the earlier start goes first.
        let gelijk = Gewichten.standaard.met {
            ($0.start.perWeek, $0.start.naNorm) = (35, 0)
        }
        let dichtbij = eenAanbod { ($0.id, $0.aanmeldWeken) = ("a", 1) }
        let vroeg = eenAanbod { ($0.id, $0.gemeente) = ("z", "0164") }
        let voorstel = eenMarkt([dichtbij, vroeg], gewichten: gelijk).voorstel(voor: eenCasus(), vandaag: vandaag)
        #expect(Set(voorstel.opties.map(\.score)).count == 1)
        #expect(voorstel.ids == [["z"], ["a"]])
    }

    private func kern(
        _ aanbod: [Aanbod], _ casus: Casus, _ dag: Datum = vandaag,
        _ contracten: [Contract] = (1...9).map { eenContract($0) }
    ) -> String {
        let markt = eenMarkt(aanbod, contracten)
        return markt.voorstel(voor: casus, vandaag: dag).kern
    }

    @Test(
        "Days pass without a word as long as nothing is crossed: dates, scores and ages of reports move, the kern not")
    func dagen() {
        let alle = [
            eenAanbod { ($0.id, $0.aanmeldWeken, $0.opgave) = ("a", 3, "2026-11-19") },
            eenAanbod { ($0.id, $0.aanbieder, $0.gemeente, $0.opgave) = ("b", 2, "0193", "2026-11-18") },
            eenAanbod { ($0.id, $0.aanbieder, $0.vrij, $0.vrijVanaf) = ("c", 3, 0, "2027-01-05") },
            eenAanbod { ($0.id, $0.aanbieder, $0.opgave) = ("d", 4, "2026-11-01") },
            eenAanbod { ($0.id, $0.tot) = ("e", 9) },
        ]
        let casus = eenCasus { $0.maxAfstandKm = 30 }
        let eerste = kern(alle, casus)
        for later in 1...5 { #expect(kern(alle, casus, vandaag.plus(dagen: later)) == eerste, "day \(later)") }
        let markt = eenMarkt(alle)
        let morgen = vandaag.plus(dagen: 1)
        #expect(markt.voorstel(voor: casus, vandaag: vandaag) != markt.voorstel(voor: casus, vandaag: morgen))
    }

    struct Drempel: Sendable, CustomTestStringConvertible {
        let wat: String
        var aanbod: @Sendable (inout Aanbodontwerp) -> Void = { _ in }
        var casus: @Sendable (inout Casusontwerp) -> Void = { _ in }
        var tot = "2027-12-31"

        var testDescription: String { wat }
    }

    @Test(
        "A threshold crossed by tomorrow changes the kern, one day earlier it did not",
        arguments: [
            Drempel(wat: "the report becomes stale", aanbod: { $0.opgave = "2026-11-13" }),
            Drempel(
                wat: "no start is in time any more", aanbod: { $0.aanmeldWeken = 2 },
                casus: { $0.uiterlijk = "2026-12-04" }),
            Drempel(wat: "the last day of the contract", tot: "2026-11-20"),
            Drempel(
                wat: "18 by the start", aanbod: { $0.aanmeldWeken = 2 },
                casus: { $0.jeugdigen = [Jeugdige(leeftijd: 17, wordt18Op: dag("2026-12-05"))] }),
            Drempel(
                wat: "the day of the free place has passed",
                aanbod: { ($0.vrij, $0.vrijVanaf, $0.aanmeldWeken) = (0, "2026-11-20", 1) }),
        ])
    func drempels(_ drempel: Drempel) {
        func opDag(_ verschil: Int) -> String {
            let plek = eenAanbod {
                $0.opgave = "2026-11-19"
                drempel.aanbod(&$0)
            }
            return kern(
                [plek], eenCasus(drempel.casus), vandaag.plus(dagen: verschil),
                [eenContract(tot: drempel.tot)])
        }
        #expect(opDag(-1) == opDag(0))
        #expect(opDag(0) != opDag(1))
    }

    struct Verandering: Sendable, CustomTestStringConvertible {
        let wat: String
        let telt: Bool
        let aanbod: @Sendable (inout Aanbodontwerp) -> Void

        var testDescription: String { "\(wat): \(telt ? "a change" : "no change")" }
    }

    @Test(
        "What an offer reports anew is a change when it touches the option: wait, room, date, place, kind, fit",
        arguments: [
            Verandering(wat: "a week more", telt: true) { $0.aanmeldWeken = 3 },
            Verandering(wat: "a week less", telt: true) { $0.aanmeldWeken = 1 },
            Verandering(wat: "the same wait, divided differently", telt: false) {
                ($0.aanmeldWeken, $0.behandelWeken) = (0, 2)
            },
            Verandering(wat: "full", telt: true) { $0.vrij = 0 },
            Verandering(wat: "one place more than enough", telt: false) { $0.vrij = 2 },
            Verandering(wat: "a date for the next place", telt: true) { $0.vrijVanaf = "2027-01-01" },
            Verandering(wat: "another gemeente", telt: true) { $0.gemeente = "0193" },
            Verandering(wat: "another gemeente as far away as makes no difference", telt: true) {
                $0.gemeente = "0173"
            },
            Verandering(wat: "serves less", telt: true) { $0.doelgroepen = [] },
            Verandering(wat: "misses another one", telt: true) { $0.doelgroepen = ["trauma"] },
            Verandering(wat: "serves more", telt: true) { $0.doelgroepen = ["lvb", "trauma"] },
            Verandering(wat: "serves more that nobody asked", telt: false) { $0.doelgroepen = ["lvb", "angst"] },
            Verandering(wat: "another kind of the same hulpvorm", telt: true) { $0.voorziening = "logeerhuis" },
            Verandering(wat: "another hulpvorm", telt: true) { $0.voorziening = "leefgroep" },
            Verandering(wat: "another aanbieder without a contract", telt: true) { $0.aanbieder = 10 },
            Verandering(wat: "a stop", telt: true) { $0.stop = Patientenstop(sinds: dag("2026-11-20")) },
            Verandering(wat: "older children only", telt: true) { $0.van = 12 },
            Verandering(wat: "a fresh report of the same", telt: false) { $0.opgave = "2026-11-20" },
            Verandering(wat: "a report that contradicts itself", telt: true) { $0.totaal = 0 },
            Verandering(wat: "more places that are taken", telt: false) { $0.totaal = 40 },
        ])
    func aanbod(_ verandering: Verandering) {
        func kern(_ pas: (inout Aanbodontwerp) -> Void) -> String {
            let casus = eenCasus {
                $0.vragen = [.init(voorziening: nil, hulpvorm: .gezinsgericht, doelgroepen: ["lvb", "trauma"])]
            }
            let plek = eenAanbod {
                ($0.aanmeldWeken, $0.vrij, $0.doelgroepen, $0.opgave) = (2, 1, ["lvb"], "2026-11-18")
                pas(&$0)
            }
            return self.kern([plek], casus)
        }
        #expect((kern(verandering.aanbod) != kern { _ in }) == verandering.telt)
    }

    @Test("Another step is a change, also where the points stay the same")
    func stap() {
        func bijVolBudget(_ individueel: Bool) -> String {
            kern(
                [eenAanbod { $0.individueel = individueel }], eenCasus(), vandaag, [eenContract(1, "Twente", .bereikt)])
        }
        #expect(bijVolBudget(true) != bijVolBudget(false))
    }

    @Test("A contract, another option, another order and another gemeente are changes")
    func rest() {
        let a = eenAanbod { $0.id = "a" }
        let b = eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("b", 2, 1) }
        let casus = eenCasus()
        let basis = kern([a, b], casus)
        for plafond in [Plafond.bijna, .bereikt] {
            #expect(kern([a, b], casus, vandaag, [eenContract(1, "Twente", plafond), eenContract(2)]) != basis)
        }
        #expect(kern([a], casus) != basis)
        #expect(kern([b], casus) != basis)
        #expect(kern([], casus) != kern([a], casus))
        // The same reports, another order: only the second has a contract.
        #expect(kern([a, b], casus, vandaag, [eenContract(2)]) != basis)
        #expect(kern([a, b], eenCasus { $0.woonplaats = Woonplaatsfeiten(brpGemeente: code("0164")) }) != basis)
        #expect(kern([a, b], eenCasus { $0.uiterlijk = "2027-01-19" }) != basis)
        // What does not concern the case is none.
        let elders = eenAanbod { ($0.id, $0.voorziening) = ("x", "pleeggezin") }
        #expect(kern([a, b, elders], casus) == basis)
    }
}
