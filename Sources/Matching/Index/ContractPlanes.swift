/// The contract status of each offer of a block with one inkoopregio: a bit-sliced number of two bits.
struct ContractPlanes: Sendable {
    /// Both bits: a contract with room. The high one alone: nearly at the ceiling; the low one alone: at it; none: no
    /// contract.
    var hoog = BitPlane.empty
    var laag = BitPlane.empty

    @inline(__always) var contract: BitPlane { hoog & laag }
    @inline(__always) var bijna: BitPlane { hoog.subtracting(laag) }
    @inline(__always) var bereikt: BitPlane { laag.subtracting(hoog) }
    @inline(__always) var enig: BitPlane { hoog | laag }
}
