import Foundation
import Proefhulp
import Testing

@testable import Verzegeling

@Suite("The keys of cases")
struct ZaaksleutelsTests {
    private let tekst = Array("de zaak".utf8)

    @Test("of two keys for one case both open, and both are destroyed; the case beside it stays")
    func vernietigd() throws {
        var ring = try Proefsleutels.ring(["zaak-1", "zaak-1", "zaak-2"])
        var elk = try Proefsleutels.ring([])
        var toeval = Zaadgenerator(zaad: 7)
        let records = try ["zaak-1", "zaak-1", "zaak-2"].map { try ring.nieuw($0, &toeval) }
        // One reader for each key alone seals with that key.
        let dicht = try records.map { record in
            var een = try Proefsleutels.ring([])
            een.neem(record)
            let casusId = String(String(decoding: record.sleutel, as: UTF8.self).prefix(6))
            return try een.dicht(casusId, tekst, Proefsleutels.plaats())
        }
        for record in records { elk.neem(record) }
        for waarde in dicht {
            let open = try elk.open(waarde, Proefsleutels.plaats())
            #expect(open.tekst == tekst)
        }
        let weg = elk.vernietig("zaak-1")
        #expect(weg.records.count == 2 && weg.records.allSatisfy { $0.waarde == nil })
        #expect(Set(weg.records.map(\.sleutel)) == Set(records.prefix(2).map(\.sleutel)))
        for waarde in dicht.prefix(2) {
            #expect(throws: Zegelfout.vergeten) { try elk.open(waarde, Proefsleutels.plaats()) }
        }
        let casusIdelk = try elk.open(dicht[2], Proefsleutels.plaats()).casusId
        #expect(casusIdelk == "zaak-2")
        #expect(!elk.heeftSleutel("zaak-1") && elk.aantalZaken == 1)
        // Its own record, read back late, does not bring it back; another reader goes by the tombstones.
        elk.neem(records[0])
        #expect(throws: Zegelfout.vergeten) { try elk.open(dicht[0], Proefsleutels.plaats()) }
        for record in records + weg.records { ring.neem(record) }
        #expect(throws: Zegelfout.vergeten) { try ring.open(dicht[0], Proefsleutels.plaats()) }
    }

    @Test("what was destroyed in a transaction that was aborted is there again")
    func teruggezet() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        let weg = ring.vernietig("zaak-1")
        ring.zetTerug(weg)
        let tekstring = try ring.open(dicht, Proefsleutels.plaats()).tekst
        #expect(tekstring == tekst)
        let weer = ring.vernietig("zaak-1")
        #expect(weer.records == weg.records)
    }

    @Test("a wrapped key opens for its own case and number alone, and under the right master key alone")
    func ingepakt() throws {
        var toeval = Zaadgenerator(zaad: 3)
        let maker = try Proefsleutels.ring([])
        let record = try maker.nieuw("zaak-1", &toeval)
        let dicht = try { () throws -> [UInt8] in
            var ring = try Proefsleutels.ring([])
            ring.neem(record)
            return try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        }()
        let nummer = String(decoding: record.sleutel, as: UTF8.self).dropFirst("zaak-1/".count)
        var verplaatst = try Proefsleutels.ring([])
        verplaatst.neem(sleutel: Array("zaak-2/\(nummer)".utf8), waarde: record.waarde)
        #expect(throws: Zegelfout.sleutelGeschonden) { try verplaatst.open(dicht, Proefsleutels.plaats()) }
        let bruikbaar = verplaatst.sleutel(voor: "zaak-2")
        #expect(bruikbaar == nil)
        var ander = Zaaksleutels(try Proefsleutels.hoofd(["2026-11"], zaad: 2))
        ander.neem(record)
        #expect(throws: Zegelfout.sleutelGeschonden) { try ander.open(dicht, Proefsleutels.plaats()) }
        var onbekend = Zaaksleutels(try Proefsleutels.hoofd(["2027-01"]))
        onbekend.neem(record)
        #expect(throws: Zegelfout.hoofdsleutelOnbekend("2026-11")) {
            try onbekend.open(dicht, Proefsleutels.plaats())
        }
    }

    @Test("the name of a master key that is no name does not come into a log")
    func naam() throws {
        var ring = try Proefsleutels.ring([])
        let dicht = try { () throws -> [UInt8] in
            var maker = try Proefsleutels.ring(["zaak-1"], zaad: 4)
            return try maker.dicht("zaak-1", tekst, Proefsleutels.plaats())
        }()
        let nummer = try ZegelFormat.nummer(dicht)
        for (naam, verwacht) in [("jan\\nGEZIEN", "?"), ("", "?"), ("2027-01", "2027-01")] {
            let waarde = #"{"v":1,"hoofdsleutel":"\#(naam)","sleutel":"AAAA"}"#
            ring.neem(sleutel: Array("zaak-1/\(nummer)".utf8), waarde: Array(waarde.utf8))
            #expect(throws: Zegelfout.hoofdsleutelOnbekend(verwacht)) { try ring.open(dicht, Proefsleutels.plaats()) }
        }
    }

    @Test("what is no record of a key is passed over: nothing of it traps, and no case gets a key by it")
    func rommel() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let nummer = String(repeating: "0", count: 32)
        for sleutel in [
            "", "/", "zaak-9", "zaak-9/", "/\(nummer)", "zaak-9/\(nummer.dropLast())", "zaak-9/+\(nummer.dropLast())",
            "zaak-9/\(nummer.uppercased())G",
        ] {
            ring.neem(sleutel: Array(sleutel.utf8), waarde: [1])
            ring.neem(sleutel: Array(sleutel.utf8), waarde: nil)
        }
        ring.neem(sleutel: [0xFF, 0xFE], waarde: [1])
        #expect(ring.aantal == 1)
        for waarde in ["", "{}", "null", #"{"v":1,"hoofdsleutel":"2026-11","sleutel":""}"#] {
            ring.neem(sleutel: Array("zaak-9/\(nummer)".utf8), waarde: Array(waarde.utf8))
            let bruikbaar = ring.sleutel(voor: "zaak-9")
            #expect(bruikbaar == nil)
        }
    }

    @Test("wrapped anew under the first master key it is the same key, and the old master key can go")
    func vernieuwd() throws {
        var toeval = Zaadgenerator(zaad: 5)
        let tekstOud = Proefsleutels.tekst(["oud"], zaad: 9)
        var oud = Zaaksleutels(try Hoofdsleutels(tekst: tekstOud))
        let record = try oud.nieuw("zaak-1", &toeval)
        oud.neem(record)
        let dicht = try oud.dicht("zaak-1", tekst, Proefsleutels.plaats())
        let tekstNieuw = Proefsleutels.tekst(["nieuw"], zaad: 10)
        var beide = Zaaksleutels(try Hoofdsleutels(tekst: tekstNieuw + tekstOud))
        beide.neem(record)
        #expect(beide.perHoofdsleutel == ["oud": 1])
        let (records, mislukt) = beide.vernieuwd(&toeval)
        #expect(records.map(\.sleutel) == [record.sleutel] && mislukt == 0)
        for record in records { beide.neem(record) }
        let nogEens = beide.vernieuwd(&toeval).records
        #expect(beide.perHoofdsleutel == ["nieuw": 1] && nogEens.isEmpty)
        var zonderOud = Zaaksleutels(try Hoofdsleutels(tekst: tekstNieuw))
        for record in records { zonderOud.neem(record) }
        let tekstzonderOud = try zonderOud.open(dicht, Proefsleutels.plaats()).tekst
        #expect(tekstzonderOud == tekst)
        // Who lacks the old one cannot renew what lies under it, and says so.
        var zonder = Zaaksleutels(try Hoofdsleutels(tekst: tekstNieuw))
        zonder.neem(record)
        let niets = zonder.vernieuwd(&toeval)
        #expect(niets.records.isEmpty && niets.mislukt == 1)
    }
}
