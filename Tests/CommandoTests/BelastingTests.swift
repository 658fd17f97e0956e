import Foundation
import Testing

/// A paced load from the invented market, against the embedded broker with and without a matcher.
@Suite("Load, and what came of it")
struct BelastingTests {
    private static let vraag = [
        "belasting", "--aanbod", "60", "--aanvragen-per-s", "5", "--duur", "2", "--vandaag", "2026-11-20", "--json",
    ]

    private static func uitslag(_ zaad: Int, naloop: Int, _ brokers: String) async throws -> (Int32, [String: Any]) {
        let gemeten = try await Proces.draai(
            vraag + ["--zaad", "\(zaad)", "--naloop", "\(naloop)", "--brokers", brokers])
        let object = try JSONSerialization.jsonObject(with: Data(gemeten.uit.utf8)) as? [String: Any]
        return (gemeten.code, try #require(object, "\(gemeten.fout)"))
    }

    @Test("without a matcher every aanvraag is counted as lost, with code 1; with one none is, with code 0")
    func verlies() async throws {
        let broker = Proces(["broker", "--json", "--partities", "2"])
        _ = try await broker.metEinde(sMax: 300) { broker in
            defer { broker.sein(SIGINT) }
            let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
            let adres = try #require(
                try JSONSerialization.jsonObject(with: Data(regel.utf8)) as? [String: String])["brokers"]
            let brokers = try #require(adres)
            let (code, verloren) = try await Self.uitslag(1, naloop: 1, brokers)
            #expect(code == 1 && verloren["verloren"] as? Int == 10 && verloren["verstuurd"] as? Int == 10)
            let matcher = Proces(["matcher", "--brokers", brokers, "--vandaag", "2026-11-20"])
            _ = try await matcher.metEinde(sMax: 200) { matcher in
                defer { matcher.sein(SIGINT) }
                let (code, heel) = try await Self.uitslag(2, naloop: 120, brokers)
                #expect(code == 0 && heel["verloren"] as? Int == 0 && heel["verstuurd"] as? Int == 10, "\(heel)")
                #expect((heel["p50Ms"] as? Double).map { $0 > 0 } == true)
            }
        }
    }
}
