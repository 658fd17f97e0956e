import Berichten
import Foundation
import Jeugdhulp
import Testing

@testable import doorbraaktafel

@Suite("The region of the demo that has a life")
struct DemoTests {
    private static func regio() throws -> Demoregio {
        let bestand = NDJSONFile(
            bron: "urn:nld:oin:00000000000000000000:proef", vandaag: Demo.dagVanDeVoorbeelden,
            nu: Tijdstip(Demo.dagVanDeVoorbeelden), nieuwId: { "00000000-0000-0000-0000-000000000000" })
        return try Demoregio(
            register: .landelijk, vandaag: Demo.dagVanDeVoorbeelden, omslag: bestand.gebeurtenis)
    }

    @Test("it has its forty cases and two hundred places, the same every time, and all of it is taken in")
    func inhoud() throws {
        let (regio, nogmaals) = (try Self.regio(), try Self.regio())
        #expect(regio.aanvragen.count == 40 && regio.opgaven.count == 200 && !regio.contracten.isEmpty)
        let keuring = Keuring(register: .landelijk)
        for (een, twee) in zip(
            regio.aanvragen + regio.opgaven + regio.contracten,
            nogmaals.aanvragen + nogmaals.opgaven + nogmaals.contracten)
        {
            #expect(een.bytes == twee.bytes)
            #expect(throws: Never.self) {
                try keuring.keur(een, waarde: Data(een.bytes), vandaag: Demo.dagVanDeVoorbeelden)
            }
        }
    }

    @Test("the last words come once, when every case has its answer and the page is up, whichever is last")
    func slot() {
        let eerst = Demoslot(voorbeelden: ["a"], regio: ["b"])
        #expect(eerst.paginaOp(80) == nil)
        #expect(eerst.beantwoord("a") == nil && !eerst.isBeantwoord)
        #expect(eerst.beantwoord("b")?.poort == 80 && eerst.isBeantwoord)
        #expect(eerst.beantwoord("b") == nil)
        let later = Demoslot(voorbeelden: ["a"], regio: [])
        #expect(later.beantwoord("a") == nil)
        #expect(later.paginaOp(81)?.poort == 81)
        #expect(later.isVanDeRegio("a") == false && eerst.isVanDeRegio("b"))
    }

    @Test("the region changes no example's first option, and without it there are only the examples")
    func eersteOptie() async throws {
        func eerste(_ regels: some Sequence<String>) throws -> [String: [String]] {
            try Dictionary(
                regels.map { regel in
                    let zaak = try #require(try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: Any])
                    let opties = zaak["opties"] as? [[String: Any]]
                    let aanbod = opties?.first?["aanbod"] as? [[String: Any]] ?? []
                    return (try #require(zaak["casusId"] as? String), aanbod.compactMap { $0["aanbodId"] as? String })
                }
            ) { $1 }
        }
        let leeg = try await Proces.draai(["demo", "--eenmalig", "--json"])
        let vol = Proces(["demo", "--json", "--poort", "0"])
        let uitslag = try await vol.metEinde(sMax: 240) { vol in
            for casus in try eerste(leeg.regels).keys {
                #expect(await vol.wachtOp("\"\(casus)\"", sMax: 120) != nil)
            }
            vol.sein(SIGINT)
        }
        #expect(try eerste(leeg.regels) == eerste(uitslag.regels))
        #expect(!leeg.uit.contains("proef-aanbod-") && uitslag.uit.contains("proef-aanbod-"))
    }

    @Test("the demo ends its words with the address and what to click first, and says so once")
    func woorden() async throws {
        let demo = Proces(["demo", "--poort", "0"])
        let uitslag = try await demo.metEinde(sMax: 240) { demo in
            #expect(await demo.wachtOp("bovenste zaak", sMax: 180) != nil)
            demo.sein(SIGINT)
        }
        let regels = uitslag.regels
        let laatste = regels.suffix(3).joined(separator: "\n")
        #expect(laatste.contains("Kijk nu op http://127.0.0.1:"), "\(laatste)")
        #expect(laatste.contains("daarna op de bovenste zaak"), "\(laatste)")
        #expect(regels.count { $0.contains("Alle voorbeelden zijn beantwoord") } == 1)
        // The forty are on the page, not on the terminal.
        #expect(!uitslag.uit.contains("proef-casus-"))
    }
}
