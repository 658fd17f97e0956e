import Berichten
import Foundation
import Jeugdhulp
import Testing

/// A spreadsheet of an aanbieder: names of columns and, per row, what is in them.
private struct CSVSheet {
    var koppen = [
        "aanbod-id", "agb", "naam", "gemeente", "hulpvorm", "voorziening", "doelgroepen", "leeftijd van",
        "leeftijd tot",
        "door na 18", "plaatsen totaal", "plaatsen vrij", "vrij vanaf", "samen maximaal", "aanmeldwachttijd weken",
        "behandelwachttijd weken", "peildatum", "methode", "stop sinds", "stop opheffen bij weken",
        "individuele overeenkomst", "start zonder beschikking",
    ]
    var rij = [
        "gh-linde", "99000201", "Gezinshuis De Linde", "0141", "12", "gezinshuis", "lvb trauma", "4", "12", "nee", "6",
        "1",
        "", "2", "3", "0", "2026-11-16", "verwacht", "", "", "ja", "nee",
    ]

    /// With other values in the one row.
    func met(_ waarden: [String: String]) throws -> CSVSheet {
        var uit = self
        for (kop, waarde) in waarden { uit.rij[try #require(koppen.firstIndex(of: kop), "no column \(kop)")] = waarde }
        return uit
    }

    func kopregel(_ scheiding: String = ";") -> String { koppen.joined(separator: scheiding) }
    func regel(_ scheiding: String = ";") -> String { rij.joined(separator: scheiding) }
    var tekst: String { "\(kopregel())\n\(regel())\n" }
}

private func lees(_ tekst: String) throws -> [FileLine] { try Aanbodtabel(try proefbestand()).lees(tekst).regels }

private func aanbod(_ regel: FileLine) throws -> Aanbod {
    guard case .aanbodGemeld(let aanbod) = try gebeurtenis(regel).inhoud else {
        return try #require(nil as Aanbod?, "line \(regel.nummer) is not an offer")
    }
    return aanbod
}

/// The one offer of a table of one row.
private func aanbod(_ tekst: String) throws -> Aanbod {
    let regels = try lees(tekst)
    try #require(regels.count == 1)
    return try aanbod(regels[0])
}

private func weigering(_ tekst: String) throws -> Afkeuring {
    let regels = try lees(tekst)
    try #require(regels.count == 1)
    return try afkeuring(regels[0])
}

@Suite("A spreadsheet of an aanbieder becomes offers")
struct AanbodtabelTests {
    private func verwacht() throws -> Aanbod {
        Aanbod(
            aanbodId: "gh-linde", agb: try #require(AgbCode("99000201")), naam: "Gezinshuis De Linde",
            gemeente: try #require(Gemeentecode("0141")), hulpvorm: .gezinsgericht,
            voorziening: try #require(Voorziening("gezinshuis")),
            doelgroepen: try #require(Doelgroepen(namen: ["lvb", "trauma"])), leeftijd: Leeftijdsgrens(van: 4, tot: 12),
            door18: false, plaatsen: Plaatsen(totaal: 6, vrij: 1, vrijVanaf: nil, samenMax: 2),
            wachttijd: Wachttijd(
                aanmeldWeken: 3, behandelWeken: 0, peildatum: try datum("2026-11-16"), methode: .verwacht),
            stop: nil, individueleOvereenkomst: true, startZonderBeschikking: false)
    }

    @Test("a row is an event: every column lands in its field, and the envelope is that of the sender")
    func rij() throws {
        let regels = try lees(CSVSheet().tekst)
        try #require(regels.count == 1)
        #expect(regels[0].nummer == 2)
        #expect(try aanbod(regels[0]) == (try verwacht()))
        #expect(try gebeurtenis(regels[0]).source == "urn:nld:kvknr:00000001")
    }

    @Test("the same row is the same event, also in another column order; a row that says something else is another")
    func zelfde() throws {
        let eerste = try gebeurtenis(try lees(CSVSheet().tekst)[0]).id
        var andersom = CSVSheet()
        andersom.koppen.reverse()
        andersom.rij.reverse()
        #expect(try gebeurtenis(try lees(andersom.tekst)[0]).id == eerste)
        let ander = try gebeurtenis(try lees(try CSVSheet().met(["plaatsen vrij": "2"]).tekst)[0]).id
        #expect(ander != eerste)
        // Neither can be taken for a BSN.
        #expect(UUID(uuidString: eerste) != nil && UUID(uuidString: ander) != nil)
    }

    @Test("columns that nobody knows are named, and do not keep the others from being read")
    func onbekendeKolommen() throws {
        var blad = CSVSheet()
        blad.koppen += ["Telefoon intern", "", "x"]
        blad.rij += ["053-1234567", "", "y"]
        let gelezen = try Aanbodtabel(try proefbestand()).lees(blad.tekst)
        #expect(gelezen.onbekendeKolommen == ["Telefoon intern", "x"])
        #expect(try aanbod(gelezen.regels[0]) == (try verwacht()))
        #expect(try Aanbodtabel(try proefbestand()).lees(CSVSheet().tekst).onbekendeKolommen.isEmpty)
    }

    @Test("a column that stands there twice is refused: nobody knows which counts")
    func dubbeleKolom() throws {
        var blad = CSVSheet()
        blad.koppen.append("Plaatsen Vrij")
        blad.rij.append("3")
        let fout = try #require(throws: TableError.self) { try lees(blad.tekst) }
        #expect(fout.description.contains("plaatsen vrij"))
    }

    @Test("columns are divided by semicolons, commas or tabs", arguments: [";", ",", "\t"])
    func scheiding(_ scheiding: String) throws {
        let blad = CSVSheet()
        #expect(try aanbod("\(blad.kopregel(scheiding))\n\(blad.regel(scheiding))") == (try verwacht()))
    }

    @Test("a byte order mark, Windows line ends and empty lines are passed over; numbers count all lines")
    func opmaak() throws {
        let blad = CSVSheet()
        let leeg = String(repeating: ";", count: blad.koppen.count - 1)
        let tekst =
            "\u{FEFF}\(blad.kopregel())\r\n\(blad.regel())\r\n\r\n\(leeg)\r\n\(blad.regel())\r\n  \r\n\(blad.regel())"
        let regels = try lees(tekst)
        #expect(regels.map(\.nummer) == [2, 5, 7])
        for regel in regels { #expect(try aanbod(regel) == (try verwacht())) }
    }

    @Test("the names of the columns may stand below empty lines")
    func legeLijnenBoven() throws {
        let regels = try lees("\n\r\n\(CSVSheet().tekst)")
        #expect(regels.map(\.nummer) == [4])
    }

    @Test("a mark before quoted column names is passed over too")
    func merkEnAanhalingstekens() throws {
        let blad = CSVSheet()
        let koppen = blad.koppen.map { "\"\($0)\"" }.joined(separator: ";")
        let velden = blad.rij.map { "\"\($0)\"" }.joined(separator: ";")
        #expect(try aanbod("\(koppen)\r\n\(velden)\r\n") == (try verwacht()))
        #expect(try aanbod("\u{FEFF}\(koppen)\r\n\(velden)\r\n") == (try verwacht()))
    }

    @Test("a quoted field may hold the divider and, doubled, a quotation mark")
    func aanhalingstekens() throws {
        let komma = try CSVSheet().met(["naam": "\"De Linde; Almelo\"", "doelgroepen": "\"lvb, trauma\""])
        #expect(try aanbod(komma.tekst).naam == "De Linde; Almelo")
        #expect(try aanbod(komma.tekst).doelgroepen == Doelgroepen(namen: ["lvb", "trauma"]))
        let dubbel = try CSVSheet().met(["naam": "\"Huis \"\"De Linde\"\"\""])
        #expect(try aanbod(dubbel.tekst).naam == "Huis \"De Linde\"")
        let metKommas = try CSVSheet().met(["naam": "\"Linde, De\""])
        #expect(try aanbod("\(metKommas.kopregel(","))\n\(metKommas.regel(","))").naam == "Linde, De")
    }

    @Test("columns may stand in any order, in any case, with columns in between that nobody knows")
    func volgorde() throws {
        var blad = CSVSheet()
        blad.koppen = ["Opmerking"] + blad.koppen.reversed().map { $0.uppercased() }
        blad.rij = ["bel eerst"] + blad.rij.reversed()
        #expect(try aanbod(blad.tekst) == (try verwacht()))
        var netjes = CSVSheet()
        netjes.koppen = netjes.koppen.map { " " + $0.replacingOccurrences(of: " ", with: "_").capitalized + " " }
        #expect(try aanbod(netjes.tekst) == (try verwacht()))
    }

    @Test(
        "dates are read as they are written here and as computers write them",
        arguments: ["2026-11-09", "09-11-2026", "9-11-2026", "9/11/2026", "09/11/2026"])
    func datums(_ geschreven: String) throws {
        let blad = try CSVSheet().met(["peildatum": geschreven, "vrij vanaf": geschreven, "stop sinds": geschreven])
        let gelezen = try aanbod(blad.tekst)
        #expect(gelezen.wachttijd.peildatum == (try datum("2026-11-09")))
        #expect(gelezen.plaatsen.vrijVanaf == gelezen.wachttijd.peildatum)
        #expect(gelezen.stop?.sinds == gelezen.wachttijd.peildatum)
    }

    @Test(
        "a date that does not exist, or that can be read in two ways, is refused",
        arguments: ["30-02-2026", "2026-02-30", "11-13-2026", "9-11-26", "november", "4633"])
    func geenDatum(_ geschreven: String) throws {
        let afkeuring = try weigering(try CSVSheet().met(["peildatum": geschreven]).tekst)
        #expect(afkeuring.code == .onmogelijkeDatum)
        #expect(afkeuring.veld == "kolom peildatum")
    }

    @Test(
        "a gemeente goes by its code, with or without the zeros a spreadsheet eats, or by its name",
        arguments: [
            ("0193", "0193"), ("193", "0193"), ("14", "0014"), ("Zwolle", "0193"), ("zwolle", "0193"),
            ("Den Haag", "0518"),
            ("'s-Gravenhage", "0518"), ("Hengelo", "0164"), ("Hengelo (O.)", "0164"), ("GM0150", "0150"),
            ("gm 150", "0150"), ("Gemeente Deventer", "0150"), ("Hengelo (Ov.)", "0164"),
        ])
    func gemeente(_ geschreven: String, _ code: String) throws {
        #expect(try aanbod(try CSVSheet().met(["gemeente": geschreven]).tekst).gemeente.description == code)
    }

    @Test("a gemeente that is not there is refused by its column", arguments: ["Atlantis", "Bergen", "9999", "01930"])
    func geenGemeente(_ geschreven: String) throws {
        let afkeuring = try weigering(try CSVSheet().met(["gemeente": geschreven]).tekst)
        #expect([.onbekendeGemeente, .verkeerdeVorm].contains(afkeuring.code))
        #expect(afkeuring.veld == "kolom gemeente")
    }

    @Test(
        "a gemeente that is not clear is refused with what to write: both names, the successor, or that names are fine")
    func gemeenteUitleg() throws {
        func uitleg(_ naam: String) throws -> String {
            "\(try weigering(try CSVSheet().met(["gemeente": naam]).tekst))"
        }
        let bergen = try uitleg("Bergen")
        #expect(bergen.contains("Bergen (NH.) (0373)") && bergen.contains("Bergen (L.) (0893)"))
        #expect(try uitleg("Weesp").contains("Amsterdam (0363)"))
        #expect(try uitleg("Uden").contains("Maashorst (1991)"))
        #expect(try uitleg("Atlantis").contains("naam"))
        #expect(try uitleg("0370").contains("Purmerend (0439)"))
    }

    @Test("a hulpvorm keeps its zero when a spreadsheet has eaten it", arguments: ["2", "02"])
    func hulpvorm(_ geschreven: String) throws {
        let blad = try CSVSheet().met(["hulpvorm": geschreven, "voorziening": "traumatherapie"])
        #expect(try aanbod(blad.tekst).hulpvorm == .ambulant)
    }

    @Test(
        "yes and no are read as people write them",
        arguments: [
            ("ja", true), ("Ja", true), ("JA", true), ("j", true), ("waar", true), ("WAAR", true), ("1", true),
            ("nee", false), ("Nee", false), ("n", false), ("onwaar", false), ("ONWAAR", false), ("0", false),
        ])
    func jaNee(_ geschreven: String, _ waarde: Bool) throws {
        #expect(try aanbod(try CSVSheet().met(["door na 18": geschreven]).tekst).door18 == waarde)
        #expect(
            try aanbod(try CSVSheet().met(["individuele overeenkomst": geschreven]).tekst).individueleOvereenkomst
                == waarde
        )
    }

    @Test("anything else is not taken for yes or no", arguments: ["misschien", "x", "2", "ja?"])
    func geenJaNee(_ geschreven: String) throws {
        let afkeuring = try weigering(try CSVSheet().met(["door na 18": geschreven]).tekst)
        #expect(afkeuring.code == .verkeerdType)
        #expect(afkeuring.veld == "kolom door na 18")
    }

    @Test("doelgroepen are divided by spaces or bars, and may be none")
    func doelgroepen() throws {
        #expect(
            try aanbod(try CSVSheet().met(["doelgroepen": "lvb|trauma | ass"]).tekst).doelgroepen.namen == [
                "lvb", "ass", "trauma",
            ])
        #expect(try aanbod(try CSVSheet().met(["doelgroepen": ""]).tekst).doelgroepen.namen.isEmpty)
        let afkeuring = try weigering(try CSVSheet().met(["doelgroepen": "lvb liefde"]).tekst)
        #expect(afkeuring.code == .onbekendeCode)
        #expect(afkeuring.veld == "kolom doelgroepen")
    }

    @Test("columns that need not be filled in may be empty, or not be there at all")
    func optioneel() throws {
        let leeg = try CSVSheet().met(["start zonder beschikking": ""])
        #expect(try aanbod(leeg.tekst) == (try verwacht()))
        var zonder = CSVSheet()
        for kop in ["vrij vanaf", "stop sinds", "stop opheffen bij weken", "start zonder beschikking"] {
            let plaats = try #require(zonder.koppen.firstIndex(of: kop))
            zonder.koppen.remove(at: plaats)
            zonder.rij.remove(at: plaats)
        }
        #expect(try aanbod(zonder.tekst) == (try verwacht()))
        let stop = try aanbod(try CSVSheet().met(["stop sinds": "1-10-2026", "stop opheffen bij weken": "4"]).tekst)
            .stop
        #expect(stop == Patientenstop(sinds: try datum("2026-10-01"), opheffenBijWeken: 4))
    }

    @Test(
        "a field that must be filled in is missed by the name of its column",
        arguments: CSVSheet().koppen.filter {
            !["doelgroepen", "vrij vanaf", "stop sinds", "stop opheffen bij weken", "start zonder beschikking"]
                .contains($0)
        })
    func verplicht(_ kop: String) throws {
        let afkeuring = try weigering(try CSVSheet().met([kop: ""]).tekst)
        #expect(afkeuring.code == .veldOntbreekt)
        #expect(afkeuring.veld == "kolom \(kop)")
    }

    @Test(
        "what is wrong in a field is told with its column, also when only the rules of the domain see it",
        arguments: [
            ("agb", "990002", Afkeuring.Code.verkeerdeVorm), ("plaatsen vrij", "twee", .verkeerdType),
            ("plaatsen vrij", "1,5", .verkeerdType), ("aanmeldwachttijd weken", "-1", .buitenGrenzen),
            ("samen maximaal", "0", .buitenGrenzen), ("methode", "geraden", .onbekendeCode),
            ("hulpvorm", "99", .onbekendeCode),
            ("voorziening", "traumatherapie", .onbekendeCode), ("aanbod-id", "gh linde", .verkeerdeVorm),
            ("naam", String(repeating: "n", count: 121), .verkeerdeVorm), ("naam", "BSN 123456782", .bsn),
            ("leeftijd tot", "4", .buitenGrenzen), ("gemeente", "9999", .onbekendeGemeente),
        ])
    func kolom(_ kop: String, _ waarde: String, _ code: Afkeuring.Code) throws {
        let afkeuring = try weigering(try CSVSheet().met([kop: waarde]).tekst)
        #expect(afkeuring.code == code)
        #expect(afkeuring.veld == "kolom \(kop)")
    }

    @Test("one bad row does not stop the others, and the report says which line")
    func eenSlechte() throws {
        let slecht = try CSVSheet().met(["plaatsen vrij": "veel"]).regel()
        let regels = try lees(
            [CSVSheet().kopregel(), CSVSheet().regel(), slecht, CSVSheet().regel()].joined(separator: "\n"))
        #expect(regels.map(\.nummer) == [2, 3, 4])
        #expect(try afkeuring(regels[1]).veld == "kolom plaatsen vrij")
        for goed in [regels[0], regels[2]] { #expect(try aanbod(goed) == (try verwacht())) }
    }

    @Test("columns that are missing are named all at once")
    func kolommenMissen() throws {
        var blad = CSVSheet()
        for kop in ["agb", "peildatum", "plaatsen vrij"] {
            blad.koppen[try #require(blad.koppen.firstIndex(of: kop))] = "x"
        }
        let fout = try #require(throws: TableError.self) { try lees(blad.tekst) }
        for kop in ["agb", "peildatum", "plaatsen vrij"] { #expect(fout.description.contains(kop)) }
        let eersteRegel = try #require(fout.description.split(separator: "\n").first)
        #expect(!eersteRegel.contains("naam") && !eersteRegel.contains("vrij vanaf"))
    }

    @Test(
        "a file without column names is refused as a whole",
        arguments: ["", "\n\n", "\u{FEFF}", " \r\n", "gh-linde;99000201"])
    func leeg(_ tekst: String) throws {
        #expect(throws: TableError.self) { try lees(tekst) }
    }

    @Test("column names alone give no rows")
    func alleenKop() throws {
        #expect(try lees(CSVSheet().kopregel()).isEmpty)
        #expect(try lees(CSVSheet().kopregel() + "\r\n").isEmpty)
    }

    @Test(
        "quotation marks that do not add up are refused on their own line, and only that line",
        arguments: ["\"De Linde", "De \"Linde\"", "\"De\" Linde", "De Linde\""])
    func onevenwichtig(_ naam: String) throws {
        let slecht = try CSVSheet().met(["naam": naam]).regel()
        let regels = try lees([CSVSheet().kopregel(), slecht, CSVSheet().regel()].joined(separator: "\n"))
        #expect(regels.map(\.nummer) == [2, 3])
        #expect(try afkeuring(regels[0]).code == .verkeerdeVorm)
        #expect(try afkeuring(regels[0]).uitleg.contains("aanhalingstekens"))
        #expect(try aanbod(regels[1]) == (try verwacht()))
    }

    @Test(
        "a row with fewer fields than columns misses the rest; a name with a bare divider in it shifts and is refused")
    func aantalVelden() throws {
        let kort = CSVSheet().rij.prefix(16).joined(separator: ";")
        #expect(try weigering("\(CSVSheet().kopregel())\n\(kort)").veld == "kolom peildatum")
        let lang = (["gh-linde", "99000201", "De", "Linde"] + CSVSheet().rij.dropFirst(3)).joined(separator: ";")
        #expect(throws: Never.self) { try weigering("\(CSVSheet().kopregel())\n\(lang)") }
    }
}
