import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A token server over HTTPS on a loopback port, with a certificate made for the occasion.
final class TokenServer: Sendable {
    enum Answer: Sendable {
        case json(Int, String)
        case redirect(String)
        /// Headers, and then nothing.
        case silence
        case bytes(Int)
    }

    struct Question: Sendable, Equatable {
        var authorization: String?
        var contentType: String?
        var body: String
    }

    /// The certificate is its own authority, for `localhost` only.
    let authority: URL
    let port: Int
    private let folder: URL
    private let channel: any Channel
    private let asked = Mutex<[Question]>([])

    var questions: [Question] { asked.withLock { $0 } }

    static func with<R>(_ answer: Answer, _ body: (TokenServer) async throws -> R) async throws -> R {
        let server = try await TokenServer(answer)
        do {
            let result = try await body(server)
            try await server.close()
            return result
        } catch {
            try await server.close()
            throw error
        }
    }

    private init(_ answer: Answer) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tokens-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        authority = folder.appendingPathComponent("cert.pem")
        let key = folder.appendingPathComponent("key.pem")
        try await Self.makeCertificate(authority, key)
        let tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(authority.path).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key.path, format: .pem)))
        let context = try NIOSSLContext(configuration: tls)
        let heard = Heard()
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Clerk(answer, heard))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        heard.tell { [weak self] question in self?.asked.withLock { $0.append(question) } }
    }

    private func close() async throws {
        try await channel.close()
        try FileManager.default.removeItem(at: folder)
    }

    private static func makeCertificate(_ certificate: URL, _ key: URL) async throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments =
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
            + ["-addext", "subjectAltName=DNS:localhost", "-keyout", key.path, "-out", certificate.path]
        openssl.standardOutput = FileHandle.nullDevice
        openssl.standardError = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            openssl.terminationHandler = { process in
                if process.terminationStatus == 0 { done.resume() } else { done.resume(throwing: NoCertificate()) }
            }
            do { try openssl.run() } catch { done.resume(throwing: error) }
        }
    }

    struct NoCertificate: Error {}
}

/// Where questions go, which is known only after the server listens.
private final class Heard: Sendable {
    private let listener = Mutex<(@Sendable (TokenServer.Question) -> Void)?>(nil)

    func tell(_ body: @escaping @Sendable (TokenServer.Question) -> Void) { listener.withLock { $0 = body } }

    func hear(_ question: TokenServer.Question) { listener.withLock { $0 }?(question) }
}

/// Answers every request of one connection. Lives on the event loop of its channel.
private final class Clerk: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: TokenServer.Answer
    private let heard: Heard
    private var question = TokenServer.Question(body: "")

    init(_ answer: TokenServer.Answer, _ heard: Heard) {
        self.answer = answer
        self.heard = heard
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            question = TokenServer.Question(
                authorization: head.headers.first(name: "authorization"),
                contentType: head.headers.first(name: "content-type"), body: "")
        case .body(let bytes): question.body += String(decoding: bytes.readableBytesView, as: UTF8.self)
        case .end:
            heard.hear(question)
            reply(context)
        }
    }

    private func reply(_ context: ChannelHandlerContext) {
        switch answer {
        case .json(let status, let text): send(context, status, text, [:])
        case .redirect(let address): send(context, 302, "", ["location": address])
        case .bytes(let count): send(context, 200, String(repeating: " ", count: count), [:])
        case .silence: break
        }
    }

    private func send(_ context: ChannelHandlerContext, _ status: Int, _ text: String, _ headers: [String: String]) {
        var all = HTTPHeaders(headers.map { ($0.key, $0.value) })
        all.add(name: "content-length", value: "\(text.utf8.count)")
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: all)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
