import Jeugdhulp
import ReadStore

/// Gemeenten drawn as SVG: how many places are free in each, in four tints, with the number on it where it fits. The
/// list below the map says the same in words.
struct Landkaart {
    let topologie: Topology
    /// What gemeenten are called, and where their middle lies.
    let register: Gemeenteregister
    let tellingen: [Gemeentecode: Gemeentetelling]
    /// Which gemeenten are drawn; empty: all.
    let uitsnede: Set<Gemeentecode>
    /// Drawn with a heavier border.
    let eigen: Set<Gemeentecode>
    let gekozen: Gemeentecode?

    /// The drawing; `nil` when there is nothing to draw.
    func svg(titel: String, uitleg: String) -> String? {
        guard let vorm = MapOutline.van(topologie, uitsnede: uitsnede) else { return nil }
        // Own borders last, so that no neighbour covers them.
        let volgorde = vorm.codes.filter { !eigen.contains($0) } + vorm.codes.filter { eigen.contains($0) }
        let vlakken = volgorde.map { vlak($0, vorm) }.joined()
        let getallen = vorm.codes.compactMap { getal($0, vorm) }.joined()
        return """
            <svg class="landkaart" viewBox="-2 -2 \(MapOutline.breedte + 4) \(vorm.hoogte + 4)" role="img" \
            aria-labelledby="kaart-titel kaart-uitleg"><title id="kaart-titel">\(Drawing.veilig(titel))</title>\
            <desc id="kaart-uitleg">\(Drawing.veilig(uitleg))</desc>\(patroon)\(vlakken)\(getallen)</svg>
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

    private func vlak(_ code: Gemeentecode, _ vorm: MapOutline) -> String {
        let telling = tellingen[code]
        let klassen = [
            Self.klasse(telling), eigen.contains(code) ? "eigen" : nil, code == gekozen ? "gekozen" : nil,
        ].compactMap { $0 }.joined(separator: " ")
        let naam = Drawing.veilig(register.gemeente(code)?.naam ?? code.description)
        let woorden = telling.map { Self.woorden($0) } ?? "geen aanbod"
        return """
            <path class="\(klassen)" data-gemeente="\(code)" d="\(vorm.paden[code] ?? "")">\
            <title>\(naam): \(woorden)</title></path>
            """
    }

    static func woorden(_ telling: Gemeentetelling) -> String {
        "\(telling.aanbod) aanbod, \(Wording.aantal(telling.vrij, "plek", "plekken")) vrij"
            + (telling.verouderd > 0 ? ", \(telling.verouderd) verouderd" : "")
    }

    private static func klasse(_ telling: Gemeentetelling?) -> String {
        guard let telling, telling.aanbod > 0 else { return "leeg" }
        if telling.verouderd == telling.aanbod { return "oud" }
        switch telling.vrij {
        case ...0: return "vol"
        case 1...2: return "enkele"
        case 3...9: return "meer"
        default: return "veel"
        }
    }

    /// The number of free places, on the gemeente itself when the map is near enough to read it.
    private func getal(_ code: Gemeentecode, _ vorm: MapOutline) -> String? {
        guard !uitsnede.isEmpty, let telling = tellingen[code],
            let gemeente = register.gemeente(code)
        else { return nil }
        let (x, y) = vorm.plaats(Topology.GeoPoint(lon: gemeente.lon, lat: gemeente.lat))
        return """
            <text class="getal \(Self.klasse(telling))" x="\(x)" y="\(y + 5)" aria-hidden="true">\(telling.vrij)</text>
            """
    }
}
