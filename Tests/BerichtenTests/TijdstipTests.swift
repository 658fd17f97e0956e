import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@Suite("Moments")
struct TijdstipTests {
    @Test("what is written reads back as the same moment, over the whole calendar")
    func heenEnTerug() throws {
        var toeval = Zaadgenerator(zaad: 1)
        let eerste = Tijdstip(Datum.eerste).ms
        let laatste = Tijdstip(Datum.laatste).ms + 86_399_999
        let vaste: [Int64] = [eerste, -86_400_001, -86_400_000, -1, 0, 1, 999, 1_000, 86_399_999, 86_400_000, laatste]
        for ms in vaste + (0..<2_000).map({ _ in Int64.random(in: eerste...laatste, using: &toeval) }) {
            let tijdstip = Tijdstip(ms: ms)
            #expect(Tijdstip(tijdstip.description) == tijdstip, "\(tijdstip)")
        }
    }

    @Test(
        "a moment is written in UTC, with a fraction only where there is one",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00Z"), (1, "1970-01-01T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_169_730_000, "2026-11-20T10:15:30Z"), (1_795_169_730_050, "2026-11-20T10:15:30.050Z"),
        ])
    func schrijven(_ ms: Int64, _ tekst: String) {
        #expect(Tijdstip(ms: ms).description == tekst)
    }

    @Test(
        "the same moment may be written with any offset, over midnight, month and year too",
        arguments: [
            ("2026-11-20T10:15:30Z", "2026-11-20T11:15:30+01:00"),
            ("2026-11-20T10:15:30Z", "2026-11-20T00:15:30-10:00"),
            ("2026-11-20T10:15:30Z", "2026-11-20T10:15:30-00:00"),
            ("2026-11-20T23:30:00Z", "2026-11-21T00:30:00+01:00"),
            ("2027-01-01T00:00:00Z", "2026-12-31T19:00:00-05:00"),
            ("2024-02-29T23:00:00Z", "2024-03-01T04:30:00+05:30"),
        ])
    func zones(_ utc: String, _ elders: String) throws {
        #expect(try #require(Tijdstip(utc)) == (try #require(Tijdstip(elders))))
    }

    @Test(
        "a fraction has 1 to 9 digits; what is finer than a millisecond is cut off",
        arguments: [
            ("5", 500), ("05", 50), ("005", 5), ("123", 123), ("1239", 123), ("999999999", 999), ("000999999", 0),
            ("100000000", 100),
        ])
    func fracties(_ cijfers: String, _ ms: Int64) throws {
        let heel = try #require(Tijdstip("2026-11-20T10:15:30Z")).ms
        #expect(try #require(Tijdstip("2026-11-20T10:15:30.\(cijfers)Z")).ms == heel + ms)
        #expect(try #require(Tijdstip("2026-11-20T11:15:30.\(cijfers)+01:00")).ms == heel + ms)
    }

    @Test(
        "anything else is no moment",
        arguments: [
            "", "Z", "2026-11-20", "2026-11-20T10:15:30", "2026-11-20T10:15Z", "2026-11-20 10:15:30Z",
            "2026-02-30T10:15:30Z", "2026-13-01T10:15:30Z",
            "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T10:60:00Z",
            "2026-11-20T10:15:60Z", "2026-11-20T10:15:30.Z", "2026-11-20T10:15:30.1234567890Z",
            "2026-11-20T10:15:30,5Z",
            "2026-11-20T10:15:30.5", "2026-11-20T10:15:30+1:00", "2026-11-20T10:15:30+0100",
            "2026-11-20T10:15:30+24:00",
            "2026-11-20T10:15:30+01:60", "2026-11-20T10:15:30+01:00Z", "2026-11-20T10:15:30ZZ",
            "2026-11-20T10:15:30Z\n",
            " 2026-11-20T10:15:30Z", "2026-11-20T1０:15:30Z", "２０２６-11-20T10:15:30Z", "2026-11-20T-1:15:30Z",
            "2026-11-20T10:15:3\u{0}Z", "2026/11/20T10:15:30Z", "20261120T101530Z", "1795169730000",
        ])
    func geweigerd(_ tekst: String) {
        #expect(Tijdstip(tekst) == nil)
    }

    @Test("moments are ordered in time, and each falls on its day in UTC")
    func volgorde() throws {
        let voor = try #require(Tijdstip("2026-11-20T23:59:59.999Z"))
        let na = try #require(Tijdstip("2026-11-21T00:00:00Z"))
        #expect(voor < na)
        #expect(voor.datum == (try datum("2026-11-20")))
        #expect(na.datum == (try datum("2026-11-21")))
        #expect(Tijdstip(ms: -1).datum == (try datum("1969-12-31")))
        #expect(Tijdstip(try datum("2026-11-21")) == na)
    }
}

@Suite("Bytes")
struct BytesTests {
    @Test("members are sorted and slashes are left as they are")
    func gesorteerd() {
        let waarde = JSONValue.object(["b": .lijst([.getal(1), .niets]), "a/b": .tekst("x/y"), "a": .waar(false)])
        #expect(String(decoding: waarde.bytes, as: UTF8.self) == #"{"a":false,"a/b":"x/y","b":[1,null]}"#)
    }

    @Test("equal events give equal bytes, however their sender wrote them", arguments: Berichttype.allCases)
    func gelijk(_ type: Berichttype) throws {
        let lezer = GebeurtenisReader()
        for stuk in try Pakket.voorbeelden(type, "geldig") {
            let eerst = try lezer.leesGestructureerd(Data(stuk.json.utf8))
            // The same with its members in another order, and after a round trip.
            let gesorteerd = try lezer.leesGestructureerd(try JSONTree(stuk.json).data)
            let terug = try lezer.leesGestructureerd(Data(eerst.bytes))
            #expect(eerst.bytes == gesorteerd.bytes && eerst.bytes == terug.bytes, "\(stuk.herkomst)")
        }
    }

    @Test("an optional field that is null is written as one that is not there")
    func leeg() throws {
        let met = try Pakket.voorbeeld(.aanvraagIngediend, "lege-velden-null")
        let zonder = try Pakket.voorbeeld(.aanvraagIngediend, "minimaal")
        let lezer = GebeurtenisReader()
        #expect(
            try lezer.leesGestructureerd(met.data).inhoud.json.bytes
                == lezer.leesGestructureerd(zonder.data).inhoud.json.bytes)
    }
}

@Suite("A proposal fits in an event")
struct InkortenTests {
    private func voorstel() throws -> VoorstelGedaan {
        let waarde = try Pakket.voorbeeld(.voorstelGedaan).data
        guard case .voorstelGedaan(let voorstel) = try GebeurtenisReader().leesGestructureerd(waarde).inhoud else {
            return try #require(nil as VoorstelGedaan?)
        }
        return voorstel
    }

    @Test("a proposal of the usual size is left as it is")
    func gewoon() throws {
        #expect(try voorstel().ingekort() == (try voorstel()))
    }

    @Test("of one that is too large first the names of what was excluded go, then the lowest options; the counts stay")
    func groot() throws {
        var groot = try voorstel()
        groot.uitgesloten = (0..<90).map { nummer in
            VoorstelGedaan.Uitgesloten(
                reden: "reden-\(nummer)", aantal: 1_000, hulpvraag: nil,
                aanbod: (0..<1_000).map { String(repeating: "a", count: 90) + "-\($0)" })
        }
        let naNamen = groot.ingekort()
        #expect(naNamen.uitgesloten.map(\.aantal) == groot.uitgesloten.map(\.aantal))
        #expect(naNamen.uitgesloten.allSatisfy { $0.aanbod.count <= 10 })
        #expect(naNamen.opties == groot.opties)
        groot.opties = (1...10).map { rang in
            var optie = groot.opties[0]
            optie.rang = rang
            let lang = String(repeating: "uitleg ", count: 100)
            optie.criteria = (0..<40).map { nummer in
                VoorstelGedaan.Criterium(
                    criterium: "criterium-\(nummer)", hulpvraag: nil, punten: 1, max: 2, waarde: "w", uitleg: lang)
            }
            return optie
        }
        let klein = groot.ingekort()
        #expect(!klein.opties.isEmpty && klein.opties == Array(groot.opties.prefix(klein.opties.count)))
        #expect(klein.opties.count < 10)
        #expect(klein.uitgesloten.map(\.aantal) == groot.uitgesloten.map(\.aantal))
        let gebeurtenis = Gebeurtenis(
            id: "1", source: "urn:nld:kvknr:00000001", time: Tijdstip(ms: 0), inhoud: .voorstelGedaan(klein))
        #expect(gebeurtenis.bytes.count <= GebeurtenisReader.bytesMax)
        #expect(try GebeurtenisReader().lees(Data(gebeurtenis.bytes)) { _ in nil } == gebeurtenis)
        #expect(groot.ingekort() == klein)
    }
}
