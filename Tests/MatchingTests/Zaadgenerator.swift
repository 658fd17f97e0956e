/// SplitMix64: the same numbers from the same seed on every machine.
struct Zaadgenerator: RandomNumberGenerator {
    private var toestand: UInt64

    init(zaad: UInt64) { toestand = zaad }

    mutating func next() -> UInt64 {
        toestand &+= 0x9E37_79B9_7F4A_7C15
        var waarde = toestand
        waarde = (waarde ^ (waarde >> 30)) &* 0xBF58_476D_1CE4_E5B9
        waarde = (waarde ^ (waarde >> 27)) &* 0x94D0_49BB_1331_11EB
        return waarde ^ (waarde >> 31)
    }

    /// One of these, all as likely.
    mutating func een<T>(_ keuzen: [T]) -> T { keuzen[getal(0, keuzen.count - 1)] }

    mutating func getal(_ van: Int, _ totEnMet: Int) -> Int { van + Int(next() % UInt64(totEnMet - van + 1)) }

    /// True once in so many times.
    mutating func kans(_ eenOp: Int) -> Bool { getal(1, eenOp) == 1 }
}
