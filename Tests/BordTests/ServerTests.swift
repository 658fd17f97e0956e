import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import NIOCore
import Proefhulp
import ReadStoreProef
import Synchronization
import Testing

@testable import Bord

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The server as a whole", .serialized)
struct ServerTests {
    private static let log = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }
    private static let wachtMsMax = 20_000

    private static func inst(_ brokers: String, _ pad: String, poort: Int = 0) -> Bordinstellingen {
        var inst = Bordinstellingen(
            brokers: brokers, register: .landelijk, regios: ["twente"], bestand: pad, poort: poort, bron: Proeflog.bron)
        inst.demo = .init(rollen: [])
        return inst
    }

    private static let klok = Klok(
        nu: { Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000)) }, dag: { _ in Proeflog.vandaag },
        nieuwId: { UUID().uuidString.lowercased() })

    /// Runs a board around `werk`, which gets its port.
    static func metBord(
        _ brokers: String, stel grens: WritableKeyPath<Bordinstellingen, Int>? = nil, op waarde: Int = 0,
        _ werk: (Int) async throws -> Void
    ) async throws {
        let pad = NSTemporaryDirectory() + "bordproef-\(UUID().uuidString)/model.sqlite"
        defer { try? FileManager.default.removeItem(atPath: (pad as NSString).deletingLastPathComponent) }
        var inst = inst(brokers, pad)
        if let grens { inst[keyPath: grens] = waarde }
        let bord = try await Bord(inst, klok: klok, log: log, audit: log)
        let (poorten, einde) = AsyncStream.makeStream(of: Int.self)
        let loop = Task { try await bord.draai { einde.yield($0) } }
        var poort: Int?
        for await gegeven in poorten {
            poort = gegeven
            break
        }
        let uitkomst = await Result { try await werk(try #require(poort)) }
        loop.cancel()
        _ = await loop.result
        try uitkomst.get()
    }

    @Test("without a broker the page is there, says so, and sends nothing; it stops when asked")
    func zonderBroker() async throws {
        try await Self.metBord("127.0.0.1:1") { poort in
            let antwoord = try await Self.haal("/kaart", poort, rol: "expertteam:twente")
            #expect(antwoord.status == 200)
            let gezond = try await Self.haal("/gezond", poort, rol: nil)
            #expect(gezond.status == 503)
        }
    }

    @Test("a damaged file, or one of another version, is made anew, and the log says why")
    func anderBestand() async throws {
        let map = NSTemporaryDirectory() + "bordproef-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: map) }
        let pad = map + "/model.sqlite"
        let vanger = Logvanger()
        func start() async throws -> Bord {
            try await Bord(Self.inst("127.0.0.1:1", pad), klok: Self.klok, log: vanger.logger, audit: Self.log)
        }
        _ = try await start()
        #expect(!vanger.teksten.contains { $0.contains("made again") })
        try Data(repeating: 0x5A, count: 70_000).write(to: URL(fileURLWithPath: pad))
        _ = try await start()
        try await DatabaseQueue(path: pad).write { try $0.execute(sql: "PRAGMA user_version = 999") }
        _ = try await start()
        #expect(
            vanger.teksten.filter { $0.contains("made again") } == [
                "the read model is made again from the topics reden=the file is damaged, or is no read model",
                "the read model is made again from the topics reden=the file is of another version of this program",
            ])
    }

    @Test("a port that is taken is said in words")
    func bezet() async throws {
        try await Self.metBord("127.0.0.1:1") { poort in
            let pad = NSTemporaryDirectory() + "bordproef-\(UUID().uuidString)/model.sqlite"
            let tweede = try await Bord(
                Self.inst("127.0.0.1:1", pad, poort: poort), klok: Self.klok, log: Self.log, audit: Self.log)
            let fout = await #expect(throws: Bordfout.self) { try await tweede.draai { _ in } }
            #expect(fout?.description.contains("al in gebruik") == true)
        }
    }

    static func haal(_ pad: String, _ poort: Int, rol: String?) async throws -> (status: Int, tekst: String) {
        var vraag = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(poort)\(pad)")))
        if let rol { vraag.setValue("Bearer demo:\(rol)", forHTTPHeaderField: "authorization") }
        let (data, antwoord) = try await URLSession.shared.data(for: vraag)
        return ((antwoord as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ werk: () async throws -> Success) async {
        do { self = .success(try await werk()) } catch { self = .failure(error) }
    }
}
