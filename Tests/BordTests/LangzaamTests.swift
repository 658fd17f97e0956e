import Foundation
import Testing

@testable import Bord

@Suite("Who sends slowly, too much, or no HTTP at all gets an answer or a closed door, and keeps nobody else waiting")
struct LangzaamTests {
    private static let kop = "Host: x\r\nAuthorization: Bearer demo:gi:jbov\r\nContent-Type: application/json\r\n"

    private static func antwoordtNog(_ poort: Int) async throws {
        #expect(try await ServerTests.haal("/inloggen", poort, rol: nil).status == 200)
    }

    @Test("a client that sends half a request and waits keeps nobody else from being answered")
    func langzaam() async throws {
        try await ServerTests.metBord("127.0.0.1:1") { poort in
            var langzaam: [Stopcontact] = []
            for _ in 1...50 {
                let contact = try Stopcontact(poort)
                try contact.stuur("POST /api/v1/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n")
                langzaam.append(contact)
            }
            let antwoord = try await ServerTests.haal("/inloggen", poort, rol: nil)
            #expect(antwoord.status == 200)
            withExtendedLifetime(langzaam) {}
        }
    }

    @Test("a body that does not come is answered in words after its time; a silent connection is closed")
    func nooitAf() async throws {
        try await ServerTests.metBord("127.0.0.1:1", stel: \.lichaamMsMax, op: 200) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur(
                "POST /api/v1/aanvragen HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo:gi:jbov\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
            let antwoord = try await contact.lees(tot: "te-traag")
            #expect(antwoord.hasPrefix("HTTP/1.1 408 ") && antwoord.contains("kwam niet op tijd helemaal binnen"))
        }
        try await ServerTests.metBord("127.0.0.1:1", stel: \.stilMsMax, op: 200) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur("GET / HTTP/1.1\r\nHost: ")
            #expect(try await contact.lees(tot: nil).isEmpty)
        }
    }

    @Test("a head that trickles in is cut off after its time, however often a byte comes")
    func druppelendeKop() async throws {
        try await ServerTests.metBord("127.0.0.1:1", stel: \.stilMsMax, op: 300) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur("GET / HTTP/1.1\r\n")
            #expect(try await contact.druppel("X-Kop: waarde\r\n", bytesMax: 2_000))
            try await Self.antwoordtNog(poort)
        }
    }

    @Test("a body that does not say its length is refused in words once it is too large")
    func zonderLengte() async throws {
        try await ServerTests.metBord("127.0.0.1:1") { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur(
                "POST /api/v1/aanvragen HTTP/1.1\r\n\(Self.kop)Transfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<9 { try contact.stuur("2000\r\n\(String(repeating: " ", count: 0x2000))\r\n") }
            let antwoord = try await contact.lees(tot: "te-groot")
            #expect(antwoord.hasPrefix("HTTP/1.1 413 ") && antwoord.contains("hoogstens 65536 bytes"))
            try await Self.antwoordtNog(poort)
        }
    }

    @Test(
        "what is no HTTP, or a head without end, is closed without a word of what is inside",
        arguments: [
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n", "HALLO\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX-Lang: \(String(repeating: "a", count: 100_000))\r\n\r\n",
            "GET /%%%\u{0} HTTP/9.9\r\n\r\n",
        ])
    func geenHTTP(tekst: String) async throws {
        try await ServerTests.metBord("127.0.0.1:1", stel: \.stilMsMax, op: 2_000) { poort in
            let contact = try Stopcontact(poort)
            try contact.stuur(tekst)
            let antwoord = try await contact.lees(tot: nil)
            for woord in ["Swift", "NIO", "Error", "Fatal"] { #expect(!antwoord.contains(woord), "\(antwoord)") }
            try await Self.antwoordtNog(poort)
        }
    }

    @Test("who asks and does not read the answer keeps nobody else from being answered")
    func leestNiet() async throws {
        // Far from the limit of a visitor: nobody is told here that it asks too often.
        try await ServerTests.metBord("127.0.0.1:1", stel: \.perMinuut, op: 100_000) { poort in
            let contacten = try (0..<20).map { _ in try Stopcontact(poort) }
            for contact in contacten {
                // More answers than fit in what lies between.
                for _ in 0..<40 { try contact.stuur("GET /stijl.css HTTP/1.1\r\nHost: x\r\n\r\n") }
            }
            try await Self.antwoordtNog(poort)
            withExtendedLifetime(contacten) {}
        }
    }
}
