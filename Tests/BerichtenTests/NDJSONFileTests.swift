import Berichten
import Foundation
import Jeugdhulp
import Testing

@Suite("Files with one event a line")
struct NDJSONFileTests {
    private static let intrekking = #"{"casusId":"vb-1","gi":"jbov","reden":"anders","op":"2026-11-19"}"#
    private static let start = #"{"casusId":"vb-2","gi":"jbov","op":"2026-11-18","totstandkomingVia":"anders"}"#

    private static func heel(_ type: Berichttype, _ data: String, id: String = "a-1") -> String {
        """
        {"specversion":"1.0","id":"\(id)","source":"urn:nld:kvknr:00000009","type":"\(type.ceType)","data":\(data)}
        """
    }

    private func lees(_ tekst: String, _ soorten: [Berichttype] = [.aanvraagIngetrokken]) throws -> [FileLine] {
        try proefbestand().lees(Data(tekst.utf8), soorten)
    }

    @Test("data alone gets an envelope with the sender, the moment and a new id")
    func omslag() throws {
        let regels = try lees(Self.intrekking)
        try #require(regels.count == 1)
        let gelezen = try gebeurtenis(regels[0])
        #expect(gelezen.id == "nieuw")
        #expect(gelezen.source == "urn:nld:kvknr:00000001")
        #expect(gelezen.time == Tijdstip("2026-11-20T10:15:30Z"))
        #expect(gelezen.inhoud.type == .aanvraagIngetrokken)
    }

    @Test("a whole event keeps its own envelope")
    func heel() throws {
        let gelezen = try gebeurtenis(try #require(try lees(Self.heel(.aanvraagIngetrokken, Self.intrekking)).first))
        #expect(gelezen.id == "a-1")
        #expect(gelezen.source == "urn:nld:kvknr:00000009")
        #expect(gelezen.time == nil)
    }

    @Test("whole events and data alone may stand in one file")
    func gemengd() throws {
        let tekst = [
            Self.intrekking, Self.heel(.hulpGestart, Self.start), Self.heel(.aanvraagIngetrokken, Self.intrekking),
            Self.intrekking,
        ].joined(separator: "\n")
        let regels = try lees(tekst, [.aanvraagIngetrokken, .hulpGestart])
        #expect(regels.map(\.nummer) == [1, 2, 3, 4])
        #expect(
            try regels.map { try gebeurtenis($0).inhoud.type }
                == [.aanvraagIngetrokken, .hulpGestart, .aanvraagIngetrokken, .aanvraagIngetrokken])
        #expect(try regels.map { try gebeurtenis($0).id } == ["nieuw", "a-1", "a-1", "nieuw"])
    }

    @Test("a byte order mark, Windows line ends, white space and empty lines are passed over; numbers count all lines")
    func opmaak() throws {
        let tekst = "\u{FEFF}\r\n\(Self.intrekking)\r\n\r\n   \t\r\n  \(Self.intrekking)  \r\n\n\nkapot\n"
        let regels = try lees(tekst)
        #expect(regels.map(\.nummer) == [2, 5, 8])
        #expect(try gebeurtenis(regels[0]) == (try gebeurtenis(regels[1])))
        #expect(try afkeuring(regels[2]).code == .geenJson)
    }

    @Test("the mark may stand right before the first line, and the last line needs no end")
    func merk() throws {
        let regels = try lees("\u{FEFF}\(Self.intrekking)\n\(Self.intrekking)")
        #expect(regels.map(\.nummer) == [1, 2])
        for regel in regels { #expect(throws: Never.self) { try gebeurtenis(regel) } }
    }

    @Test(
        "a file without lines gives nothing", arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\r\n", "  \n\t"])
    func leeg(_ tekst: String) throws {
        #expect(try lees(tekst).isEmpty)
    }

    @Test("one bad line does not stop the others, and each says what is wrong with it")
    func slecht() throws {
        let tekst = [
            Self.intrekking, "{", "[]", Self.intrekking.replacingOccurrences(of: "anders", with: "weet-niet"),
            Self.intrekking.replacingOccurrences(of: "2026-11-19", with: "2026-11-21"),
            Self.intrekking.replacingOccurrences(of: "vb-1", with: "123456782"), Self.intrekking,
        ].joined(separator: "\n")
        let regels = try lees(tekst)
        #expect(regels.map(\.nummer) == Array(1...7))
        #expect(
            try regels[1...5].map { try afkeuring($0).code }
                == [.geenJson, .verkeerdType, .onbekendeCode, .datumInToekomst, .bsn])
        #expect(try afkeuring(regels[3]).veld == "reden")
        for goed in [regels[0], regels[6]] { #expect(throws: Never.self) { try gebeurtenis(goed) } }
    }

    @Test("an event of a type that does not belong in the file is refused, with the types that do")
    func verkeerdType() throws {
        let regels = try lees(Self.heel(.hulpGestart, Self.start), [.aanvraagIngediend, .aanvraagIngetrokken])
        let afkeuring = try afkeuring(try #require(regels.first))
        #expect(afkeuring.code == .hoortHierNiet)
        #expect(afkeuring.watTeDoen.contains(Berichttype.aanvraagIngediend.ceType))
        #expect(afkeuring.watTeDoen.contains(Berichttype.aanvraagIngetrokken.ceType))
    }

    @Test("bytes that are no UTF-8 are refused on their own line")
    func utf8() throws {
        let bestand = Data("\(Self.intrekking)\n".utf8) + [0xFF, 0xFE, 0x0A] + Data(Self.intrekking.utf8)
        let regels = try proefbestand().lees(bestand, [.aanvraagIngetrokken])
        #expect(regels.map(\.nummer) == [1, 2, 3])
        #expect(try afkeuring(regels[1]).code == .geenJson)
        #expect(throws: Never.self) { try gebeurtenis(regels[2]) }
    }

    @Test("every line of the examples of the demo is read, but for the case that is a crisis")
    func demo() throws {
        let map = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/doorbraaktafel/Voorbeelden")
        let bestanden: [(String, Berichttype)] = [
            ("aanvragen", .aanvraagIngediend), ("aanbod", .aanbodGemeld), ("contracten", .contractGemeld),
        ]
        for (naam, type) in bestanden {
            let bestand = try Data(contentsOf: map.appendingPathComponent("\(naam).ndjson"))
            for regel in try proefbestand().lees(bestand, [type]) {
                if case .failure(let afkeuring) = regel.uitkomst {
                    #expect(afkeuring.code == .crisis, "\(naam).ndjson:\(regel.nummer): \(afkeuring)")
                }
            }
        }
    }
}
