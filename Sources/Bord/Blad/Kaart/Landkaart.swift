import Foundation
import Jeugdhulp

/// Gemeenten drawn as SVG: how many places are free in each, in four tints, with the number on it where it fits. The
/// list below the map says the same in words.
struct Landkaart {
    let topologie: Topologie
    let tellingen: [Gemeentecode: Kaartblad.Gemeentetelling]
    /// Which gemeenten are drawn; empty: all.
    let uitsnede: Set<Gemeentecode>
    /// Drawn with a heavier border.
    let eigen: Set<Gemeentecode>
    let gekozen: Gemeentecode?
    /// Pixels; the height follows.
    var breedte = 640.0

    /// One degree of longitude is this part of one of latitude, at the middle of the country.
    private static let rek = cos(52.2 * Double.pi / 180)

    private struct Vlak {
        var minX = Double.infinity
        var maxX = -Double.infinity
        var minY = Double.infinity
        var maxY = -Double.infinity

        mutating func neem(_ punt: Topologie.Punt) {
            let x = punt.lon * Landkaart.rek
            minX = min(minX, x)
            maxX = max(maxX, x)
            minY = min(minY, punt.lat)
            maxY = max(maxY, punt.lat)
        }
    }

    /// The drawing; `nil` when there is nothing to draw.
    func svg(titel: String, uitleg: String) -> String? {
        let codes = topologie.ringen.keys.filter { uitsnede.isEmpty || uitsnede.contains($0) }.sorted()
        var kader = Vlak()
        for punt in codes.lazy.flatMap({ topologie.ringen[$0] ?? [] }).joined() { kader.neem(punt) }
        guard kader.maxX > kader.minX, kader.maxY > kader.minY else { return nil }
        let schaal = breedte / (kader.maxX - kader.minX)
        let hoogte = Int(((kader.maxY - kader.minY) * schaal).rounded(.up))
        let plaats = { (punt: Topologie.Punt) -> (Int, Int) in
            (
                Int(((punt.lon * Self.rek - kader.minX) * schaal).rounded()),
                Int(((kader.maxY - punt.lat) * schaal).rounded())
            )
        }
        // Own borders last, so that no neighbour covers them.
        let volgorde = codes.filter { !eigen.contains($0) } + codes.filter { eigen.contains($0) }
        let vlakken = volgorde.map { vlak($0, plaats) }.joined()
        let getallen = codes.compactMap { getal($0, plaats) }.joined()
        return """
            <svg class="landkaart" viewBox="-2 -2 \(Int(breedte) + 4) \(hoogte + 4)" role="img" \
            aria-labelledby="kaart-titel kaart-uitleg"><title id="kaart-titel">\(Tekening.veilig(titel))</title>\
            <desc id="kaart-uitleg">\(Tekening.veilig(uitleg))</desc>\(patroon)\(vlakken)\(getallen)</svg>
            """
    }

    /// Stripes say that every report of a gemeente is stale, so that nobody needs the colour for it.
    private var patroon: String {
        """
        <defs><pattern id="streep" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="6" height="6" class="streep-grond"/><rect width="2" height="6" class="streep-lijn"/>\
        </pattern></defs>
        """
    }

    private func vlak(_ code: Gemeentecode, _ plaats: (Topologie.Punt) -> (Int, Int)) -> String {
        let pad = (topologie.ringen[code] ?? []).map { Self.pad($0.map(plaats)) }.joined()
        let telling = tellingen[code]
        let klassen = [
            Self.klasse(telling), eigen.contains(code) ? "eigen" : nil, code == gekozen ? "gekozen" : nil,
        ].compactMap { $0 }.joined(separator: " ")
        let naam = Tekening.veilig(Woorden.gemeente(code))
        let woorden = telling.map { Self.woorden($0) } ?? "geen aanbod"
        return """
            <path class="\(klassen)" data-gemeente="\(code)" d="\(pad)"><title>\(naam): \(woorden)</title></path>
            """
    }

    static func woorden(_ telling: Kaartblad.Gemeentetelling) -> String {
        "\(telling.aanbod) aanbod, \(Woorden.aantal(telling.vrij, "plek", "plekken")) vrij"
            + (telling.verouderd > 0 ? ", \(telling.verouderd) verouderd" : "")
    }

    private static func klasse(_ telling: Kaartblad.Gemeentetelling?) -> String {
        guard let telling, telling.aanbod > 0 else { return "leeg" }
        if telling.verouderd == telling.aanbod { return "oud" }
        switch telling.vrij {
        case ...0: return "vol"
        case 1...2: return "enkele"
        case 3...9: return "meer"
        default: return "veel"
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

    /// The number of free places, on the gemeente itself when the map is near enough to read it.
    private func getal(_ code: Gemeentecode, _ plaats: (Topologie.Punt) -> (Int, Int)) -> String? {
        guard !uitsnede.isEmpty, let telling = tellingen[code],
            let gemeente = Gemeenteregister.landelijk.gemeente(code)
        else { return nil }
        let (x, y) = plaats(Topologie.Punt(lon: gemeente.lon, lat: gemeente.lat))
        return """
            <text class="getal \(Self.klasse(telling))" x="\(x)" y="\(y + 5)" aria-hidden="true">\(telling.vrij)</text>
            """
    }
}
