import Foundation
import Hummingbird
import Kafka
import Logging
import NIOCore

/// Asks a page with wrk, and reads what it found.
enum Wrk {
    struct Uitkomst: Sendable {
        /// Milliseconds.
        var p50, p95: Double
        var perSeconde: Double
    }

    private static let verbindingen = 4
    private static let kop = "authorization: Bearer demo:expertteam:twente"

    /// wrk prints no p95 by itself.
    private static let script = """
        done = function(s, l, r)
          io.write(string.format("uitkomst %f %f %f %d\\n", l:percentile(50) / 1000, l:percentile(95) / 1000,
            s.requests / (s.duration / 1000000), s.errors.status))
        end
        """

    static func meet(_ poort: Int, _ pad: String, seconden: Int) async throws -> Uitkomst {
        let lua = NSTemporaryDirectory() + "bench-bord-\(UUID().uuidString).lua"
        try script.write(toFile: lua, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: lua) }
        let uit = try await draai([
            "wrk", "-t1", "-c\(verbindingen)", "-d\(seconden)s", "-s", lua, "-H", kop,
            "http://127.0.0.1:\(poort)\(pad)",
        ])
        guard let regel = uit.split(separator: "\n").first(where: { $0.hasPrefix("uitkomst ") }) else {
            throw Fout(uitleg: "wrk gave no figures for \(pad):\n\(uit)")
        }
        let getallen = regel.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard getallen.count == 4, getallen[3] == 0 else {
            throw Fout(uitleg: "\(pad) was not always answered with a page: \(regel)")
        }
        return Uitkomst(p50: getallen[0], p95: getallen[1], perSeconde: getallen[2])
    }

    /// Bytes of one page.
    static func grootte(_ poort: Int, _ pad: String) async throws -> Int {
        let uit = try await draai([
            "curl", "-s", "-f", "-o", "/dev/null", "-w", "%{size_download}", "-H", kop,
            "http://127.0.0.1:\(poort)\(pad)",
        ])
        guard let bytes = Int(uit) else { throw Fout(uitleg: "\(pad) cannot be had") }
        return bytes
    }

    /// On a thread of its own: waiting for a process blocks.
    private static func draai(_ woorden: [String]) async throws -> String {
        try await OwnedThread.run(name: "wrk") {
            let proces = Process()
            proces.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            proces.arguments = woorden
            let pijp = Pipe()
            proces.standardOutput = pijp
            try proces.run()
            let uit = pijp.fileHandleForReading.readDataToEndOfFile()
            proces.waitUntilExit()
            return String(decoding: uit, as: UTF8.self)
        }
    }

    struct Fout: Error, CustomStringConvertible {
        let uitleg: String
        var description: String { uitleg }
    }
}

/// A page that is always the same, by the same web server.
enum Vastepagina {
    static func meet(_ bytes: Int, seconden: Int, _ log: Logger) async throws -> Wrk.Uitkomst {
        let pagina = ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes)
        let router = Router()
        router.get("/") { _, _ in
            Response(status: .ok, headers: [.contentType: "text/html"], body: ResponseBody(byteBuffer: pagina))
        }
        let (poorten, gegeven) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { gegeven.yield($0.localAddress?.port ?? 0) }, logger: log)
        let loop = Task { try await app.run() }
        var luister = poorten.makeAsyncIterator()
        let poort = await luister.next() ?? 0
        let uitkomst = try await Wrk.meet(poort, "/", seconden: seconden)
        loop.cancel()
        _ = await loop.result
        return uitkomst
    }
}
