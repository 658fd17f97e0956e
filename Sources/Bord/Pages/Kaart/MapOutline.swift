import Foundation
import Jeugdhulp
import Synchronization

/// The borders of a part of the country as paths of SVG. They are the same for every map of that part, so they are
/// drawn once.
struct MapOutline: Sendable {
    /// Pixels; the width is ``breedte``.
    let hoogte: Int
    let paden: [Gemeentecode: String]
    /// In the order in which they are drawn.
    let codes: [Gemeentecode]
    private let vlak: Projection

    static let breedte = 640
    /// One degree of longitude is this part of one of latitude, at the middle of the country.
    private static let rek = cos(52.2 * Double.pi / 180)
    /// Every region with its neighbours, and the whole country.
    private static let bewaardMax = 64
    private static let bewaard = Mutex<[Set<Gemeentecode>: MapOutline]>([:])

    /// - Parameter uitsnede: which gemeenten are drawn; empty: all.
    /// - Returns: `nil` when there is nothing to draw.
    static func van(_ topologie: Topology, uitsnede: Set<Gemeentecode>) -> MapOutline? {
        if let bekend = bewaard.withLock({ $0[uitsnede] }) { return bekend }
        guard let vorm = MapOutline(topologie, uitsnede: uitsnede) else { return nil }
        bewaard.withLock { alle in
            if alle.count >= bewaardMax { alle = [:] }
            alle[uitsnede] = vorm
        }
        return vorm
    }

    private init?(_ topologie: Topology, uitsnede: Set<Gemeentecode>) {
        codes = topologie.ringen.keys.filter { uitsnede.isEmpty || uitsnede.contains($0) }.sorted()
        guard let vlak = Projection(codes.lazy.flatMap { topologie.ringen[$0] ?? [] }.joined()) else { return nil }
        self.vlak = vlak
        hoogte = vlak.hoogte
        paden = Dictionary(
            uniqueKeysWithValues: codes.map { code in
                (code, (topologie.ringen[code] ?? []).map { Self.pad($0.map(vlak.plaats)) }.joined())
            })
    }

    func plaats(_ punt: Topology.GeoPoint) -> (Int, Int) { vlak.plaats(punt) }

    /// From degrees to pixels.
    private struct Projection: Sendable {
        let minX, maxY, schaal: Double
        let hoogte: Int

        init?(_ punten: some Sequence<Topology.GeoPoint>) {
            var (minX, maxX, minY, maxY) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
            for punt in punten {
                let x = punt.lon * MapOutline.rek
                (minX, maxX) = (min(minX, x), max(maxX, x))
                (minY, maxY) = (min(minY, punt.lat), max(maxY, punt.lat))
            }
            guard maxX > minX, maxY > minY else { return nil }
            (self.minX, self.maxY) = (minX, maxY)
            schaal = Double(MapOutline.breedte) / (maxX - minX)
            hoogte = Int(((maxY - minY) * schaal).rounded(.up))
        }

        func plaats(_ punt: Topology.GeoPoint) -> (Int, Int) {
            (
                Int(((punt.lon * MapOutline.rek - minX) * schaal).rounded()),
                Int(((maxY - punt.lat) * schaal).rounded())
            )
        }
    }

    /// Whole pixels, each point as the step from the one before; points that fall together are one.
    private static func pad(_ punten: [(Int, Int)]) -> String {
        guard let eerste = punten.first else { return "" }
        var uit = "M\(eerste.0) \(eerste.1)l"
        var vorige = eerste
        var stappen = 0
        for punt in punten.dropFirst() where punt != vorige {
            uit += "\(stappen > 0 ? " " : "")\(punt.0 - vorige.0) \(punt.1 - vorige.1)"
            vorige = punt
            stappen += 1
        }
        return stappen > 1 ? uit + "z" : ""
    }
}
