import Berichten
import Bord
import Foundation
import Hummingbird
import Jeugdhulp
import Logging
import NIOCore
import Proefmarkt
import ReadStore

/// The pages of a board with 5 000 open cases and 100 000 offers, asked by wrk, beside a static page of the same size
/// in the same run. The figures are milliseconds; the ratio is what can be compared between machines.
///
/// `bench-bord [SECONDS [PART]]`: so long for each page (4), and only pages with this in their name.
@main
struct BordBench {
    static let zaken = 5_000
    static let aanbod = 100_000
    static let regio = "twente"
    static let nu = Tijdstip(Datum("2026-11-20") ?? .eerste)

    static func main() async throws {
        let woorden = Array(CommandLine.arguments.dropFirst())
        let seconden = woorden.first.flatMap { Int($0) } ?? 4
        let deel = woorden.dropFirst().first
        let paginas = paginas.filter { naam, _ in deel.map(naam.contains) ?? true }
        let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let map = NSTemporaryDirectory() + "bench-bord-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: map) }
        let pad = map + "/bord.sqlite"
        print("filling a read model with \(zaken) cases and \(aanbod) offers")
        let vulling = try ReadModelFiller(
            pad: pad, scope: ReadScope(regios: [regio], topics: .standaard, register: .landelijk), nu: nu)
        try vulling.neem(try Bordmarkt.gebeurtenissen())

        // No broker: what is measured is the pages, not the log.
        var inst = Bordinstellingen(
            brokers: "127.0.0.1:1", register: .landelijk, regios: [regio], bestand: pad, poort: 0, bron: Bordmarkt.bron)
        inst.demo = .init(rollen: [])
        inst.perMinuut = 100_000_000
        let klok = Klok(nu: { nu }, dag: { $0.datum }, nieuwId: { UUID().uuidString.lowercased() })
        let bord = try await Bord(inst, klok: klok, log: log, audit: log)
        let (poorten, gegeven) = AsyncStream.makeStream(of: Int.self)
        let loop = Task { try await bord.draai { gegeven.yield($0) } }
        var luister = poorten.makeAsyncIterator()
        guard let poort = await luister.next() else { return }
        try await meet(paginas, poort, seconden, log)
        print("the same while \(Toevoer.perSeconde) reports a second come in")
        let toevoer = try Toevoer(vulling)
        try await meet(paginas, poort, seconden, log)
        try toevoer.stop()
        loop.cancel()
        _ = await loop.result
    }

    private static let paginas = [
        ("overzicht", "/"), ("overzicht, gezocht", "/?zoek=enschede&volgorde=gewijzigd"),
        ("overzicht, laatste bladzijde", "/?pagina=100&volgorde=gemeente"), ("casus", "/zaken/zaak-42"),
        ("sociale kaart", "/kaart"), ("sociale kaart, gefilterd", "/kaart?hulpvorm=12&wacht=12&vrij=ja"),
        ("sociale kaart, gezocht", "/kaart?zoek=enschede+gezinshuis"),
        ("sociale kaart, laatste bladzijde", "/kaart?pagina=2000"), ("beeld", "/beeld"),
        ("cijfers als csv", "/beeld/cijfers.csv"),
    ]

    private static func meet(
        _ paginas: [(String, String)], _ poort: Int, _ seconden: Int, _ log: Logger
    ) async throws {
        print("page | bytes | p50 ms | p95 ms | static p95 ms | ratio of p95 | requests/s")
        for (naam, pad) in paginas {
            let bytes = try await Wrk.grootte(poort, pad)
            let gemeten = try await Wrk.meet(poort, pad, seconden: seconden)
            let vast = try await Vastepagina.meet(bytes, seconden: seconden, log)
            let ratio = gemeten.p95 / max(vast.p95, 0.001)
            print(
                "\(naam) | \(bytes) | \(Self.tekst(gemeten.p50)) | \(Self.tekst(gemeten.p95)) | "
                    + "\(Self.tekst(vast.p95)) | \(Self.tekst(ratio)) | \(Int(gemeten.perSeconde))")
        }
    }

    private static func tekst(_ getal: Double) -> String { String(format: "%.2f", getal) }
}
