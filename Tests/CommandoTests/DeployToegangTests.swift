import Foundation
import Proefhulp
import Testing

/// The scripts of `deploy/` that make secrets, with the page that must trust what they make.
@Suite("Who comes in on the page that deploy starts")
struct DeployToegangTests {
    @Test("a token of token.sh opens its own table and no other; a changed one, and none, open nothing")
    func token() async throws {
        try await Bordtoegang.metGeheimen { map in
            let token = try await Bordtoegang.token(map, "expertteam:twente")
            let ander = try await Bordtoegang.token(map, "expertteam:ijsselland")
            let poort = try Vrijepoort.geef()
            let broker = Proces(["broker", "--json"])
            _ = try await broker.metEinde(sMax: 200) { broker in
                defer { broker.sein(SIGINT) }
                let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
                let brokers = try JSONDecoder().decode([String: String].self, from: Data(regel.utf8))["brokers"] ?? ""
                let bord = Bordtoegang.bord(map, brokers, poort: poort)
                let uitslag = try await bord.metEinde(sMax: 120) { bord in
                    defer { bord.sein(SIGTERM) }
                    try #require(await bord.wachtOpLog("page is up", sMax: 60) != nil)
                    let adres = "http://127.0.0.1:\(poort)/api/v1/voorstellen?regio=twente"
                    #expect(try await Bordtoegang.vraag(adres, token).code == 200)
                    #expect(try await Bordtoegang.vraag(adres, nil).code == 401)
                    #expect(try await Bordtoegang.vraag(adres, ander).code == 403)
                    #expect(try await Bordtoegang.vraag(adres, String(token.dropLast(4)) + "AAAA").code == 401)
                    // What the probes of deploy ask.
                    #expect(try await Bordtoegang.vraag("http://127.0.0.1:\(poort)/toegankelijkheid", nil).code == 200)
                }
                #expect(uitslag.code == 0, "\(uitslag.fout.suffix(500))")
            }
        }
    }

    @Test("private keys are for their owner alone, and the keys that the page gets hold nothing private")
    func geheim() async throws {
        try await Bordtoegang.metGeheimen { map in
            let geheim = map.appendingPathComponent("geheim")
            for naam in ["ca.key", "uitgever.key"] {
                let rechten = try FileManager.default.attributesOfItem(
                    atPath: geheim.appendingPathComponent(naam).path)[.posixPermissions]
                #expect(rechten as? Int == 0o600, "\(naam)")
            }
            let jwks = try String(contentsOf: geheim.appendingPathComponent("jwks.json"), encoding: .utf8)
            #expect(jwks.contains(#""kty":"OKP""#) && !jwks.contains(#""d":"#))
            // Run again, it leaves what is there.
            let weer = try await Bordtoegang.sh(map, "geheimen.sh")
            #expect(weer.code == 0)
            #expect(try String(contentsOf: geheim.appendingPathComponent("jwks.json"), encoding: .utf8) == jwks)
            #expect(try await Bordtoegang.sh(map, "token.sh", [#"a","x":"b"#]).code == 2)
        }
    }
}
