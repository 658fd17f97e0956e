/// The little of RFC 4180 that the embedded register needs: commas, quoted fields, doubled quotes, LF or CRLF.
enum CSV {
    /// One row and the line it starts on, counted from 1.
    struct CSVRow {
        let regel: Int
        let velden: [String]
    }

    /// All rows that are not empty. A quote that never closes is read up to the end of the text.
    static func rijen(_ tekst: String) -> [CSVRow] {
        var lezer = Parser()
        for byte in tekst.utf8 { lezer.lees(byte) }
        lezer.eindeRij()
        return lezer.rijen
    }

    private struct Parser {
        var rijen: [CSVRow] = []
        private var velden: [String] = []
        private var veld: [UInt8] = []
        private var tussenAanhaling = false
        private var vorigeWasAanhaling = false
        private var regel = 1
        private var beginregel = 1

        mutating func lees(_ byte: UInt8) {
            if byte == UInt8(ascii: "\n") { regel += 1 }
            switch byte {
            case UInt8(ascii: "\""):
                // A quote right after a closing quote was a doubled one: it belongs to the text.
                if vorigeWasAanhaling { veld.append(byte) }
                tussenAanhaling.toggle()
                vorigeWasAanhaling = !tussenAanhaling
                return
            case _ where tussenAanhaling: veld.append(byte)
            case UInt8(ascii: ","): eindeVeld()
            case UInt8(ascii: "\n"): eindeRij()
            case UInt8(ascii: "\r"): break
            default: veld.append(byte)
            }
            vorigeWasAanhaling = false
        }

        private mutating func eindeVeld() {
            velden.append(String(decoding: veld, as: UTF8.self))
            veld.removeAll(keepingCapacity: true)
        }

        mutating func eindeRij() {
            defer { beginregel = regel }
            if velden.isEmpty && veld.isEmpty { return }
            eindeVeld()
            rijen.append(CSVRow(regel: beginregel, velden: velden))
            velden.removeAll(keepingCapacity: true)
        }
    }
}
