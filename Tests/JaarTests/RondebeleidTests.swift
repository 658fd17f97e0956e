import Foundation
import Jeugdhulp
import Testing

@testable import Jaar

@Suite("A year of a region with the round")
struct RondebeleidTests {
    private static let begin = Datum("2026-01-01") ?? Datum(dagen: 0)

    private static func markt(_ regio: String, _ zaad: UInt64, dagen: Int) throws -> Jaarmarkt {
        let regio = try #require(Gemeenteregister.landelijk.regio(naam: regio))
        return try Jaarmarkt(regio, zaad: zaad, begin: begin, dagen: dagen)
    }

    @Test("the same year goes the same way, nobody is helped twice or by who said no, and envy has its reason")
    func jaar() throws {
        let markt = try Self.markt("IJsselland", 7, dagen: 90)
        let (een, ander) = (Rondebeleid(markt), Rondebeleid(markt))
        let starts = een.draai()
        #expect(starts == ander.draai())
        #expect(een.onverklaard == 0 && een.voordrachten == starts.count { $0 != nil } + een.afgewezen + een.lopend)
        let achteraf = Jaaruitkomst(markt, Achteraf.starts(markt, passend: markt.passend()))
        #expect(achteraf.totaal <= Jaaruitkomst(markt, starts).totaal)
    }

    @Test(
        "whoever waits for a place of a weaker claim, there is a reason",
        arguments: ["IJsselland", "Zeeland", "Drenthe", "Midden Holland"], 1...4 as ClosedRange<UInt64>)
    func afgunst(regio: String, zaad: UInt64) throws {
        let beleid = Rondebeleid(try Self.markt(regio, zaad, dagen: 45))
        _ = beleid.draai()
        #expect(beleid.rondes > 0 && beleid.onverklaard == 0)
    }

    /// `DOORBRAAK_JAREN=Twente:3` prints what three years of Twente came to.
    @Test("years that somebody asks for", .enabled(if: ProcessInfo.processInfo.environment["DOORBRAAK_JAREN"] != nil))
    func jaren() throws {
        for vraag in (ProcessInfo.processInfo.environment["DOORBRAAK_JAREN"] ?? "").split(separator: ",") {
            let delen = vraag.split(separator: ":")
            for zaad in 1...(delen.count > 1 ? UInt64(delen[1]) ?? 1 : 1) {
                let markt = try Self.markt(String(delen[0]), zaad, dagen: Jaarmarkt.jaarDagen)
                let passend = markt.passend()
                let bellen = Jaaruitkomst(markt, Rondbellen.starts(markt, passend: passend))
                let best = Jaaruitkomst(markt, Achteraf.starts(markt, passend: passend))
                let beleid = Rondebeleid(markt)
                let ronde = Jaaruitkomst(markt, beleid.draai())
                let ruimte = max(1, bellen.totaal - best.totaal)
                print(
                    "JAAR \(delen[0]) \(zaad): won",
                    "\((bellen.totaal - ronde.totaal) * 100 / ruimte) % of \(ruimte) days,",
                    "helped \(bellen.geholpen) \(ronde.geholpen) \(best.geholpen), refused \(beleid.afgewezen),",
                    "envy \(beleid.onverklaard)/\(beleid.verklaard), p90 \(ronde.p90), rounds \(beleid.rondes)")
            }
        }
    }
}
