import Foundation
import Jeugdhulp

/// Borders of gemeenten as TopoJSON keeps them: lines that neighbours share, stored once
/// (the TopoJSON Format Specification, 2.1.2 to 2.1.4).
struct Topology: Sendable {
    /// Points in degrees.
    struct GeoPoint: Sendable, Equatable {
        var lon: Double
        var lat: Double
    }

    /// Rings of each gemeente. Holes are rings too: the drawing fills by the even-odd rule.
    let ringen: [Gemeentecode: [[GeoPoint]]]

    /// - Throws: ``DecodingError`` when it is not TopoJSON; an index that leads nowhere makes its ring empty.
    init(json: Data) throws {
        let bestand = try JSONDecoder().decode(TopoJSONFile.self, from: json)
        let lijnen = bestand.arcs.map { bestand.transform.punten($0) }
        var ringen: [Gemeentecode: [[GeoPoint]]] = [:]
        for vorm in bestand.objects.gemeenten.geometries {
            guard let code = Gemeentecode(String(vorm.properties.code.dropFirst(2))) else { continue }
            ringen[code] = vorm.arcs.map { Topology.ring($0, lijnen) }.filter { $0.count > 2 }
        }
        self.ringen = ringen
    }

    /// Lines one after another; a negative index is a line the other way round, ones' complement. Each line begins
    /// where the one before it ends, so that point is taken once.
    private static func ring(_ nummers: [Int], _ lijnen: [[GeoPoint]]) -> [GeoPoint] {
        var punten: [GeoPoint] = []
        for nummer in nummers {
            let plaats = nummer < 0 ? ~nummer : nummer
            guard lijnen.indices.contains(plaats) else { return [] }
            let lijn = nummer < 0 ? lijnen[plaats].reversed() : lijnen[plaats]
            punten += punten.isEmpty ? lijn[...] : lijn.dropFirst()
        }
        return punten
    }

    /// The gemeenten that the program was built with.
    static let gemeenten = try? Topology(json: Data(PackageResources.gemeenten_topo_json))
}

private struct TopoJSONFile: Decodable {
    let transform: QuantizationTransform
    let objects: MapObjects
    let arcs: [[[Int]]]

    struct MapObjects: Decodable {
        let gemeenten: GeometryCollection
        enum CodingKeys: String, CodingKey { case gemeenten = "gm_features" }
    }

    struct GeometryCollection: Decodable {
        let geometries: [Geometry]
    }

    struct Geometry: Decodable {
        struct GeometryProperties: Decodable { let code: String }
        let properties: GeometryProperties
        /// Every ring of every polygon.
        let arcs: [[Int]]

        enum CodingKeys: String, CodingKey { case type, arcs, properties }

        init(from decoder: any Decoder) throws {
            let velden = try decoder.container(keyedBy: CodingKeys.self)
            properties = try velden.decode(GeometryProperties.self, forKey: .properties)
            arcs =
                try velden.decode(String.self, forKey: .type) == "MultiPolygon"
                ? velden.decode([[[Int]]].self, forKey: .arcs).flatMap { $0 }
                : velden.decode([[Int]].self, forKey: .arcs)
        }
    }

    /// Whole numbers, each the step from the one before, to degrees.
    struct QuantizationTransform: Decodable {
        let scale, translate: [Double]

        func punten(_ stappen: [[Int]]) -> [Topology.GeoPoint] {
            guard scale.count == 2, translate.count == 2 else { return [] }
            var x = 0
            var y = 0
            return stappen.compactMap { stap in
                guard stap.count >= 2 else { return nil }
                x += stap[0]
                y += stap[1]
                return Topology.GeoPoint(
                    lon: Double(x) * scale[0] + translate[0], lat: Double(y) * scale[1] + translate[1])
            }
        }
    }
}
