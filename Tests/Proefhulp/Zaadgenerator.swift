/// SplitMix64: the same numbers from the same seed on every machine, so that a failing run can be repeated.
public struct Zaadgenerator: RandomNumberGenerator, Sendable {
    private var toestand: UInt64

    public init(zaad: UInt64) { toestand = zaad }

    public mutating func next() -> UInt64 {
        toestand &+= 0x9E37_79B9_7F4A_7C15
        var waarde = toestand
        waarde = (waarde ^ (waarde >> 30)) &* 0xBF58_476D_1CE4_E5B9
        waarde = (waarde ^ (waarde >> 27)) &* 0x94D0_49BB_1331_11EB
        return waarde ^ (waarde >> 31)
    }
}
