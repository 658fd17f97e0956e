import Foundation
import Jeugdhulp
import Testing

@Suite("Productcategorieën of iJw (4b)")
struct ProductcategorieTests {
    private struct Bestand: Decodable {
        struct Rij: Decodable { let naam: String }
        let categorieen: [String: Rij]
        let voorzieningen: [String: [String]]
    }

    private let bestand: Bestand

    init() throws {
        let pad = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Jeugdhulp/Gegevens/productcategorieen.json")
        bestand = try JSONDecoder().decode(Bestand.self, from: try Data(contentsOf: pad))
    }

    @Test("every code of JZ020 is there once, 31-38 and 40-55, with its name")
    func codes() throws {
        #expect(Productcategorie.alle.map(\.code) == (Array(31...38) + Array(40...55)).map(String.init))
        for (code, rij) in bestand.categorieen {
            #expect(try #require(Productcategorie(code)).naam == rij.naam)
        }
        #expect(Productcategorie("39") == nil)
    }

    @Test("every voorziening maps to the categories of the file, in its order, and to at least one of today")
    func voorzieningen() throws {
        #expect(Set(bestand.voorzieningen.keys) == Set(Voorziening.alle.map(\.naam)))
        for voorziening in Voorziening.alle {
            let codes = voorziening.productcategorieen.map(\.code)
            #expect(codes == bestand.voorzieningen[voorziening.naam])
            #expect(!codes.isEmpty && codes.allSatisfy { $0 >= "40" }, "\(voorziening)")
            #expect(Set(codes).count == codes.count)
        }
    }

    @Test("every category either has a voorziening or says why not, never both")
    func verantwoord() {
        for categorie in Productcategorie.alle where categorie.hulpvorm == nil {
            #expect(categorie.voorzieningen.isEmpty == (categorie.zonderVoorziening != nil), "\(categorie.code)")
            #expect(categorie.zonderVoorziening?.hasSuffix(".") ?? true)
        }
    }

    @Test("31-38 stand one to one for the hulpvormen of CBS, and hold all their voorzieningen")
    func vormenVan2015() {
        let oud = Productcategorie.alle.filter { $0.hulpvorm != nil }
        #expect(oud.map(\.code) == (31...38).map(String.init))
        #expect(oud.map(\.hulpvorm) == Hulpvorm.allCases)
        for categorie in oud {
            #expect(categorie.voorzieningen == Voorziening.alle.filter { $0.hulpvorm == categorie.hulpvorm })
        }
    }

    @Test("a stay is bought as a stay or as crisis or ggz, and help without one never as a stay")
    func verblijf() {
        for voorziening in Voorziening.alle {
            let codes = Set(voorziening.productcategorieen.map(\.code))
            let verblijf: Set = ["43", "44"]
            #expect(voorziening.hulpvorm.metVerblijf == !codes.isDisjoint(with: verblijf), "\(voorziening)")
        }
    }

    @Test("a hulpvorm gathers its own form and what its voorzieningen are assigned under")
    func hulpvormen() {
        #expect(Hulpvorm.wijkteam.productcategorieen.map(\.code) == ["31"])
        #expect(Hulpvorm.pleegzorg.productcategorieen.map(\.code) == ["35", "44"])
    }
}
