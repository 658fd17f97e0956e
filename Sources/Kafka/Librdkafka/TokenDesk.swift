import Crdkafka
import Dispatch
import Glibc
import Logging
import Synchronization

/// Gets tokens for one client when librdkafka asks for them.
///
/// The question comes on a queue of its own (rdkafka.h, rd_kafka_conf_enable_sasl_queue), so it is answered although
/// nobody polls the client, and no thread of the client ever waits for a token server.
final class TokenDesk: Sendable {
    /// `@unchecked Sendable`: both pointers are used only under the lock of the desk, until `close` takes them away.
    private struct Line: @unchecked Sendable {
        let rk: OpaquePointer
        let queue: OpaquePointer
    }

    private struct State {
        var line: Line?
        var fetch: Task<Void, Never>?
        /// Tells the outcome of a fetch that was given up from that of the next one.
        var round = 0
        var failuresInARow = 0
        /// Of the token that librdkafka has, in milliseconds since 1970.
        var expiresAtMs: Int64 = 0
    }

    private let source: any TokenSource
    private let sink: LogSink
    private let fetchMsMax: Int
    private let state = Mutex(State())

    init(_ source: any TokenSource, sink: LogSink, fetchMsMax: Int = 30_000) {
        self.source = source
        self.sink = sink
        self.fetchMsMax = fetchMsMax
    }

    /// Begins to answer. The first question is there already: librdkafka asks while the client is made.
    func open(_ rk: OpaquePointer) {
        guard let queue = rd_kafka_queue_get_sasl(rk) else { return }
        state.withLock { $0.line = Line(rk: rk, queue: queue) }
        rd_kafka_queue_cb_event_enable(
            queue,
            { _, opaque in
                // Under the queue's lock: only say that there is something.
                guard let opaque else { return }
                let desk = Unmanaged<TokenDesk>.fromOpaque(opaque).takeUnretainedValue()
                DispatchQueue.global().async { desk.answer() }
            }, Unmanaged.passUnretained(self).toOpaque()
        )
        answer()
    }

    /// Nothing of the client is touched after this: it may be destroyed.
    func close() {
        let (line, fetch) = state.withLock { state in
            defer { (state.line, state.fetch) = (nil, nil) }
            return (state.line, state.fetch)
        }
        fetch?.cancel()
        guard let line else { return }
        // Waits for a callback that is running: both take the queue's lock.
        rd_kafka_queue_cb_event_enable(line.queue, nil, nil)
        rd_kafka_queue_destroy(line.queue)
    }

    /// How long to wait after this many failures in a row: from a quarter of a second to ten.
    static func backoffMs(failures: Int) -> Int { min(10_000, 250 << min(max(failures - 1, 0), 6)) }

    private func answer() {
        let isAsked = state.withLock { state in
            guard let line = state.line else { return false }
            var isAsked = false
            while let event = rd_kafka_queue_poll(line.queue, 0) {
                if rd_kafka_event_type(event) == RD_KAFKA_EVENT_OAUTHBEARER_TOKEN_REFRESH { isAsked = true }
                rd_kafka_event_destroy(event)
            }
            return isAsked
        }
        if isAsked { fetch() }
    }

    /// One at a time: librdkafka asks again while the first answer is on its way.
    private func fetch() {
        let source = source
        let round = state.withLock { state -> Int? in
            guard state.line != nil, state.fetch == nil else { return nil }
            state.round += 1
            let round = state.round
            state.fetch = Task { [weak self] in
                let outcome: Result<Token, any Error>
                do { outcome = .success(try await source.token()) } catch { outcome = .failure(error) }
                self?.settle(outcome, round: round)
            }
            return round
        }
        guard let round else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(fetchMsMax)) { [weak self, fetchMsMax] in
            self?.settle(.failure(TookTooLong(ms: fetchMsMax)), round: round)
        }
    }

    private func settle(_ outcome: Result<Token, any Error>, round: Int) {
        let retryMs = state.withLock { state -> Int? in
            guard let line = state.line, state.round == round, let fetch = state.fetch else { return nil }
            fetch.cancel()
            state.fetch = nil
            guard let trouble = Self.hand(outcome, to: line.rk) else {
                state.failuresInARow = 0
                if case .success(let token) = outcome { state.expiresAtMs = token.expiresAtMs }
                sink.note(tokenTrouble: nil)
                return nil
            }
            state.failuresInARow += 1
            // Librdkafka passes this on as an error of the client.
            rd_kafka_oauthbearer_set_token_failure(line.rk, trouble)
            // The old one is still good for the last fifth of its life.
            if state.expiresAtMs < Int64(time(nil)) * 1_000 { sink.note(tokenTrouble: "no token: \(trouble)") }
            return Self.backoffMs(failures: state.failuresInARow)
        }
        guard let retryMs else { return }
        sink.logger.warning("no OAUTHBEARER token; asked again in \(retryMs) ms")
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(retryMs)) { [weak self] in self?.fetch() }
    }

    /// What was wrong, or nil.
    private static func hand(_ outcome: Result<Token, any Error>, to rk: OpaquePointer) -> String? {
        let token: Token
        switch outcome {
        case .success(let found): token = found
        case .failure(let error): return "\(error)"
        }
        var words = [CChar](repeating: 0, count: 512)
        let extensions = token.extensions.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let response = withCStrings(extensions) { pairs in
            rd_kafka_oauthbearer_set_token(
                rk, token.value, token.expiresAtMs, token.principal, &pairs, pairs.count, &words, words.count
            )
        }
        return response == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : String(nullTerminated: words)
    }

    struct TookTooLong: Error, CustomStringConvertible {
        let ms: Int
        var description: String { "the token source did not answer within \(ms) ms" }
    }
}

/// Strings as C wants a list of them, for the length of a call.
func withCStrings<R>(_ strings: [String], _ body: (inout [UnsafePointer<CChar>?]) -> R) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var pointers = copies.map { $0.map { UnsafePointer($0) } }
    return body(&pointers)
}
