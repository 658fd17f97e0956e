import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import NIOCore
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
            brokers: brokers, regios: ["twente"], bestand: pad, poort: poort, bron: Proeflog.bron)
        inst.demo = .init(rollen: [])
        return inst
    }

    private static let klok = Bordklok(
        nu: { Tijdstip(ms: Int64(Date().timeIntervalSince1970 * 1_000)) }, vandaag: { Proeflog.vandaag },
        nieuwId: { UUID().uuidString.lowercased() })

    /// Runs a board around `werk`, which gets its port.
    private static func metBord(
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
        #expect(!vanger.regels.contains { $0.contains("made again") })
        try Data(repeating: 0x5A, count: 70_000).write(to: URL(fileURLWithPath: pad))
        _ = try await start()
        try await DatabaseQueue(path: pad).write { try $0.execute(sql: "PRAGMA user_version = 999") }
        _ = try await start()
        #expect(
            vanger.regels.filter { $0.contains("made again") } == [
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

    @Test("a client that sends half a request and waits keeps nobody else from being answered")
    func langzaam() async throws {
        try await Self.metBord("127.0.0.1:1") { poort in
            var langzaam: [Stopcontact] = []
            for _ in 1...50 {
                let contact = try Stopcontact(poort)
                try contact.stuur("POST /api/v1/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n")
                langzaam.append(contact)
            }
            let antwoord = try await Self.haal("/inloggen", poort, rol: nil)
            #expect(antwoord.status == 200)
            withExtendedLifetime(langzaam) {}
        }
    }

    @Test("a body that does not come is answered in words after its time; a silent connection is closed")
    func nooitAf() async throws {
        try await Self.metBord("127.0.0.1:1", stel: \.lichaamMsMax, op: 200) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur(
                "POST /api/v1/aanvragen HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo:gi:jbov\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
            let antwoord = try await contact.lees(tot: "te-traag")
            #expect(antwoord.hasPrefix("HTTP/1.1 408 ") && antwoord.contains("kwam niet op tijd helemaal binnen"))
        }
        try await Self.metBord("127.0.0.1:1", stel: \.stilMsMax, op: 200) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur("GET / HTTP/1.1\r\nHost: ")
            #expect(try await contact.lees(tot: nil).isEmpty)
        }
    }

    private static func haal(_ pad: String, _ poort: Int, rol: String?) async throws -> (status: Int, tekst: String) {
        var vraag = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(poort)\(pad)")))
        if let rol { vraag.setValue("Bearer demo:\(rol)", forHTTPHeaderField: "authorization") }
        let (data, antwoord) = try await URLSession.shared.data(for: vraag)
        return ((antwoord as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}

/// A connection that sends what it is told and no more.
private final class Stopcontact {
    private let nummer: Int32

    init(_ poort: Int) throws {
        nummer = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var adres = sockaddr_in()
        adres.sin_family = sa_family_t(AF_INET)
        adres.sin_port = in_port_t(poort).bigEndian
        adres.sin_addr.s_addr = inet_addr("127.0.0.1")
        let uitkomst = withUnsafePointer(to: &adres) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(nummer, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(uitkomst == 0)
    }

    func stuur(_ tekst: String) throws { try #require(send(nummer, tekst, tekst.utf8.count, 0) == tekst.utf8.count) }

    /// What comes back, up to and with this text; `nil`: until the other side closes.
    func lees(tot einde: String?) async throws -> String {
        let nummer = nummer
        let gelezen = try await OwnedThread.run(name: "stopcontact") {
            var grens = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(nummer, SOL_SOCKET, SO_RCVTIMEO, &grens, socklen_t(MemoryLayout<timeval>.size))
            var alles: [UInt8] = []
            var stuk = [UInt8](repeating: 0, count: 4_096)
            while !(einde.map { String(decoding: alles, as: UTF8.self).contains($0) } ?? false) {
                let aantal = recv(nummer, &stuk, stuk.count, 0)
                if aantal == 0, einde == nil { break }
                guard aantal > 0 else { throw Geen() }
                alles += stuk.prefix(aantal)
            }
            return alles
        }
        return String(decoding: gelezen, as: UTF8.self)
    }

    /// Nothing more came in time, or the connection was closed too early.
    struct Geen: Error {}

    deinit { close(nummer) }
}

extension Result where Failure == any Error {
    fileprivate init(_ werk: () async throws -> Success) async {
        do { self = .success(try await werk()) } catch { self = .failure(error) }
    }
}
