import Foundation
import Jeugdhulp

/// A spreadsheet export of an aanbieder: one offer a row, Dutch column names, `;` or `,` or tabs between.
///
/// The order of the columns is free, names may be in any case, and rows of title may stand above them. Dates as
/// `jjjj-mm-dd` or `dd-mm-jjjj`, yes and no as `ja` and `nee`, gemeenten by code or by name, doelgroepen with spaces or
/// `|` between. What a refusal is about is a row, as the spreadsheet numbers it, and the name of a column.
package struct Aanbodtabel: Sendable {
    private let bestand: NDJSONFile
    private let register: Gemeenteregister

    package init(_ bestand: NDJSONFile, register: Gemeenteregister = .landelijk) {
        self.bestand = bestand
        self.register = register
    }

    /// The columns, the path in the data of each, and how to read it.
    static let kolommen: [TableColumn] = [
        TableColumn("aanbod-id", "aanbodId", .tekst), TableColumn("agb", "agb", .agb),
        TableColumn("naam", "naam", .tekst),
        TableColumn("gemeente", "gemeente", .gemeente), TableColumn("hulpvorm", "hulpvorm", .hulpvorm),
        TableColumn("voorziening", "voorziening", .woord), TableColumn("doelgroepen", "doelgroepen", .lijst),
        TableColumn("leeftijd van", "leeftijd.van", .getal), TableColumn("leeftijd tot", "leeftijd.tot", .getal),
        TableColumn("door na 18", "door18", .jaNee), TableColumn("plaatsen totaal", "plaatsen.totaal", .getal),
        TableColumn("plaatsen vrij", "plaatsen.vrij", .getal), TableColumn("vrij vanaf", "plaatsen.vrijVanaf", .datum),
        TableColumn("samen maximaal", "plaatsen.samenMax", .getal),
        TableColumn("aanmeldwachttijd weken", "wachttijd.aanmeldWeken", .getal),
        TableColumn("behandelwachttijd weken", "wachttijd.behandelWeken", .getal),
        TableColumn("peildatum", "wachttijd.peildatum", .datum), TableColumn("methode", "wachttijd.methode", .woord),
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

    enum ColumnType: Sendable { case tekst, woord, getal, jaNee, datum, agb, gemeente, hulpvorm, lijst }

    /// What was in a table.
    package struct TableContents: Sendable {
        package let regels: [FileLine]
        /// The names above columns that nobody knows, as they stand there: nothing is read from those.
        package let onbekendeKolommen: [String]

        package init(regels: [FileLine], onbekendeKolommen: [String]) {
            self.regels = regels
            self.onbekendeKolommen = onbekendeKolommen
        }
    }

    /// The most rows of one file, for whoever sends it: no aanbieder has as many offers.
    package static let rijenMax = 2_000

    /// - Throws: ``TableError`` when there is no row of column names, when one of them is missing or stands there
    ///   twice,
    ///   or when there are more than ``rijenMax`` rows, of which no more are read.
    package func lees(_ tekst: String) throws(TableError) -> TableContents {
        let kop = try TableHeader(tekst)
        var gelezen: [FileLine] = []
        for rij in CSVReader(tekst, scheiding: kop.scheiding) where rij.nummer > kop.nummer && !rij.isLeeg {
            guard gelezen.count < Self.rijenMax else {
                throw TableError.teVeelRegels(Self.rijenMax)
            }
            gelezen.append(FileLine(nummer: rij.nummer, uitkomst: lees(rij, kop)))
        }
        return TableContents(regels: gelezen, onbekendeKolommen: kop.onbekend)
    }

    // MARK: One row

    private func lees(_ rij: CSVReader.CSVRow, _ kop: TableHeader) -> Result<Gebeurtenis, Afkeuring> {
        var boom: JSONMembers = [:]
        do throws(Afkeuring) {
            for (plaats, rauw) in try Self.velden(rij).enumerated() {
                let cel = TableCell(rauw)
                guard let kolom = plaats < kop.kolommen.count ? kop.kolommen[plaats] : nil else {
                    if !cel.isLeeg, !kop.heeftNaam(plaats) { throw Self.teVeel(na: kop) }
                    continue
                }
                guard !cel.isLeeg || kolom.soort == .lijst else { continue }
                do throws(Afkeuring) {
                    try cel.keur()
                    zet(try waarde(cel, kolom.soort), kolom.pad.split(separator: ".").map(String.init), in: &boom)
                } catch {
                    var fout = error
                    fout.veld = "kolom \(kolom.kop)"
                    throw fout
                }
            }
            return bestand.keur(
                try GebeurtenisReader().leesInhoud(.aanbodGemeld, Data(JSONValue.object(boom).bytes))
            ).mapError(metKolom)
        } catch {
            return .failure(metKolom(error))
        }
    }

    private static func velden(_ rij: CSVReader.CSVRow) throws(Afkeuring) -> [String] {
        do throws(CSVReader.CSVFault) {
            return try rij.velden.get()
        } catch {
            switch error {
            case .aanhalingstekens:
                throw Afkeuring(
                    .verkeerdeVorm, "De aanhalingstekens in deze regel kloppen niet.",
                    "Zet een veld met aanhalingstekens tussen twee aanhalingstekens.")
            case .teVeelVelden:
                throw Afkeuring(
                    .verkeerdeVorm, "Deze regel heeft meer dan \(CSVReader.veldenMax) cellen.",
                    "Haal de lege kolommen weg en bewaar het bestand opnieuw.")
            case .veldTeLang:
                throw Afkeuring(
                    .verkeerdeVorm, "In deze regel staat een cel die te lang is.",
                    "Kijk of er een aanhalingsteken ontbreekt, en maak de tekst korter.")
            }
        }
    }

    private static func teVeel(na kop: TableHeader) -> Afkeuring {
        let laatste = kop.laatsteNaam.map { " Na de kolom \($0) staat nog een gevulde cel." } ?? ""
        return Afkeuring(
            .verkeerdeVorm, "Deze regel heeft meer gevulde cellen dan er kolommen zijn.\(laatste)",
            "Staat er een \(kop.scheidingInWoorden) in een tekst, zet die tekst dan tussen aanhalingstekens. "
                + "Haal anders weg wat er te veel staat.")
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

    /// A word or a code that nobody knows stays as it is: the reader of the data then refuses it, with its choices.
    private func waarde(_ cel: TableCell, _ soort: ColumnType) throws(Afkeuring) -> JSONValue {
        switch soort {
        case .tekst: return .tekst(cel.tekst)
        case .woord: return .tekst(cel.woord())
        case .getal: return .getal(try cel.getal())
        case .jaNee: return .waar(try cel.jaNee())
        case .datum: return .tekst(try cel.datum().description)
        // A spreadsheet makes 2 of 02.
        case .agb:
            try cel.keurCode()
            return .tekst(cel.code(8, nullen: 1))
        case .hulpvorm: return .tekst(cel.code(2, nullen: 1))
        case .gemeente: return .tekst(try gemeente(cel))
        case .lijst: return .lijst(cel.woorden().map { .tekst($0) })
        }
    }

    /// The code of a gemeente: a spreadsheet makes 14 of 0014, CBS writes GM0014, and people write its name.
    private func gemeente(_ cel: TableCell) throws(Afkeuring) -> String {
        let kaal = cel.tekst.filter { !$0.isWhitespace }
        let code = kaal.lowercased().hasPrefix("gm") ? String(kaal.dropFirst(2)) : kaal
        let cijfers = TableCell(code).code(4, nullen: 3)
        if !cijfers.isEmpty, cijfers.utf8.allSatisfy(TextFormat.isCijfer) { return cijfers }
        let namen = "Schrijf de naam van een gemeente van nu, bijvoorbeeld Zwolle, of de CBS-code van 4 cijfers."
        switch register.zoek(naam: cel.tekst) {
        case .gemeente(let gevonden): return gevonden.code.description
        case .meer(let gemeenten):
            let keuzen = gemeenten.map { "\($0.naam) (\($0.code))" }.joined(separator: " of ")
            throw Afkeuring(
                .onbekendeGemeente, veld: "data.gemeente", "Deze naam hoort bij meer dan één gemeente.",
                "Kies \(keuzen).")
        case .vroeger(let vroeger):
            throw Afkeuring(.onbekendeGemeente, veld: "data.gemeente", register.zin(vroeger.code) ?? "", namen)
        case .onbekend:
            throw Afkeuring(.onbekendeGemeente, veld: "data.gemeente", "Deze gemeente is niet bekend.", namen)
        }
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
