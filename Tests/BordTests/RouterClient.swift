import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

/// What a router answered, whole.
struct RouterAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: ByteBuffer
}

/// Asks a router, without a server and without a connection.
///
/// Of our own: HummingbirdTesting brings two HTTP clients and a TLS along, for every test to build and none to use.
struct RouterClient: Sendable {
    fileprivate let respond: @Sendable (Request) async throws -> Response
    /// A body comes as from a connection, in pieces.
    private static let pieceBytesMax = 32 * 1_024

    @discardableResult
    func execute<R>(
        uri: String, method: HTTPRequest.Method, headers: HTTPFields = [:], body: ByteBuffer? = nil,
        testCallback: (RouterAnswer) async throws -> R = { $0 }
    ) async throws -> R {
        var headers = headers
        if let body { headers[.contentLength] = "\(body.readableBytes)" }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: uri, headerFields: headers),
            body: RequestBody(asyncSequence: Self.pieces(body ?? ByteBuffer())))
        let response: Response
        do { response = try await respond(request) } catch { response = Response(status: .internalServerError) }
        let page = Page()
        try await response.body.write(page)
        return try await testCallback(
            RouterAnswer(status: response.status, headers: response.headers, body: page.bytes))
    }

    private static func pieces(_ body: ByteBuffer) -> AsyncStream<ByteBuffer> {
        AsyncStream { stream in
            var body = body
            while let piece = body.readSlice(length: min(pieceBytesMax, body.readableBytes)), piece.readableBytes > 0 {
                stream.yield(piece)
            }
            stream.finish()
        }
    }

    /// One answer is written by one task.
    private final class Page: ResponseBodyWriter {
        private(set) var bytes = ByteBuffer()

        func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

enum TestWay { case router }

extension ApplicationProtocol {
    /// The application's router for as long as `body` runs.
    func test<R>(_ way: TestWay, _ body: @Sendable (RouterClient) async throws -> R) async throws -> R {
        let (responder, logger) = (try await responder, logger)
        return try await body(
            RouterClient { request in
                let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: logger)
                return try await responder.respond(to: request, context: Responder.Context(source: source))
            })
    }
}
