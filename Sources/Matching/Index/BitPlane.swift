/// 512 yes-or-no facts, one for each place of a block: exactly one cache line.
typealias BitPlane = SIMD8<UInt64>

extension BitPlane {
    /// How many places a plane has.
    static let plaatsen = 512

    static var leeg: BitPlane { BitPlane(repeating: 0) }
    static var vol: BitPlane { BitPlane(repeating: .max) }

    /// The first `aantal` places.
    static func eerste(_ aantal: Int) -> BitPlane {
        var uit = BitPlane.leeg
        for woord in 0..<8 {
            let over = aantal - woord * 64
            uit[woord] = over >= 64 ? .max : over > 0 ? (1 << UInt64(over)) - 1 : 0
        }
        return uit
    }

    @inline(__always)
    var isLeeg: Bool { (self[0] | self[1] | self[2] | self[3] | self[4] | self[5] | self[6] | self[7]) == 0 }

    /// How many places are set. Counted in all words at once: the oldest processors we build for count no bits.
    var aantal: Int {
        if isLeeg { return 0 }
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
    func zonder(_ andere: BitPlane) -> BitPlane { self & (andere ^ .vol) }

    func bevat(_ plaats: Int) -> Bool { self[plaats >> 6] & (1 << UInt64(plaats & 63)) != 0 }

    mutating func zet(_ plaats: Int, _ waar: Bool) {
        let bit: UInt64 = 1 << UInt64(plaats & 63)
        if waar { self[plaats >> 6] |= bit } else { self[plaats >> 6] &= ~bit }
    }

    /// Bit n for word n: whether a place in it is set.
    @inline(__always)
    private var bezetteWoorden: Int {
        var bits = 0
        for woord in 0..<8 { bits |= (self[woord] == 0 ? 0 : 1) << woord }
        return bits
    }

    /// Every place that is set, in order, until `doe` says stop.
    /// - Returns: whether all were visited.
    @inline(__always) @discardableResult
    func doorloop(_ doe: (Int) -> Bool) -> Bool {
        var over = self
        var bezet = bezetteWoorden
        // A word of a vector at a place that is not known beforehand is a copy of the vector each time.
        return withUnsafeMutableBytes(of: &over) { bytes in
            // One loop over all places and none over words: most words are empty or hold one, and a processor cannot
            // guess which.
            while bezet != 0 {
                let woord = bezet.trailingZeroBitCount
                let rest = bytes.load(fromByteOffset: 8 * woord, as: UInt64.self)
                let verder = rest & (rest &- 1)
                bytes.storeBytes(of: verder, toByteOffset: 8 * woord, as: UInt64.self)
                bezet &= verder == 0 ? bezet &- 1 : -1
                guard doe(woord << 6 | rest.trailingZeroBitCount) else { return false }
            }
            return true
        }
    }

    /// The places that are set and for which `geldt` holds.
    @inline(__always)
    func waar(_ geldt: (Int) -> Bool) -> BitPlane {
        var uit = BitPlane.leeg
        _ = withUnsafeMutableBytes(of: &uit) { bytes in
            doorloop { plaats in
                let van = 8 * (plaats >> 6)
                let bit: UInt64 = (geldt(plaats) ? 1 : 0) << UInt64(plaats & 63)
                bytes.storeBytes(
                    of: bytes.load(fromByteOffset: van, as: UInt64.self) | bit, toByteOffset: van, as: UInt64.self)
                return true
            }
        }
        return uit
    }

    /// Makes room at a place: what stood there and after it moves up one; the last falls off.
    mutating func schuifIn(_ plaats: Int, _ waar: Bool) {
        let eerste = plaats >> 6
        var woord = 7
        while woord > eerste {
            self[woord] = self[woord] << 1 | self[woord - 1] >> 63
            woord -= 1
        }
        let onder: UInt64 = (1 << UInt64(plaats & 63)) - 1
        self[eerste] = self[eerste] & onder | (self[eerste] & ~onder) << 1
        zet(plaats, waar)
    }

    /// Closes a place: what stood after it moves down one.
    mutating func schuifUit(_ plaats: Int) {
        let eerste = plaats >> 6
        let onder: UInt64 = (1 << UInt64(plaats & 63)) - 1
        self[eerste] = self[eerste] & onder | (self[eerste] >> 1) & ~onder
        for woord in eerste..<7 {
            self[woord] |= self[woord + 1] << 63
            self[woord + 1] >>= 1
        }
    }
}
