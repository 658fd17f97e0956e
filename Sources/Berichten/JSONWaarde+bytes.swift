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
            for (plaats, lid) in leden.sorted(by: { $0.key < $1.key }).enumerated() {
                if plaats > 0 { uit.append(UInt8(ascii: ",")) }
                Self.schrijf(lid.key, &uit)
                uit.append(UInt8(ascii: ":"))
                lid.value.schrijf(&uit)
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
            var vanaf = 0
            for plaats in bytes.indices where moetAnders(bytes[plaats]) {
                uit.append(contentsOf: bytes[vanaf..<plaats])
                schrijfAnders(bytes[plaats], &uit)
                vanaf = plaats + 1
            }
            uit.append(contentsOf: bytes[vanaf...])
        }
        uit.append(UInt8(ascii: "\""))
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
