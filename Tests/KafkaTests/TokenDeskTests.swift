import Glibc
import KafkaTesting
import Synchronization
import Testing

@testable import Kafka

/// Tells what became of each question, and waits for a number of them.
private final class Questions: Sendable {
    private struct State {
        var count = 0
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// - Returns: how many there were before.
    func ask() -> Int {
        let (before, ready) = state.withLock { state in
            state.count += 1
            let ready = state.waiters.filter { $0.count <= state.count }
            state.waiters.removeAll { $0.count <= state.count }
            return (state.count - 1, ready)
        }
        for waiter in ready { waiter.continuation.resume() }
        return before
    }

    func wait(for count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.count >= count { return true }
                state.waiters.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}

/// Keeps who passes until it is opened.
private final class Gate: Sendable {
    private let held = Mutex<[CheckedContinuation<Void, Never>]>([])

    func pass() async { await withCheckedContinuation { continuation in held.withLock { $0.append(continuation) } } }

    func open() {
        let all = held.withLock { held in
            defer { held = [] }
            return held
        }
        for continuation in all { continuation.resume() }
    }
}

private func token(livesMs: Int64 = 3_600_000) -> Token {
    Token(value: "geheim", principal: "tafel", expiresAtMs: Int64(time(nil)) * 1_000 + livesMs)
}

private struct NoToken: Error, CustomStringConvertible { let description = "the token server is away" }

@Suite("Tokens", .timeLimit(.minutes(5)))
struct TokenDeskTests {
    private func admin(_ source: @escaping @Sendable () async throws -> Token) throws -> Admin {
        try Admin(brokers: nobody, security: Security(sasl: .oauthBearer(TokenFunction(source))), logger: logger)
    }

    @Test("a token is asked for although nobody polls the client, and again before it expires")
    func refresh() async throws {
        let questions = Questions()
        let admin = try admin {
            _ = questions.ask()
            return token(livesMs: 2_000)
        }
        await questions.wait(for: 2)
        admin.close(withinMs: 5_000)
    }

    @Test("a source that fails is asked again soon, and its words are in the error of the client")
    func failure() async throws {
        let questions = Questions()
        let admin = try admin {
            if questions.ask() < 3 { throw NoToken() }
            return token()
        }
        await questions.wait(for: 2)
        let error = await #expect(throws: KafkaError.self) { try await admin.metadata(timeoutMs: 900) }
        #expect(error?.description.contains("the token server is away") == true, "\(error?.description ?? "-")")
        #expect(error?.isAuthentication == true)
        await questions.wait(for: 4)
        admin.close(withinMs: 5_000)
    }

    @Test("a token that librdkafka does not take is told as such, and not shown")
    func expired() async throws {
        let admin = try admin { token(livesMs: -60_000) }
        var error: KafkaError?
        // Asked again while the token is still on its way: on a busy machine that takes longer than one question.
        for _ in 1...20 where error?.description.contains("expir") != true {
            error = await #expect(throws: KafkaError.self) { try await admin.metadata(timeoutMs: 900) }
            #expect(error?.description.contains("geheim") == false)
        }
        #expect(error?.description.contains("expir") == true, "\(error?.description ?? "-")")
        admin.close(withinMs: 5_000)
    }

    @Test("a source that never answers keeps nobody: making, asking and closing end in time")
    func silent() async throws {
        let questions = Questions()
        let gate = Gate()
        let admin = try admin {
            _ = questions.ask()
            await gate.pass()
            return token()
        }
        await questions.wait(for: 1)
        let tookMs = elapsedMs { admin.close(withinMs: 2 * busyMs) }
        #expect(tookMs < busyMs)
        // An answer that comes when nobody is there any more does no harm.
        gate.open()
    }

    @Test("waiting after failures doubles from a quarter of a second to ten")
    func backoff() {
        #expect((1...8).map(TokenDesk.backoffMs(failures:)) == [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
        #expect(TokenDesk.backoffMs(failures: 1_000_000) == 10_000)
    }

    @Test("new credentials reach every client that is still there")
    func rotate() throws {
        let secret = Credentials(username: "tafel", password: "oud")
        let security = Security(sasl: .scramSHA512(secret))
        var admins = try (0..<3).map { _ in try Admin(brokers: nobody, security: security, logger: logger) }
        admins.removeLast().close(withinMs: 5_000)
        try secret.rotate(password: "nieuw")
        #expect(secret.now == ("tafel", "nieuw"))
        try secret.rotate(username: "tafel2", password: "nieuwer")
        #expect(secret.now == ("tafel2", "nieuwer"))
        for admin in admins { admin.close(withinMs: 5_000) }
    }
}
