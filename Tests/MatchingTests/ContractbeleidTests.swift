import Jeugdhulp
import Testing

@testable import Matching

@Suite("Contract policy: steps that say whom to ask, and money that is never the child's fault")
struct ContractbeleidTests {
    private func voorstel(
        _ contracten: [Contract], thuis: String = "0153", wachtWeken: Int = 0, zonderBeschikking: Bool = false,
        leveringsvorm: Leveringsvorm = .zin, individueel: Bool = true
    ) -> Voorstel {
        let plek = eenAanbod {
            $0.individueel = individueel
            $0.aanmeldWeken = wachtWeken
            $0.zonderBeschikking = zonderBeschikking
            $0.gemeente = thuis
        }
        let casus = eenCasus {
            $0.woonplaats = Woonplaatsfeiten(brpGemeente: code(thuis))
            $0.vragen[0].leveringsvorm = leveringsvorm
        }
        return eenMarkt([plek], contracten).voorstel(voor: casus, vandaag: vandaag)
    }

    private func stap(_ voorstel: Voorstel) throws -> Stap {
        let stappen = try #require(voorstel.opties.first).stappen
        #expect(stappen.count == 1)
        return try #require(stappen.first)
    }

    @Test("#37 in Haaglanden every gemeente has its own team for help that was not bought")
    func haaglanden() throws {
        #expect(
            try stap(voorstel([], thuis: "0503")).bij == "gemeente Delft (eigen team voor hulp die niet is ingekocht)")
        #expect(
            try stap(voorstel([], thuis: "0629")).bij
                == "gemeente Wassenaar (eigen team voor hulp die niet is ingekocht)")
    }

    @Test("#39 #40 in Zuid-Drenthe a reached ceiling leads to the inkoopregio, for an agreement for this child")
    func zuidDrenthe() throws {
        let stap = try stap(voorstel([eenContract(1, "Zuid-Drenthe", .bereikt)], thuis: "0114"))
        #expect(stap.stap == .individueleOvereenkomst && stap.code == .budget)
        #expect(stap.bij == "inkoopregio Zuid-Drenthe (cliëntgebonden overeenkomst bij een budgetplafond)")
        #expect(stap.uitleg.contains("cliëntgebonden") && stap.uitleg.contains("Stel de hulp hiervoor niet uit"))
    }

    @Test("#41 where children with a measure go first, the ceiling is named and costs nothing")
    func voorrang() throws {
        let leiden = voorstel([eenContract(1, "Holland-Rijnland", .bereikt)], thuis: "0546")
        let optie = try #require(leiden.opties.first)
        #expect(optie.stappen.isEmpty && optie.score == 10_000)
        #expect(optie.uitslag(.overeenkomst)?.uitleg.contains("Kinderen met een maatregel gaan hier voor") == true)
        let ruim = voorstel([eenContract(1, "Holland-Rijnland", .ruim)], thuis: "0546")
        #expect(ruim.opties.first?.uitslag(.overeenkomst)?.uitleg.contains("budget") == false)
    }

    @Test("#42 a ceiling changes no point, no word and no exclusion about the child", arguments: Plafond.allCases)
    func nooitHetKind(_ plafond: Plafond) throws {
        let (vol, ruim) = (voorstel([eenContract(1, "Twente", plafond)]), voorstel([eenContract(1)]))
        #expect(vol.uitgesloten == ruim.uitgesloten)
        let (met, zonder) = (try #require(vol.opties.first), try #require(ruim.opties.first))
        for (een, ander) in zip(met.criteria, zonder.criteria) where een.criterium != .overeenkomst {
            #expect(een == ander)
            #expect(!een.uitleg.lowercased().contains("budget"))
        }
        #expect(met.waarschuwingen == zonder.waarschuwingen && met.controleren == zonder.controleren)
        // It is kept as a knelpunt of the supply, so that it can be counted.
        #expect(vol.knelpunten.map(\.reden) == (plafond == .bereikt ? [.plafondBereikt] : []))
    }

    @Test("#45 an aanbieder that starts without beschikking says so with its contract and with every step")
    func zonderBeschikking() throws {
        let met = voorstel([], zonderBeschikking: true)
        #expect(try stap(met).uitleg.hasSuffix("De aanbieder start al zonder beschikking."))
        #expect(
            met.opties.first?.uitslag(.overeenkomst)?.uitleg.hasSuffix("start ook zonder beschikking.") == true)
        #expect(met.opties.first?.score == voorstel([]).opties.first?.score)
        #expect(try !stap(voorstel([])).uitleg.contains("beschikking"))
    }

    @Test("#46 with a pgb no agreement is needed, and the gemeente is asked about the budget")
    func pgb() throws {
        let stap = try stap(voorstel([], leveringsvorm: .pgb, individueel: false))
        #expect(stap.stap == .pgbAfstemmen && stap.reden == .pgb && stap.code == nil)
        #expect(stap.bij == "gemeente Enschede (toegang)")
        #expect(voorstel([], individueel: false).uitgesloten.map(\.reden) == [.geenOvereenkomst])
        // Also where there is a contract: that is not what pays.
        #expect(try self.stap(voorstel([eenContract()], leveringsvorm: .pgb)).stap == .pgbAfstemmen)
    }

    @Test(
        "#89 a contract holds on its first and its last day; before, after and for other help the step says why",
        arguments: [
            ("2026-11-20", "2026-11-20", nil, nil), ("2026-11-21", "2027-11-20", "begint pas op 21 november 2026", "3"),
            ("2025-11-20", "2026-11-19", "afgelopen op 19 november 2026", "3"),
        ])
    func geldigheid(_ van: String, _ tot: String, _ waarom: String?, _ code: String?) throws {
        let stappen = try #require(voorstel([eenContract(van: van, tot: tot)]).opties.first).stappen
        #expect(stappen.map(\.code?.rawValue) == (code.map { [$0] } ?? []))
        if let waarom { #expect(stappen.first?.uitleg.contains(waarom) == true) }
    }

    @Test("a contract for other help is WJ759 code 4, none at all is code 3")
    func andereHulp() throws {
        let ander = try stap(voorstel([eenContract(voor: Hulpvormen(.ambulant))]))
        #expect(ander.code == .buitenContract && ander.stap == .individueleOvereenkomst)
        #expect(ander.uitleg.contains("niet voor deze hulp"))
        #expect(try stap(voorstel([])).code == .geenContract)
    }

    @Test("#89 a contract that ends before the help starts asks whether it goes on")
    func looptAf() throws {
        let stap = try stap(voorstel([eenContract(tot: "2026-12-31")], wachtWeken: 8))
        #expect(stap.stap == .contractVerlengen && stap.code == .geenContract)
        #expect(stap.uitleg.contains("31 december 2026"))
        #expect(voorstel([eenContract(tot: "2027-01-15")], wachtWeken: 8).opties.first?.stappen.isEmpty == true)
    }

    @Test("every exclusion that WJ759 has a code for carries it, and the codes are those of the list")
    func retourcodes() {
        #expect(Retourcode.allCases.map(\.rawValue) == (1...9).map { "\($0)" })
        #expect(Uitsluiting.leeftijd.retourcode == .leeftijdsgrens)
        #expect(Uitsluiting.geenOvereenkomst.retourcode == .geenContract)
        // None of them says budget: a ceiling never excludes (#42).
        #expect(!Uitsluiting.allCases.contains { $0.retourcode == .budget })
    }
}
