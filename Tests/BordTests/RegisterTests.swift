import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import Bord

/// The matcher answers by the register that it was given (`--regios`): a page that looked in the built-in one would
/// call a gemeente or a table otherwise, or look for it in another region.
@Suite("A page shows gemeenten and tables by the register of the board")
struct RegisterTests {
    private static func bord(_ register: Gemeenteregister) async throws -> Proefbord {
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("a1", gemeente: "0141"))
        try log.stelVoor("c1", opties: [["a1"]])
        return try await Proefbord(register: register, records: log.records)
    }

    private static func pagina(_ bord: Proefbord, _ pad: String, _ rol: Rol) async throws -> String {
        let sessie = try bord.sessie(rol)
        return try await bord.app.test(.router) { klant in
            let antwoord = try await klant.execute(
                uri: pad, method: .get, headers: try Proefbord.koppen(sessie))
            try #require(antwoord.status == .ok, "\(pad)")
            return String(buffer: antwoord.body)
        }
    }

    @Test("with a register of one's own every page that names a gemeente or a table names it as that register does")
    func eigen() async throws {
        let bord = try await Self.bord(try Proefregister.verhuisd())
        let tafel = Rol.expertteam(regio: "twente")
        let agb = try #require(AgbCode("99000201"))
        for (pad, rol) in [
            (Paths.overzicht, tafel), (Paths.casus("c1"), tafel), (Paths.kaart, tafel), (Paths.beeld, tafel),
            (Paths.casusIndienen, .gi("jbov")), (Paths.aanbodMelden, .aanbieder(agb)),
        ] {
            let html = try await Self.pagina(bord, pad, rol)
            #expect(html.contains(Proefregister.nieuweNaam), "\(pad) has another name for it")
            #expect(!html.contains(">Almelo<") && !html.contains("Almelo:"), "\(pad) has the built-in name")
            if rol == tafel {
                #expect(html.contains(Proefregister.nieuweTafel) && !html.contains("RET Twente"), "\(pad)")
            }
        }
    }

    @Test("an offer is found in the region that its gemeente lies in, and by the name that it has there")
    func verhuisd() async throws {
        let bord = try await Self.bord(try Proefregister.verhuisd())
        let landelijk = try await Self.bord(.landelijk)
        for (vraag, eigen, ingebouwd) in [
            ("regio=IJsselland", true, false), ("regio=Twente", false, true), ("zoek=overdam", true, false),
            ("zoek=almelo", false, true),
        ] {
            for (bord, verwacht) in [(bord, eigen), (landelijk, ingebouwd)] {
                let html = try await Self.pagina(bord, "\(Paths.kaart)?\(vraag)", .inkoop("IJsselland"))
                #expect(html.contains("Huis a1") == verwacht, "\(vraag)")
            }
        }
    }

    // MARK: Nobody takes the built-in register by himself

    private static func ingebouwd(_ tekst: String) -> [Substring] {
        tekst.split(separator: "\n").filter { regel in
            let code = regel.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
            return code.contains("Gemeenteregister.landelijk") || code.contains("Gemeenteregister = .landelijk")
                || code.contains("register: .landelijk")
        }
    }

    @Test("no source of the pages or of their store names the built-in register", arguments: ["Bord", "ReadStore"])
    func bronnen(kamer: String) throws {
        let map = SamplePages.wortel.appendingPathComponent("Sources/\(kamer)")
        let bestanden = try #require(FileManager.default.enumerator(at: map, includingPropertiesForKeys: nil))
        var aantal = 0
        for case let bestand as URL in bestanden where bestand.pathExtension == "swift" {
            aantal += 1
            let gevonden = Self.ingebouwd(try String(contentsOf: bestand, encoding: .utf8))
            #expect(gevonden.isEmpty, "\(bestand.lastPathComponent): \(gevonden)")
        }
        #expect(aantal > 20, "the sources were not found")
    }

    @Test("a line that does is seen; a comment and the scope of an offer are not")
    func kanarie() {
        let goed = "case .landelijk: 3\n// Gemeenteregister.landelijk\n"
        #expect(Self.ingebouwd(goed).isEmpty)
        let fout = [
            "let a = Gemeenteregister.landelijk.regios", "var r: Gemeenteregister = .landelijk",
            "ReadScope(register: .landelijk)",
        ]
        for regel in fout { #expect(Self.ingebouwd(goed + regel + "\n").count == 1, "\(regel)") }
    }
}
