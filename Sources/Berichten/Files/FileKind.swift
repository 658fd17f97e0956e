import Foundation

/// What a file is that is no text, by the bytes it begins with: people give a workbook the name `aanbod.csv`.
enum FileKind: Sendable, CaseIterable {
    case xlsx, ods, zip, xls, pdf, html, xml, rtf, gzip

    /// - Returns: `nil` when it may be text.
    init?(_ data: Data) {
        let begin = Array(data.prefix(Self.beginBytes))
        if begin.starts(with: [0x50, 0x4B, 0x03, 0x04]) || begin.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = Self.inhoudVanZip(data)
        } else if begin.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .xls
        } else if begin.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if let kind = Self.opmaak(String(decoding: begin.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)) {
            self = kind
        } else {
            return nil
        }
    }

    private static let beginBytes = 512
    /// Names of the files in an archive stand in front of each, and all together at its end.
    private static let naamBytesMax = 4_096

    private static func inhoudVanZip(_ data: Data) -> FileKind {
        let tekst = data.prefix(naamBytesMax) + data.suffix(naamBytesMax)
        if tekst.range(of: Data("opendocument.spreadsheet".utf8)) != nil { return .ods }
        return tekst.range(of: Data("xl/".utf8)) == nil ? .zip : .xlsx
    }

    private static func opmaak(_ tekst: String) -> FileKind? {
        let begin = tekst.drop { $0.isWhitespace }.prefix(60).lowercased()
        if begin.hasPrefix("%pdf-") { return .pdf }
        if begin.hasPrefix("{\\rtf") { return .rtf }
        if ["<!doctype html", "<html", "<head", "<body", "<table", "<meta"].contains(where: begin.hasPrefix) {
            return .html
        }
        return begin.hasPrefix("<?xml") ? .xml : nil
    }

    private static let alsCsv =
        "Open het in het rekenblad en bewaar het als CSV (UTF-8): Bestand, Opslaan als, CSV UTF-8."

    /// What it is and what to do, in plain Dutch, for who should have sent a spreadsheet as CSV.
    var uitleg: String {
        switch self {
        case .xlsx, .xls, .ods: "\(watHetIs), geen CSV, ook als de naam op .csv eindigt. \(Self.alsCsv)"
        case .html, .xml, .rtf: "\(watHetIs), geen CSV. \(Self.alsCsv)"
        case .zip, .gzip: "\(watHetIs). Pak het uit en stuur het CSV-bestand dat erin zit."
        case .pdf:
            "\(watHetIs). Daaruit is niets te lezen. Stuur het rekenblad zelf, bewaard als CSV (UTF-8)."
        }
    }

    /// The same for who should have sent JSON.
    var uitlegBijJson: String {
        "\(watHetIs). Stuur een tekstbestand met op elke regel één bericht in JSON."
    }

    private var watHetIs: String {
        switch self {
        case .xlsx: "Dit is een Excel-bestand (.xlsx)"
        case .xls: "Dit is een oud Excel-bestand (.xls)"
        case .ods: "Dit is een OpenDocument-rekenblad (.ods)"
        case .zip: "Dit is een ingepakt bestand (zip)"
        case .gzip: "Dit is een ingepakt bestand (gzip)"
        case .pdf: "Dit is een PDF"
        case .html: "Dit is een webpagina (HTML)"
        case .xml: "Dit is XML"
        case .rtf: "Dit is een document van een tekstverwerker (RTF)"
        }
    }
}
