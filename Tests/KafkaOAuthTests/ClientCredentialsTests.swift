import Foundation
import Kafka
import Proefhulp
import Testing

@testable import KafkaOAuth

@Suite("Client credentials over HTTPS", .timeLimit(.minutes(5)))
struct ClientCredentialsTests {
    private let good = "{\"access_token\":\"sleutel\",\"expires_in\":60,\"token_type\":\"Bearer\"}"
    private let secret = "geheim:é+ &"

    private func source(
        _ server: TestServer, host: String = "localhost", trusting: Bool = true, timeoutMs: Int = 10_000
    ) throws -> ClientCredentials {
        try ClientCredentials(
            endpoint: "https://\(host):\(server.port)/token?tenant=7", clientId: "tafel", clientSecret: secret,
            scope: "kafka lezen", authorities: trusting ? .file(server.certificate.path) : nil, timeoutMs: timeoutMs,
            nowMs: { 1_000_000 })
    }

    private func refusal(_ source: ClientCredentials) async -> TokenError? {
        let error = await #expect(throws: TokenError.self) { try await source.token() }
        let text = "\(error.map(String.init(describing:)) ?? "-")"
        #expect(!text.contains("geheim") && !text.contains("tenant"), "\(text)")
        return error
    }

    @Test("one question as RFC 6749 says, and its token lives from the moment of asking")
    func fetch() async throws {
        try await TestServer.with(.text(200, good)) { server in
            let token = try await source(server).token()
            #expect(token == Token(value: "sleutel", principal: "tafel", expiresAtMs: 1_060_000))
            let pair = Data("tafel:geheim%3A%C3%A9%2B+%26".utf8).base64EncodedString()
            let question = try #require(server.questions.first)
            #expect(server.questions.count == 1)
            #expect(question.method == "POST")
            #expect(question.headers["authorization"] == "Basic \(pair)")
            #expect(question.headers["content-type"] == "application/x-www-form-urlencoded")
            #expect(question.body == "grant_type=client_credentials&scope=kafka+lezen")
        }
    }

    @Test("the authority may be text too")
    func authorityAsText() async throws {
        try await TestServer.with(.text(200, good)) { server in
            var source = try source(server)
            source.authorities = .pem(try String(contentsOf: server.certificate, encoding: .utf8))
            #expect(try await source.token().value == "sleutel")
            source.authorities = .pem("geen certificaat")
            #expect(await refusal(source)?.kind == .badSetting)
        }
    }

    @Test("a server that we do not trust, or that has another name, gets no secret")
    func untrusted() async throws {
        try await TestServer.with(.text(200, good)) { server in
            let error1 = try await refusal(source(server, trusting: false))
            #expect(error1?.kind == .untrusted)
            let error2 = try await refusal(source(server, host: "127.0.0.1"))
            #expect(error2?.kind == .untrusted)
            #expect(server.questions.isEmpty)
        }
    }

    @Test("a refusal is told with its code, and what the server writes beside it is not repeated")
    func refused() async throws {
        let json = "{\"error\":\"invalid_client\",\"error_description\":\"geheim\"}"
        try await TestServer.with(.text(401, json)) { server in
            let error = try await refusal(source(server))
            #expect(error?.kind == .refused)
            #expect(error?.detail == "HTTP 401 invalid_client for client 'tafel'")
        }
    }

    @Test("a redirect is not followed: it would carry the secret elsewhere")
    func redirect() async throws {
        try await TestServer.with(.text(200, good)) { other in
            try await TestServer.with(.redirect("https://localhost:\(other.port)/token")) { server in
                let error3 = try await refusal(source(server))
                #expect(error3?.detail.contains("HTTP 302") == true)
                #expect(other.questions.isEmpty)
            }
        }
    }

    @Test("an answer that is no token, is too long or has expired already is refused")
    func unreadable() async throws {
        let expired = "{\"access_token\":\"a\",\"expires_in\":0}"
        for answer in [TestServer.Answer.text(200, "<html>"), .text(200, expired), .bytes(300_000)] {
            try await TestServer.with(answer) { server in
                let error4 = try await refusal(source(server))
                #expect(error4?.kind == .unreadable)
            }
        }
    }

    @Test("a server that says nothing, or is not there, is given up in time")
    func silence() async throws {
        try await TestServer.with(.silence) { server in
            let before = ContinuousClock.now
            let error = try await refusal(source(server, timeoutMs: 300))
            #expect(error?.detail == "no answer within 300 ms")
            #expect(ContinuousClock.now - before < .seconds(30))
        }
        let nowhere = try ClientCredentials(endpoint: "https://localhost:9/t", clientId: "a", clientSecret: secret)
        #expect(await refusal(nowhere)?.kind == .unreachable)
    }

    @Test("settings that cannot be meant are refused when they are given")
    func settings() {
        for endpoint in ["http://localhost/token", "localhost", "", "https://", "https://u:p@localhost/token"] {
            let error = #expect(throws: TokenError.self) {
                try ClientCredentials(endpoint: endpoint, clientId: "a", clientSecret: "b")
            }
            #expect(error?.kind == .badSetting)
        }
        #expect(throws: TokenError.self) {
            try ClientCredentials(endpoint: "https://localhost", clientId: "a", clientSecret: "")
        }
    }

    @Test("no text about it has the secret")
    func redacted() throws {
        let source = try ClientCredentials(endpoint: "https://localhost/t", clientId: "tafel", clientSecret: "geheim")
        var dumped = ""
        dump(source, to: &dumped)
        for text in ["\(source)", String(reflecting: source), dumped, "\(Security(sasl: .oauthBearer(source)))"] {
            #expect(!text.contains("geheim"))
        }
    }
}
