import Jeugdhulp

/// The keys and names of the offers of a block in one arena: UTF-8, end to end, so that half a million offers have no
/// million strings with a reference each.
///
/// Invariant: the parts follow one another without a hole, and the last ends where the bytes do (``isWhole``).
struct StringArena: Sendable {
    /// The key of an offer as bytes: its id in UTF-8, a zero, and the number of its aanbieder, highest byte first. So
    /// keys stand in order of id and then of aanbieder, and all offers with one id stand together.
    typealias IdBytes = [UInt8]

    static func key(_ sleutel: Aanbodsleutel) -> IdBytes {
        prefix(sleutel.aanbodId) + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sleutel.agb.nummer >> UInt32($0)) }
    }

    /// What the keys of all offers with an id begin with.
    static func prefix(_ aanbodId: String) -> IdBytes { Array(aanbodId.utf8) + [0] }

    /// How many bytes of a key come after the id.
    private static let achterId = 5

    private var bytes: [UInt8] = []
    /// Where the key of each offer begins, and after the last one the end.
    private var begin: [UInt32] = [0]
    /// Where its name begins, counted from the start of its key.
    private var idLengte: [UInt32] = []

    var aantal: Int { idLengte.count }

    private var isWhole: Bool {
        begin.count == idLengte.count + 1 && begin[0] == 0 && Int(begin[aantal]) == bytes.count
    }

    func id(_ slot: Int) -> String { String(decoding: key(slot).dropLast(Self.achterId), as: UTF8.self) }

    func key(_ slot: Int) -> ArraySlice<UInt8> {
        let van = Int(begin[slot])
        return bytes[van..<van + Int(idLengte[slot])]
    }

    func naam(_ slot: Int) -> String {
        String(decoding: bytes[naambereik(slot)], as: UTF8.self)
    }

    /// Below 0 when the id at this slot comes before `key`, 0 when it is the same.
    func compare(_ slot: Int, _ key: IdBytes) -> Int {
        let (van, lengte) = (Int(begin[slot]), Int(idLengte[slot]))
        for index in 0..<min(lengte, key.count) {
            let verschil = Int(bytes[van + index]) - Int(key[index])
            if verschil != 0 { return verschil }
        }
        return lengte - key.count
    }

    mutating func insert(_ slot: Int, key: IdBytes, naam: String) {
        let van = Int(begin[slot])
        bytes.replaceSubrange(van..<van, with: key + naam.utf8)
        begin.insert(UInt32(van), at: slot)
        idLengte.insert(UInt32(key.count), at: slot)
        shift(na: slot, key.count + naam.utf8.count)
        assert(isWhole, "\(aantal) texts end at \(begin[aantal]) of \(bytes.count) bytes")
    }

    mutating func rename(_ slot: Int, _ naam: String) {
        let bereik = naambereik(slot)
        guard !bytes[bereik].elementsEqual(naam.utf8) else { return }
        bytes.replaceSubrange(bereik, with: Array(naam.utf8))
        shift(na: slot, naam.utf8.count - bereik.count)
        assert(isWhole, "\(aantal) texts end at \(begin[aantal]) of \(bytes.count) bytes")
    }

    mutating func remove(_ slot: Int) {
        let (van, tot) = (Int(begin[slot]), Int(begin[slot + 1]))
        bytes.removeSubrange(van..<tot)
        shift(na: slot, van - tot)
        begin.remove(at: slot)
        idLengte.remove(at: slot)
        assert(isWhole, "\(aantal) texts end at \(begin[aantal]) of \(bytes.count) bytes")
    }

    /// Moves everything from `slot` on into a new arena.
    mutating func split(_ slot: Int) -> StringArena {
        let van = begin[slot]
        var nieuw = StringArena()
        nieuw.bytes = Array(bytes[Int(van)...])
        nieuw.begin = begin[slot...].map { $0 - van }
        nieuw.idLengte = Array(idLengte[slot...])
        bytes = Array(bytes[..<Int(van)])
        begin = Array(begin[...slot])
        idLengte = Array(idLengte[..<slot])
        assert(isWhole && nieuw.isWhole, "a split at \(slot) leaves \(bytes.count) and \(nieuw.bytes.count) bytes")
        return nieuw
    }

    private func naambereik(_ slot: Int) -> Range<Int> {
        Int(begin[slot]) + Int(idLengte[slot])..<Int(begin[slot + 1])
    }

    private mutating func shift(na slot: Int, _ bytes: Int) {
        for later in slot + 1..<begin.count { begin[later] = UInt32(Int(begin[later]) + bytes) }
    }
}
