import Foundation
import Testing

@Suite("The outside judge of a cluster")
struct RechterTests {
    @Test("every claim of it is broken once, and each time it says so")
    func zelftest() async throws {
        let script = Proces.wortel.appendingPathComponent("Tests/Rechter/rechter.py").path
        let uitslag = try await Proces([script, "--zelftest"], programma: Proces.scheidsrechter)
            .metEinde(sMax: 60) { _ in }
        #expect(uitslag.code == 0 && uitslag.uit.contains("each caught"), "\(uitslag.fout)")
    }
}
