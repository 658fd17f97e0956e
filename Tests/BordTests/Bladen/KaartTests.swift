import Foundation
import Jeugdhulp
import Testing

@testable import Bord
@testable import ReadStore

@Suite("The map of gemeenten")
struct KaartTests {
    @Test("every gemeente of the register has borders, and they close")
    func volledig() throws {
        let topologie = try #require(Topology.gemeenten)
        #expect(topologie.ringen.count == 342)
        for gemeente in Gemeenteregister.landelijk.gemeenten {
            let ringen = try #require(topologie.ringen[gemeente.code], "\(gemeente.naam)")
            #expect(!ringen.isEmpty, "\(gemeente.naam) has no border")
            for ring in ringen { #expect(ring.first == ring.last, "\(gemeente.naam) is not closed") }
        }
    }

    @Test("the middle of each gemeente lies inside its box")
    func opDeGoedePlek() throws {
        let topologie = try #require(Topology.gemeenten)
        for gemeente in Gemeenteregister.landelijk.gemeenten {
            let punten = (topologie.ringen[gemeente.code] ?? []).flatMap { $0 }
            let lon = punten.map(\.lon)
            let lat = punten.map(\.lat)
            #expect((lon.min() ?? 0) < gemeente.lon && gemeente.lon < (lon.max() ?? 0), "\(gemeente.naam)")
            #expect((lat.min() ?? 0) < gemeente.lat && gemeente.lat < (lat.max() ?? 0), "\(gemeente.naam)")
        }
    }

    @Test("a line that two neighbours share is read once each way")
    func gedeeldeLijn() throws {
        let json = """
            {"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[0,0],[0,2]],[[0,2],[-2,-1],[2,-1]],\
            [[0,0],[2,1],[-2,1]]],"objects":{"gm_features":{"geometries":[\
            {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"GM0141"}},\
            {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"code":"GM0153"}}]}}}
            """
        let topologie = try Topology(json: Data(json.utf8))
        let (een, twee) = (try #require(Gemeentecode("0141")), try #require(Gemeentecode("0153")))
        let links = try #require(topologie.ringen[een]?.first)
        #expect(links.map { [$0.lon, $0.lat] } == [[0, 0], [0, 2], [-2, 1], [0, 0]])
        let rechts = try #require(topologie.ringen[twee]?.first)
        #expect(rechts.map { [$0.lon, $0.lat] } == [[0, 0], [2, 1], [0, 2], [0, 0]])
    }

    @Test("the map says in words what it shows, and a name cannot break out of it")
    func woorden() throws {
        let html = try SamplePages().kaart().html
        #expect(html.contains("role=\"img\""))
        #expect(html.contains("<title>Almelo: 1 aanbod, 1 plek vrij</title>"))
        #expect(Drawing.veilig("<\"&'>") == "&lt;&quot;&amp;&#39;&gt;")
    }
}
