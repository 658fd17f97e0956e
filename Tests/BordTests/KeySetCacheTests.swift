import Berichten
import Foundation
import Hummingbird
import JWTKit
import Logging
import Proefhulp
import ReadStoreProef
import Synchronization
import Testing

@testable import Bord
@testable import ReadStore

@Suite("The keys of an issuer rotate")
struct KeySetCacheTests {
    private static let minuut = KeySetCache.tussenMs
    private static let stil = Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() }

    private static func na(_ ms: Int64) -> Tijdstip { Tijdstip(ms: Proefmodel.nu.ms + ms) }

    private static func ring(_ poort: Int, timeoutMs: Int = 5_000) async throws -> KeySetCache {
        try await KeySetCache(
            .adres("http://127.0.0.1:\(poort)/jwks"), nu: Proefmodel.nu, timeoutMs: timeoutMs, log: stil)
    }

    @Test("a new key is known within a minute of its first token, and one that was taken away is not believed")
    func wisselt() async throws {
        let (oud, nieuw) = (Proefsleutel("oud"), Proefsleutel("nieuw"))
        let winkel = Winkel(try Proefsleutel.jwks([oud]))
        try await winkel.open { poort in
            let ring = try await Self.ring(poort)
            #expect(try await ring.bos(metSleutel: "oud", nu: Self.na(1)) != nil)
            winkel.geef(try Proefsleutel.jwks([nieuw]))
            #expect(try await ring.bos(metSleutel: "nieuw", nu: Self.na(Self.minuut - 1)) == nil)
            #expect(try await ring.bos(metSleutel: "nieuw", nu: Self.na(Self.minuut)) != nil)
            #expect(try await ring.bos(metSleutel: "oud", nu: Self.na(Self.minuut + 1)) == nil)
        }
    }

    @Test("however many tokens with invented keys come, the issuer is asked once a minute")
    func begrensd() async throws {
        let winkel = Winkel(try Proefsleutel.jwks([Proefsleutel("a")]))
        try await winkel.open { poort in
            let ring = try await Self.ring(poort)
            for minuut in Int64(1)...3 {
                try await withThrowingTaskGroup(of: Bool.self) { groep in
                    for nummer in 0..<200 {
                        groep.addTask {
                            try await ring.bos(metSleutel: "x\(nummer)", nu: Self.na(minuut * Self.minuut)) == nil
                        }
                    }
                    for try await onbekend in groep { #expect(onbekend) }
                }
            }
            #expect(winkel.gevraagd == 4)
        }
    }

    @Test("known keys hold for a day while the issuer is silent, wrong, redirects or says too much; no longer")
    func onbereikbaar() async throws {
        let goed = try Proefsleutel.jwks([Proefsleutel("a")])
        for antwoord in [
            Winkel.Antwoord.tekst("geen json"), .tekst(String(repeating: " ", count: KeySetCache.bytesMax + 1)),
            .status(.internalServerError), .elders, .niets,
        ] {
            let winkel = Winkel(goed)
            try await winkel.open { poort in
                // Only who never answers is waited for so long.
                let ring = try await Self.ring(poort, timeoutMs: 5_000)
                winkel.geef(antwoord)
                #expect(try await ring.bos(metSleutel: "b", nu: Self.na(Self.minuut)) == nil)
                #expect(try await ring.bos(metSleutel: "a", nu: Self.na(KeySetCache.houdbaarMs)) != nil)
                await #expect(throws: TokenVerificationError.geenSleutels) {
                    try await ring.bos(metSleutel: "a", nu: Self.na(KeySetCache.houdbaarMs + 1))
                }
                winkel.geef(.tekst(goed))
                let later = Self.na(KeySetCache.houdbaarMs + Self.minuut + 1)
                #expect(try await ring.bos(metSleutel: "a", nu: later) != nil)
            }
        }
    }

    @Test("over TLS only whom we trust gives keys: not who another signed for, nor who has another name")
    func vertrouwd() async throws {
        try await TestServer.with(.text(200, try Proefsleutel.jwks([Proefsleutel("a")]))) { winkel in
            let eigen = Array(try Data(contentsOf: winkel.certificate))
            func kent(_ naam: String, _ gezag: [UInt8]?) async throws -> Bool {
                let ring = try await KeySetCache(
                    .adres("https://\(naam):\(winkel.port)/jwks", gezag: gezag), nu: Proefmodel.nu, timeoutMs: 20_000,
                    log: Self.stil)
                return (try? await ring.bos(metSleutel: "a", nu: Self.na(1))) != nil
            }
            #expect(try await kent("localhost", eigen))
            #expect(try await !kent("localhost", nil))
            #expect(try await !kent("127.0.0.1", eigen))
            // Only the first reached the question; the others saw a certificate and left.
            #expect(winkel.questions.count == 1)
        }
    }

    @Test("an issuer that drips is cut off after its time as a whole, one that sends for ever after its size")
    func traagOfGroot() async throws {
        for antwoord in [TestServer.Answer.drip, .bytes(KeySetCache.bytesMax * 4), .endlessHeaders] {
            try await TestServer.with(antwoord, tls: false) { winkel in
                let begin = ContinuousClock.now
                let ring = try await Self.ring(winkel.port, timeoutMs: 1_500)
                await #expect(throws: TokenVerificationError.geenSleutels) {
                    try await ring.bos(metSleutel: "a", nu: Self.na(1))
                }
                #expect(ContinuousClock.now - begin < .seconds(20))
            }
        }
    }

    @Test("an issuer that is not there keeps no board from starting: who comes with a token reads that it is so")
    func begin() async throws {
        let uitgever = TokenIssuer(issuer: "i", audience: "a", sleutels: .adres("http://127.0.0.1:1/jwks"))
        let bord = try await Proefbord(uitgever: uitgever, demo: false)
        let kop = Data(#"{"alg":"ES256","kid":"a"}"#.utf8).base64EncodedString().replacing("=", with: "")
        try await bord.app.test(.router) { client in
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer \(kop).e30.AAAA"])
            try await client.execute(uri: "/kaart", method: .get, headers: koppen) { antwoord in
                #expect(antwoord.status == .serviceUnavailable)
                #expect(String(buffer: antwoord.body).contains("De uitgever van tokens is niet bereikbaar"))
            }
        }
    }

    @Test("keys for another use than signing are passed over; one without its algorithm gets one")
    func soorten() async throws {
        let sleutel = Proefsleutel("a")
        let versleuteling = #"{"kty":"RSA","use":"enc","alg":"RSA-OAEP","kid":"e","n":"AQAB","e":"AQAB"}"#
        let zonder = try sleutel.jwk.replacing(#""alg":"ES256","#, with: "")
        let bos = try await KeySet(Data(#"{"keys":[\#(versleuteling),\#(zonder)]}"#.utf8))
        #expect(bos.kids == ["a"])
        await #expect(throws: TokenVerificationError.self) {
            try await KeySet(Data(#"{"keys":[\#(versleuteling)]}"#.utf8))
        }
    }
}

/// A key pair, and what is published of it.
struct Proefsleutel {
    let sleutel = ES256PrivateKey()
    let kid: String

    init(_ kid: String) { self.kid = kid }

    var jwk: String {
        get throws {
            let punt = try #require(sleutel.publicKey.parameters)
            return
                #"{"kty":"EC","crv":"P-256","kid":"\#(kid)","alg":"ES256","x":"\#(Self.url(punt.x))","y":"\#(Self.url(punt.y))"}"#
        }
    }

    static func jwks(_ sleutels: [Proefsleutel]) throws -> String {
        #"{"keys":[\#(try sleutels.map { try $0.jwk }.joined(separator: ","))]}"#
    }

    private static func url(_ tekst: String) -> String {
        tekst.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// An issuer on a port of its own, that publishes what it is told.
private final class Winkel: Sendable {
    enum Antwoord: Sendable {
        case tekst(String)
        case status(HTTPResponse.Status)
        /// At another address.
        case elders
        /// Never.
        case niets
    }

    private struct Stand {
        var antwoord: Antwoord
        var gevraagd = 0
    }
    private let stand: Mutex<Stand>
    private let (wacht, voorbij) = AsyncStream.makeStream(of: Void.self)

    init(_ jwks: String) { stand = Mutex(Stand(antwoord: .tekst(jwks))) }

    func geef(_ jwks: String) { geef(.tekst(jwks)) }
    func geef(_ antwoord: Antwoord) { stand.withLock { $0.antwoord = antwoord } }
    var gevraagd: Int { stand.withLock { $0.gevraagd } }

    private func beantwoord() async -> Response {
        let antwoord = stand.withLock { stand in
            stand.gevraagd += 1
            return stand.antwoord
        }
        switch antwoord {
        case .tekst(let tekst): return Response(status: .ok, body: .init(byteBuffer: .init(string: tekst)))
        case .status(let status): return Response(status: status)
        case .elders: return Response(status: .found, headers: [.location: "/elders"])
        case .niets:
            for await _ in wacht {}
            return Response(status: .ok)
        }
    }

    func open(_ werk: (Int) async throws -> Void) async throws {
        let router = Router()
        router.get("/jwks") { _, _ in await self.beantwoord() }
        let goed = stand.withLock { $0.antwoord }
        router.get("/elders") { _, _ in
            guard case .tekst(let tekst) = goed else { return Response(status: .notFound) }
            return Response(status: .ok, body: .init(byteBuffer: .init(string: tekst)))
        }
        let (poorten, gegeven) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { gegeven.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "proef") { _ in SwiftLogNoOpLogHandler() })
        let loop = Task { try await app.run() }
        var luister = poorten.makeAsyncIterator()
        let poort = await luister.next() ?? 0
        let uitkomst: Result<Void, any Error>
        do { uitkomst = .success(try await werk(poort)) } catch { uitkomst = .failure(error) }
        voorbij.finish()
        loop.cancel()
        _ = await loop.result
        try uitkomst.get()
    }
}
