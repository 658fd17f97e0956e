import BoundedHTTP
import Foundation
import Proefhulp
import Testing

@Suite("A question over HTTP has its limits", .timeLimit(.minutes(5)))
struct FetchTests {
    private let limits = FetchLimits(timeoutMs: 30_000, answerBytesMax: 1_000)

    private func request(_ server: TestServer, host: String = "localhost") throws -> FetchRequest {
        FetchRequest(
            "https://\(host):\(server.port)/sleutels", authorities: Array(try Data(contentsOf: server.certificate)))
    }

    private func plain(_ server: TestServer) -> FetchRequest { FetchRequest("http://127.0.0.1:\(server.port)/") }

    private func refusal(_ request: FetchRequest, _ limits: FetchLimits? = nil) async -> FetchError? {
        await #expect(throws: FetchError.self) { try await fetch(request, limits ?? self.limits) }
    }

    @Test("an answer over TLS comes whole, with an authority of our own")
    func get() async throws {
        try await TestServer.with(.text(200, "{\"keys\":[]}")) { server in
            let answer = try await fetch(request(server), limits)
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == "{\"keys\":[]}")
            #expect(server.questions.map(\.method) == ["GET"])
        }
    }

    @Test("what is posted arrives with its headers, an empty body too")
    func post() async throws {
        try await TestServer.with(.text(401, "nee"), tls: false) { server in
            for body in ["a=b&c=\u{0}é", ""] {
                var request = plain(server)
                request.headers = ["content-type": "text/x", "authorization": "Basic x"]
                request.body = Array(body.utf8)
                let answer = try await fetch(request, limits)
                #expect(answer.status == 401)
                let question = try #require(server.questions.last)
                #expect(question.method == "POST" && question.body == body)
                #expect(question.headers["content-type"] == "text/x")
                #expect(question.headers["authorization"] == "Basic x")
            }
        }
    }

    @Test("who signs for another, who is not known and who speaks no TLS hears nothing")
    func untrusted() async throws {
        try await TestServer.with(.text(200, "")) { server in
            var request = try request(server, host: "127.0.0.1")
            #expect(await refusal(request) == .untrusted)
            request = try self.request(server)
            request.authorities = nil
            #expect(await refusal(request) == .untrusted)
            try await TestServer.with(.text(200, "")) { other in
                request.authorities = Array(try Data(contentsOf: other.certificate))
                #expect(await refusal(request) == .untrusted)
            }
            for bad in ["", "geen certificaat", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
                request.authorities = Array(bad.utf8)
                #expect(await refusal(request) == .badAuthorities)
            }
            #expect(server.questions.isEmpty)
        }
        try await TestServer.with(.text(200, ""), tls: false) { server in
            #expect(await refusal(FetchRequest("https://localhost:\(server.port)/")) == .untrusted)
        }
    }

    @Test("the time is for all together: silence, and a byte now and then, are cut off", arguments: [true, false])
    func timeout(drips: Bool) async throws {
        try await TestServer.with(drips ? .drip : .silence, tls: false) { server in
            let error = await refusal(plain(server), FetchLimits(timeoutMs: 400, answerBytesMax: 1_000_000))
            #expect(error == .timeout(ms: 400))
        }
    }

    @Test("what is too long is cut off while it is read; what fits to the byte is not")
    func size() async throws {
        try await TestServer.with(.bytes(1_000), tls: false) { server in
            let answer = try await fetch(plain(server), limits)
            #expect(answer.body.count == 1_000)
        }
        try await TestServer.with(.bytes(2_000), tls: false) { server in
            #expect(await refusal(plain(server)) == .tooLong(bytesMax: 1_000))
        }
        try await TestServer.with(.text(200, String(repeating: "x", count: 1_001)), tls: false) { server in
            #expect(await refusal(plain(server)) == .tooLong(bytesMax: 1_000))
        }
        try await TestServer.with(.endlessHeaders, tls: false) { server in
            #expect(await refusal(plain(server)) == .tooLong(bytesMax: FetchLimits.headerBytesMax))
        }
    }

    @Test("half an answer is none")
    func half() async throws {
        try await TestServer.with(.half, tls: false) { server in
            guard case .noConnection = await refusal(plain(server)) else {
                Issue.record("half an answer was taken")
                return
            }
        }
    }

    @Test("a redirect is not followed")
    func redirect() async throws {
        try await TestServer.with(.text(200, ""), tls: false) { other in
            try await TestServer.with(.redirect("http://127.0.0.1:\(other.port)/"), tls: false) { server in
                let answer = try await fetch(plain(server), limits)
                #expect(answer.status == 302)
                #expect(other.questions.isEmpty)
            }
        }
    }

    @Test("whoever takes a question back does not wait for the answer")
    func cancelled() async throws {
        try await TestServer.with(.silence, tls: false) { server in
            let request = plain(server)
            let asked = Task { try await fetch(request, FetchLimits(timeoutMs: 240_000, answerBytesMax: 1)) }
            asked.cancel()
            #expect(await asked.result.failure as? FetchError == .cancelled)
        }
    }

    @Test(
        "only https, or http to this machine, without a user in it",
        arguments: [
            "http://example.nl/", "http://127.0.0.1.example.nl/", "http://localhost@example.nl/", "ftp://localhost/",
            "file:///etc/passwd", "localhost", "", "https://", "https://u:p@localhost/", "https://u@localhost/",
            "http://127.0.0.1\\@example.nl/", "https://loc alhost/",
        ])
    func address(address: String) async {
        guard case .badRequest = await refusal(FetchRequest(address)) else {
            Issue.record("\(address) was tried")
            return
        }
    }

    @Test("a header of two lines, and no time at all, are refused")
    func badRequest() async {
        for headers in [["a": "b\r\nc: d"], ["a\n": "b"], ["a": "\u{0}"]] {
            let error = await refusal(FetchRequest("http://127.0.0.1:9/", headers: headers))
            #expect(error == .badRequest("a header is one line"))
        }
        let error = await refusal(FetchRequest("http://127.0.0.1:9/"), FetchLimits(timeoutMs: 0, answerBytesMax: 1))
        #expect(error == .badRequest("a limit of time is above zero"))
    }

    @Test("nobody at home is said in words that quote nothing")
    func nobody() async {
        let error = await refusal(FetchRequest("http://127.0.0.1:9/geheim?x=geheim"))
        guard case .noConnection = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error.map { !"\($0)".contains("geheim") } == true)
    }
}

extension Result {
    fileprivate var failure: Failure? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
