import Foundation
import Testing

@testable import Bord
@testable import ReadStore

/// Pages without a server, in real Chromium: names, roles, contrast, focus, reflow, and axe-core's rules.
@Suite("The pages in a browser", .serialized)
struct BladenInBrowserTests {
    @Test("every page can be used by keyboard, at 320 px and at 200 %, and axe-core finds nothing")
    func alle() throws {
        let bestanden = FileManager.default
        let map = bestanden.temporaryDirectory.appendingPathComponent("bord-bladen-\(UUID().uuidString)")
        try bestanden.createDirectory(at: map, withIntermediateDirectories: true)
        defer { try? bestanden.removeItem(at: map) }
        try bestanden.createDirectory(at: Browserproef.schermen, withIntermediateDirectories: true)
        let bladen = try SamplePages().alle()
        for (naam, blad) in bladen { try schrijf(blad.html, map, "\(naam).html") }
        try schrijf(PageTemplates.stijl, map, "stijl.css")
        try schrijf(PageTemplates.script, map, "bord.js")
        let uitkomst = try Browserproef.draai("bladen.py", [map.path, Browserproef.schermen.path])
        #expect(Set(uitkomst.keys) == Set(bladen.keys))
        for (naam, fouten) in uitkomst.sorted(by: { $0.key < $1.key }) {
            #expect(fouten.isEmpty, "\(naam): \(fouten.joined(separator: "\n"))")
        }
    }

    private func schrijf(_ tekst: String, _ map: URL, _ naam: String) throws {
        try tekst.write(to: map.appendingPathComponent(naam), atomically: true, encoding: .utf8)
    }
}
