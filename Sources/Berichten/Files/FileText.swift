import Foundation

/// From the bytes of a file that somebody made to its text, whatever program wrote it.
///
/// UTF-8 and UTF-16 (little and big endian) with or without a byte order mark; else an eight-bit encoding of before
/// Unicode, which only spreadsheets still write (``LegacyEncoding``).
package enum FileText {
    /// The text of a spreadsheet.
    /// - Throws: ``TableError`` when it is no text, with what it is and what to do.
    package static func tekst(_ data: Data) throws(TableError) -> String {
        if let kind = FileKind(data) { throw TableError(uitleg: kind.uitleg) }
        if let tekst = utf16(data) { return tekst }
        let kaal = zonderMerk(data)
        if let tekst = String(data: kaal, encoding: .utf8) { return zonderNul(tekst) }
        guard !kaal.contains(0) else { throw TableError(uitleg: Self.geenTekst) }
        return LegacyEncoding.beste(kaal).tekst(kaal)
    }

    /// The bytes of a file of JSON in UTF-8. What is no UTF-8 stays as it is: each line is judged by itself.
    /// - Throws: ``TableError`` when it is no text.
    package static func json(_ data: Data) throws(TableError) -> Data {
        if let kind = FileKind(data) { throw TableError(uitleg: kind.uitlegBijJson) }
        return utf16(data).map { Data($0.utf8) } ?? zonderMerk(data)
    }

    private static let geenTekst =
        "Dit bestand is geen tekst. Bewaar het vanuit het rekenblad als CSV (UTF-8) en stuur dat."

    private static func zonderMerk(_ data: Data) -> Data {
        data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    }

    /// A file that ends in the zeros of a disk block is text all the same.
    private static func zonderNul(_ tekst: String) -> String {
        guard tekst.utf8.last == 0 else { return tekst }
        return String(decoding: Array(tekst.utf8).reversed().drop { $0 == 0 }.reversed(), as: UTF8.self)
    }

    // MARK: UTF-16

    private enum ByteOrder { case little, big }

    private static func utf16(_ data: Data) -> String? {
        if data.starts(with: [0xFF, 0xFE]) { return utf16(data.dropFirst(2), .little) }
        if data.starts(with: [0xFE, 0xFF]) { return utf16(data.dropFirst(2), .big) }
        return volgorde(data).map { utf16(data, $0) }
    }

    /// Without a mark: text in our alphabet has a zero in nearly every second byte, and hardly any in the others.
    private static func volgorde(_ data: Data) -> ByteOrder? {
        var nullen = (even: 0, oneven: 0)
        let begin = data.prefix(merkloosBytes)
        for (plaats, byte) in begin.enumerated() where byte == 0 {
            if plaats.isMultiple(of: 2) { nullen.even += 1 } else { nullen.oneven += 1 }
        }
        let helft = begin.count / 2
        guard helft > 1 else { return nil }
        if nullen.even * 20 <= helft, nullen.oneven * 10 >= helft * 8 { return .little }
        return nullen.oneven * 20 <= helft && nullen.even * 10 >= helft * 8 ? .big : nil
    }

    private static let merkloosBytes = 4_096

    /// Half a character at the end becomes U+FFFD, which the reader of a cell refuses.
    private static func utf16(_ data: Data, _ volgorde: ByteOrder) -> String {
        var eenheden: [UInt16] = []
        eenheden.reserveCapacity(data.count / 2 + 1)
        var eerste: UInt8?
        for byte in data {
            guard let ander = eerste else {
                eerste = byte
                continue
            }
            eenheden.append(
                volgorde == .little ? UInt16(ander) | UInt16(byte) << 8 : UInt16(ander) << 8 | UInt16(byte))
            eerste = nil
        }
        if eerste != nil { eenheden.append(0xFFFD) }
        return String(decoding: eenheden, as: UTF16.self)
    }
}
