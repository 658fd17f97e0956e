import Ccurl
import Synchronization

/// One question with its answer so far.
///
/// `@unchecked Sendable`: only the thread that is in ``run()`` touches what changes, for libcurl calls back on the
/// thread that performs; ``cancel()`` sets an atomic.
final class Exchange: @unchecked Sendable {
    private let request: FetchRequest
    private let limits: FetchLimits
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var tooLong: Int?
    private let cancelled = Atomic<Bool>(false)

    /// Once for the process. What it gave is looked at before the first use.
    private static let initialised: CURLcode = ccurl_initialise()

    init(_ request: FetchRequest, _ limits: FetchLimits) {
        self.request = request
        self.limits = limits
    }

    /// From any thread; libcurl asks at least once a second.
    func cancel() { cancelled.store(true, ordering: .relaxed) }

    /// Blocks until there is an answer or there will be none, for the limit of time at most.
    func run() -> Result<FetchAnswer, FetchError> {
        do throws(FetchError) {
            guard !cancelled.load(ordering: .relaxed) else { throw .cancelled }
            guard Self.initialised == CURLE_OK else { throw failure(Self.initialised) }
            let handle = try EasyHandle()
            try prepare(handle)
            return .success(try perform(handle))
        } catch {
            return .failure(error)
        }
    }

    // MARK: - Inside

    private func prepare(_ handle: borrowing EasyHandle) throws(FetchError) {
        try handle.setAddress(request.address)
        try handle.setHeaders(request.headers)
        if let body = request.body { try handle.setBody(body) }
        if let authorities = request.authorities { try handle.setAuthorities(authorities) }
        try handle.setHabits(timeoutMs: limits.timeoutMs)
        try handle.setTakers(
            head: { _, one, size, opaque in Exchange.of(opaque).takeHeader(one * size) },
            body: { bytes, one, size, opaque in
                Exchange.of(opaque).takeBody(UnsafeRawBufferPointer(start: bytes, count: one * size))
            },
            watcher: { opaque, _, _, _, _ in Exchange.of(opaque).cancelled.load(ordering: .relaxed) ? 1 : 0 },
            opaque: Unmanaged.passUnretained(self).toOpaque())
    }

    private func perform(_ handle: borrowing EasyHandle) throws(FetchError) -> FetchAnswer {
        let outcome = handle.perform()
        guard outcome == CURLE_OK else { throw failure(outcome) }
        return FetchAnswer(status: try handle.status(), body: body)
    }

    /// - Returns: how many were taken: fewer than there are ends the transfer.
    private func takeHeader(_ count: Int) -> Int {
        headerBytes += count
        guard headerBytes <= FetchLimits.headerBytesMax else {
            tooLong = FetchLimits.headerBytesMax
            return 0
        }
        return count
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= limits.answerBytesMax - body.count else {
            tooLong = limits.answerBytesMax
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// In our words, from what libcurl ended with.
    private func failure(_ code: CURLcode) -> FetchError {
        switch code {
        case CURLE_WRITE_ERROR where tooLong != nil: .tooLong(bytesMax: tooLong ?? 0)
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        case CURLE_OPERATION_TIMEDOUT: .timeout(ms: limits.timeoutMs)
        case CURLE_SSL_CACERT_BADFILE: .badAuthorities
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ISSUER_ERROR: .untrusted
        default: .noConnection(EasyHandle.words(code))
        }
    }

    /// The one that ``prepare(_:)`` gave to libcurl: it lives, for it is in ``run()``.
    private static func of(_ opaque: UnsafeMutableRawPointer?) -> Exchange {
        guard let opaque else { preconditionFailure("libcurl calls back without what it was given") }
        return Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
    }
}
