/// What an inkoopregio has on paper for each offer of a block, two bits an offer.
struct ContractPlanes: Sendable {
    /// Both: a contract with room. The high one alone: nearly at the ceiling; the low one alone: at it.
    var hoog = BitPlane.leeg
    var laag = BitPlane.leeg

    @inline(__always) var contract: BitPlane { hoog & laag }
    @inline(__always) var bijna: BitPlane { hoog.zonder(laag) }
    @inline(__always) var bereikt: BitPlane { laag.zonder(hoog) }
    @inline(__always) var enig: BitPlane { hoog | laag }
}
