import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import Proefmarkt

private let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)

private func markt(
    _ zaad: UInt64 = 1, aanbod: Int = 400, casussen: Int = 200, _ scenario: String? = nil
) throws -> Marktgenerator {
    try Marktgenerator(
        zaad: zaad, aanbod: aanbod, casussen: casussen, vandaag: vandaag, scenario: scenario.flatMap(Scenario.init))
}

private func bytes(_ markt: Marktgenerator) -> Data {
    Marktbestand.allCases.reduce(into: Data()) { $0 += markt.regels($1, 0..<markt.aantal($1)).bytes }
}

/// FNV-1a, 64 bits.
private func vingerafdruk(_ data: Data) -> UInt64 {
    data.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}

@Suite("An invented market is the same everywhere, is taken in everywhere and looks like what is known")
struct ProefmarktTests {
    @Test("the same seed gives the same bytes on every machine; another seed, day or size other ones")
    func gelijk() throws {
        #expect(try bytes(markt(7)) == bytes(markt(7)))
        // Written down once: it changes only together with what the generator makes.
        let afdruk = try vingerafdruk(bytes(markt(7)))
        #expect(afdruk == 13_218_761_043_364_371_199)
        #expect(try bytes(markt(8)) != bytes(markt(7)))
        #expect(try bytes(markt(7, aanbod: 401)) != bytes(markt(7)))
        #expect(try bytes(markt(7, casussen: 153)) != bytes(markt(7, "overijssel")))
    }

    @Test("any part can be made apart: the pieces together are the whole", arguments: Marktbestand.allCases)
    func stukken(_ bestand: Marktbestand) throws {
        let markt = try markt(3)
        let heel = markt.regels(bestand, 0..<markt.aantal(bestand))
        var (los, regels, van) = (Data(), 0, 0)
        while van < markt.aantal(bestand) {
            let stuk = markt.regels(bestand, van..<min(markt.aantal(bestand), van + 37))
            (los, regels, van) = (los + stuk.bytes, regels + stuk.aantal, van + 37)
        }
        #expect(los == heel.bytes)
        #expect(regels == heel.aantal)
        #expect(heel.bytes.split(separator: UInt8(ascii: "\n")).count == heel.aantal)
    }

    @Test("what is written reads back as the same values and passes every rule on the day of the market")
    func gekeurd() throws {
        let (lezer, keuring) = (GebeurtenisReader(), Keuring(register: .landelijk))
        for zaad in UInt64(1)...5 {
            let markt = try markt(zaad)
            let waarden: [Inhoud] =
                (0..<markt.casussenAantal).map { .aanvraagIngediend(markt.aanvraag($0)) }
                + (0..<markt.aanbodAantal).map { .aanbodGemeld(markt.aanbod($0)) }
                + (0..<markt.aanbiedersAantal).flatMap { markt.contracten(van: $0).map(Inhoud.contractGemeld) }
            for inhoud in waarden {
                let waarde = Data(inhoud.json.bytes)
                let gelezen = try lezer.leesInhoud(inhoud.type, waarde)
                #expect(gelezen == inhoud, "seed \(zaad)")
                let gebeurtenis = Gebeurtenis(
                    id: "1", source: "urn:nld:kvknr:00000001", time: nil, inhoud: gelezen)
                #expect(throws: Never.self, "seed \(zaad): \(String(decoding: waarde, as: UTF8.self))") {
                    try keuring.keur(gebeurtenis, waarde: waarde, vandaag: vandaag)
                }
            }
        }
    }

    @Test("ids and contracts are there once, names are visibly invented, codes lie in the test range")
    func kenmerken() throws {
        let markt = try markt(5, aanbod: 3_000)
        let aanbod = (0..<3_000).map(markt.aanbod)
        #expect(Set(aanbod.map(\.aanbodId)).count == 3_000)
        #expect(aanbod.allSatisfy { $0.naam.hasPrefix("Verzonnen aanbieder ") && $0.agb.description.hasPrefix("99") })
        let contracten = (0..<markt.aanbiedersAantal).flatMap(markt.contracten)
        #expect(Set(contracten.map(\.sleutel)).count == contracten.count)
        let aanbieders = Set((0..<markt.aanbiedersAantal).map { markt.aanbieder($0).agb })
        #expect(aanbieders.count == markt.aanbiedersAantal)
        #expect(aanbod.allSatisfy { aanbieders.contains($0.agb) })
        #expect(contracten.allSatisfy { aanbieders.contains($0.agb) })
    }

    @Test("a market of one region has all its children and places there; a region that is not known is refused")
    func eenRegio() throws {
        let register = Gemeenteregister.landelijk
        let markt = try Marktgenerator(zaad: 1, aanbod: 200, casussen: 60, vandaag: vandaag, regios: ["twente"])
        let twente = try #require(register.regio(naam: "twente"))
        for nummer in 0..<markt.aanbodAantal {
            #expect(register.gemeente(markt.aanbod(nummer).gemeente)?.regio == twente.id)
        }
        for nummer in 0..<markt.casussenAantal {
            let feiten = markt.aanvraag(nummer).woonplaats
            let plek = feiten.brpGemeente ?? feiten.werkelijkVerblijfGemeente
            #expect(plek.flatMap { register.gemeente($0) }?.regio == twente.id)
        }
        #expect(throws: GeneratorFout.onbekendeRegio(["nergens"])) {
            try Marktgenerator(zaad: 1, aanbod: 1, casussen: 1, vandaag: vandaag, regios: ["nergens"])
        }
    }

    @Test("sizes outside the limits are refused with the limit; nothing at all is a market too")
    func grenzen() throws {
        #expect(throws: GeneratorFout.buitenGrenzen("aanbod", -1, Marktgenerator.aanbodMax)) {
            try markt(aanbod: -1)
        }
        #expect(throws: GeneratorFout.buitenGrenzen("casussen", 10_000_001, Marktgenerator.casussenMax)) {
            try markt(casussen: 10_000_001)
        }
        #expect(try bytes(markt(aanbod: 0, casussen: 0)).isEmpty)
        #expect(try markt(aanbod: 10_000_000).aanbieder(899_999).agb.description == "99999999")
    }
}

@Suite("The shape of the market")
struct VormTests {
    @Test("every gemeente has inhabitants, every voorziening and doelgroep its row, every scarce word exists")
    func tabellen() {
        let inwoners = Streken.inwoners()
        #expect(Gemeenteregister.landelijk.gemeenten.allSatisfy { (inwoners[$0.code] ?? 0) > 0 })
        #expect(inwoners.count == 342 && (17_000_000...18_000_000).contains(inwoners.values.reduce(0, +)))
        #expect(Set(Voorzieningprofiel.alle.map(\.voorziening)) == Set(Voorziening.alle))
        #expect(Voorzieningprofiel.alle.count == Voorziening.alle.count)
        #expect(Voorzieningprofiel.alle.reduce(0) { $0 + $1.vraag } == 1_000)
        #expect(Doelgroepen(namen: Doelgroepen.gewogen.map(\.0)) == .alle)
        for landsdeel in Landsdeel.allCases {
            #expect(landsdeel.tekorten.allSatisfy { Voorziening($0) != nil }, "\(landsdeel)")
        }
    }

    @Test("of 61 waiting children 25 wait for a place to stay and 30 for ambulant help, as in Zuid West")
    func vraag() throws {
        let markt = try markt(11, casussen: 6_100)
        let eerste = (0..<6_100).compactMap { markt.aanvraag($0, hulpvragen: 1).hulpvragen.first?.hulpvorm }
        let verblijf = eerste.count { $0.metVerblijf }
        let overig = eerste.count { $0 == .daghulp }
        #expect((2_350...2_650).contains(verblijf), "\(verblijf)")
        #expect((500...720).contains(overig), "\(overig)")
    }

    @Test("a scenario has as many cases in each region as were counted", arguments: Scenario.alle)
    func scenario(_ scenario: Scenario) throws {
        let markt = try markt(2, casussen: 1, scenario.naam)
        #expect(markt.casussenAantal == scenario.casussen)
        let register = Gemeenteregister.landelijk
        let regios = (0..<markt.casussenAantal).map { nummer in
            let aanvraag = markt.aanvraag(nummer)
            let woonplaats = Woonplaatsbeginsel.bepaal(
                aanvraag.woonplaats, leeftijd: aanvraag.jeugdigen[0].leeftijd, peildatum: vandaag, register: register)
            return woonplaats.gemeente.flatMap(register.gemeente).map { register.regio($0.regio).slug }
        }
        var van = 0
        for groep in scenario.groepen {
            let eigen = regios[van..<van + groep.casussen]
            #expect(eigen.allSatisfy { $0.map(groep.regios.contains) ?? false }, "\(scenario.naam)")
            van += groep.casussen
        }
        #expect(!scenario.bron.isEmpty)
    }

    @Test("the counted populations: 120 and 33 in Overijssel, 57, 39 and 34 in the north, 83 in Zuid West")
    func aantallen() {
        #expect(Scenario.alle.map(\.casussen) == [153, 57, 39, 34, 83])
        #expect(Scenario(naam: "overijssel")?.groepen.map(\.casussen) == [120, 33])
        #expect(Scenario(naam: "narnia") == nil)
    }

    @Test("where help is short, waits and stops are longer and more; large gemeenten have more of everything")
    func aanbod() throws {
        let markt = try markt(4, aanbod: 20_000)
        let register = Gemeenteregister.landelijk
        var (kort, ruim) = ([Aanbod](), [Aanbod]())
        var perGemeente: [Gemeentecode: Int] = [:]
        for nummer in 0..<20_000 {
            let aanbod = markt.aanbod(nummer)
            perGemeente[aanbod.gemeente, default: 0] += 1
            let regio = try #require(register.gemeente(aanbod.gemeente)).regio
            if Landsdeel(register.regio(regio)).tekorten.contains(aanbod.voorziening.naam) {
                kort.append(aanbod)
            } else {
                ruim.append(aanbod)
            }
        }
        func gemiddeld(_ lijst: [Aanbod], _ wat: (Aanbod) -> Int) -> Int {
            lijst.map(wat).reduce(0, +) * 100 / lijst.count
        }
        #expect(gemiddeld(kort) { $0.wachttijd.totaalWeken } > gemiddeld(ruim) { $0.wachttijd.totaalWeken } * 3 / 2)
        #expect(gemiddeld(kort) { $0.stop == nil ? 0 : 1 } > gemiddeld(ruim) { $0.stop == nil ? 0 : 1 })
        #expect(gemiddeld(kort) { min(1, $0.plaatsen.vrij) } < gemiddeld(ruim) { min(1, $0.plaatsen.vrij) } / 2)
        #expect(kort.count > 1_500)
        let oud = gemiddeld(ruim) { vandaag - $0.wachttijd.peildatum > 28 ? 1 : 0 }
        #expect((10...18).contains(oud), "\(oud)")
        let (amsterdam, urk) = (Gemeentecode("0363"), Gemeentecode("0184"))
        #expect(amsterdam.flatMap { perGemeente[$0] } ?? 0 > 10 * (urk.flatMap { perGemeente[$0] } ?? 0))
        #expect(perGemeente.count > 300)
    }
}
