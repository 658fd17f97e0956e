import Foundation
import Jeugdhulp

/// What stands in one cell of a spreadsheet, read as its column asks; or what was found there instead and what to do.
/// Never says what stands there itself: it may be what should not have been sent.
struct TableCell: Sendable {
    let tekst: String

    /// - Parameter rauw: as the file has it. `="0012"`, which keeps a spreadsheet from dropping zeros, is 0012.
    init(_ rauw: String) {
        var tekst = Substring(rauw.trimmingCharacters(in: .whitespaces))
        if tekst.hasPrefix("=\""), tekst.hasSuffix("\""), tekst.count >= 3 {
            let binnen = tekst.dropFirst(2).dropLast()
            if !binnen.contains("\"") { tekst = binnen }
        }
        self.tekst = tekst.trimmingCharacters(in: .whitespaces)
    }

    var isLeeg: Bool { tekst.isEmpty }

    /// Without what cannot be seen, and with the hyphen of the keyboard: for what is no text.
    private var kaal: String {
        var uit = String.UnicodeScalarView()
        for teken in tekst.unicodeScalars {
            switch teken.properties.generalCategory {
            case .spaceSeparator: uit.append(" ")
            case .format: continue
            case .dashPunctuation: uit.append("-")
            default: uit.append(teken)
            }
        }
        return String(uit).trimmingCharacters(in: .whitespaces)
    }

    /// What keeps a cell from being read at all.
    /// - Throws: also for a formula and for an error of the spreadsheet, in whatever column.
    func keur() throws(Afkeuring) {
        let tekens = tekst.unicodeScalars
        guard !tekens.contains(where: { $0.properties.generalCategory == .control }) else {
            throw Afkeuring(
                .verkeerdeVorm, "In deze cel staat een teken dat niemand ziet (een stuurteken).",
                "Typ de tekst opnieuw. Staat het in meer cellen, bewaar het bestand dan als CSV (UTF-8).")
        }
        guard !tekens.contains("\u{FFFD}") else {
            throw Afkeuring(
                .verkeerdeVorm, "In deze cel ging een letter verloren: er staat een vervangteken.",
                "Typ de tekst opnieuw en bewaar het bestand als CSV (UTF-8).")
        }
        guard !tekst.hasPrefix("=") else {
            throw Afkeuring(
                .verkeerdeVorm, "In deze cel staat een formule.",
                "Zet de uitkomst in de cel: kopieer de cel en plak alleen de waarde.")
        }
        guard !Self.isFoutmelding(tekst) else {
            throw Afkeuring(
                .verkeerdeVorm, "In deze cel staat een foutmelding van het rekenblad.",
                "Verbeter de formule of typ de waarde.")
        }
    }

    private static func isFoutmelding(_ tekst: String) -> Bool {
        let fouten = [
            "#N/B", "#N/A", "#WAARDE!", "#VALUE!", "#VERW!", "#REF!", "#NAAM?", "#NAME?", "#DEEL/0!", "#DIV/0!",
        ]
        return fouten.contains(tekst.uppercased()) || (tekst.count > 2 && tekst.allSatisfy { $0 == "#" })
    }

    // MARK: Numbers

    /// A whole number, also as a spreadsheet writes one with decimals: 20,0 and 20.00 are 20. Three zeros are none of
    /// that: 1.000 may be a thousand.
    func getal() throws(Afkeuring) -> Int {
        guard let heel = Self.heel(kaal), let getal = Int(heel) else {
            throw Afkeuring(.verkeerdType, Self.watErStaat(kaal), Self.heelGetal)
        }
        return getal
    }

    private static let heelGetal = "Vul een heel getal in, met alleen cijfers. Schrijf 1200 en niet 1.200."

    /// The digits of a whole number, its sign too; `nil` when it is none.
    private static func heel(_ tekst: String) -> String? {
        let delen = tekst.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard let eerste = delen.first, delen.count <= 2 else { return nil }
        if delen.count == 2, !["0", "00"].contains(delen[1]) { return nil }
        let cijfers = eerste.first == "-" || eerste.first == "+" ? eerste.dropFirst() : eerste
        guard !cijfers.isEmpty, cijfers.utf8.allSatisfy(TextFormat.isCijfer) else { return nil }
        return eerste.first == "+" ? String(cijfers) : String(eerste)
    }

    /// The shape of what was found where a number or a code of digits should be.
    private static func watErStaat(_ tekst: String) -> String {
        let zonderCijfers = String(tekst.filter { !("0"..."9").contains($0) })
        switch zonderCijfers {
        case ",", ".", "-,", "-.": return "In deze cel staat een getal met een punt of een komma erin."
        case "": return "In deze cel staat een te groot getal."
        default: break
        }
        if datum(tekst) != nil { return "In deze cel staat een datum: het rekenblad maakte die er misschien zelf van." }
        if ["E+", ",E+", ".E+", "E", ",E", ".E"].contains(zonderCijfers.uppercased()) {
            return "In deze cel staat een afgerond getal (met een E erin): cijfers gingen verloren."
        }
        let heeftCijfers = zonderCijfers.count < tekst.count
        return heeftCijfers ? "In deze cel staat een getal met tekst erbij." : "In deze cel staat tekst."
    }

    /// A code of `lengte` digits, of which a spreadsheet dropped at most `nullen` zeros in front.
    /// - Returns: as it stands there when it is something else: the reader of the data then refuses it, or looks up the
    ///   name.
    func code(_ lengte: Int, nullen: Int) -> String {
        let zonderHaak = kaal.hasPrefix("'") ? String(kaal.dropFirst()) : kaal
        guard let heel = Self.heel(zonderHaak), heel.utf8.allSatisfy(TextFormat.isCijfer) else { return tekst }
        let tekort = lengte - heel.count
        guard tekort <= nullen else { return heel }
        return String(repeating: "0", count: max(0, tekort)) + heel
    }

    /// What to say when digits were rounded away: 9,9E+07.
    func keurCode() throws(Afkeuring) {
        let letters = kaal.filter { !("0"..."9").contains($0) }.uppercased()
        guard ["E+", ",E+", ".E+"].contains(letters) else { return }
        throw Afkeuring(
            .verkeerdeVorm, Self.watErStaat(kaal), "Maak de kolom op als tekst en typ de code opnieuw.")
    }

    // MARK: Yes and no, dates, lists

    func jaNee() throws(Afkeuring) -> Bool {
        switch kaal.lowercased() {
        case "ja", "j", "yes", "y", "true", "1", "waar", "1,0", "1.0": return true
        case "nee", "n", "no", "false", "0", "onwaar", "0,0", "0.0": return false
        default: throw Afkeuring(.verkeerdType, "In deze cel staat iets anders dan ja of nee.", "Vul ja of nee in.")
        }
    }

    func datum() throws(Afkeuring) -> Datum {
        if let datum = Self.datum(kaal) { return datum }
        if let dag = Self.heel(kaal).flatMap({ Int($0) }), let datum = Self.vanRekenblad(dag) { return datum }
        let jaarVanTwee = Self.delen(Substring(kaal)).map { $0.count == 3 && $0.allSatisfy { $0.count <= 2 } } ?? false
        throw Afkeuring(
            .onmogelijkeDatum,
            jaarVanTwee ? "In deze cel staat een jaar van twee cijfers." : "In deze cel staat geen bestaande datum.",
            "Schrijf de datum als 2026-11-20 of 20-11-2026.")
    }

    /// Day, month and year in either order, perhaps with a time behind it.
    private static func datum(_ tekst: String) -> Datum? {
        let woorden = tekst.split(maxSplits: 1) { $0 == " " || $0 == "T" || $0 == "t" }
        guard let dag = woorden.first, woorden.count == 1 || isTijd(woorden[1]), let delen = delen(dag),
            delen.count == 3
        else { return nil }
        let getallen = delen.compactMap { Int($0) }
        guard getallen.count == 3 else { return nil }
        if delen[0].count == 4, delen[1].count <= 2, delen[2].count <= 2 {
            return Datum(jaar: getallen[0], maand: getallen[1], dag: getallen[2])
        }
        guard delen[2].count == 4, delen[0].count <= 2, delen[1].count <= 2 else { return nil }
        return Datum(jaar: getallen[2], maand: getallen[1], dag: getallen[0])
    }

    /// The parts of a date between `-`, `/` or `.`, all of digits; `nil` when there is something else in it.
    private static func delen(_ tekst: Substring) -> [Substring]? {
        for teken in ["-", "/", "."] as [Character] {
            let delen = tekst.split(separator: teken, omittingEmptySubsequences: false)
            guard delen.count > 1 else { continue }
            let isGoed = delen.allSatisfy { !$0.isEmpty && $0.count <= 4 && $0.utf8.allSatisfy(TextFormat.isCijfer) }
            return isGoed ? delen : nil
        }
        return nil
    }

    /// A time of the day: 0:00, 00:00:00, 9:30, with a fraction or a zone behind it as computers write them.
    private static func isTijd(_ tekst: Substring) -> Bool {
        let kern = tekst.prefix { $0 != "." && $0 != "Z" && $0 != "z" && $0 != "+" && $0 != " " }
        let delen = kern.split(separator: ":", omittingEmptySubsequences: false)
        let getallen = delen.compactMap { $0.count <= 2 && $0.utf8.allSatisfy(TextFormat.isCijfer) ? Int($0) : nil }
        guard (2...3).contains(delen.count), getallen.count == delen.count else { return false }
        return getallen[0] < 24 && getallen.dropFirst().allSatisfy { $0 < 60 }
    }

    /// The number that a spreadsheet has for a day: 1 is 1 January 1900, and 1900 has a 29 February. Only of this
    /// century: another number of five digits was not meant as a date.
    private static func vanRekenblad(_ nummer: Int) -> Datum? {
        guard (36_526...73_050).contains(nummer) else { return nil }
        return Datum(dagen: Int32(nummer - 25_569))
    }

    /// A word of the messages, as people write it: with capitals, with spaces.
    func woord() -> String { kaal.lowercased().split(separator: " ").joined(separator: "-") }

    func woorden() -> [String] {
        kaal.lowercased().split { $0 == " " || $0 == "|" || $0 == "," || $0 == ";" }.map(String.init)
    }
}
