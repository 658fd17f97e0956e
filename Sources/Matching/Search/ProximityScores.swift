import Jeugdhulp

/// Points for nearness and scope together of every gemeente of the register, for one case.
struct ProximityScores: Sendable {
    private let kaart: GemeenteLookup
    /// One more at the end, for every code that does not exist.
    private var perPlaats: [Int32]
    /// The most that any offer can have.
    let hoogste: Int

    init(_ casus: borrowing Casus, _ markt: Markt) {
        kaart = markt.kaart
        let (grondslag, van) = (markt.grondslag, casus.gemeente?.regio)
        let g = grondslag.gewichten
        let bereiken = grondslag.register.regios.map { naar in
            let bereik = van.map { grondslag.register.bereik(van: $0, naar: naar.id) }
            return Int32(clamping: Puntentelling.bereik(bereik, g.bereik))
        }
        let nabijheid = Nabijheid(maxAfstandKm: casus.aanvraag.wensen.maxAfstandKm, g.nabijheid)
        let afstanden = casus.nabij.flatMap { grondslag.register.afstandenHm(van: $0) }
        perPlaats = kaart.regios.map { bereiken[Int($0)] }
        perPlaats.append(Int32(clamping: g.bereik.landelijk))
        if let afstanden { nabijheid.tel(afstanden, bij: &perPlaats) }
        hoogste = Int(perPlaats.max() ?? 0)
    }

    /// - Parameter gemeente: the number of its code.
    @inline(__always)
    func punten(_ gemeente: UInt16) -> Int { Int(perPlaats[kaart.plaats(gemeente)]) }
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
        punten.withUnsafeMutableBufferPointer { punten in
            hm.withUnsafeBufferPointer { hm in
                for plaats in 0..<min(hm.count, punten.count) {
                    let nabij = max(0, zelfdeGemeente &- Int32(hm[plaats] / 10) &* perKm)
                    punten[plaats] &+= Int32(hm[plaats]) > maxHm ? 0 : nabij
                }
            }
        }
    }
}

/// The place in the register of every gemeentecode, so that a score needs no gemeente with all its names.
struct GemeenteLookup: Sendable {
    /// Of every gemeente of the register the index of its region.
    let regios: [UInt8]
    private var plaatsen: [UInt16]
    private let geen: UInt16

    init(_ register: Gemeenteregister) {
        regios = register.gemeenten.map(\.regio.index)
        geen = UInt16(register.gemeenten.count)
        plaatsen = Array(repeating: geen, count: 10_000)
        for gemeente in register.gemeenten { plaatsen[Int(gemeente.code.nummer)] = UInt16(gemeente.index) }
    }

    /// Its place in the register; just past the end when there is no such gemeente.
    @inline(__always)
    func plaats(_ gemeente: UInt16) -> Int {
        Int(Int(gemeente) < plaatsen.count ? plaatsen[Int(gemeente)] : geen)
    }
}
