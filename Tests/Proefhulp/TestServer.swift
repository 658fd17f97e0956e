import Foundation
import Synchronization

/// A web server in a process of its own on a loopback port: over TLS with a certificate made for the occasion, or
/// without. Python's, so that our client is not tried against our own TLS.
public final class TestServer: Sendable {
    public enum Answer: Sendable {
        case text(Int, String)
        case redirect(String)
        case silence
        /// So many spaces, without a length said beforehand.
        case bytes(Int)
        /// A byte every 50 ms, for ever.
        case drip
        case endlessHeaders
        /// Less than was promised.
        case half

        fileprivate var json: [String: Any] {
            switch self {
            case .text(let status, let text): ["kind": "text", "status": status, "text": text]
            case .redirect(let address): ["kind": "redirect", "address": address]
            case .silence: ["kind": "silence"]
            case .bytes(let count): ["kind": "bytes", "count": count]
            case .drip: ["kind": "drip"]
            case .endlessHeaders: ["kind": "headers_for_ever"]
            case .half: ["kind": "half"]
            }
        }
    }

    public struct Question: Sendable, Equatable, Decodable {
        public var method: String
        /// By their name in small letters.
        public var headers: [String: String]
        public var body: String
    }

    public struct Failed: Error, CustomStringConvertible {
        public let description: String
    }

    /// The certificate, which is its own authority, for `localhost` only.
    public let certificate: URL
    public let port: Int
    private let process: Process
    private let stdin = Pipe()
    private let stdout = Pipe()

    private struct Heard {
        var questions: [Question] = []
        /// Of a line that is not whole yet.
        var rest: [UInt8] = []
    }
    private let heard = Mutex(Heard())

    /// Every question so far: each is told before it is answered.
    public var questions: [Question] {
        heard.withLock { heard in
            Self.drain(stdout.fileHandleForReading.fileDescriptor, into: &heard)
            return heard.questions
        }
    }

    /// A server for as long as `body` runs.
    public static func with<R>(
        _ answer: Answer, tls: Bool = true, _ body: (TestServer) async throws -> R
    ) async throws -> R {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("server-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try await TestServer(answer, tls: tls, folder)
        defer { server.stop() }
        return try await body(server)
    }

    /// A certificate that is its own authority.
    public static func makeCertificate(_ certificate: URL, _ key: URL) async throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments =
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
            + ["-addext", "subjectAltName=DNS:localhost", "-keyout", key.path, "-out", certificate.path]
        openssl.standardOutput = FileHandle.nullDevice
        openssl.standardError = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            openssl.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try openssl.run() } catch { done.resume(throwing: error) }
        }
        guard status == 0 else { throw Failed(description: "openssl req ended with \(status)") }
    }

    // MARK: - Inside

    private init(_ answer: Answer, tls: Bool, _ folder: URL) async throws {
        certificate = folder.appendingPathComponent("cert.pem")
        let key = folder.appendingPathComponent("key.pem")
        if tls { try await Self.makeCertificate(certificate, key) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("testserver.py")
        let json = String(decoding: try JSONSerialization.data(withJSONObject: answer.json), as: UTF8.self)
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script.path] + (tls ? [certificate.path, key.path] : ["-", "-"]) + [json]
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        let first = await Self.firstLine(stdout.fileHandleForReading)
        guard let port = Int(first) else { throw Failed(description: "testserver.py did not start") }
        self.port = port
        let descriptor = stdout.fileHandleForReading.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// What was told since the last time. Without waiting: who has an answer knows that its question was told.
    private static func drain(_ descriptor: Int32, into heard: inout Heard) {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(descriptor, &bytes, bytes.count), count > 0 { heard.rest += bytes[..<count] }
        while let end = heard.rest.firstIndex(of: UInt8(ascii: "\n")) {
            if let question = try? JSONDecoder().decode(Question.self, from: Data(heard.rest[..<end])) {
                heard.questions.append(question)
            }
            heard.rest.removeSubrange(...end)
        }
    }

    /// Its input ends, and so does the server.
    private func stop() {
        try? stdin.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private static func firstLine(_ handle: FileHandle) async -> String {
        await withCheckedContinuation { done in
            DispatchQueue.global().async {
                var line = ""
                while case let byte = handle.readData(ofLength: 1), let first = byte.first, first != 10 {
                    line.append(Character(UnicodeScalar(first)))
                }
                done.resume(returning: line)
            }
        }
    }
}
