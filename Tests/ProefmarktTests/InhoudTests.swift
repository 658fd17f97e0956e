import Berichten
import Jeugdhulp
import Testing

@testable import Proefmarkt

private let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)

/// What holds of every single thing of a market, whatever the seed: an invented child or offer that could not be would
/// make every measurement with it worthless.
@Suite("Everything of a market could be")
struct InhoudTests {
    private static func markten(aanbod: Int = 1_500, casussen: Int = 1_500) throws -> [Marktgenerator] {
        try [UInt64(1), 77, .max].map {
            try Marktgenerator(zaad: $0, aanbod: aanbod, casussen: casussen, vandaag: vandaag)
        }
    }

    @Test("an offer has no more free than it has, nothing free while it takes nobody in, and ages of its kind")
    func aanbod() throws {
        let profiel = Dictionary(uniqueKeysWithValues: Voorzieningprofiel.alle.map { ($0.voorziening, $0) })
        for markt in try Self.markten() {
            for aanbod in (0..<markt.aanbodAantal).map(markt.aanbod) {
                let (plaatsen, soort) = (aanbod.plaatsen, try #require(profiel[aanbod.voorziening]))
                #expect((0...plaatsen.totaal).contains(plaatsen.vrij) && soort.plaatsen.contains(plaatsen.totaal))
                #expect((1...plaatsen.totaal).contains(plaatsen.samenMax))
                #expect(aanbod.stop == nil || plaatsen.vrij == 0)
                #expect(plaatsen.vrijVanaf.map { $0 > vandaag && plaatsen.vrij == 0 } ?? true)
                #expect(aanbod.leeftijd.van >= soort.leeftijd.lowerBound)
                #expect(aanbod.leeftijd.tot <= soort.leeftijd.upperBound && aanbod.leeftijd.van < aanbod.leeftijd.tot)
                #expect(!aanbod.door18 || aanbod.leeftijd.tot > 18)
                #expect(aanbod.wachttijd.peildatum <= vandaag)
                #expect(aanbod.stop.map { $0.sinds <= aanbod.wachttijd.peildatum } ?? true)
                #expect(aanbod.hulpvorm == aanbod.voorziening.hulpvorm && !aanbod.doelgroepen.isEmpty)
            }
        }
    }

    @Test("an offer belongs to an aanbieder of its hulpvorm, in its own region unless it works in the whole country")
    func eigenaar() throws {
        let register = Gemeenteregister.landelijk
        for markt in try Self.markten() {
            let aanbieders = Dictionary(
                uniqueKeysWithValues: (0..<markt.aanbiedersAantal).map { ($0, markt.aanbieder($0)) }.map {
                    ($1.agb, $1)
                })
            for aanbod in (0..<markt.aanbodAantal).map(markt.aanbod) {
                let aanbieder = try #require(aanbieders[aanbod.agb])
                #expect(aanbieder.hulpvormen.contains(aanbod.hulpvorm))
                let gemeente = try #require(register.gemeente(aanbod.gemeente))
                #expect(aanbieder.landelijk || gemeente.regio == aanbieder.gemeente.regio)
            }
            let landelijk = aanbieders.values.count(where: \.landelijk)
            #expect(landelijk * 10 < aanbieders.count, "\(landelijk) of \(aanbieders.count)")
        }
    }

    @Test("a contract begins before it ends, is of an aanbieder for what it gives, and most are at home")
    func contracten() throws {
        let register = Gemeenteregister.landelijk
        for markt in try Self.markten(aanbod: 4_000) {
            var thuis = 0
            for nummer in 0..<markt.aanbiedersAantal {
                let (aanbieder, contracten) = (markt.aanbieder(nummer), markt.contracten(van: nummer))
                #expect(Set(contracten.map(\.inkoopregio)).count == contracten.count)
                for contract in contracten {
                    let inkoop = try #require(register.inkoopregio(naam: contract.inkoopregio))
                    #expect(contract.agb == aanbieder.agb && contract.van < contract.tot && contract.van < vandaag)
                    #expect(!contract.hulpvormen.isEmpty && Set(contract.hulpvormen).isSubset(of: aanbieder.hulpvormen))
                    if inkoop.id == aanbieder.gemeente.inkoopregio { thuis += 1 }
                }
            }
            #expect((800...900).contains(thuis * 1_000 / markt.aanbiedersAantal), "\(thuis)")
        }
    }

    @Test("no date of an aanvraag lies ahead but what is expected, and they come in their order")
    func datums() throws {
        for markt in try Self.markten() {
            for aanvraag in (0..<markt.casussenAantal).map({ markt.aanvraag($0) }) {
                let uitgesproken = aanvraag.maatregel.uitgesprokenOp
                #expect(uitgesproken < vandaag)
                for later in [aanvraag.maatregel.kennisgevingOp, aanvraag.wachtSinds, aanvraag.koersVastgesteldOp] {
                    #expect(later.map { (uitgesproken...vandaag).contains($0) } ?? true)
                }
                #expect(aanvraag.reedsGeprobeerd.allSatisfy { (uitgesproken...vandaag).contains($0.op) })
                #expect(aanvraag.uiterlijkeDatum.map { $0 > vandaag } ?? true)
            }
        }
    }

    @Test(
        "children are of an age, together only for a place to stay, and who is seventeen turns eighteen within a year")
    func jeugdigen() throws {
        for markt in try Self.markten() {
            for aanvraag in (0..<markt.casussenAantal).map({ markt.aanvraag($0) }) {
                let verblijf = aanvraag.hulpvragen.contains { $0.hulpvorm.metVerblijf }
                #expect((1...(verblijf ? 4 : 1)).contains(aanvraag.jeugdigen.count))
                for kind in aanvraag.jeugdigen {
                    #expect((0...22).contains(kind.leeftijd))
                    #expect((kind.leeftijd == 17) == (kind.wordt18Op != nil))
                    #expect(kind.wordt18Op.map { $0 > vandaag && $0 - vandaag <= 365 } ?? true)
                }
                #expect(!aanvraag.maatregel.machtigingen.contains(.uithuisplaatsing) || verblijf)
            }
        }
    }

    @Test("what is asked for has ids of its own, and beside the first no second place to stay")
    func hulpvragen() throws {
        for markt in try Self.markten() {
            for nummer in 0..<markt.casussenAantal {
                let vragen = markt.aanvraag(nummer).hulpvragen
                #expect(vragen.map(\.id) == (1...vragen.count).map { "h\($0)" })
                #expect(vragen.dropFirst().allSatisfy { !$0.hulpvorm.metVerblijf })
                #expect(vragen.allSatisfy { $0.voorziening.map(\.hulpvorm) ?? $0.hulpvorm == $0.hulpvorm })
                #expect(markt.aanvraag(nummer, hulpvragen: 3).hulpvragen.count == 3)
            }
        }
    }

    @Test("who refused before is an aanbieder of the market; in a market without offers nobody did")
    func pogingen() throws {
        for markt in try Self.markten() {
            let aanbieders = Set((0..<markt.aanbiedersAantal).map { markt.aanbieder($0).agb })
            let pogingen = (0..<markt.casussenAantal).flatMap { markt.aanvraag($0).reedsGeprobeerd }
            #expect(!pogingen.isEmpty && pogingen.allSatisfy { aanbieders.contains($0.agb) })
        }
        for markt in try Self.markten(aanbod: 0) {
            #expect((0..<markt.casussenAantal).allSatisfy { markt.aanvraag($0).reedsGeprobeerd.isEmpty })
        }
    }

    @Test("the GI of a child works where it lives")
    func gi() throws {
        let markt = try Marktgenerator(
            zaad: 6, aanbod: 10, casussen: 1, vandaag: vandaag, scenario: Scenario(naam: "groningen-drenthe"))
        let gis = Set((0..<markt.casussenAantal).map { markt.aanvraag($0).gi })
        #expect(gis.isSubset(of: ["ljenr", "wss", "jbnoord"]) && gis.contains("jbnoord"))
        #expect(gis.allSatisfy(IdentifierFormat.isGi))
    }

    @Test("every part of the country has its shortages, and each region lies in one")
    func landsdelen() {
        let register = Gemeenteregister.landelijk
        for (slug, deel) in [
            ("drenthe", Landsdeel.groningenDrenthe), ("twente", .overijssel), ("haaglanden", .zuidWest),
            ("amsterdam-amstelland", .elders),
        ] {
            #expect(register.regios.first { $0.slug == slug }.map(Landsdeel.init) == deel, "\(slug)")
        }
        #expect(Landsdeel.allCases.allSatisfy { !$0.tekorten.isEmpty })
        // Every region that a scenario names is one.
        let bekend = Set(register.regios.map(\.slug))
        #expect(Scenario.alle.flatMap(\.groepen).flatMap(\.regios).allSatisfy(bekend.contains))
    }

    @Test("the files have their names, and as many things as were asked for")
    func bestanden() throws {
        let markt = try Marktgenerator(zaad: 1, aanbod: 9, casussen: 4, vandaag: vandaag)
        #expect(Marktbestand.allCases.map(\.naam) == ["aanvragen.ndjson", "aanbod.ndjson", "contracten.ndjson"])
        #expect(Marktbestand.allCases.map(markt.aantal) == [4, 9, 3])
        #expect(markt.regels(.aanbod, 0..<0).bytes.isEmpty)
    }
}
