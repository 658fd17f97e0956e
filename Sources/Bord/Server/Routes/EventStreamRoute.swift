import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ReadStore

/// Server-sent events: which cases of the reader's own table changed, and that the reader is logged in no more.
enum EventStreamRoute {
    static func volg(_ vraag: RouteRequest) async throws -> Response {
        let plek = try vraag.tafel()
        guard let wijzigingen = vraag.bord.omroep.luister(vraag.bezoeker.deelgenoot ?? "") else {
            throw Weigering.teVaak(seconden: 30)
        }
        let slug = plek.slug
        let (poort, bezoeker, klok) = (vraag.bord.poort, vraag.bezoeker, vraag.bord.klok)
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody { schrijver in
                // Something at once, so that the browser knows that it is connected.
                try await schrijver.write(ByteBuffer(string: "retry: 3000\n: begin\n\n"))
                // The heartbeat of the server comes by here too, so this is looked at when nothing changes.
                for await wijziging in wijzigingen {
                    guard poort.isNogBinnen(bezoeker, nu: klok.nu()) else {
                        try await schrijver.write(ByteBuffer(string: verlopen))
                        break
                    }
                    try await schrijver.write(ByteBuffer(string: tekst(wijziging, slug)))
                }
                try await schrijver.finish(nil)
            })
    }

    /// The last that is told to whoever logged out, or whose session or token ended: the page then asks to log in.
    static let verlopen = "event: verlopen\ndata: {}\n\n"

    /// A change of nothing of this table is written as a comment: it keeps the line open and finds out who left.
    static func tekst(_ wijziging: ChangeSet, _ regio: String) -> String {
        let zaken = wijziging.zaken.filter { $0.regio == regio }.map(\.casusId).sorted()
        guard !zaken.isEmpty else { return ": \n\n" }
        // Beyond this the list itself has changed, and a reader opens it anew.
        return zaken.prefix(100).map { casusId in
            let data = JSONValue.object(["casusId": .tekst(casusId)])
            return "event: zaak\ndata: \(String(decoding: data.bytes, as: UTF8.self))\n\n"
        }.joined()
    }
}
