import Berichten
import Foundation
import Jeugdhulp
import Testing

@Suite("The example spreadsheet")
struct VoorbeeldtabelTests {
    private static let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/doorbraaktafel/Voorbeelden")

    @Test("says the same of its offers as the example file with one event a line")
    func hetzelfde() throws {
        let vandaag = try #require(Datum("2026-11-20"))
        let bestand = NDJSONFile(
            bron: "urn:nld:oin:00000000000000000000:proef", vandaag: vandaag, nu: Tijdstip(vandaag), nieuwId: { "een" })
        let csv = try String(contentsOf: Self.map.appendingPathComponent("aanbod.csv"), encoding: .utf8)
        let ndjson = try Data(contentsOf: Self.map.appendingPathComponent("aanbod.ndjson"))
        let uitTabel = try Aanbodtabel(bestand).lees(csv).regels.map { try $0.uitkomst.get() }
        let uitRegels = try bestand.lees(ndjson, [.aanbodGemeld]).map { try $0.uitkomst.get() }
        #expect(uitTabel.count == 4)
        // The ids of a table follow from its rows.
        for gebeurtenis in uitTabel {
            #expect(uitRegels.map(\.inhoud).contains(gebeurtenis.inhoud) && gebeurtenis.time == uitRegels[0].time)
        }
    }
}
