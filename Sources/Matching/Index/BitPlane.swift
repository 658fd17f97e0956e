/// A bit set over the 512 slots of a block, exactly one cache line: one yes-or-no fact of each offer in it.
typealias BitPlane = SIMD8<UInt64>

extension BitPlane {
    /// How many slots a plane has.
    static let slotCount = 512

    static var empty: BitPlane { BitPlane(repeating: 0) }
    static var full: BitPlane { BitPlane(repeating: .max) }

    /// The first `aantal` slots.
    static func first(_ aantal: Int) -> BitPlane {
        assert(0...slotCount ~= aantal, "\(aantal) of \(slotCount) slots")
        var uit = BitPlane.empty
        for woord in 0..<8 {
            let over = aantal - woord * 64
            uit[woord] = over >= 64 ? .max : over > 0 ? (1 << UInt64(over)) - 1 : 0
        }
        return uit
    }

    @inline(__always)
    var isEmpty: Bool { (self[0] | self[1] | self[2] | self[3] | self[4] | self[5] | self[6] | self[7]) == 0 }

    /// Population count: how many slots are set. Added up in all words at once (SWAR), as the oldest processors we
    /// build for have no instruction for it.
    var aantal: Int {
        if isEmpty { return 0 }
        let (paren, vieren) = (BitPlane(repeating: 0x5555_5555_5555_5555), BitPlane(repeating: 0x3333_3333_3333_3333))
        var som = self &- ((self &>> 1) & paren)
        som = (som & vieren) &+ ((som &>> 2) & vieren)
        som = (som &+ (som &>> 4)) & BitPlane(repeating: 0x0F0F_0F0F_0F0F_0F0F)
        // Eight words of bytes of at most 8 each: their sum stays below 256.
        let bytes = som[0] &+ som[1] &+ som[2] &+ som[3] &+ som[4] &+ som[5] &+ som[6] &+ som[7]
        let korte = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes &>> 8) & 0x00FF_00FF_00FF_00FF)
        return Int((korte &* 0x0001_0001_0001_0001) &>> 48)
    }

    @inline(__always)
    func subtracting(_ andere: BitPlane) -> BitPlane { self & (andere ^ .full) }

    func contains(_ slot: Int) -> Bool {
        assert(0..<Self.slotCount ~= slot, "no slot \(slot)")
        return self[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    mutating func set(_ slot: Int, _ waar: Bool) {
        assert(0..<Self.slotCount ~= slot, "no slot \(slot)")
        let bit: UInt64 = 1 << UInt64(slot & 63)
        if waar { self[slot >> 6] |= bit } else { self[slot >> 6] &= ~bit }
    }

    /// Bit n for word n: whether a slot in it is set.
    @inline(__always)
    private var bezetteWoorden: Int {
        var bits = 0
        for woord in 0..<8 { bits |= (self[woord] == 0 ? 0 : 1) << woord }
        return bits
    }

    /// Visits every slot that is set, in order, until `doe` says stop.
    /// - Returns: whether all were visited.
    @inline(__always) @discardableResult
    func forEachSlot(_ doe: (Int) -> Bool) -> Bool {
        var over = self
        var bezet = bezetteWoorden
        // Indexing a vector with a variable copies the whole vector each time; its bytes can be read where they are.
        return unsafe withUnsafeMutableBytes(of: &over) { bytes in
            // One loop over all set slots and none over words: most words are empty or hold one slot, so a loop per
            // word is a branch that a processor mispredicts.
            while bezet != 0 {
                let woord = bezet.trailingZeroBitCount
                let rest = unsafe bytes.load(fromByteOffset: 8 * woord, as: UInt64.self)
                let verder = rest & (rest &- 1)
                unsafe bytes.storeBytes(of: verder, toByteOffset: 8 * woord, as: UInt64.self)
                bezet &= verder == 0 ? bezet &- 1 : -1
                guard doe(woord << 6 | rest.trailingZeroBitCount) else { return false }
            }
            return true
        }
    }

    /// The slots that are set and for which `geldt` holds.
    @inline(__always)
    func filter(_ geldt: (Int) -> Bool) -> BitPlane {
        var uit = BitPlane.empty
        _ = unsafe withUnsafeMutableBytes(of: &uit) { bytes in
            forEachSlot { slot in
                let van = 8 * (slot >> 6)
                let bit: UInt64 = (geldt(slot) ? 1 : 0) << UInt64(slot & 63)
                unsafe bytes.storeBytes(
                    of: bytes.load(fromByteOffset: van, as: UInt64.self) | bit, toByteOffset: van, as: UInt64.self)
                return true
            }
        }
        return uit
    }

    /// Inserts a slot: what stood there and after it moves up one; the last falls off.
    mutating func insertSlot(_ slot: Int, _ waar: Bool) {
        assert(0..<Self.slotCount ~= slot, "no slot \(slot)")
        let eerste = slot >> 6
        var woord = 7
        while woord > eerste {
            self[woord] = self[woord] << 1 | self[woord - 1] >> 63
            woord -= 1
        }
        let onder: UInt64 = (1 << UInt64(slot & 63)) - 1
        self[eerste] = self[eerste] & onder | (self[eerste] & ~onder) << 1
        set(slot, waar)
    }

    /// Removes a slot: what stood after it moves down one.
    mutating func removeSlot(_ slot: Int) {
        assert(0..<Self.slotCount ~= slot, "no slot \(slot)")
        let eerste = slot >> 6
        let onder: UInt64 = (1 << UInt64(slot & 63)) - 1
        self[eerste] = self[eerste] & onder | (self[eerste] >> 1) & ~onder
        for woord in eerste..<7 {
            self[woord] |= self[woord + 1] << 63
            self[woord + 1] >>= 1
        }
    }
}
