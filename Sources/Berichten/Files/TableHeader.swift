import Jeugdhulp

/// The row of column names of a spreadsheet: which it is, what is between the columns, and which column stands where.
///
/// The first rows are read with each separator; the row with most known names is it. So rows of title above it do no
/// harm, whatever commas are in them.
struct TableHeader: Sendable {
    let scheiding: UInt8
    /// The number of the row, counted from 1.
    let nummer: Int
    /// By place; `nil` where nobody knows the name.
    let kolommen: [Aanbodtabel.TableColumn?]
    private let namen: [String]

    /// How far down the names may stand.
    static let zoekRijenMax = 20
    /// With fewer known names a row is no header.
    private static let namenMin = 3
    private static let scheidingen = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    /// - Throws: ``TableError`` when there is no such row, or when a column is missing or stands there twice.
    init(_ tekst: String) throws(TableError) {
        guard tekst.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
            throw TableError(uitleg: "Het bestand is leeg. Op de eerste regel staan de namen van de kolommen.")
        }
        var beste: (scheiding: UInt8, nummer: Int, namen: [String], bekend: Int)?
        for scheiding in Self.scheidingen {
            for rij in CSVReader(tekst, scheiding: scheiding).prefix(Self.zoekRijenMax) {
                guard case .success(let velden) = rij.velden else { continue }
                let namen = velden.map { TableCell($0).tekst }
                let bekend = Set(namen.compactMap { Self.kolom($0)?.kop }).count
                if bekend > beste?.bekend ?? 0 { beste = (scheiding, rij.nummer, namen, bekend) }
            }
        }
        guard let beste, beste.bekend >= Self.namenMin else {
            throw TableError(
                uitleg:
                    """
                    In de eerste \(Self.zoekRijenMax) regels staan geen namen van kolommen. Zet ze op de eerste regel.
                    \(Self.alleKolommen)
                    """)
        }
        scheiding = beste.scheiding
        nummer = beste.nummer
        namen = beste.namen
        kolommen = beste.namen.map(Self.kolom)
        try keur()
    }

    private func keur() throws(TableError) {
        let mist = Aanbodtabel.kolommen.filter { kolom in
            !["vrij vanaf", "stop sinds", "stop opheffen bij weken", "start zonder beschikking"].contains(kolom.kop)
                && !kolommen.contains { $0?.kop == kolom.kop }
        }
        guard mist.isEmpty else {
            throw TableError(
                uitleg:
                    """
                    Regel \(nummer) mist de kolommen: \(mist.map(\.kop).joined(separator: ", "))
                    \(Self.alleKolommen)
                    """)
        }
        let dubbel = Aanbodtabel.kolommen.filter { kolom in kolommen.count { $0?.kop == kolom.kop } > 1 }
        guard dubbel.isEmpty else {
            throw TableError(
                uitleg: "Deze kolommen staan er twee keer: \(dubbel.map(\.kop).joined(separator: ", ")).")
        }
    }

    private static var alleKolommen: String { "Alle kolommen: \(Aanbodtabel.kolomnamen.joined(separator: ";"))" }

    private static let bekend = Dictionary(Aanbodtabel.kolommen.map { (vorm($0.kop), $0) }) { eerste, _ in eerste }

    private static func kolom(_ naam: String) -> Aanbodtabel.TableColumn? { bekend[vorm(naam)] }

    /// Capitals, hyphens and white space make no other name.
    private static func vorm(_ kop: String) -> String {
        String(kop.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " })
            .split(separator: " ").joined(separator: " ")
    }

    /// Whether there is a name above this place, known or not.
    func heeftNaam(_ plaats: Int) -> Bool { plaats < namen.count && !namen[plaats].isEmpty }

    /// The name of the last column, for who must find what stands behind it.
    var laatsteNaam: String? { kolommen.compactMap { $0?.kop }.last }

    /// The names above columns that nobody knows, as they stand there.
    var onbekend: [String] {
        let namen = zip(kolommen, namen).compactMap { kolom, naam in kolom == nil && !naam.isEmpty ? naam : nil }
        return Array(namen.prefix(Self.onbekendMax))
    }

    /// A line that is no heading at all must not come back whole.
    private static let onbekendMax = 20

    var scheidingInWoorden: String {
        switch scheiding {
        case UInt8(ascii: ";"): "puntkomma"
        case UInt8(ascii: ","): "komma"
        case UInt8(ascii: "\t"): "tab"
        default: "streep"
        }
    }
}
