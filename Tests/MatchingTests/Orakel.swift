import Jeugdhulp
import Matching

/// The same answer by the plainest road: every offer, every rule written out, the whole product of all hulpvragen,
/// one sort. Shares no code with `Matching` but the weights and the names of things.
struct Orakel {
    var aanbod: [Aanbodsleutel: Aanbod] = [:]
    var contracten: [Contract] = []
    var gewichten = Gewichten.standaard
    var register = Gemeenteregister.landelijk
    var vandaag: Datum
    /// A mistake made on purpose, to see that it is noticed.
    var fout: Fout?

    enum Fout: String, CaseIterable, Sendable {
        case puntTeVeel, normEenDag, afstandsgrens, geenBonus, geenSpreiding, andersOmBijGelijk, stopEerst,
            stopBlijft, altijdPlaats, jongsteTelt, geenVoorrang, kandidaatTeVeel, geenNamengrens, laatsteDag,
            pgbVraagtContract, nietsLooptDoor, aandeelPerSamenstelling, weigeringBlijft, weigeringOveral, vanWieBetaalt,
            nooitTeOud, kentNiemand, stilteTeltNiet, wachtenIsTekort, gesplitstVoor, eeuwenoud
    }

    struct Been {
        var id: String
        var agb: AgbCode
        var gemeente: Gemeentecode
        var stil: Bool
        var punten: [Int]
        var som: Int
        var start: Int
        var papier: String
        var gemist: Int
        var stappen: [String]
    }

    struct Keuze {
        var benen: [Been]
        /// For each leg its place among the offers of that leg.
        var plaatsen: [Int]
        var samen: Bool
        var punten: Int
        var starts: Int
    }

    mutating func meld(_ contract: Contract) {
        verwijder(contract.inkoopregio, contract.agb)
        contracten.append(contract)
    }

    mutating func verwijder(_ regio: Inkoopregio.ID, _ aanbieder: AgbCode) {
        contracten.removeAll { $0.inkoopregio == regio && $0.agb == aanbieder }
    }

    func uitkomst(_ casus: Casus) -> Samenvatting {
        var uit = Samenvatting()
        let vragen = casus.aanvraag.hulpvragen
        let ids = aanbod.keys.sorted()
        var benen: [[Been]] = []
        for vraag in vragen {
            let naam = vragen.count > 1 ? vraag.id : ""
            var gronden: [String: [String]] = [:]
            var passend: [Been] = []
            for id in ids {
                guard let een = aanbod[id], beantwoordt(een, vraag) else { continue }
                if let grond = grond(een, vraag, casus) {
                    gronden[grond, default: []].append("\(id)")
                } else {
                    passend.append(been(een, vraag, casus, naam.isEmpty ? "" : "\(id)"))
                }
            }
            benen.append(gesorteerd(passend))
            for grond in volgorde {
                guard let namen = gronden[grond] else { continue }
                let eerste = fout == .geenNamengrens ? namen : Array(namen.prefix(gewichten.lijst.namenMax))
                uit.uitgesloten.append("\(naam)/\(grond)/\(namen.count)/\(eerste.joined(separator: ","))")
            }
            if passend.isEmpty, wacht(vraag, casus, gronden["wacht-op"] != nil), fout != .wachtenIsTekort { continue }
            uit.knelpunten += knelpunten(passend, volgorde.filter { gronden[$0] != nil }, casus).map { "\(naam)/\($0)" }
        }
        let anders = ids.filter { id in !vragen.contains { beantwoordt(aanbod[id], $0) } }.count
        if anders > 0 { uit.uitgesloten.insert("/hulpvorm/\(anders)/", at: 0) }
        let heel = gespreid(alleKeuzen(benen)).map(regel)
        let delen = gesplitst(casus)
        uit.opties = Array((fout == .gesplitstVoor ? delen + heel : heel + delen).prefix(gewichten.lijst.optiesMax))
        return uit
    }

    /// Whether a hulpvraag without a fitting offer only waits.
    private func wacht(_ vraag: Hulpvraag, _ casus: Casus, _ iets: Bool) -> Bool {
        guard let op = casus.aanvraag.wachtOp else { return false }
        if iets || op == .instemming { return true }
        let soorten = vraag.voorziening.map { [$0] } ?? Voorziening.alle.filter { $0.hulpvorm == vraag.hulpvorm }
        if op == .vonnis { return ["11", "12", "13", "14"].contains(vraag.hulpvorm.rawValue) }
        return soorten.allSatisfy { Orakel.blijvend.contains($0.naam) }
    }

    private let volgorde = [
        "hulpvorm", "opgave-verlopen", "leeftijd", "leeftijd-bij-start", "samen-plaatsen", "reeds-geprobeerd", "stop",
        "gesloten-zonder-machtiging", "wacht-op", "geen-overeenkomst",
    ]

    init(vandaag: Datum) { self.vandaag = vandaag }

    private func regel(_ keuze: Keuze) -> Samenvatting.Regel {
        let bonus = keuze.benen.count > 1 ? [keuze.samen ? gewichten.samenhang : 0] : []
        return Samenvatting.Regel(
            aanbod: keuze.benen.map { "\($0.agb)/\($0.id)" }, score: keuze.punten,
            punten: keuze.benen.flatMap(\.punten) + bonus,
            start: keuze.benen.map(\.start).max() ?? 0, stappen: keuze.benen.flatMap(\.stappen))
    }

    // MARK: Which offers

    func beantwoordt(_ een: Aanbod?, _ vraag: Hulpvraag) -> Bool {
        guard let een, een.hulpvorm == vraag.hulpvorm else { return false }
        return vraag.voorziening == nil || vraag.voorziening == een.voorziening
    }

    private func weken(_ een: Aanbod) -> Int { een.wachttijd.aanmeldWeken + een.wachttijd.behandelWeken }

    func start(_ een: Aanbod, _ casus: Casus) -> Int {
        let klaar = Int(vandaag.dagen) + 7 * weken(een)
        let kinderen = casus.aanvraag.jeugdigen.count
        if een.plaatsen.vrij < kinderen, let vrij = een.plaatsen.vrijVanaf { return max(klaar, Int(vrij.dagen)) }
        return klaar
    }

    private func verjaardagen(_ van: Datum, _ tot: Datum) -> Int {
        let jaren = tot.jaar - van.jaar
        return tot.maand * 100 + tot.dag < van.maand * 100 + van.dag ? jaren - 1 : jaren
    }

    func leeftijden(_ casus: Casus, _ op: Int) -> [Int] {
        let dag = Datum(dagen: Int32(op))
        return casus.aanvraag.jeugdigen.map { jeugdige in
            if let achttien = jeugdige.wordt18Op { return max(0, 18 + verjaardagen(achttien, dag)) }
            return jeugdige.leeftijd + max(0, verjaardagen(casus.ingediendOp, dag))
        }
    }

    func papier(_ een: Aanbod, _ casus: Casus) -> String {
        guard let thuis = casus.woonplaats.gemeente.flatMap({ register.gemeente($0) }) else { return "onbekend" }
        if looptDoor(een, casus), fout != .nietsLooptDoor { return "lopend" }
        for contract in contracten where contract.inkoopregio == thuis.inkoopregio && contract.agb == een.agb {
            let totEnMet = fout == .laatsteDag ? contract.tot.plus(dagen: -1) : contract.tot
            let geldt =
                contract.van <= vandaag && vandaag <= totEnMet && contract.hulpvormen.lijst.contains(een.hulpvorm)
            if !geldt { return "geen" }
            let voorrang = fout != .geenVoorrang && register.regio(thuis.regio).voorrangMaatregel
            return voorrang || contract.plafond == .ruim ? "contract" : contract.plafond.rawValue
        }
        return "geen"
    }

    /// A year after a move for help without a stay; of the change of the law in 2022 only pleegzorg is left.
    private func looptDoor(_ een: Aanbod, _ casus: Casus) -> Bool {
        casus.aanvraag.lopendeHulp.contains { help in
            guard help.agb == een.agb, help.hulpvorm == een.hulpvorm else { return false }
            switch help.grond {
            case .wetswijziging2022: return een.hulpvorm == .pleegzorg
            case .verhuizing(let op):
                let metVerblijf = ["11", "12", "13", "14"].contains(een.hulpvorm.rawValue)
                return !metVerblijf && op.jaar >= 2022 && op <= vandaag && verjaardagen(op, vandaag) < 1
            }
        }
    }

    private func gestopt(_ een: Aanbod) -> Bool {
        guard let stop = een.stop else { return false }
        guard let grens = stop.opheffenBijWeken else { return true }
        return fout == .stopBlijft ? weken(een) >= grens : weken(een) > grens
    }

    func grond(_ een: Aanbod, _ vraag: Hulpvraag, _ casus: Casus) -> String? {
        var nu = leeftijden(casus, Int(vandaag.dagen))
        var dan = leeftijden(casus, start(een, casus))
        if fout == .jongsteTelt { (nu, dan) = ([nu.min() ?? 0], [dan.min() ?? 0]) }
        let (van, tot) = (een.leeftijd.van, een.leeftijd.tot)
        let verblijf = ["11", "12", "13", "14"].contains(een.hulpvorm.rawValue)
        let twee = vandaag.plus(maanden: fout == .eeuwenoud ? -1_200 : -24, afronding: .laatsteDagVanDeMaand)
        if een.wachttijd.peildatum < twee { return "opgave-verlopen" }
        if fout == .stopEerst, gestopt(een) { return "stop" }
        if nu.contains(where: { $0 < van || $0 >= tot }) { return "leeftijd" }
        if dan.contains(where: { $0 < van || $0 >= tot || ($0 >= 18 && !een.door18) }) { return "leeftijd-bij-start" }
        if verblijf, een.plaatsen.samenMax < casus.aanvraag.jeugdigen.count { return "samen-plaatsen" }
        if geprobeerd(een, casus) { return "reeds-geprobeerd" }
        if gestopt(een) { return "stop" }
        if een.hulpvorm == .gesloten, !casus.aanvraag.maatregel.machtigingen.namen.contains("gesloten") {
            return "gesloten-zonder-machtiging"
        }
        switch casus.aanvraag.wachtOp {
        case .instemming: return "wacht-op"
        case .vonnis where verblijf: return "wacht-op"
        case .nifp where Orakel.blijvend.contains(een.voorziening.naam): return "wacht-op"
        default: break
        }
        if vraag.leveringsvorm == .pgb, fout != .pgbVraagtContract { return nil }
        return papier(een, casus) == "geen" && !een.individueleOvereenkomst ? "geen-overeenkomst" : nil
    }

    private static let blijvend: Set = [
        "pleeggezin", "netwerkpleeggezin", "gezinshuis", "specialistisch-gezinshuis", "zorgboerderij-verblijf",
        "kleinschalige-woonvorm", "leefgroep", "kamertraining", "begeleid-wonen", "beschermd-wonen",
    ]

    // MARK: Points

    func been(_ een: Aanbod, _ vraag: Hulpvraag, _ casus: Casus, _ naam: String) -> Been {
        let g = gewichten
        let papier = papier(een, casus)
        let gemist = vraag.doelgroepen.namen.filter { !een.doelgroepen.namen.contains($0) }.count
        var doelgroep = g.doelgroepen.alles
        for nummer in 0..<gemist {
            doelgroep -= nummer == 0 ? g.doelgroepen.eersteGemist : g.doelgroepen.volgendeGemist
        }
        let overeenkomst = [
            "contract": g.overeenkomst.contract, "lopend": g.overeenkomst.contract,
            "bijna": g.overeenkomst.plafondBijna, "bereikt": g.overeenkomst.plafondBereikt,
        ]
        let genoeg = een.plaatsen.vrij >= casus.aanvraag.jeugdigen.count || fout == .altijdPlaats
        let oud = Int(vandaag.dagen) - Int(een.wachttijd.peildatum.dagen)
        let punten =
            [
                g.hulpvorm, max(0, doelgroep), startpunten(een, casus),
                overeenkomst[papier] ?? g.overeenkomst.individueel,
                genoeg ? g.capaciteit.vrij : een.plaatsen.vrijVanaf != nil ? g.capaciteit.vrijVanaf : 0,
                nabijheid(een, casus), bereik(een, casus), gezin(een),
                oud < 0 ? 0 : max(0, g.versheid.vandaag - g.versheid.perDag * oud),
            ] + (g.blijven.jaar > 0 ? [weken(een, casus).map { g.blijven.korter * $0 / 52 } ?? g.blijven.jaar] : [])
            + (kent(een, casus) && g.kentHetKind > 0 ? [g.kentHetKind] : [])
        let stil = casus.aanvraag.reedsGeprobeerd.contains { geldtVoor($0, een) && $0.reden == "geen-antwoord" }
        return Been(
            id: een.aanbodId, agb: een.agb, gemeente: een.gemeente, stil: stil && fout != .stilteTeltNiet,
            punten: punten, som: punten.reduce(0, +), start: start(een, casus),
            papier: papier, gemist: gemist, stappen: stappen(een, vraag, papier, naam, casus))
    }

    private func stappen(
        _ een: Aanbod, _ vraag: Hulpvraag, _ papier: String, _ naam: String, _ casus: Casus
    ) -> [String] {
        let eigen = contracten.first { contract in
            contract.agb == een.agb
                && casus.woonplaats.gemeente.flatMap { register.gemeente($0) }?.inkoopregio == contract.inkoopregio
        }
        let soort = Hulpvormen(een.hulpvorm)
        if papier != "onbekend", vraag.leveringsvorm == .pgb { return ["pgb-afstemmen//\(naam)"] }
        switch papier {
        case "lopend": return []
        case "onbekend": return ["gemeente-vaststellen/8/\(naam)"]
        case "geen":
            let buiten = eigen.map { $0.hulpvormen.intersection(soort).isEmpty } ?? false
            return ["individuele-overeenkomst/\(buiten ? 4 : 3)/\(naam)"]
        default: break
        }
        let eerst =
            switch papier {
            case "bijna": ["budget-afstemmen/2/\(naam)"]
            case "bereikt":
                [(een.individueleOvereenkomst ? "individuele-overeenkomst" : "plafond-verruimen") + "/2/\(naam)"]
            default: [String]()
            }
        let tot = eigen.map { Int($0.tot.dagen) } ?? Int.max
        return eerst + (tot < start(een, casus) ? ["contract-verlengen/3/\(naam)"] : [])
    }

    private func norm(_ casus: Casus) -> Int {
        let drieMaanden = Int(casus.aanvraag.maatregel.uitgesprokenOp.plus(maanden: 3, afronding: .laatsteDagVanDeMaand).dagen)
        return min(drieMaanden, casus.aanvraag.uiterlijkeDatum.map { Int($0.dagen) } ?? drieMaanden)
    }

    private func startpunten(_ een: Aanbod, _ casus: Casus) -> Int {
        let g = gewichten.start
        let wacht = start(een, casus) - Int(vandaag.dagen)
        var punten = g.vandaag - wacht * g.perWeek / 7
        let over = start(een, casus) - norm(casus)
        let telt = fout == .normEenDag ? over >= 0 : over > 0
        if telt { punten -= g.naNorm + (over < wacht ? over : wacht) * g.perWeekNaNorm / 7 }
        return max(0, punten) + (fout == .puntTeVeel && wacht > 0 ? 1 : 0)
    }

    private func nabijheid(_ een: Aanbod, _ casus: Casus) -> Int {
        let wens = casus.aanvraag.wensen
        let feiten = casus.aanvraag.woonplaats
        let woont =
            feiten.werkelijkVerblijfGemeente ?? feiten.verblijf?.gemeente
            ?? (feiten.briefadres ? nil : feiten.brpGemeente)
        let thuis = fout == .vanWieBetaalt ? casus.woonplaats.gemeente : woont
        guard let van = wens.nabijGemeente ?? thuis ?? casus.woonplaats.gemeente,
            let hm = register.afstandHm(van, een.gemeente)
        else { return 0 }
        if let km = wens.maxAfstandKm, fout == .afstandsgrens ? hm >= km * 10 : hm > km * 10 { return 0 }
        return max(0, gewichten.nabijheid.zelfdeGemeente - gewichten.nabijheid.perKm * (hm / 10))
    }

    private func bereik(_ een: Aanbod, _ casus: Casus) -> Int {
        let g = gewichten.bereik
        guard let thuis = casus.woonplaats.gemeente.flatMap({ register.gemeente($0) }),
            let daar = register.gemeente(een.gemeente)
        else { return g.landelijk }
        if thuis.regio == daar.regio { return g.eigenRegio }
        let (van, naar) = (register.regio(thuis.regio), register.regio(daar.regio))
        if van.aangrenzend.contains(naar.id) { return g.aangrenzend }
        return van.bovenregionaal != nil && van.bovenregionaal == naar.bovenregionaal ? g.bovenregionaal : g.landelijk
    }

    private func gezin(_ een: Aanbod) -> Int {
        let groep = ["behandelgroep", "leefgroep", "jeugdzorgplus"]
        let klein = ["kamertraining", "begeleid-wonen", "kleinschalige-woonvorm", "zorgboerderij-verblijf"]
        if groep.contains(een.voorziening.naam) { return gewichten.gezinsgericht.groep }
        return klein.contains(een.voorziening.naam)
            ? gewichten.gezinsgericht.kleinschalig : gewichten.gezinsgericht.gezin
    }

    // MARK: Lists

    func gesorteerd(_ benen: [Been]) -> [Been] {
        benen.sorted { a, b in
            if a.som != b.som { return a.som > b.som }
            if a.stil != b.stil { return b.stil }
            if a.start != b.start { return fout == .andersOmBijGelijk ? a.start > b.start : a.start < b.start }
            return a.id == b.id ? a.agb < b.agb : a.id < b.id
        }
    }

    private func alleKeuzen(_ benen: [[Been]]) -> [Keuze] {
        var keuzen = [Keuze(benen: [], plaatsen: [], samen: false, punten: 0, starts: 0)]
        for been in benen {
            var langer: [Keuze] = []
            for keuze in keuzen {
                for (plaats, een) in been.enumerated() {
                    var nieuw = keuze
                    nieuw.benen.append(een)
                    nieuw.plaatsen.append(plaats)
                    nieuw.punten += een.som
                    nieuw.starts += een.start
                    langer.append(nieuw)
                }
            }
            keuzen = langer
        }
        for plaats in keuzen.indices where keuzen[plaats].benen.count > 1 {
            guard Set(keuzen[plaats].benen.map(\.agb)).count == 1 else { continue }
            keuzen[plaats].samen = fout != .geenBonus
            keuzen[plaats].punten += keuzen[plaats].samen ? gewichten.samenhang : 0
        }
        keuzen.sort { a, b in
            if a.punten != b.punten { return a.punten > b.punten }
            let (stilA, stilB) = (a.benen.filter(\.stil).count, b.benen.filter(\.stil).count)
            if stilA != stilB { return stilA < stilB }
            if a.starts != b.starts { return a.starts < b.starts }
            for (links, rechts) in zip(a.plaatsen, b.plaatsen) where links != rechts { return links < rechts }
            return false
        }
        return keuzen
    }

    /// The best left goes first, time and again. Each offer of an aanbieder that stands in enough options already
    /// counts for less. Only the first of each hulpvraag take part, and every choice of one aanbieder for all.
    private func gespreid(_ keuzen: [Keuze]) -> [Keuze] {
        let lijst = gewichten.lijst
        let grens = lijst.kandidatenMax + (fout == .kandidaatTeVeel ? 1 : 0)
        var over = keuzen.filter { keuze in
            keuze.plaatsen.allSatisfy { $0 < grens } || keuze.benen.count > 1 && Set(keuze.benen.map(\.agb)).count == 1
        }
        var uit: [Keuze] = []
        while uit.count < lijst.optiesMax, !over.isEmpty {
            let volle = over.map { fout == .geenSpreiding ? 0 : aantalVol($0, uit) }
            let telt = over.indices.map { over[$0].punten - lijst.spreidingPunten * volle[$0] }
            let volgende = over.indices.min { a, b in
                telt[a] != telt[b] ? telt[a] > telt[b] : (volle[a], a) < (volle[b], b)
            }
            uit.append(over.remove(at: volgende ?? 0))
        }
        return uit
    }

    private func aantalVol(_ keuze: Keuze, _ gekozen: [Keuze]) -> Int {
        if fout == .aandeelPerSamenstelling {
            let zelfde = gekozen.filter { $0.benen.map(\.agb) == keuze.benen.map(\.agb) }
            return zelfde.count >= gewichten.lijst.perAanbiederMax ? keuze.benen.count : 0
        }
        return keuze.benen.filter { been in
            gekozen.filter { $0.benen.contains { $0.agb == been.agb } }.count >= gewichten.lijst.perAanbiederMax
        }.count
    }

    private func knelpunten(_ passend: [Been], _ gronden: [String], _ casus: Casus) -> [String] {
        if passend.isEmpty { return gronden.isEmpty ? ["geen-aanbod"] : gronden }
        var uit: [String] = []
        if passend.filter({ $0.gemist == 0 }).isEmpty { uit.append("doelgroep-niet-volledig") }
        if passend.filter({ $0.start <= norm(casus) }).isEmpty { uit.append("start-na-uiterste-datum") }
        let papieren = Set(passend.map(\.papier))
        if !papieren.isDisjoint(with: ["contract", "lopend", "bijna"]) { return uit }
        if papieren.contains("bereikt") { return uit + ["plafond-bereikt"] }
        return uit + [papieren.contains("geen") ? "geen-contract" : "gemeente-onbekend"]
    }
}
