import Berichten
import Foundation
import ReadStoreProef
import Testing

@testable import Bord
@testable import ReadStore

@Suite("What this server has is shared out over those who come")
struct VerdelingTests {
    @Test("who makes ever more sessions pushes out its own oldest, and nobody else's")
    func sessies() throws {
        let sessies = SessionStore()
        let ander = try #require(sessies.nieuw(nil, van: "ander", nu: Proefmodel.nu))
        var eigen: [Session] = []
        for nummer in 0..<(SessionStore.perDeelgenootMax + 50) {
            let nu = Tijdstip(ms: Proefmodel.nu.ms + Int64(nummer))
            eigen.append(try #require(sessies.nieuw(nil, van: "veel", nu: nu)))
        }
        let over = eigen.filter { sessies.zoek($0.id, nu: Proefmodel.nu) != nil }
        #expect(over.count == SessionStore.perDeelgenootMax && over.last?.id == eigen.last?.id)
        #expect(sessies.zoek(ander.id, nu: Proefmodel.nu) != nil)
    }

    @Test("one person has so many streams, and others get theirs; a place that is left is there again")
    func stromen() async throws {
        let omroep = Broadcast()
        var open: [AsyncStream<ChangeSet>] = []
        for _ in 0..<Broadcast.perLuisteraarMax { open.append(try #require(omroep.luister("een"))) }
        #expect(omroep.luister("een") == nil)
        #expect(omroep.luister("ander") != nil && omroep.luister() != nil)
        open.removeLast()
        #expect(omroep.luister("een") != nil)
    }

    @Test("the name of the site is said once, and a body in pieces that do not fit is refused in words")
    func http() async throws {
        try await ServerTests.metBord("127.0.0.1:1") { poort in
            for vraag in [
                "GET /stijl.css HTTP/1.1\r\n\r\n", "GET /stijl.css HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /stijl.css HTTP/1.1\r\nHost:\r\n\r\n",
            ] {
                let contact = try Stopcontact(poort)
                try contact.stuur(vraag)
                #expect(try await contact.lees(tot: "\r\n\r\n").hasPrefix("HTTP/1.1 400 "), "\(vraag)")
            }
            let goed = try Stopcontact(poort)
            try goed.stuur("GET /stijl.css HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await goed.lees(tot: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
            let kapot = try Stopcontact(poort)
            try kapot.stuur("POST /inloggen HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nx\r\n")
            #expect(try await kapot.lees(tot: "\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        }
    }
}
