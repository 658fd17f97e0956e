import Proefhulp

extension Zaadgenerator {
    /// One of these, all as likely.
    mutating func een<T>(_ keuzen: [T]) -> T { keuzen[getal(0, keuzen.count - 1)] }

    mutating func getal(_ van: Int, _ totEnMet: Int) -> Int { van + Int(next() % UInt64(totEnMet - van + 1)) }

    /// True once in so many times.
    mutating func kans(_ eenOp: Int) -> Bool { getal(1, eenOp) == 1 }
}
