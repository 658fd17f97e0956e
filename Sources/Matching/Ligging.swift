import Jeugdhulp

/// Points for nearness and scope together of every gemeente of the register, for one case.
struct Ligging: Sendable {
    private let kaart: Gemeentekaart
    /// One more at the end, for every code that does not exist.
    private var perPlaats: [Int32]
    /// The most that any offer can have.
    let hoogste: Int

    init(_ casus: Casus, _ markt: Markt) {
        kaart = markt.kaart
        let (g, register) = (markt.gewichten, markt.register)
        let bereiken = register.regios.map { naar in
            Puntentelling.bereik(casus.gemeente.map { register.bereik(van: $0.regio, naar: naar.id) }, g.bereik)
        }
        let afstanden = casus.nabij.flatMap { register.afstandenHm(van: $0) }
        let maxKm = casus.aanvraag.wensen.maxAfstandKm
        perPlaats = kaart.regios.map { Int32(clamping: bereiken[Int($0)]) }
        if let afstanden {
            for (plaats, hm) in afstanden.enumerated() {
                perPlaats[plaats] += Int32(
                    clamping: Puntentelling.nabijheid(afstandHm: Int(hm), maxAfstandKm: maxKm, g.nabijheid))
            }
        }
        perPlaats.append(Int32(clamping: g.bereik.landelijk))
        hoogste = Int(perPlaats.max() ?? 0)
    }

    /// - Parameter gemeente: the number of its code.
    @inline(__always)
    func punten(_ gemeente: UInt16) -> Int { Int(perPlaats[kaart.plaats(gemeente)]) }
}

/// The place in the register of every gemeentecode, so that a score needs no gemeente with all its names.
struct Gemeentekaart: Sendable {
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
