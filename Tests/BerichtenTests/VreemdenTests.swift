import Foundation
import Jeugdhulp
import Testing

@testable import Berichten

/// Files as honest strangers make them: each kind once as it was found, and then its kin.
@Suite("Files of honest strangers")
struct VreemdenTests {
    private static func bytes(_ naam: String) throws -> Data {
        try Data(contentsOf: Pakket.wortel.appendingPathComponent("Tests/BerichtenTests/Vreemden/\(naam)"))
    }

    private static func lees(_ data: Data) throws -> [FileLine] {
        try Aanbodbestand(try proefbestand()).lees(data).regels
    }

    private static func aanbod(_ regel: FileLine) throws -> Aanbod {
        guard case .aanbodGemeld(let aanbod) = try gebeurtenis(regel).inhoud else {
            return try #require(nil as Aanbod?)
        }
        return aanbod
    }

    private static func eneAanbod(_ data: Data) throws -> Aanbod {
        let regels = try lees(data)
        try #require(regels.count == 1)
        return try aanbod(regels[0])
    }

    // MARK: A sheet to vary on

    private static let koppen = [
        "Aanbod-id", "AGB", "Naam", "Gemeente", "Hulpvorm", "Voorziening", "Doelgroepen", "Leeftijd van",
        "Leeftijd tot", "Door na 18", "Plaatsen totaal", "Plaatsen vrij", "Vrij vanaf", "Samen maximaal",
        "Aanmeldwachttijd weken", "Behandelwachttijd weken", "Peildatum", "Methode", "Stop sinds",
        "Stop opheffen bij weken", "Individuele overeenkomst", "Start zonder beschikking",
    ]
    private static let rij = [
        "p1", "99000102", "PMT Proef", "Deventer", "02", "psychomotorische-therapie", "trauma", "6", "18", "nee", "20",
        "2", "", "1", "2", "3", "16-11-2026", "verwacht", "", "", "ja", "nee",
    ]

    private static func blad(_ waarden: [String: String] = [:], einde: String = "\r\n") throws -> String {
        var rij = rij
        for (kop, waarde) in waarden { rij[try #require(koppen.firstIndex(of: kop))] = waarde }
        return [koppen, rij].map { $0.joined(separator: ";") + einde }.joined()
    }

    private static func afgekeurd(_ waarden: [String: String]) throws -> Afkeuring {
        let regels = try lees(Data(try blad(waarden).utf8))
        try #require(regels.count == 1)
        return try afkeuring(regels[0])
    }

    // MARK: b03 and b04: encodings and line ends

    @Test("Windows-1252 is read as it was meant (b03)")
    func windows() throws {
        #expect(try Self.eneAanbod(try Self.bytes("b03-cp1252.csv")).naam == "Huize ’t Anker – “De Boei” €")
    }

    @Test("the byte of an ellipsis ends no row (b04)")
    func beletselteken() throws {
        #expect(try Self.eneAanbod(try Self.bytes("b04-beletselteken.csv")).naam == "Gezinshuis De Linde… vervolg")
    }

    private static let namen = [
        "Zorg voor Zoë", "Súdwest-Fryslân", "Coördinatiepunt Één", "Café ’t Hoekje", "Foto’s en video’s", "René d’Arc",
        "Huize “De Boei”", "Müller – Jansen", "Crèche Andrés", "Financiën €", "Gezinshuis…", "Ålesund",
    ]

    @Test("every encoding that a spreadsheet writes gives the same name", arguments: namen)
    func coderingen(_ naam: String) throws {
        let tekst = try Self.blad(["Naam": naam])
        var vormen: [Data] = [Data(tekst.utf8), Data("\u{FEFF}\(tekst)".utf8)]
        for vorm in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
            vormen.append(try #require(tekst.data(using: vorm)))
            vormen.append(try #require("\u{FEFF}\(tekst)".data(using: vorm)))
        }
        for (plaats, data) in vormen.enumerated() {
            #expect(try Self.eneAanbod(data).naam == naam, "\(plaats)")
        }
        if naam != "Ålesund" {
            #expect(try Self.eneAanbod(try #require(tekst.data(using: .windowsCP1252))).naam == naam)
            #expect(try Self.eneAanbod(try Self.macRoman(tekst)).naam == naam)
        }
    }

    /// Foundation writes other bytes for it on Linux.
    private static func macRoman(_ tekst: String) throws -> Data {
        let hoog = Array("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü".unicodeScalars)
        let leestekens: [Unicode.Scalar: UInt8] = [
            "…": 0xC9, "–": 0xD0, "—": 0xD1, "“": 0xD2, "”": 0xD3, "‘": 0xD4, "’": 0xD5, "€": 0xDB,
        ]
        return Data(
            try tekst.unicodeScalars.map { teken in
                if teken.isASCII { return UInt8(teken.value) }
                if let byte = leestekens[teken] { return byte }
                return 0x80 + UInt8(try #require(hoog.firstIndex(of: teken), "no byte for \(teken)"))
            })
    }

    @Test("only CR, LF and CRLF end a row", arguments: ["\r", "\n", "\r\n"])
    func regeleinden(_ einde: String) throws {
        #expect(try Self.eneAanbod(Data(try Self.blad(einde: einde).utf8)).aanbodId == "p1")
    }

    @Test(
        "another separator of lines is a character that nobody sees, and is refused in its own cell",
        arguments: ["\u{85}", "\u{0B}", "\u{0C}", "\u{7F}", "\u{9D}", "\u{1}", "\u{0}"])
    func stuurtekens(_ teken: String) throws {
        let afkeuring = try Self.afgekeurd(["Naam": "De\(teken)Linde"])
        #expect(afkeuring.code == .verkeerdeVorm && afkeuring.veld == "kolom naam")
        #expect(afkeuring.uitleg.contains("stuurteken"))
    }

    @Test("a line separator of Unicode is text", arguments: ["\u{2028}", "\u{2029}"])
    func regelscheiding(_ teken: String) throws {
        #expect(try Self.eneAanbod(Data(try Self.blad(["Naam": "De\(teken)Linde"]).utf8)).naam == "De\(teken)Linde")
    }

    @Test("a letter that was lost before is seen")
    func vervangteken() throws {
        #expect(try Self.afgekeurd(["Naam": "S\u{FFFD}dwest"]).veld == "kolom naam")
    }

    // MARK: b05 and b06: cells

    @Test("a line break inside a quoted name of a column is a space, and in a cell too (b05)")
    func kopMetRegeleinde() throws {
        let aanbod = try Self.eneAanbod(try Self.bytes("b05-kop-met-regeleinde.csv"))
        #expect(aanbod.aanbodId == "p09" && aanbod.leeftijd == Leeftijdsgrens(van: 6, tot: 18))
        #expect(try Self.eneAanbod(Data(try Self.blad(["Naam": "\"De\r\nLinde\""]).utf8)).naam == "De Linde")
    }

    @Test("more filled cells than columns are refused; fewer miss their columns (b06)")
    func extraCel() throws {
        let regels = try Self.lees(try Self.bytes("b06-extra.csv"))
        #expect(regels.map(\.nummer) == [2, 3, 4, 5])
        for regel in regels[0...1] {
            let afkeuring = try afkeuring(regel)
            #expect(afkeuring.code == .verkeerdeVorm && afkeuring.uitleg.contains("meer gevulde cellen"))
            #expect(afkeuring.watTeDoen.contains("puntkomma"))
        }
        #expect(try afkeuring(regels[2]).veld == "kolom individuele overeenkomst")
        #expect(try afkeuring(regels[3]).veld == "kolom methode")
        let schuif = try Self.lees(try Self.bytes("b06-schuif.csv"))
        #expect(try afkeuring(try #require(schuif.first)).uitleg.contains("meer gevulde cellen"))
    }

    @Test("empty cells too many do no harm, also thousands of them; one that is filled among them does")
    func legeCellen() throws {
        let regels = try Self.blad().split(separator: "\r\n").map(String.init)
        func lees(_ kop: String, _ rij: String) throws -> Result<Gebeurtenis, Afkeuring> {
            try #require(try Self.lees(Data("\(kop)\n\(rij)\n".utf8)).first).uitkomst
        }
        #expect((try? lees(regels[0], regels[1] + ";;  ;").get()) != nil)
        let breed = String(repeating: ";", count: 16_000)
        #expect((try? lees(regels[0] + breed, regels[1] + breed).get()) != nil)
        #expect((try? lees(regels[0] + breed, regels[1] + breed + "x").get()) == nil)
        #expect((try? lees(regels[0] + ";", regels[1] + ";x").get()) == nil)
    }

    // MARK: b07 and b08: numbers

    @Test("one zero in front that a spreadsheet dropped comes back (b07)")
    func agbZonderNul() throws {
        #expect(try Self.eneAanbod(try Self.bytes("b07-agb-zonder-nul.csv")).agb == AgbCode("06012345"))
        #expect(try Self.afgekeurd(["AGB": "990002"]).veld == "kolom agb")
        #expect(try Self.afgekeurd(["AGB": "9,9E+07"]).uitleg.contains("afgerond"))
    }

    @Test("decimals that say nothing are passed over (b08)", arguments: ["b08-komma.csv", "b08-punt.csv"])
    func decimalen(_ naam: String) throws {
        let aanbod = try Self.eneAanbod(try Self.bytes(naam))
        #expect(aanbod.plaatsen.totaal == 20 && aanbod.plaatsen.vrij == 2)
    }

    @Test("codes come as numbers with decimals too")
    func codesAlsGetal() throws {
        let aanbod = try Self.eneAanbod(
            Data(try Self.blad(["AGB": "6012345.0", "Gemeente": "150,0", "Hulpvorm": "2.0"]).utf8))
        #expect(aanbod.agb == AgbCode("06012345") && aanbod.gemeente == Gemeentecode("0150"))
        #expect(aanbod.hulpvorm == .ambulant)
    }

    @Test(
        "what is no whole number is refused, with what stands there",
        arguments: [
            ("2,5", "punt of een komma"), ("1.250", "punt of een komma"), ("1.000", "punt of een komma"),
            ("twee", "tekst"), ("2 stuks", "tekst erbij"), ("1-2-2026", "datum"), ("1E+3", "E erin"),
            ("=A1+2", "formule"), ("#N/B", "foutmelding"), ("#######", "foutmelding"),
            ("99999999999999999999", "groot"),
        ])
    func geenGetal(_ waarde: String, _ woord: String) throws {
        let afkeuring = try Self.afgekeurd(["Plaatsen vrij": waarde])
        #expect(afkeuring.veld == "kolom plaatsen vrij")
        #expect(afkeuring.uitleg.contains(woord), "\(afkeuring)")
        #expect(!afkeuring.description.contains(waarde))
    }

    // MARK: b17: the rest of a spreadsheet

    @Test(
        "a day is read as a spreadsheet writes it",
        arguments: [
            "2026-11-16", "16-11-2026", "16/11/2026", "16.11.2026", "16-11-2026 00:00", "16-11-2026 0:00:00",
            "2026-11-16T00:00:00Z", "2026-11-16 00:00:00.000", "46342", "46342,0", "\"=\"\"16-11-2026\"\"\"",
            "16\u{2011}11\u{2011}2026",
        ])
    func datums(_ waarde: String) throws {
        let aanbod = try Self.eneAanbod(Data(try Self.blad(["Peildatum": waarde]).utf8))
        #expect(aanbod.wachttijd.peildatum == (try datum("2026-11-16")))
    }

    @Test(
        "what is no day is refused",
        arguments: ["16-11-26", "31-11-2026", "16-11-2026 25:00", "4634", "463420", "46342,5", "nov 2026", "2026"])
    func geenDatum(_ waarde: String) throws {
        #expect(try Self.afgekeurd(["Peildatum": waarde]).code == .onmogelijkeDatum)
    }

    @Test("what keeps a spreadsheet from dropping zeros is no part of the value")
    func alsFormule() throws {
        let aanbod = try Self.eneAanbod(
            Data(try Self.blad(["AGB": "=\"99000102\"", "Hulpvorm": "\"=\"\"02\"\"\"", "Naam": "=\"De Linde\""]).utf8))
        #expect(aanbod.agb == AgbCode("99000102") && aanbod.naam == "De Linde")
    }

    @Test("words may have capitals, spaces and a space that does not break")
    func woorden() throws {
        let aanbod = try Self.eneAanbod(
            Data(
                try Self.blad([
                    "Methode": "Verwacht", "Voorziening": "Psychomotorische therapie", "Doelgroepen": "Trauma",
                    "Plaatsen vrij": "\u{A0}2\u{A0}", "Door na 18": "NEE ",
                ]).utf8))
        #expect(aanbod.plaatsen.vrij == 2 && aanbod.wachttijd.methode == .verwacht)
    }

    @Test("rows of title above the names of the columns do no harm, whatever is in them; numbers count them")
    func titel() throws {
        let titel = "Capaciteit, week 47\r\n\"Opgesteld door; de planning\"\r\n;;;\r\n"
        let regels = try Self.lees(Data((titel + (try Self.blad())).utf8))
        #expect(regels.map(\.nummer) == [5])
        #expect(try Self.aanbod(regels[0]).aanbodId == "p1")
        let ver = String(repeating: "x\r\n", count: TableHeader.zoekRijenMax)
        let fout = try #require(throws: TableError.self) { try Self.lees(Data((ver + (try Self.blad())).utf8)) }
        #expect(fout.description.contains("geen namen van kolommen"))
    }

    @Test(
        "what is no text says what it is, and how to save it",
        arguments: [
            ("PK\u{3}\u{4}....[Content_Types].xml....xl/workbook.xml", "Excel-bestand (.xlsx)"),
            ("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
            ("PK\u{3}\u{4}....aanbod.csv....", "zip"), ("%PDF-1.7\n", "PDF"), ("\n<!DOCTYPE html><html>", "HTML"),
            ("<table><tr><td>Aanbod-id", "HTML"), ("<?xml version=\"1.0\"?><Workbook/>", "XML"), ("{\\rtf1", "RTF"),
        ])
    func geenTekst(_ begin: String, _ woord: String) throws {
        let fout = try #require(throws: TableError.self) { try Self.lees(Data(begin.utf8)) }
        #expect(fout.description.contains(woord), "\(fout)")
        #expect(fout.description.contains("CSV"))
    }

    @Test("an old workbook, a packed file and bytes without sense are no text either")
    func geenTekstInBytes() throws {
        let begin: [([UInt8], String)] = [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], ".xls"), ([0x1F, 0x8B, 8], "gzip"),
            ([0x41, 0, 0, 0, 0xFF, 0xC0, 0, 0, 1], "geen tekst"),
        ]
        for (bytes, woord) in begin {
            let fout = try #require(throws: TableError.self) { try Self.lees(Data(bytes)) }
            #expect(fout.description.contains(woord), "\(fout)")
        }
    }

    @Test("reading stops at the first row too many")
    func teVeel() throws {
        let regels = try Self.blad().split(separator: "\r\n").map(String.init)
        let vol = regels[0] + "\n" + String(repeating: "a;b\n", count: Aanbodtabel.rijenMax)
        #expect(try Self.lees(Data(vol.utf8)).count == Aanbodtabel.rijenMax)
        // A million more are not looked at: half of them cannot even be read.
        let meer = vol + String(repeating: "\"a;b\n", count: 1_000_000)
        let fout = try #require(throws: TableError.self) { try Self.lees(Data(meer.utf8)) }
        #expect(fout.code == .teGroot)
    }

    // MARK: JSON

    @Test(
        "a number past 64 bits that nobody reads is passed over (b15)", arguments: ["b15-2e64.json", "b15-dertig.json"])
    func grootGetal(_ naam: String) throws {
        let regels = try proefbestand().lees(try Self.bytes(naam), [.aanvraagIngediend])
        #expect(regels.count == 1)
        #expect(try gebeurtenis(regels[0]).inhoud.type == .aanvraagIngediend)
    }

    @Test("big numbers stay numbers, outside of texts only")
    func groteGetallen() throws {
        let json = #"{"a":123456789012345678901234567890,"b":"12345678901234567890123 \"1e400","c":[-1e400,1.5],"d":7}"#
        let knoop = try #require(JSONNode(Data(json.utf8)))
        #expect(knoop.lid("a")?.getal == Double("123456789012345678901234567890"))
        #expect(knoop.lid("a")?.heelGetal == nil)
        #expect(knoop.lid("b")?.tekst == "12345678901234567890123 \"1e400")
        #expect(knoop.lid("c")?.elementen?.map(\.getal) == [-1e308, 1.5])
        #expect(knoop.lid("d")?.heelGetal == 7)
        for kapot in [#"{"a":012345678901234567890}"#, #"{"a":12345678901234567890x}"#, #"{"a":1e400"#] {
            #expect(JSONNode(Data(kapot.utf8)) == nil)
        }
    }

    @Test("lines of JSON come in UTF-16 too, and end as they like", arguments: ["\r", "\n", "\r\n"])
    func ndjson(_ einde: String) throws {
        let rij = try #require(String(data: try Self.bytes("b01-aanbod.ndjson"), encoding: .utf8))
            .trimmingCharacters(in: .newlines).replacing("2026-12-01", with: "2026-11-16")
        let tekst = rij + einde + rij + einde
        for vorm in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf16] {
            let regels = try Self.lees(try #require(tekst.data(using: vorm)))
            #expect(regels.map(\.nummer) == [1, 2])
            for regel in regels { #expect(throws: Never.self) { try gebeurtenis(regel) } }
        }
    }

    @Test("a file that is one document is one message, and a list of them is told apart")
    func document() throws {
        let rij = try #require(String(data: try Self.bytes("b01-aanbod.ndjson"), encoding: .utf8))
            .replacing("2026-12-01", with: "2026-11-16")
        let mooi = rij.replacing(", ", with: ",\n  ")
        #expect(try Self.eneAanbod(Data(mooi.utf8)).aanbodId == "een-plek")
        let lijst = try Self.lees(Data("[\n\(rij),\n\(rij)]\n".utf8))
        #expect(try afkeuring(try #require(lijst.first)).uitleg.contains("lijst"))
        #expect(lijst.count == 1)
    }

    @Test(
        "yes and no in a message: what to write is said",
        arguments: [("\"ja\"", "true"), ("\"Nee\"", "false"), ("1", "true"), ("0", "false")])
    func jaNee(_ waarde: String, _ beter: String) throws {
        let boom = try Pakket.voorbeeld(.aanbodGemeld).met("data.door18", waarde)
        let gegeven = try #require(afkeuring(boom.data))
        #expect(gegeven.code == .verkeerdType && gegeven.watTeDoen.contains("Schrijf \(beter)"))
    }

    // MARK: b01 and b16: dates within bounds

    @Test("a report is not of later than tomorrow, and not of a lifetime ago (b01, b16)")
    func peildatum() throws {
        let regels = try Self.lees(try Self.bytes("b16-aanbod.ndjson"))
        let vandaag = try datum("2026-11-20")
        for regel in regels {
            guard case .failure(let afkeuring) = regel.uitkomst else { continue }
            #expect(afkeuring.veld == "data.wachttijd.peildatum")
        }
        let boom = try Pakket.voorbeeld(.aanbodGemeld)
        func oordeel(_ dag: String) -> Afkeuring.Code? {
            let data = boom.met("data.wachttijd.peildatum", "\"\(dag)\"").data
            do throws(Afkeuring) {
                try Keuring(register: .landelijk).keur(
                    GebeurtenisReader().leesGestructureerd(data), waarde: data, vandaag: vandaag)
                return nil
            } catch {
                return error.code
            }
        }
        let gevallen: [(String, Afkeuring.Code?)] = [
            ("2026-11-20", nil), ("2026-11-21", nil), ("2026-11-22", .datumInToekomst),
            ("2062-11-20", .datumInToekomst), ("2199-12-31", .datumInToekomst), ("2024-11-19", nil),
            ("1996-11-20", nil), ("1996-11-19", .buitenGrenzen), ("1900-01-01", .buitenGrenzen),
        ]
        for (dag, code) in gevallen { #expect(oordeel(dag) == code, "\(dag)") }
    }

    @Test(
        "no date of a message lies a lifetime away",
        arguments: [
            (Berichttype.aanvraagIngediend, "data.uiterlijkeDatum"), (.aanvraagIngediend, "data.jeugdigen.0.wordt18Op"),
            (.aanvraagIngediend, "data.wachtSinds"), (.aanbodGemeld, "data.plaatsen.vrijVanaf"),
            (.contractGemeld, "data.tot"), (.aanbiederGeantwoord, "data.op"),
        ])
    func ver(_ type: Berichttype, _ veld: String) throws {
        for dag in ["1900-01-01", "2199-12-31"] {
            let data = try Pakket.voorbeeld(type).met(veld, "\"\(dag)\"").data
            #expect(throws: Afkeuring.self) {
                try Keuring(register: .landelijk).keur(
                    GebeurtenisReader().leesGestructureerd(data), waarde: data, vandaag: try datum("2026-11-20"))
            }
        }
    }

    // MARK: b14 and b17: envelopes

    @Test(
        "JSON by any of its names is JSON (b14)",
        arguments: [
            "application/json", "application/json; charset=utf-8", "Application/JSON", "text/json",
            "application/vnd.jeugdhulp.aanvraag+json", "application/json;charset=\"utf-8\"", " application/json ",
        ])
    func mediaType(_ naam: String) throws {
        let literal = String(decoding: JSONValue.tekst(naam).bytes, as: UTF8.self)
        #expect(afkeuring(try Pakket.voorbeeld(.aanvraagIngediend).met("datacontenttype", literal).data) == nil)
    }

    @Test(
        "and nothing else is",
        arguments: ["application/xml", "text/plain", "json", "application/jsonx", "+json", "a/+json"])
    func geenMediaType(_ naam: String) throws {
        let fout = afkeuring(try Pakket.voorbeeld(.aanvraagIngediend).met("datacontenttype", "\"\(naam)\"").data)
        #expect(fout?.veld == "datacontenttype")
    }

    @Test("a batch, another form, and data in base64 are told what to do")
    func anders() throws {
        func fout(_ data: Data, _ contentType: String) -> Afkeuring? {
            do throws(Afkeuring) {
                _ = try GebeurtenisReader().lees(data) { $0 == "content-type" ? contentType : nil }
                return nil
            } catch {
                return error
            }
        }
        let goed = try Pakket.voorbeeld(.aanvraagIngediend).data
        #expect(fout(goed, "Application/CloudEvents+JSON; charset=UTF-8") == nil)
        let batch = fout(Data("[".utf8) + goed + Data("]".utf8), "application/cloudevents-batch+json")
        #expect(batch?.uitleg.contains("batch") == true && batch?.watTeDoen.contains("apart") == true)
        #expect(fout(goed, "application/cloudevents+avro")?.watTeDoen.contains("cloudevents+json") == true)
        let base64 = try Pakket.voorbeeld(.aanvraagIngediend).met("data", nil).met("data_base64", "\"e30=\"").data
        #expect(fout(base64, "application/cloudevents+json")?.veld == "data_base64")
    }

    @Test("the letters of a moment may be small", arguments: ["2026-11-20t10:15:30z", "2026-11-20T11:15:30.0+01:00"])
    func tijdstip(_ tekst: String) { #expect(Tijdstip(tekst) == Tijdstip("2026-11-20T10:15:30Z")) }

    @Test("a text of a message holds no character that nobody sees; an explanation may have lines")
    func stuurtekensInBericht() throws {
        let vandaag = try datum("2026-11-20")
        func oordeel(_ literal: String) throws -> Afkeuring? {
            let data = try Pakket.voorbeeld(.aanbodGemeld).met("data.naam", literal).data
            do throws(Afkeuring) {
                try Keuring(register: .landelijk).keur(
                    GebeurtenisReader().leesGestructureerd(data), waarde: data, vandaag: vandaag)
                return nil
            } catch {
                return error
            }
        }
        for literal in [#""De\u001b[2JLinde""#, #""De\u0085Linde""#, "\"De\u{9D}Linde\"", #""De\nLinde""#] {
            #expect(try oordeel(literal)?.veld == "data.naam", "\(literal)")
        }
        for literal in [#""De \"Linde\" \\ Ö""#, "\"Zoë – …\""] { #expect(try oordeel(literal) == nil, "\(literal)") }
    }
}
