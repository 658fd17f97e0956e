import Jeugdhulp

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
