import Jeugdhulp

/// From the number of a gemeentecode (0...9 999) to its index in the register: a table, so that a score reads two bytes
/// and no gemeente with all its names.
struct GemeenteLookup: Sendable {
    /// Of every gemeente of the register the index of its region.
    let regios: [UInt8]
    private var indices: [UInt16]
    private let geen: UInt16

    init(_ register: Gemeenteregister) {
        regios = register.gemeenten.map(\.regio.index)
        geen = UInt16(register.gemeenten.count)
        indices = Array(repeating: geen, count: 10_000)
        for gemeente in register.gemeenten { indices[Int(gemeente.code.nummer)] = UInt16(gemeente.index) }
    }

    /// Its index in the register; just past the end when there is no such gemeente.
    @inline(__always)
    func index(_ gemeente: UInt16) -> Int {
        Int(Int(gemeente) < indices.count ? indices[Int(gemeente)] : geen)
    }
}
