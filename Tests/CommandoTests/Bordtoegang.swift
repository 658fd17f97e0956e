import Foundation
import FoundationNetworking
import Testing

/// A page of Twente as `deploy/` starts it: with keys and tokens of its scripts, on a port of its own.
enum Bordtoegang {
    private static let deploy = Proces.wortel.appendingPathComponent("deploy")

    /// A copy of the scripts, so that the secrets come into a folder of their own.
    static func metGeheimen<T>(_ doe: (URL) async throws -> T) async throws -> T {
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

    static func sh(_ map: URL, _ naam: String, _ woorden: [String] = []) async throws -> Uitslag {
        let script = map.appendingPathComponent(naam).path
        return try await Proces([script] + woorden, programma: URL(fileURLWithPath: "/bin/sh")).metEinde(sMax: 120) {
            _ in
        }
    }

    static func token(_ map: URL, _ rol: String) async throws -> String {
        try await sh(map, "token.sh", [rol]).uit.trimmingCharacters(in: .newlines)
    }

    /// Not started yet; what it reads is kept in `stand/bord.sqlite`.
    static func bord(
        _ map: URL, _ brokers: String, poort: Int, _ meer: [String] = [], omgeving: [String: String] = [:]
    ) -> Proces {
        Proces(
            [
                "bord", "--regio", "twente", "--brokers", brokers, "--poort", "\(poort)", "--bestand",
                map.appendingPathComponent("stand/bord.sqlite").path, "--uitgever", "urn:doorbraaktafel:proef",
                "--jwks", map.appendingPathComponent("geheim/jwks.json").path,
            ] + meer, omgeving: omgeving)
    }

    /// - Parameters:
    ///   - lichaam: JSON to post; without it the address is read.
    ///   - spoor: the trace that it belongs to.
    static func vraag(
        _ adres: String, _ token: String?, lichaam: String? = nil, spoor: String? = nil
    ) async throws -> (code: Int, tekst: String) {
        var vraag = URLRequest(url: try #require(URL(string: adres)))
        if let lichaam {
            vraag.httpMethod = "POST"
            vraag.httpBody = Data(lichaam.utf8)
            vraag.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let spoor { vraag.setValue(spoor, forHTTPHeaderField: "traceparent") }
        if let token { vraag.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (bytes, antwoord) = try await URLSession.shared.data(for: vraag)
        return ((antwoord as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: bytes, as: UTF8.self))
    }
}
