import Berichten
import Foundation
import Testing

@Suite("The words of the messages, CBS and iJw")
struct VocabulairetabelTests {
    @Test("Schemas/vocabulaire.md is what `doorbraaktafel schema vocabulaire` prints")
    func bestand() throws {
        let staat = try Pakket.tekst("Schemas/vocabulaire.md")
        #expect(
            staat == Vocabulairetabel.markdown,
            "write it anew: doorbraaktafel schema vocabulaire > Schemas/vocabulaire.md")
    }

    @Test("every schema that has hulpvormen says how they stand to iJw, in the same words")
    func beschrijvingen() throws {
        struct Schema: Decodable {
            struct Deel: Decodable { let description: String }
            struct Delen: Decodable { let hulpvorm: Deel? }
            enum CodingKeys: String, CodingKey { case delen = "$defs" }
            let delen: Delen
        }
        var gevonden = 0
        for naam in try Pakket.namen("Schemas") where naam.hasSuffix(".schema.json") {
            let schema = try JSONDecoder().decode(Schema.self, from: Data(try Pakket.tekst("Schemas/\(naam)").utf8))
            guard let hulpvorm = schema.delen.hulpvorm else { continue }
            gevonden += 1
            #expect(hulpvorm.description.hasSuffix(Vocabulairetabel.hulpvormenInIjw), "\(naam)")
        }
        #expect(gevonden >= 5)
    }
}
