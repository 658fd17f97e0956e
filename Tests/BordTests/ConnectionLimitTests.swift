import Foundation
import Testing

@testable import Bord

@Suite("So many connections at once, and no more")
struct ConnectionLimitTests {
    private static let vraag = "GET /stijl.css HTTP/1.1\r\nHost: x\r\n\r\n"

    /// Asks on an open connection, and reads the whole answer.
    private static func antwoord(_ contact: Stopcontact) async throws -> String {
        try contact.stuur("GET /gezond HTTP/1.1\r\nHost: x\r\n\r\n")
        return try await contact.lees(tot: "\"onleesbaar\":0}")
    }

    @Test(
        "one address has half of all, and no more: who is over it is told so and let go, the others go on, and there is room again when one leaves"
    )
    func grens() async throws {
        try await ServerTests.metBord("127.0.0.1:1", stel: \.verbindingenMax, op: 6) { poort in
            var binnen: [Stopcontact] = []
            for _ in 1...3 {
                let contact = try Stopcontact(poort)
                #expect(try await Self.antwoord(contact).hasPrefix("HTTP/1.1 503 "))
                binnen.append(contact)
            }
            for _ in 1...5 {
                let teveel = try Stopcontact(poort)
                try teveel.stuur(Self.vraag)
                let woorden = try await teveel.lees(tot: nil)
                #expect(woorden.hasPrefix("HTTP/1.1 503 ") && woorden.contains("te druk"), "\(woorden)")
                #expect(woorden.lowercased().contains("retry-after: 60"))
            }
            for contact in binnen { #expect(try await Self.antwoord(contact).contains("onleesbaar")) }
            binnen.removeFirst()
            // The server hears of the goodbye in its own time.
            #expect(try await Self.komtBinnen(poort))
            for contact in binnen { #expect(try await Self.antwoord(contact).contains("onleesbaar")) }
        }
    }

    @Test("who is over the cap and asks nothing is closed, so that nobody can keep the door shut by standing in it")
    func zwijgt() async throws {
        try await ServerTests.metBord("127.0.0.1:1", stel: \.verbindingenMax, op: 1) { poort in
            let binnen = try Stopcontact(poort)
            _ = try await Self.antwoord(binnen)
            let zwijger = try Stopcontact(poort)
            #expect(try await zwijger.lees(tot: nil).isEmpty)
            #expect(try await Self.antwoord(binnen).contains("onleesbaar"))
        }
    }

    /// Tries anew, each time on a connection of its own, as long as it is told to come back.
    private static func komtBinnen(_ poort: Int) async throws -> Bool {
        let einde = Date().addingTimeInterval(20)
        while Date() < einde {
            let contact = try Stopcontact(poort)
            try contact.stuur(vraag)
            if try await contact.lees(tot: "\r\n\r\n").hasPrefix("HTTP/1.1 200 ") { return true }
        }
        return false
    }
}
