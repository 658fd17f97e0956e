import Foundation

/// Great-circle distances between every two gemeenten, worked out once.
struct Afstanden: Sendable {
    /// Mean radius of the earth, in hectometres.
    private static let straal = 63_710.088

    private let aantal: Int
    /// Row by row, in hectometres. Rounding to whole hectometres keeps the last bits of a machine's
    /// trigonometry out of a ranking.
    private let tabel: [UInt16]

    /// - Parameter plaatsen: centroids in degrees, in the order of the register.
    init(_ plaatsen: [(lat: Double, lon: Double)]) {
        let punten = plaatsen.map { Afstanden.opDeBol(lat: $0.lat, lon: $0.lon) }
        var tabel = [UInt16](repeating: 0, count: punten.count * punten.count)
        for (rij, van) in punten.enumerated() {
            for kolom in punten.indices.dropFirst(rij + 1) {
                let verschil = van - punten[kolom]
                let koorde = (verschil * verschil).sum().squareRoot()
                let hectometers = (2 * Afstanden.straal * asin(min(1, koorde / 2))).rounded()
                let waarde = UInt16(clamping: Int(hectometers))
                tabel[rij * punten.count + kolom] = waarde
                tabel[kolom * punten.count + rij] = waarde
            }
        }
        aantal = punten.count
        self.tabel = tabel
    }

    /// Hectometres between two gemeenten by their index in the register.
    subscript(van: Int, naar: Int) -> Int { Int(tabel[van * aantal + naar]) }

    /// Hectometres from one gemeente to all.
    subscript(van van: Int) -> ArraySlice<UInt16> { tabel[van * aantal..<(van + 1) * aantal] }

    /// The point on the unit sphere; the chord between two of them is exact for short distances too.
    private static func opDeBol(lat: Double, lon: Double) -> SIMD3<Double> {
        let (breedte, lengte) = (lat * .pi / 180, lon * .pi / 180)
        return SIMD3(cos(breedte) * cos(lengte), cos(breedte) * sin(lengte), sin(breedte))
    }
}
