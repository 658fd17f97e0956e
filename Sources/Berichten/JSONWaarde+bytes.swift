extension JSONWaarde {
    /// UTF-8 with sorted keys, to the byte what Foundation's `JSONEncoder` makes of it with `.sortedKeys` and
    /// `.withoutEscapingSlashes`.
    ///
    /// Written here because that encoder, which finds out the shape of a tree that is known already, took more than
    /// half of the time of an answer (`Benchmarks/tafel.md`).
    public var bytes: [UInt8] {
        var uit: [UInt8] = []
        uit.reserveCapacity(4_096)
        schrijf(&uit)
        return uit
    }

    private func schrijf(_ uit: inout [UInt8]) {
        switch self {
        case .tekst(let tekst): Self.schrijf(tekst, &uit)
        case .getal(let getal): uit.append(contentsOf: String(getal).utf8)
        case .decimaal(let getal):
            let tekst = getal.description
            uit.append(contentsOf: tekst.hasSuffix(".0") ? tekst.dropLast(2).utf8 : Substring(tekst).utf8)
        case .waar(let waar): uit.append(contentsOf: (waar ? "true" : "false").utf8)
        case .lijst(let leden):
            uit.append(UInt8(ascii: "["))
            for (plaats, lid) in leden.enumerated() {
                if plaats > 0 { uit.append(UInt8(ascii: ",")) }
                lid.schrijf(&uit)
            }
            uit.append(UInt8(ascii: "]"))
        case .object(let leden):
            uit.append(UInt8(ascii: "{"))
            for (plaats, lid) in leden.leden.enumerated() {
                if plaats > 0 { uit.append(UInt8(ascii: ",")) }
                Self.schrijf(lid.naam, &uit)
                uit.append(UInt8(ascii: ":"))
                lid.waarde.schrijf(&uit)
            }
            uit.append(UInt8(ascii: "}"))
        case .niets: uit.append(contentsOf: "null".utf8)
        }
    }

    private static func schrijf(_ tekst: String, _ uit: inout [UInt8]) {
        var tekst = tekst
        uit.append(UInt8(ascii: "\""))
        tekst.withUTF8 { bytes in
            // What needs no escape, which is nearly all, goes in one piece.
            var rest = bytes
            while let plaats = eersteAnders(rest) {
                uit.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<plaats]))
                schrijfAnders(rest[plaats], &uit)
                rest = UnsafeBufferPointer(rebasing: rest[(plaats + 1)...])
            }
            uit.append(contentsOf: rest)
        }
        uit.append(UInt8(ascii: "\""))
    }

    /// The first byte that needs an escape. Eight are looked at at once: a sentence of an explanation has a hundred.
    private static func eersteAnders(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var plaats = 0
        let acht = UnsafeRawBufferPointer(bytes)
        while plaats + 8 <= bytes.count {
            guard !heeftAnders(acht.loadUnaligned(fromByteOffset: plaats, as: UInt64.self)) else { break }
            plaats += 8
        }
        while plaats < bytes.count {
            if moetAnders(bytes[plaats]) { return plaats }
            plaats += 1
        }
        return nil
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

    private static func schrijfAnders(_ teken: UInt8, _ uit: inout [UInt8]) {
        switch teken {
        case 0x08: uit += Array("\\b".utf8)
        case 0x09: uit += Array("\\t".utf8)
        case 0x0A: uit += Array("\\n".utf8)
        case 0x0C: uit += Array("\\f".utf8)
        case 0x0D: uit += Array("\\r".utf8)
        case 0..<0x20: uit += Array("\\u00".utf8) + [hex(teken >> 4), hex(teken & 15)]
        default: uit += [UInt8(ascii: "\\"), teken]
        }
    }

    private static func hex(_ cijfer: UInt8) -> UInt8 {
        cijfer < 10 ? UInt8(ascii: "0") + cijfer : UInt8(ascii: "a") + cijfer - 10
    }
}
