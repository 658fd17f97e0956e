import Jeugdhulp
import Proefhulp

@testable import Matching

/// Small random worlds: few kinds, places and aanbieders, so that ties and offers of one aanbieder are common.
struct Willekeur {
    var g: Zaadgenerator
    /// The kinds of help in this world.
    let soorten: [String]
    let aanbieders: Int

    static let alleSoorten = [
        "gezinshuis", "logeerhuis", "zorgboerderij-verblijf", "behandelgroep", "kamertraining", "jeugdzorgplus",
        "speltherapie", "traumatherapie", "pleeggezin",
    ]
    /// 7,8 km is Enschede to Hengelo; an offer may name a gemeente that does not exist.
    static let plaatsen = ["0153", "0153", "0164", "0193", "0546", "0503", "0513", "0114", "9999"]
    static let thuis: [String?] = ["0153", "0153", "0193", "0546", "0503", "0114", nil]
    static let regios = ["Twente", "Twente", "IJsselland", "Holland-Rijnland", "Haaglanden", "Zuid-Drenthe"]
    static let groepen = ["lvb", "trauma", "agressie"]

    init(zaad: UInt64) {
        var g = Zaadgenerator(zaad: zaad)
        soorten = Array(Self.alleSoorten.shuffled(using: &g).prefix(g.getal(1, 3)))
        aanbieders = g.getal(1, 4)
        self.g = g
    }

    /// Something else has happened to the world.
    enum Gebeurtenis {
        case meld(Aanbod)
        case weg(Aanbodsleutel)
        case contract(Contract)
        case contractWeg(Inkoopregio.ID, AgbCode)
    }

    /// - Parameter aantal: so many different ids of offers occur.
    mutating func gebeurtenis(aanbod aantal: Int = 12) -> Gebeurtenis {
        switch g.getal(1, 10) {
        case 1...6: return .meld(aanbod("a\(g.getal(1, aantal))"))
        case 7:
            let nummer = g.getal(1, aantal)
            return .weg(Aanbodsleutel(agb(aanbieder(van: nummer)), "a\(nummer)"))
        case 8, 9: return .contract(contract())
        default: return .contractWeg(inkoop(g.een(Self.regios)), agb(g.getal(1, aanbieders)))
        }
    }

    /// Mostly one aanbieder has an id; some ids two use.
    private mutating func aanbieder(van nummer: Int) -> Int {
        g.kans(8) ? g.getal(1, aanbieders) : 1 + nummer * 7 % aanbieders
    }

    /// - Parameter id: a letter and a number.
    mutating func aanbod(_ id: String) -> Aanbod {
        var uit = Aanbodontwerp(id: id, aanbieder: aanbieder(van: Int(id.dropFirst()) ?? 0))
        uit.gemeente = g.een(Self.plaatsen)
        uit.voorziening = g.kans(15) ? g.een(Self.alleSoorten) : g.een(soorten)
        uit.doelgroepen = Self.groepen.filter { _ in !g.kans(3) }
        (uit.van, uit.tot, uit.door18) = g.een([
            (0, 18, false), (0, 18, false), (0, 23, true), (0, 23, false), (0, 23, true), (8, 12, false),
            (0, 11, false),
        ])
        (uit.totaal, uit.vrij) = (4, g.een([0, 1, 1, 2, 5]))
        uit.vrijVanaf = g.een([nil, nil, "2026-11-19", "2026-12-04", "2027-01-20"])
        uit.samenMax = g.een([1, 3, 3, 3])
        uit.aanmeldWeken = g.een([0, 0, 1, 2, 6, 9])
        uit.behandelWeken = g.een([0, 0, 3, 0, 10, 0, 0, 51])
        uit.opgave = g.een(["2026-11-20", "2026-11-20", "2026-11-13", "2026-11-01", "2026-11-22", "2026-11-21"])
        if g.kans(20) { uit.opgave = g.een(["2024-11-19", "2024-11-20", "1900-01-01"]) }
        if g.kans(8) {
            uit.stop = Patientenstop(sinds: dag("2026-09-01"), opheffenBijWeken: g.een([nil, 0, 6, 9]))
        }
        uit.individueel = !g.kans(6)
        return uit.aanbod
    }

    mutating func contract() -> Contract {
        eenContract(
            g.getal(1, aanbieders), g.een(Self.regios), g.een(Plafond.allCases),
            voor: g.kans(4) ? Hulpvormen([.gezinsgericht, .ambulant]) : .alle,
            van: g.kans(8) ? "2026-11-21" : "2026-01-01",
            tot: g.een(["2027-12-31", "2027-12-31", "2026-11-20", "2026-11-19"]))
    }

    mutating func casus(_ id: String = "c1") -> Casus {
        var uit = Casusontwerp(id: id)
        let aantal = g.kans(30) ? 4 : g.een([1, 1, 2, 2, 3])
        uit.vragen = (1...aantal).map { nummer in
            let naam = g.kans(12) ? g.een(Self.alleSoorten) : g.een(soorten)
            let open = g.kans(2)
            return .init(
                id: "h\(nummer)", voorziening: open ? nil : naam, hulpvorm: soort(naam).hulpvorm,
                doelgroepen: Self.groepen.filter { _ in g.kans(2) }, leveringsvorm: g.kans(6) ? .pgb : .zin)
        }
        let kinderen = [
            Jeugdige(leeftijd: 10), Jeugdige(leeftijd: 10), Jeugdige(leeftijd: 7), Jeugdige(leeftijd: 11),
            Jeugdige(leeftijd: 17), Jeugdige(leeftijd: 17, wordt18Op: dag("2026-12-04")),
            Jeugdige(leeftijd: 17, wordt18Op: dag("2026-12-05")), Jeugdige(leeftijd: 18, wordt18Op: dag("2026-11-20")),
        ]
        uit.jeugdigen = (0..<g.een([1, 1, 1, 2, 3])).map { _ in g.kans(3) ? g.een(kinderen) : kinderen[0] }
        uit.woonplaats = woonplaats()
        uit.splitsen = g.kans(3)
        uit.uitgesproken = g.een(["2026-11-20", "2026-10-20", "2026-08-20", "2026-09-04"])
        uit.uiterlijk = g.een([nil, nil, "2026-11-20", "2026-12-04", "2026-11-01"])
        uit.machtigingen = g.een([[], .uithuisplaatsing, [.uithuisplaatsing, .gesloten]])
        uit.maxAfstandKm = g.een([nil, nil, 0, 7, 8, 100])
        uit.nabij = g.een([nil, nil, nil, "0164", "9999"])
        uit.wachtOp = g.kans(12) ? g.een(WachtOp.allCases) : nil
        uit.ingediend = g.een(["2026-11-20", "2026-11-20", "2026-01-10", "2025-11-20"])
        if g.kans(4) { uit.geprobeerd = (1...g.getal(1, 2)).map { _ in poging() } }
        if g.kans(4) { uit.lopendeHulp = (1...g.getal(1, 2)).map { _ in lopend() } }
        return uit.casus
    }

    /// Where the child lives and who pays are not always one gemeente.
    private mutating func woonplaats() -> Woonplaatsfeiten {
        let thuis = g.een(Self.thuis).map(code)
        guard g.kans(4) else { return Woonplaatsfeiten(brpGemeente: thuis, inOnderzoek: g.kans(10)) }
        var verblijf = Verblijf(
            soort: .pleegzorg, sinds: dag("2023-03-09"), aaneengesloten: true,
            brpGemeenteVoorVerblijf: g.een(Self.thuis).map(code))
        verblijf.gemeente = g.kans(2) ? code("0164") : nil
        return Woonplaatsfeiten(
            brpGemeente: thuis, briefadres: g.kans(6), werkelijkVerblijfGemeente: g.kans(3) ? code("0193") : nil,
            verblijf: verblijf)
    }

    /// Help that may go on today, only just, or no longer.
    private mutating func lopend() -> LopendeHulp {
        LopendeHulp(
            agb: agb(g.getal(1, aanbieders)), hulpvorm: soort(g.een(soorten)).hulpvorm,
            grond: g.een([
                .verhuizing(dag("2026-03-01")), .verhuizing(dag("2025-11-21")), .verhuizing(dag("2025-11-20")),
                .verhuizing(dag("2026-11-21")), .verhuizing(dag("2021-06-01")), .wetswijziging2022,
            ]))
    }

    private mutating func poging() -> Poging {
        let nummer = g.getal(1, 12)
        var uit = Poging(
            agb: agb(g.kans(2) ? aanbieder(van: nummer) : g.getal(1, aanbieders)),
            aanbodId: g.kans(2) ? "a\(nummer)" : nil,
            op: dag(
                g.een([
                    "2026-11-20", "2026-11-13", "2026-10-01", "2026-10-01", "2026-08-21", "2026-08-22", "2026-09-21",
                    "2026-09-22", "2026-05-22", "2026-05-23", "2025-11-01",
                ])),
            uitkomst: g.een(Pogingsuitkomst.allCases + [.afgewezen, .afgewezen]), reden: g.een(Self.redenen),
            bereik: g.een([nil, nil, .aanbod, .aanbieder]))
        uit.gemeente = g.een([nil, nil, code("0153"), code("0193")])
        uit.doelgroepen = g.een([nil, nil, Doelgroepen(namen: Self.groepen), Doelgroepen(naam: "lvb")])
        uit.opgaveNadien = g.kans(8)
        return uit
    }

    private static let redenen: [String?] =
        [nil, "iets-anders", "vol", "wachtlijst", "leeftijdsgrens", "zorginhoudelijk", "groep-past-niet", "7", "5"]
        + Weigeringsreden.allCases.map(\.rawValue) + ["geen-antwoord", "geen-plaats"]

    /// Mostly the weights in force; else a shorter list, or small weights with which everything is close.
    mutating func gewichten() -> Gewichten {
        var uit = Gewichten.standaard
        switch g.getal(1, 5) {
        case 1, 2: break
        case 3:
            uit.lijst.optiesMax = g.getal(1, 6)
            uit.lijst.kandidatenMax = uit.lijst.optiesMax + g.getal(0, 3)
            (uit.lijst.namenMax, uit.lijst.perAanbiederMax) = (g.getal(1, 2), g.getal(1, 2))
            uit.lijst.spreidingPunten = g.een([300, 5000])
        case 4:
            uit.lijst.perAanbiederMax = g.getal(1, 3)
            uit.lijst.spreidingPunten = g.een([0, 30, 500, 5000])
            uit.samenhang = g.een([0, 30, 3000])
        default:
            uit.start = .init(vandaag: 20, perWeek: 1, naNorm: g.getal(0, 3), perWeekNaNorm: 1)
            uit.doelgroepen = .init(alles: 9, eersteGemist: g.getal(0, 5), volgendeGemist: g.getal(0, 5))
            uit.overeenkomst = .init(contract: 3, plafondBijna: 3, plafondBereikt: 2, individueel: 2)
            uit.capaciteit = .init(vrij: g.getal(1, 2), vrijVanaf: 1)
            uit.nabijheid = .init(zelfdeGemeente: 2, perKm: 1)
            uit.bereik = .init(eigenRegio: 2, aangrenzend: 1, bovenregionaal: 1, landelijk: 0)
            uit.gezinsgericht = .init(gezin: g.getal(1, 2), kleinschalig: 1, groep: 0)
            uit.blijven = g.een([.init(jaar: 0, korter: 0), .init(jaar: 2, korter: 2), .init(jaar: 52, korter: 52)])
            uit.kentHetKind = g.getal(0, 2)
            uit.versheid = .init(vandaag: 1, perDag: 1, verouderdNaDagen: 7, sterkVerouderdNaDagen: 28)
            (uit.samenhang, uit.lijst.spreidingPunten) = (g.getal(0, 3), g.getal(0, 3))
        }
        return uit
    }
}

/// The engine and the oracle, told the same.
struct Tweeling {
    var markt: Markt
    var orakel: Orakel

    init(_ gewichten: Gewichten = .standaard, _ dag: Datum = vandaag) {
        markt = Markt(gewichten: gewichten)
        orakel = Orakel(vandaag: dag)
        orakel.gewichten = gewichten
    }

    mutating func neem(_ gebeurtenis: Willekeur.Gebeurtenis) {
        switch gebeurtenis {
        case .meld(let aanbod):
            markt.aanbod.meld(aanbod)
            orakel.aanbod[aanbod.sleutel] = aanbod
        case .weg(let sleutel):
            markt.aanbod.verwijder(sleutel)
            orakel.aanbod[sleutel] = nil
        case .contract(let contract):
            markt.contracten.meld(contract)
            orakel.meld(contract)
        case .contractWeg(let regio, let aanbieder):
            markt.contracten.verwijder(regio, aanbieder)
            orakel.verwijder(regio, aanbieder)
        }
    }

    /// A market from nothing with what there is now, told in an order of its own.
    func vanafNul(_ g: inout Zaadgenerator) -> Markt {
        var nieuw = Markt(gewichten: markt.gewichten)
        for aanbod in orakel.aanbod.values.sorted(by: { $0.sleutel < $1.sleutel }).shuffled(using: &g) {
            nieuw.aanbod.meld(aanbod)
        }
        for contract in orakel.contracten.shuffled(using: &g) { nieuw.contracten.meld(contract) }
        return nieuw
    }
}
