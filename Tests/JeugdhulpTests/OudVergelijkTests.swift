@testable import Jeugdhulp
import Proefhulp
import Testing

@Suite("Old and new")
struct OudVergelijkTests {
    @Test("byte-equal on random facts")
    func random() {
        var g = Zaadgenerator(zaad: 77)
        var oneens: [String] = []
        for _ in 0..<60_000 {
            let f = WoonplaatseigenschappenTests.feiten(&g)
            let leeftijd = Int.random(in: -1...26, using: &g)
            let dag = Datum(dagen: Int32.random(in: 16_000...21_000, using: &g))
            let amb = Bool.random(using: &g)
            let jr = Int.random(in: 0..<4, using: &g) == 0
            let oud = OudeWoonplaats.bepaal(
                f, leeftijd: leeftijd, peildatum: dag, register: .landelijk, alleenAmbulant: amb, jeugdreclassering: jr)
            let nieuw = Woonplaatsbeginsel.bepaal(
                f, leeftijd: leeftijd, peildatum: dag, register: .landelijk, alleenAmbulant: amb, jeugdreclassering: jr)
            if oud != nieuw { oneens.append("\(f) \(leeftijd) \(dag) amb \(amb) jr \(jr)\n OUD \(oud)\n NEW \(nieuw)") }
        }
        #expect(oneens.isEmpty, "\(oneens.count): \(oneens.prefix(4).joined(separator: "\n\n"))")
    }
}
