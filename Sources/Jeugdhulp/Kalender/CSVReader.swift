/// The one reader of comma-separated text, row by row, for the files of the register and for the spreadsheets of
/// aanbieders. What comes next is read only when it is asked for, so that who has seen enough stops there.
///
/// RFC 4180 as spreadsheets write it: any separator, quoted fields with doubled quotes, white space before a field and
/// behind its closing quote, perhaps a byte order mark. CR, LF and CRLF end a row, and nothing else does: U+0085,
/// U+2028, vertical tab and form feed are text. A line break inside a quoted field is a space. `="0012"`, which keeps a
/// spreadsheet from dropping zeros, comes out as it stands there.
///
/// A row whose quotes do not add up costs one line and no more: reading goes on at the next.
package struct CSVReader: Sequence, IteratorProtocol, Sendable {
    /// One row and its number, counted from 1: that of its line, where no field holds a line break.
    package struct CSVRow: Sendable {
        package let nummer: Int
        package let velden: Result<[String], CSVFault>

        /// Whether nothing stands in it.
        package var isLeeg: Bool {
            guard case .success(let velden) = self.velden else { return false }
            return velden.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        }
    }

    /// Why a row cannot be read.
    package enum CSVFault: Error, Sendable, CaseIterable {
        /// Its quotes do not add up.
        case aanhalingstekens
        /// More than ``veldenMax`` fields.
        case teVeelVelden
        /// A field of more than ``veldBytesMax`` bytes, or of more than ``regelsInVeldMax`` lines.
        case veldTeLang
    }

    /// As many columns as the widest spreadsheet has.
    package static let veldenMax = 16_384
    package static let veldBytesMax = 32_768
    package static let regelsInVeldMax = 50

    private let bytes: [UInt8]
    private let scheiding: UInt8
    private var plaats = 0
    private var nummer = 0

    /// - Parameter scheiding: an ASCII character; a comma, a semicolon, a tab.
    package init(_ tekst: String, scheiding: UInt8 = UInt8(ascii: ",")) {
        bytes = Array(tekst.utf8)
        self.scheiding = scheiding
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { plaats = 3 }
    }

    package mutating func next() -> CSVRow? {
        guard plaats < bytes.count else { return nil }
        nummer += 1
        do throws(CSVFault) {
            let (velden, einde) = try rij(van: plaats)
            plaats = einde
            return CSVRow(nummer: nummer, velden: .success(velden))
        } catch {
            plaats = naRegel(van: plaats)
            return CSVRow(nummer: nummer, velden: .failure(error))
        }
    }

    private func rij(van begin: Int) throws(CSVFault) -> (velden: [String], einde: Int) {
        var lezer = RowScanner(scheiding: scheiding)
        for hier in begin..<bytes.count {
            guard try lezer.neem(bytes[hier]) else { continue }
            return (lezer.velden, naEinde(hier))
        }
        try lezer.sluit()
        return (lezer.velden, bytes.count)
    }

    private func naRegel(van begin: Int) -> Int {
        for hier in begin..<bytes.count where Self.isEinde(bytes[hier]) { return naEinde(hier) }
        return bytes.count
    }

    /// Behind the line end that begins here.
    private func naEinde(_ hier: Int) -> Int {
        let isCRLF = bytes[hier] == 0x0D && hier + 1 < bytes.count && bytes[hier + 1] == 0x0A
        return hier + (isCRLF ? 2 : 1)
    }

    fileprivate static func isEinde(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

/// The fields of one row, byte by byte.
private struct RowScanner {
    /// Where in a field the next byte stands.
    private enum Place {
        case begin, open, quoted
        /// Behind a quote that doubles or ends: in a field that began without one, only the first.
        case quoteInOpen, quoteInQuoted
        /// Between the quotes of `="…"`.
        case formula
        /// Behind a closing quote that doubles nothing.
        case behind
    }

    let scheiding: UInt8
    private(set) var velden: [String] = []
    private var veld: [UInt8] = []
    private var plek = Place.begin
    private var regels = 0
    private var vorige: UInt8 = 0

    init(scheiding: UInt8) { self.scheiding = scheiding }

    /// - Returns: whether the row ended here.
    mutating func neem(_ byte: UInt8) throws(CSVReader.CSVFault) -> Bool {
        defer { vorige = byte }
        switch (plek, byte) {
        case (.quoted, Self.aanhaling): plek = .quoteInQuoted
        case (.quoted, _) where CSVReader.isEinde(byte): try breek(byte)
        case (.quoted, _): try erbij(byte)
        case (.formula, Self.aanhaling): try erbij(byte, .behind)
        case (.formula, _) where !CSVReader.isEinde(byte): try erbij(byte)
        case (.begin, Self.aanhaling): plek = .quoted
        case (.open, Self.aanhaling) where veld == [UInt8(ascii: "=")]: try erbij(byte, .formula)
        case (.open, Self.aanhaling): plek = .quoteInOpen
        case (.quoteInOpen, Self.aanhaling): try erbij(byte, .open)
        case (.quoteInQuoted, Self.aanhaling): try erbij(byte, .quoted)
        case (.formula, _), (.quoteInOpen, _): throw .aanhalingstekens
        case (_, scheiding): try volgende()
        case (_, _) where CSVReader.isEinde(byte):
            try volgende()
            return true
        case (.begin, 0x20), (.begin, 0x09): break
        case (.quoteInQuoted, 0x20), (.quoteInQuoted, 0x09), (.behind, 0x20), (.behind, 0x09): plek = .behind
        case (.begin, _), (.open, _): try erbij(byte, .open)
        case (.quoteInQuoted, _), (.behind, _): throw .aanhalingstekens
        }
        return false
    }

    /// The text ends here.
    mutating func sluit() throws(CSVReader.CSVFault) {
        switch plek {
        case .quoted, .quoteInOpen, .formula: throw .aanhalingstekens
        case .begin, .open, .quoteInQuoted, .behind: try volgende()
        }
    }

    private static let aanhaling = UInt8(ascii: "\"")

    private mutating func breek(_ byte: UInt8) throws(CSVReader.CSVFault) {
        if byte == 0x0A, vorige == 0x0D { return }
        regels += 1
        guard regels <= CSVReader.regelsInVeldMax else { throw .veldTeLang }
        try erbij(0x20)
    }

    private mutating func erbij(_ byte: UInt8, _ nieuw: Place? = nil) throws(CSVReader.CSVFault) {
        guard veld.count < CSVReader.veldBytesMax else { throw .veldTeLang }
        veld.append(byte)
        if let nieuw { plek = nieuw }
    }

    private mutating func volgende() throws(CSVReader.CSVFault) {
        guard velden.count < CSVReader.veldenMax else { throw .teVeelVelden }
        velden.append(String(decoding: veld, as: UTF8.self))
        veld.removeAll(keepingCapacity: true)
        (plek, regels) = (.begin, 0)
    }
}
