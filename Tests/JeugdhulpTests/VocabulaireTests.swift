import Foundation
import Jeugdhulp
import Testing

@Suite("Vocabulary")
struct VocabulaireTests {
    struct Bestand: Decodable {
        let hulpvormen: [String: String]
        let metVerblijf: [String]
        let voorzieningen: [String: String]
        let doelgroepen: [String]
        let maatregelen: [String: String]
    }

    let bestand: Bestand

    init() throws {
        let pad = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Jeugdhulp/Gegevens/vocabulaire.json")
        bestand = try JSONDecoder().decode(Bestand.self, from: try Data(contentsOf: pad))
    }

    @Test("The enum Hulpvorm and the JSON hold the same codes, words and stays")
    func hulpvormen() {
        #expect(Set(Hulpvorm.allCases.map(\.rawValue)) == Set(bestand.hulpvormen.keys))
        for (index, hulpvorm) in Hulpvorm.allCases.enumerated() {
            #expect(hulpvorm.index == index)
            #expect(hulpvorm.omschrijving == bestand.hulpvormen[hulpvorm.rawValue])
            #expect(hulpvorm.metVerblijf == bestand.metVerblijf.contains(hulpvorm.rawValue))
        }
    }

    @Test("Every voorziening of the JSON exists with its hulpvorm, and no other")
    func voorzieningen() throws {
        #expect(Voorziening.alle.count == bestand.voorzieningen.count)
        for (naam, code) in bestand.voorzieningen {
            let gevonden = try voorziening(naam)
            #expect(gevonden.naam == naam)
            #expect(gevonden.hulpvorm.rawValue == code)
            #expect(Voorziening.alle[Int(gevonden.index)] == gevonden)
        }
        #expect(Voorziening.alle == Voorziening.alle.sorted())
        #expect(Voorziening("Gezinshuis") == nil)
    }

    @Test("Every doelgroep has a bit of its own and comes back by name, in the order of the JSON")
    func doelgroepen() throws {
        #expect(Doelgroepen.alle.namen == bestand.doelgroepen)
        #expect(Doelgroepen.alle.aantal == bestand.doelgroepen.count)
        for naam in bestand.doelgroepen {
            let een = try #require(Doelgroepen(naam: naam))
            #expect(een.namen == [naam])
            #expect(een.aantal == 1)
        }
        let omgekeerd = try #require(Doelgroepen(namen: ["trauma", "lvb", "trauma"]))
        #expect(omgekeerd.namen == ["lvb", "trauma"])
        #expect(Doelgroepen(namen: ["lvb", "onbekend"]) == nil)
        #expect(Doelgroepen(namen: []) == [])
        #expect(Doelgroepen(rawValue: .max).namen == bestand.doelgroepen)
    }

    @Test("The enum Maatregelsoort and the JSON hold the same words")
    func maatregelen() {
        #expect(Set(Maatregelsoort.allCases.map(\.rawValue)) == Set(bestand.maatregelen.keys))
        for soort in Maatregelsoort.allCases { #expect(soort.omschrijving == bestand.maatregelen[soort.rawValue]) }
    }

    @Test("A set of hulpvormen holds what was put in")
    func hulpvormenset() {
        let verblijf = Hulpvormen(Hulpvorm.allCases.filter(\.metVerblijf))
        #expect(verblijf.lijst == [.pleegzorg, .gezinsgericht, .gesloten, .anderVerblijf])
        #expect(verblijf.bevat(.gesloten))
        #expect(!verblijf.bevat(.ambulant))
        #expect(Hulpvormen(.ambulant).union(Hulpvormen(.netwerk)).lijst == [.ambulant, .netwerk])
        #expect(Hulpvormen.alle.lijst == Hulpvorm.allCases)
    }

    @Test("Machtigingen are read and written by name")
    func machtigingen() {
        #expect(Machtigingen(naam: "gesloten") == .gesloten)
        #expect(Machtigingen(naam: "open") == nil)
        #expect(Machtigingen([.gesloten, .uithuisplaatsing]).namen == ["uithuisplaatsing", "gesloten"])
    }

    @Test(
        "An AGB code is exactly eight ASCII digits and keeps its zeros",
        arguments: ["", "1234567", "123456789", "1234567a"])
    func agb(_ fout: String) {
        #expect(AgbCode(fout) == nil)
        #expect(AgbCode("00000101")?.description == "00000101")
        #expect(AgbCode(nummer: 100_000_000) == nil)
    }
}
