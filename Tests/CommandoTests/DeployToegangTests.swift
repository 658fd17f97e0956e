import Foundation
import FoundationNetworking
import Testing

/// The scripts of `deploy/` that make secrets, with the page that must trust what they make.
@Suite("Who comes in on the page that deploy starts")
struct DeployToegangTests {
    private static let deploy = Proces.wortel.appendingPathComponent("deploy")

    /// A copy of the scripts, so that the secrets come into a folder of their own.
    private static func metGeheimen<T>(_ doe: (URL) async throws -> T) async throws -> T {
        let map = FileManager.default.temporaryDirectory.appendingPathComponent("dbt-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: map) }
        try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
        for naam in ["geheimen.sh", "token.sh"] {
            try FileManager.default.copyItem(
                at: deploy.appendingPathComponent(naam), to: map.appendingPathComponent(naam))
        }
        let gemaakt = try await sh(map, "geheimen.sh")
        try #require(gemaakt.code == 0, "\(gemaakt.fout)")
        return try await doe(map)
    }

    private static func sh(_ map: URL, _ naam: String, _ woorden: [String] = []) async throws -> Uitslag {
        let script = map.appendingPathComponent(naam).path
        return try await Proces([script] + woorden, programma: URL(fileURLWithPath: "/bin/sh")).metEinde(sMax: 120) {
            _ in
        }
    }

    /// A port that nobody had a moment ago.
    private static func vrijePoort() throws -> Int {
        let greep = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(greep) }
        var adres = sockaddr_in()
        adres.sin_family = sa_family_t(AF_INET)
        adres.sin_addr.s_addr = inet_addr("127.0.0.1")
        var maat = socklen_t(MemoryLayout<sockaddr_in>.size)
        let gelukt = withUnsafeMutablePointer(to: &adres) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(greep, $0, maat) == 0 && getsockname(greep, $0, &maat) == 0
            }
        }
        try #require(gelukt)
        return Int(UInt16(bigEndian: adres.sin_port))
    }

    private static func vraag(_ adres: String, _ token: String?) async throws -> (code: Int, tekst: String) {
        var vraag = URLRequest(url: try #require(URL(string: adres)))
        if let token { vraag.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (bytes, antwoord) = try await URLSession.shared.data(for: vraag)
        return ((antwoord as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: bytes, as: UTF8.self))
    }

    @Test("a token of token.sh opens its own table and no other; a changed one, and none, open nothing")
    func token() async throws {
        try await Self.metGeheimen { map in
            let token = try await Self.sh(map, "token.sh", ["expertteam:twente"]).uit.trimmingCharacters(in: .newlines)
            let ander = try await Self.sh(map, "token.sh", ["expertteam:ijsselland"]).uit
                .trimmingCharacters(in: .newlines)
            let poort = try Self.vrijePoort()
            let broker = Proces(["broker", "--json"])
            _ = try await broker.metEinde(sMax: 200) { broker in
                defer { broker.sein(SIGINT) }
                let regel = try #require(await broker.wachtOp("brokers", sMax: 60))
                let brokers = try JSONDecoder().decode([String: String].self, from: Data(regel.utf8))["brokers"] ?? ""
                let bord = Proces([
                    "bord", "--regio", "twente", "--brokers", brokers, "--poort", "\(poort)", "--bestand",
                    map.appendingPathComponent("stand/bord.sqlite").path, "--uitgever", "urn:doorbraaktafel:proef",
                    "--jwks", map.appendingPathComponent("geheim/jwks.json").path,
                ])
                let uitslag = try await bord.metEinde(sMax: 120) { bord in
                    defer { bord.sein(SIGTERM) }
                    try #require(await bord.wachtOpLog("page is up", sMax: 60) != nil)
                    let adres = "http://127.0.0.1:\(poort)/api/v1/voorstellen?regio=twente"
                    #expect(try await Self.vraag(adres, token).code == 200)
                    #expect(try await Self.vraag(adres, nil).code == 401)
                    #expect(try await Self.vraag(adres, ander).code == 403)
                    #expect(try await Self.vraag(adres, String(token.dropLast(4)) + "AAAA").code == 401)
                    // What the probes of deploy ask.
                    #expect(try await Self.vraag("http://127.0.0.1:\(poort)/toegankelijkheid", nil).code == 200)
                }
                #expect(uitslag.code == 0, "\(uitslag.fout.suffix(500))")
            }
        }
    }

    @Test("private keys are for their owner alone, and the keys that the page gets hold nothing private")
    func geheim() async throws {
        try await Self.metGeheimen { map in
            let geheim = map.appendingPathComponent("geheim")
            for naam in ["ca.key", "uitgever.key"] {
                let rechten = try FileManager.default.attributesOfItem(
                    atPath: geheim.appendingPathComponent(naam).path)[.posixPermissions]
                #expect(rechten as? Int == 0o600, "\(naam)")
            }
            let jwks = try String(contentsOf: geheim.appendingPathComponent("jwks.json"), encoding: .utf8)
            #expect(jwks.contains(#""kty":"OKP""#) && !jwks.contains(#""d":"#))
            // Run again, it leaves what is there.
            let weer = try await Self.sh(map, "geheimen.sh")
            #expect(weer.code == 0)
            #expect(try String(contentsOf: geheim.appendingPathComponent("jwks.json"), encoding: .utf8) == jwks)
            #expect(try await Self.sh(map, "token.sh", [#"a","x":"b"#]).code == 2)
        }
    }
}
