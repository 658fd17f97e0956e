import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStoreProef
import Testing

@testable import Bord

@Suite("The login page of the demo")
struct LoginPageTests {
    /// The roles on the page in their order, and those that are folded away.
    private static func knoppen(_ html: String) -> (open: [String], dicht: [String]) {
        let delen = html.split(separator: "<details>", maxSplits: 1)
        func rollen(_ deel: Substring) -> [String] {
            deel.matches(of: /name="rol" value="([^"]+)"/).map { String($0.1) }
        }
        return (rollen(delen[0]), delen.count > 1 ? rollen(delen[1]) : [])
    }

    private static func pagina(_ rollen: [(String, Int?)]) -> String {
        LoginPage(
            kader: PageFrame(register: .landelijk, vandaag: Proeflog.vandaag),
            rollen: rollen.map { .init(waarde: $0.0, naam: $0.0, uitleg: "-", wachtend: $0.1) }
        ).html
    }

    @Test("tables where cases wait come first, most first, then who has no table; the other tables are folded away")
    func volgorde() {
        let html = Self.pagina([("a", 0), ("b", 1), ("c", 42), ("d", 42), ("gi", nil), ("e", 0)])
        let (open, dicht) = Self.knoppen(html)
        #expect(open == ["c", "d", "b", "gi"])
        #expect(dicht == ["a", "e"])
        #expect(html.contains("42 zaken wachten") && html.contains("1 zaak wacht<"))
        #expect(!html.contains("0 zaken"))
    }

    @Test("where nobody waits, or everybody, nothing is folded away")
    func zonder() {
        for rollen in [[("a", 0), ("b", 0), ("gi", nil)], [("a", 2), ("b", 1), ("gi", nil)]] as [[(String, Int?)]] {
            let (open, dicht) = Self.knoppen(Self.pagina(rollen))
            #expect(open == ["a", "b", "gi"])
            #expect(dicht.isEmpty)
        }
    }

    @Test("the number on the button is that of the overview behind it")
    func aantal() async throws {
        var log = Proeflog()
        for casus in ["een", "twee"] { try log.stelVoor(casus) }
        try log.stelVoor("elders", regio: "ijsselland")
        let bord = try await Proefbord(records: log.records)
        try await bord.app.test(.router) { client in
            let html = try await client.execute(uri: "/inloggen", method: .get) { String(buffer: $0.body) }
            #expect(html.contains("2 zaken wachten") && !html.contains("3 zaken wachten"))
        }
    }
}
