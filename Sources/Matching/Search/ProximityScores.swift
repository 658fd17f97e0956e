import Jeugdhulp

/// Points for nearness and scope together: a table over the gemeenten of the register, made once for a case.
struct ProximityScores: Sendable {
    private let gemeenten: GemeenteLookup
    /// One more at the end, for every code that does not exist.
    private var perGemeente: [Int32]
    /// The most that any offer can have.
    let hoogste: Int

    init(_ casus: borrowing Casus, _ voorwaarden: Voorwaarden, _ gemeenten: GemeenteLookup) {
        self.gemeenten = gemeenten
        let (register, g, van) = (voorwaarden.register, voorwaarden.gewichten, casus.gemeente?.regio)
        let bereiken = register.regios.map { naar in
            let bereik = van.map { register.bereik(van: $0, naar: naar.id) }
            return Int32(clamping: Puntentelling.bereik(bereik, g.bereik))
        }
        let nabijheid = Nabijheid(maxAfstandKm: casus.aanvraag.wensen.maxAfstandKm, g.nabijheid)
        let afstanden = casus.nabij.flatMap { register.afstandenHm(van: $0) }
        perGemeente = gemeenten.regios.map { bereiken[Int($0)] }
        perGemeente.append(Int32(clamping: g.bereik.landelijk))
        if let afstanden { nabijheid.tel(afstanden, bij: &perGemeente) }
        hoogste = Int(perGemeente.max() ?? 0)
    }

    /// - Parameter gemeente: the number of its code.
    @inline(__always)
    func punten(_ gemeente: UInt16) -> Int { Int(perGemeente[gemeenten.index(gemeente)]) }
}

/// ``Puntentelling/nabijheid(afstandHm:maxAfstandKm:_:)`` for every gemeente at once. A weight is at most 100 000 and a
/// distance at most 65 535 hm, so nothing overflows.
private struct Nabijheid {
    let maxHm, zelfdeGemeente, perKm: Int32

    init(maxAfstandKm: Int?, _ g: Gewichten.Nabijheidspunten) {
        maxHm = maxAfstandKm.map { Int32(clamping: $0 * 10) } ?? .max
        (zelfdeGemeente, perKm) = (Int32(clamping: g.zelfdeGemeente), Int32(clamping: g.perKm))
    }

    /// - Parameter hm: of as many gemeenten as `punten` begins with.
    func tel(_ hm: ArraySlice<UInt16>, bij punten: inout [Int32]) {
        unsafe punten.withUnsafeMutableBufferPointer { punten in
            unsafe hm.withUnsafeBufferPointer { hm in
                for plaats in 0..<min(hm.count, punten.count) {
                    let nabij = unsafe max(0, zelfdeGemeente &- Int32(hm[plaats] / 10) &* perKm)
                    unsafe punten[plaats] &+= Int32(hm[plaats]) > maxHm ? 0 : nabij
                }
            }
        }
    }
}
