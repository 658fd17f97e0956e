import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import JWTKit
import Jeugdhulp
import NIOCore
import Proefhulp
import ReadStoreProef
import Synchronization
import Testing

@testable import Bord
@testable import ReadStore

@Suite("Who listens hears of its own cases, and when that ends why")
struct GebeurtenissenTests {
    private static let wachtMsMax = 20_000

    /// All that was told to a listener for whom `einde` makes an end of it.
    private static func gehoord(
        _ bord: Proefbord, _ koppen: HTTPFields, _ einde: @escaping @Sendable () -> Void
    ) async throws -> String {
        try await bord.app.test(.router) { client in
            async let stroom = client.execute(uri: "/gebeurtenissen", method: .get, headers: koppen) {
                String(buffer: $0.body)
            }
            #expect(await Proefwacht.tot(ms: wachtMsMax) { bord.kern.omroep.aantal == 1 })
            bord.kern.omroep.vertel(
                ChangeSet(zaken: [.init(regio: "twente", casusId: "c1"), .init(regio: "ijsselland", casusId: "c2")]))
            einde()
            // As the heartbeat does.
            bord.kern.omroep.vertel(ChangeSet())
            // Were it to go on, then this would be heard too.
            bord.kern.omroep.vertel(ChangeSet(zaken: [.init(regio: "twente", casusId: "c3")]))
            bord.kern.omroep.sluit()
            return try await stroom
        }
    }

    private struct TokenPayload: JWTPayload {
        var iss = "https://login.voorbeeld.nl"
        var aud = ["doorbraaktafel"]
        var exp = Proefmodel.seconden + 600
        var rol = "expertteam:twente"
        enum CodingKeys: String, CodingKey {
            case iss, aud, exp
            case rol = "doorbraak_rol"
        }
        func verify(using algorithm: some JWTAlgorithm) {}
    }

    private static let eigen = "event: zaak\ndata: {\"casusId\":\"c1\"}\n\n"

    @Test("a session that ended, or was logged out of, ends the stream with a word for it")
    func sessie() async throws {
        let bord = try await Proefbord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        let tekst = try await Self.gehoord(bord, try Proefbord.koppen(sessie)) {
            bord.kern.poort.sessies.weg(sessie.id)
        }
        #expect(tekst.hasSuffix("event: verlopen\ndata: {}\n\n") && !tekst.contains("c3"), "\(tekst)")
    }

    @Test("a token that expires while the stream is open ends it, on the moment that it opens nothing any more")
    func token() async throws {
        let paar = Proefsleutel("sleutel-1")
        let tokens = TokenIssuer(
            issuer: "https://login.voorbeeld.nl", audience: "doorbraaktafel",
            sleutels: .vast(try Proefsleutel.jwks([paar])))
        let kid = JWKIdentifier(string: paar.kid)
        let token = try await JWTKeyCollection().add(ecdsa: paar.sleutel, kid: kid).sign(TokenPayload(), kid: kid)
        for (later, isOver) in [(Int64(659_000), false), (660_000, true)] {
            let nu = Mutex(Proefmodel.nu)
            let klok: @Sendable () -> Tijdstip = { nu.withLock { $0 } }
            let bord = try await Proefbord(uitgever: tokens, demo: false, nu: klok)
            let koppen = try Proefbord.koppen(nil, ["authorization": "Bearer \(token)"])
            let tekst = try await Self.gehoord(bord, koppen) {
                nu.withLock { $0 = Tijdstip(ms: Proefmodel.nu.ms + later) }
            }
            #expect(tekst.contains("event: verlopen") == isOver, "\(later) ms later")
            #expect(tekst.contains("c3") == !isOver && !tekst.contains("c2"), "\(later) ms later")
        }
    }

    @Test("who stays logged in is told no such thing when the server stops")
    func gestopt() async throws {
        let bord = try await Proefbord()
        let sessie = try bord.sessie(.expertteam(regio: "twente"))
        let tekst = try await Self.gehoord(bord, try Proefbord.koppen(sessie)) {}
        #expect(tekst.contains(Self.eigen) && tekst.contains("c3") && !tekst.contains("verlopen"))
    }
}
