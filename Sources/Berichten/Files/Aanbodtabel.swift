import Foundation
import Jeugdhulp

/// A spreadsheet export of an aanbieder: one offer a row, Dutch column names, `;` or `,` or tabs between.
///
/// The order of the columns is free, names may be in any case. Dates as `jjjj-mm-dd` or `dd-mm-jjjj`, yes and no as
/// `ja` and `nee`, gemeenten by code or by name, doelgroepen with spaces or `|` between. A field may not hold a line
/// break: each line of the file is a row, so that a report can name the line.
package struct Aanbodtabel: Sendable {
    private let bestand: NDJSONFile
    private let register: Gemeenteregister

    package init(_ bestand: NDJSONFile, register: Gemeenteregister = .landelijk) {
        self.bestand = bestand
        self.register = register
    }

    /// The columns, the path in the data of each, and how to read it.
    static let kolommen: [TableColumn] = [
        TableColumn("aanbod-id", "aanbodId", .tekst), TableColumn("agb", "agb", .tekst),
        TableColumn("naam", "naam", .tekst),
        TableColumn("gemeente", "gemeente", .gemeente), TableColumn("hulpvorm", "hulpvorm", .hulpvorm),
        TableColumn("voorziening", "voorziening", .tekst), TableColumn("doelgroepen", "doelgroepen", .lijst),
        TableColumn("leeftijd van", "leeftijd.van", .getal), TableColumn("leeftijd tot", "leeftijd.tot", .getal),
        TableColumn("door na 18", "door18", .jaNee), TableColumn("plaatsen totaal", "plaatsen.totaal", .getal),
        TableColumn("plaatsen vrij", "plaatsen.vrij", .getal), TableColumn("vrij vanaf", "plaatsen.vrijVanaf", .datum),
        TableColumn("samen maximaal", "plaatsen.samenMax", .getal),
        TableColumn("aanmeldwachttijd weken", "wachttijd.aanmeldWeken", .getal),
        TableColumn("behandelwachttijd weken", "wachttijd.behandelWeken", .getal),
        TableColumn("peildatum", "wachttijd.peildatum", .datum), TableColumn("methode", "wachttijd.methode", .tekst),
        TableColumn("stop sinds", "stop.sinds", .datum),
        TableColumn("stop opheffen bij weken", "stop.opheffenBijWeken", .getal),
        TableColumn("individuele overeenkomst", "individueleOvereenkomst", .jaNee),
        TableColumn("start zonder beschikking", "startZonderBeschikking", .jaNee),
    ]

    /// The names of the columns, for whoever makes the file.
    package static var kolomnamen: [String] { kolommen.map(\.kop) }

    struct TableColumn: Sendable {
        let kop, pad: String
        let soort: ColumnType
        init(_ kop: String, _ pad: String, _ soort: ColumnType) {
            self.kop = kop
            self.pad = pad
            self.soort = soort
        }
    }

    enum ColumnType: Sendable { case tekst, getal, jaNee, datum, gemeente, hulpvorm, lijst }

    /// What was in a table.
    package struct TableContents: Sendable {
        package let regels: [FileLine]
        /// The names above columns that nobody knows, as they stand there: nothing is read from those.
        package let onbekendeKolommen: [String]
    }

    /// - Throws: ``TableError`` when the first line does not hold the column names, or one of them twice.
    package func lees(_ tekst: String) throws -> TableContents {
        let regels = CSV.regels(tekst)
        // Excel may put the separator on a line of its own in front: sep=;
        guard
            let kopregel = regels.first(where: {
                !$0.allSatisfy(\.isWhitespace) && !$0.lowercased().hasPrefix("sep=")
            }),
            let eerste = regels.firstIndex(of: kopregel)
        else { throw TableError(uitleg: "Het bestand is leeg. Op de eerste regel staan de namen van de kolommen.") }
        let scheiding = Self.scheiding(kopregel)
        let namen = (Self.velden(kopregel, scheiding) ?? []).map { $0.replacing("\u{FEFF}", with: "") }
        let koppen = try Self.koppen(namen)
        let gelezen = regels.indices.dropFirst(eerste + 1).compactMap { index -> FileLine? in
            guard regels[index].contains(where: { !$0.isWhitespace && $0 != scheiding }) else { return nil }
            return FileLine(nummer: index + 1, uitkomst: lees(regel: regels[index], koppen, scheiding))
        }
        let onbekend = zip(koppen, namen).compactMap { kolom, naam in kolom == nil && !naam.isEmpty ? naam : nil }
        return TableContents(regels: gelezen, onbekendeKolommen: Array(onbekend.prefix(Self.onbekendMax)))
    }

    /// A line that is no heading at all must not come back whole.
    private static let onbekendMax = 20

    private static func scheiding(_ kopregel: Substring) -> Character {
        let mogelijk: [Character] = [";", ",", "\t"]
        func aantal(_ d: Character) -> Int { kopregel.count { $0 == d } }
        return mogelijk.max { aantal($0) < aantal($1) } ?? ";"
    }

    /// The fields of one line, `nil` when its quotes do not add up.
    private static func velden(_ regel: Substring, _ scheiding: Character) -> [String]? {
        guard var velden = CSV.velden(regel, scheiding: scheiding) else { return nil }
        // A line that ends in a divider has nothing behind it: a column that is left out, not one that is empty.
        if velden.last?.isEmpty == true { velden.removeLast() }
        return velden.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func vorm(_ kop: String) -> String {
        String(kop.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " })
            .split(separator: " ").joined(separator: " ")
    }

    private static func koppen(_ velden: [String]) throws -> [TableColumn?] {
        let bekend = Dictionary(kolommen.map { (vorm($0.kop), $0) }) { eerste, _ in eerste }
        let gevonden = velden.map { bekend[vorm($0)] }
        let mist = kolommen.filter { kolom in
            !["vrij vanaf", "stop sinds", "stop opheffen bij weken", "start zonder beschikking"].contains(kolom.kop)
                && !gevonden.contains { $0?.kop == kolom.kop }
        }
        guard mist.isEmpty else {
            throw TableError(
                uitleg:
                    """
                    De eerste regel mist de kolommen: \(mist.map(\.kop).joined(separator: ", "))
                    Alle kolommen: \(kolommen.map(\.kop).joined(separator: ";"))
                    """)
        }
        let dubbel = kolommen.filter { kolom in gevonden.count { $0?.kop == kolom.kop } > 1 }
        guard dubbel.isEmpty else {
            throw TableError(
                uitleg: "Deze kolommen staan er twee keer: \(dubbel.map(\.kop).joined(separator: ", ")).")
        }
        return gevonden
    }

    private func lees(
        regel: Substring, _ koppen: [TableColumn?], _ scheiding: Character
    ) -> Result<Gebeurtenis, Afkeuring> {
        guard let velden = Self.velden(regel, scheiding) else {
            return .failure(
                Afkeuring(
                    .verkeerdeVorm, "De aanhalingstekens in deze regel kloppen niet.",
                    "Zet een veld met aanhalingstekens tussen twee aanhalingstekens."))
        }
        var boom: JSONMembers = [:]
        for (kolom, veld) in zip(koppen, velden) {
            guard let kolom, !veld.isEmpty || kolom.soort == .lijst else { continue }
            zet(waarde(veld, kolom.soort), kolom.pad.split(separator: ".").map(String.init), in: &boom)
        }
        do throws(Afkeuring) {
            return bestand.keur(
                try GebeurtenisReader().leesInhoud(.aanbodGemeld, Data(JSONValue.object(boom).bytes))
            ).mapError(metKolom)
        } catch {
            return .failure(metKolom(error))
        }
    }

    private func zet(_ waarde: JSONValue, _ pad: [String], in boom: inout JSONMembers) {
        guard let eerste = pad.first else { return }
        guard pad.count > 1 else {
            boom[eerste] = waarde
            return
        }
        var tak: JSONMembers = [:]
        if case .object(let leden)? = boom[eerste] { tak = leden }
        zet(waarde, Array(pad.dropFirst()), in: &tak)
        boom[eerste] = .object(tak)
    }

    /// What cannot be read as it should stays text: the reader of the data then refuses it with the field's name.
    private func waarde(_ veld: String, _ soort: ColumnType) -> JSONValue {
        switch soort {
        case .tekst: return .tekst(veld)
        case .getal: return Int(veld).map { .getal($0) } ?? .tekst(veld)
        case .jaNee:
            switch veld.lowercased() {
            case "ja", "j", "true", "1", "waar": return .waar(true)
            case "nee", "n", "false", "0", "onwaar": return .waar(false)
            default: return .tekst(veld)
            }
        case .datum: return .tekst(Self.datum(veld))
        case .gemeente:
            let code =
                veld.allSatisfy(\.isNumber) ? Self.aangevuld(veld, 4) : register.gemeente(naam: veld)?.code.description
            return .tekst(code ?? veld)
        // A spreadsheet makes 2 of 02.
        case .hulpvorm: return .tekst(Self.aangevuld(veld, 2))
        case .lijst:
            let delen = veld.split { $0 == " " || $0 == "|" || $0 == "," || $0 == ";" }
            return .lijst(delen.map { .tekst(String($0)) })
        }
    }

    private static func aangevuld(_ veld: String, _ lengte: Int) -> String {
        String(repeating: "0", count: max(0, lengte - veld.count)) + veld
    }

    private static func datum(_ veld: String) -> String {
        let delen = veld.split { $0 == "-" || $0 == "/" }
        guard delen.count == 3, delen[2].count == 4 else { return veld }
        return "\(delen[2])-\(aangevuld(String(delen[1]), 2))-\(aangevuld(String(delen[0]), 2))"
    }

    /// The name of the column in place of the path in the data.
    private func metKolom(_ afkeuring: Afkeuring) -> Afkeuring {
        guard let veld = afkeuring.veld else { return afkeuring }
        // The rules of the domain name a field from the whole event, the reader of the data from the data.
        let pad = (veld.hasPrefix("data.") ? veld.dropFirst(5) : veld[...]).prefix { $0 != "[" }
        guard let kolom = Self.kolommen.first(where: { $0.pad == pad || $0.pad.hasPrefix(pad + ".") }) else {
            return afkeuring
        }
        var uit = afkeuring
        uit.veld = "kolom \(kolom.kop)"
        return uit
    }
}
