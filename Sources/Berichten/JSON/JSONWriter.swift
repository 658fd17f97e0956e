/// Writes JSON from beginning to end, without a tree in between: UTF-8 in which names stand in order, to the byte what
/// Foundation's `JSONEncoder` makes of it with `.sortedKeys` and `.withoutEscapingSlashes`.
///
/// A proposal is some 20 kB in a thousand pieces. As a tree of values it took longer to make, write and free than to
/// find the best offers (`Benchmarks/tafel.md`).
package struct JSONWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []
    /// Whether the next member or element is the first of its object or list.
    private var isEerste = true

    init(bytesVerwacht: Int) { bytes.reserveCapacity(bytesVerwacht) }

    // MARK: Objects and lists

    /// `leden` writes the members, in the order of their names.
    mutating func object(_ leden: (inout JSONWriter) -> Void) {
        open("{")
        leden(&self)
        sluit("}")
    }

    mutating func lijst<E>(_ leden: [E], _ schrijf: (inout JSONWriter, E) -> Void) {
        open("[")
        for lid in leden {
            scheid()
            schrijf(&self, lid)
        }
        sluit("]")
    }

    private mutating func open(_ haak: Unicode.Scalar) {
        bytes.append(UInt8(ascii: haak))
        isEerste = true
    }

    private mutating func sluit(_ haak: Unicode.Scalar) {
        bytes.append(UInt8(ascii: haak))
        isEerste = false
    }

    private mutating func scheid() {
        if !isEerste { bytes.append(UInt8(ascii: ",")) }
        isEerste = false
    }

    // MARK: Members

    /// A name that stands in the program needs no escape.
    private mutating func naam(_ naam: StaticString) {
        scheid()
        bytes.append(UInt8(ascii: "\""))
        naam.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func lid(_ naam: StaticString, _ tekst: String) {
        self.naam(naam)
        self.tekst(tekst)
    }

    mutating func lid(_ naam: StaticString, _ getal: Int) {
        self.naam(naam)
        self.getal(getal)
    }

    mutating func lid(_ naam: StaticString, _ waarde: JSONValue) {
        self.naam(naam)
        waarde.schrijf(&self)
    }

    mutating func lid<E>(_ naam: StaticString, _ leden: [E], _ schrijf: (inout JSONWriter, E) -> Void) {
        self.naam(naam)
        lijst(leden, schrijf)
    }

    mutating func lid(_ naam: StaticString, object leden: (inout JSONWriter) -> Void) {
        self.naam(naam)
        object(leden)
    }

    /// Not written where there is none: a reader treats absent and null alike.
    mutating func lidAlsEr(_ naam: StaticString, _ tekst: String?) {
        if let tekst { lid(naam, tekst) }
    }

    /// Not written where there is none.
    mutating func lidAlsEr(_ naam: StaticString, _ getal: Int?) {
        if let getal { lid(naam, getal) }
    }

    /// Not written where it is null.
    mutating func lidAlsEr(_ naam: StaticString, _ waarde: JSONValue?) {
        if let waarde { lid(naam, waarde) }
    }

    mutating func lid(_ naam: String, _ waarde: JSONValue) {
        scheid()
        tekst(naam)
        bytes.append(UInt8(ascii: ":"))
        waarde.schrijf(&self)
    }

    // MARK: Values

    mutating func ruw(_ tekst: [UInt8]) { bytes.append(contentsOf: tekst) }
    mutating func ruw(_ tekst: String) { bytes.append(contentsOf: tekst.utf8) }

    mutating func getal(_ getal: Int) { ruw(String(getal)) }

    mutating func tekst(_ tekst: String) {
        var tekst = tekst
        bytes.append(UInt8(ascii: "\""))
        tekst.withUTF8 { tekens in
            // What needs no escape, which is nearly all, goes in one piece.
            var rest = tekens
            while let plaats = Self.eersteAnders(rest) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<plaats]))
                schrijfAnders(rest[plaats])
                rest = UnsafeBufferPointer(rebasing: rest[(plaats + 1)...])
            }
            bytes.append(contentsOf: rest)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Characters that JSON has in other words.
extension JSONWriter {
    /// The first byte that needs an escape. Eight are looked at at once: a sentence of an explanation has a hundred.
    fileprivate static func eersteAnders(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let ruw = UnsafeRawBufferPointer(bytes)
        var plaats = 0
        while plaats + 8 <= ruw.count, !heeftAnders(ruw.loadUnaligned(fromByteOffset: plaats, as: UInt64.self)) {
            plaats += 8
        }
        // The last eight once more, in part: cheaper than one by one.
        if plaats + 8 > ruw.count, ruw.count >= 8,
            !heeftAnders(ruw.loadUnaligned(fromByteOffset: ruw.count - 8, as: UInt64.self))
        {
            return nil
        }
        return bytes[plaats...].firstIndex(where: moetAnders)
    }

    /// Whether one of eight bytes needs an escape: of a byte below n, and of no other, does taking n away borrow from
    /// its highest bit.
    private static func heeftAnders(_ acht: UInt64) -> Bool {
        let enen: UInt64 = 0x0101_0101_0101_0101
        func heeft(onder n: UInt64, _ bytes: UInt64) -> UInt64 { (bytes &- enen &* n) & ~bytes }
        let gevonden =
            heeft(onder: 0x20, acht) | heeft(onder: 1, acht ^ enen &* UInt64(UInt8(ascii: "\"")))
            | heeft(onder: 1, acht ^ enen &* UInt64(UInt8(ascii: "\\")))
        return gevonden & (enen &* 0x80) != 0
    }

    private static func moetAnders(_ teken: UInt8) -> Bool {
        teken < 0x20 || teken == UInt8(ascii: "\"") || teken == UInt8(ascii: "\\")
    }

    fileprivate mutating func schrijfAnders(_ teken: UInt8) {
        switch teken {
        case 0x08: bytes += Array("\\b".utf8)
        case 0x09: bytes += Array("\\t".utf8)
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x0C: bytes += Array("\\f".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0..<0x20: bytes += Array("\\u00".utf8) + [Self.hex(teken >> 4), Self.hex(teken & 15)]
        default: bytes += [UInt8(ascii: "\\"), teken]
        }
    }

    private static func hex(_ cijfer: UInt8) -> UInt8 {
        cijfer < 10 ? UInt8(ascii: "0") + cijfer : UInt8(ascii: "a") + cijfer - 10
    }
}
