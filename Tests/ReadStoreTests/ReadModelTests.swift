import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Proefhulp
import Proefmarkt
import ReadStoreProef
import Testing

@testable import ReadStore

@Suite("The read model holds what the log holds")
struct ReadModelTests {
    /// A log with every kind of record, also bad ones.
    private static func log() throws -> Proeflog {
        var log = Proeflog()
        for nummer in 1...12 { log.meldAanbod(try Proeflog.aanbod("a\(nummer)", wacht: nummer)) }
        for nummer in 1...8 { try log.stelVoor("c\(nummer)", norm: nummer * 10 - 30) }
        try log.stelVoor("y1", regio: "ijsselland")
        log.zet(log.topics.voorstellen(regio: "twente"), "kapot", Data("geen json".utf8))
        try log.stelVoor("c1", versie: 2, opties: [["a2"], ["a3"]])
        log.meldStatus("c2", .voordracht)
        log.meldStatus("c3", .opgeschaald)
        log.besluit("c2", id: "b1")
        log.besluit("c2", id: "b1")
        log.besluit("y1", regio: "ijsselland", rang: nil)
        log.haalWeg("c3/status")
        log.haalWeg("c4")
        log.zet(log.topics.aanbod, try Proeflog.aanbod("a9").sleutel.description, nil)
        log.zet(
            log.topics.aanbod, try Proeflog.aanbod("a10").sleutel.description, Data(#"{"specversion":"1.0"}"#.utf8))
        try log.stelVoor("c1", versie: 3, opties: [["a3"]])
        return log
    }

    private static func neem(_ records: [ReadRecord], in proef: Proefmodel, perKeer: Int) throws {
        for begin in stride(from: 0, to: records.count, by: perKeer) {
            _ = try proef.model.neem(
                Array(records[begin..<min(begin + perKeer, records.count)]), nu: Proefmodel.nu)
        }
    }

    @Test("cut off after any record and opened again, it ends equal to one made from scratch")
    func afgebroken() throws {
        let records = try Self.log().records
        let heel = try Proefmodel()
        try Self.neem(records, in: heel, perKeer: records.count)
        let verwacht = try heel.model.dump()
        #expect(verwacht.count > 30)
        for snede in 0...records.count {
            let proef = try Proefmodel()
            try Self.neem(Array(records.prefix(snede)), in: proef, perKeer: 5)
            try proef.heropen()
            #expect(proef.model.opnieuw == nil)
            // What comes again after a restart is passed over.
            try Self.neem(Array(records.dropFirst(max(0, snede - 3))), in: proef, perKeer: 7)
            #expect(try proef.model.dump() == verwacht, "cut after \(snede)")
        }
    }

    @Test("in whatever order the topics are read, it ends the same", arguments: 1...8)
    func volgorde(zaad: UInt64) throws {
        var dobbel = Zaadgenerator(zaad: zaad)
        let records = try Self.log().records
        var perTopic = Dictionary(grouping: records, by: { "\($0.topic)/\($0.partitie)" })
        var geschud: [ReadRecord] = []
        while let topic = perTopic.keys.sorted().randomElement(using: &dobbel) {
            if let eerste = perTopic[topic]?.first { geschud.append(eerste) }
            perTopic[topic] = perTopic[topic].map { Array($0.dropFirst()) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        let (vast, los) = (try Proefmodel(), try Proefmodel())
        try Self.neem(records, in: vast, perKeer: 100)
        try Self.neem(geschud, in: los, perKeer: 3)
        #expect(try vast.model.dump() == los.model.dump(), "seed \(zaad)")
    }

    @Test("made again from a compacted log, all that stands now is equal; older versions and closed cases are gone")
    func gecompacteerd() throws {
        let records = try Self.log().records
        var laatste: [String: Int] = [:]
        for (index, record) in records.enumerated() where !record.topic.hasSuffix(".besluiten") {
            laatste["\(record.topic) \(record.sleutel)"] = index
        }
        let over = records.enumerated().filter { index, record in
            record.topic.hasSuffix(".besluiten") || laatste["\(record.topic) \(record.sleutel)"] == index
        }.map(\.element)
        #expect(over.count < records.count)
        let (heel, klein) = (try Proefmodel(), try Proefmodel())
        try Self.neem(records, in: heel, perKeer: 100)
        try Self.neem(over, in: klein, perKeer: 100)
        // The one exception: what stood under a key that now holds something unreadable.
        let stand = try heel.model.dump(ReadModelSchema.stand).filter { !$0.contains("a10") }
        #expect(try klein.model.dump(ReadModelSchema.stand) == stand)
        #expect(try heel.model.dump(ReadModelSchema.stand).count == stand.count + 2)
        #expect(try heel.model.dump(["versie"]).count > klein.model.dump(["versie"]).count)
    }

    @Test("a file of another layout, of other regions, too old, or damaged is made anew; a good one is not")
    func opnieuw() throws {
        let proef = try Proefmodel()
        #expect(proef.model.opnieuw == .nieuw)
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        try proef.heropen()
        #expect(proef.model.opnieuw == nil)
        try proef.heropen(regios: ["twente"])
        #expect(proef.model.opnieuw == .andereRegios)
        try proef.model.pool.write { try $0.execute(sql: "PRAGMA user_version = 999") }
        try proef.heropen(regios: ["twente"])
        #expect(proef.model.opnieuw == .andereIndeling)
        try proef.model.pool.write { try StoreProperties.zet($0, "gelezen", "0") }
        try proef.heropen(regios: ["twente"])
        #expect(proef.model.opnieuw == .teOud)
        try proef.model.sluit()
        try Data(repeating: 0x5A, count: 9_000).write(to: URL(fileURLWithPath: proef.pad))
        try proef.heropen(regios: ["twente"])
        #expect(proef.model.opnieuw == .beschadigd)
        #expect(try proef.model.dump().isEmpty)
    }

    @Test("a file that was filled by another register is made anew: names of gemeenten stand in its rows")
    func anderRegister() async throws {
        let proef = try Proefmodel()
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        try proef.heropen(register: try Proefregister.verhuisd())
        #expect(proef.model.opnieuw == .andereRegios)
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        func gevonden(_ zoek: String) async throws -> Int {
            try await proef.model.overzicht(
                regio: "twente", filter: Zaakfilter(zoek: zoek), pagina: 1, vandaag: Proeflog.vandaag
            ).gevonden
        }
        #expect(try await gevonden(Proefregister.nieuweNaam) == 7)
        try proef.heropen(register: try Proefregister.verhuisd())
        #expect(proef.model.opnieuw == nil)
    }

    @Test("an idle turn with nothing to clear away asks for no lock: it goes on while another writes")
    func stil() throws {
        let proef = try Proefmodel()
        try proef.model.ruimOp(nu: Proefmodel.nu)
        try DatabaseQueue(path: proef.pad).writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            try proef.model.ruimOp(nu: Proefmodel.nu)
            try db.execute(sql: "ROLLBACK")
        }
    }

    @Test("only the user who runs the board may read the file")
    func rechten() throws {
        let proef = try Proefmodel()
        let kenmerken = try FileManager.default.attributesOfItem(atPath: proef.pad)
        #expect((kenmerken[.posixPermissions] as? Int).map { $0 & 0o077 } == 0)
    }

    @Test("what cannot be read is passed over and counted, with its place; the rest is taken in")
    func onleesbaar() throws {
        let proef = try Proefmodel()
        let wijziging = try proef.model.neem(try Self.log().records, nu: Proefmodel.nu)
        #expect(wijziging.onleesbaar == 2)
        #expect(try proef.model.dump(["onleesbaar"]).count == 2)
        #expect(wijziging.zaken.contains(.init(regio: "twente", casusId: "c1")))
    }

    @Test("a case shows its versions with what changed, its decisions, and nothing of another region")
    func casus() async throws {
        let proef = try Proefmodel()
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        let beeld = try #require(try await proef.model.casus("c1", regio: "twente"))
        #expect(beeld.versies.map(\.versie) == [3, 2, 1])
        #expect(beeld.versies.first?.gewijzigd?.weg == ["a2"])
        #expect(beeld.versies.last?.gewijzigd == nil)
        #expect(beeld.aanbod.keys.sorted() == ["99000201/a3", "a3"])
        let tweede = try #require(try await proef.model.casus("c2", regio: "twente"))
        #expect(tweede.besluiten.count == 1 && tweede.status?.fase == .voordracht)
        #expect(try await proef.model.casus("c1", regio: "ijsselland") == nil)
        #expect(try await proef.model.casus("c4", regio: "twente") == nil)
        let sinds = try #require(try await proef.model.gewijzigd(sinds: 1, "c1", regio: "twente"))
        #expect(sinds.weg == ["a1", "a2"] && sinds.nieuw == ["a3"])
        #expect(try await proef.model.gewijzigd(sinds: 3, "c1", regio: "twente") == nil)
    }

    @Test("the overview filters, sorts, counts and turns pages")
    func overzicht() async throws {
        let proef = try Proefmodel()
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        let dag = Proeflog.vandaag
        let alles = try await proef.model.overzicht(regio: "twente", filter: Zaakfilter(), pagina: 9, vandaag: dag)
        #expect(alles.zaken.map(\.casusId) == ["c2", "c3", "c5", "c1", "c6", "c7", "c8"])
        #expect(alles.tellingen == Zaaktellingen(open: 7, teLaat: 1, binnenkort: 1, zonderOptie: 0, aanZet: 6))
        #expect(alles.keuzes.gis.map(\.0) == ["jbov"] && alles.pagina == 1)
        var filter = Zaakfilter()
        filter.zoek = "Almelo C5"
        let gezocht = try await proef.model.overzicht(regio: "twente", filter: filter, pagina: 1, vandaag: dag)
        #expect(gezocht.zaken.map(\.casusId) == ["c5"])
        filter.zoek = "%_'\""
        #expect(try await proef.model.overzicht(regio: "twente", filter: filter, pagina: 1, vandaag: dag).gevonden == 0)
    }

    @Test("the sociale kaart counts by gemeente and shows how the own region stands with an aanbieder")
    func kaart() async throws {
        let proef = try Proefmodel()
        var log = try Self.log()
        let agb = try #require(AgbCode("99000201"))
        let contract = ContractGemeld(
            inkoopregio: "Twente", agb: agb, hulpvormen: [.gezinsgericht], van: .eerste, tot: .laatste, plafond: .bijna)
        log.zet(.contractGemeld(contract), log.topics.contracten, contract.sleutel)
        try Self.neem(log.records, in: proef, perKeer: 100)
        let twente = try #require(Gemeenteregister.landelijk.regio(naam: "twente"))
        func kaart(_ filter: Aanbodfilter) async throws -> Kaartbeeld {
            try await proef.model.kaart(filter: filter, pagina: 1, regio: twente, vandaag: Proeflog.vandaag)
        }
        let alles = try await kaart(Aanbodfilter())
        #expect(alles.gevonden == 11 && alles.aanbod.first?.aanbod.aanbodId == "a1")
        #expect(alles.aanbod.allSatisfy { $0.overeenkomst == .plafondBijna && $0.bereik == .eigenRegio })
        #expect(alles.gemeenten.values.map(\.aanbod) == [11])
        #expect(try await kaart(Aanbodfilter(wachtWekenMax: 4)).gevonden == 4)
        #expect(try await kaart(Aanbodfilter(overeenkomst: .plafondBijna)).gevonden == 11)
        #expect(try await kaart(Aanbodfilter(overeenkomst: .geenContract)).gevonden == 0)
        #expect(try await kaart(Aanbodfilter(overeenkomst: .contract)).gevonden == 0)
        #expect(try await kaart(Aanbodfilter(regio: "IJsselland")).gevonden == 0)
        // Counted another way than without words.
        #expect(try await kaart(Aanbodfilter(zoek: "almelo")).gemeenten == alles.gemeenten)
        #expect(try await kaart(Aanbodfilter(zoek: "almelo zeist")).gevonden == 0)
    }

    @Test("the figures count open cases and closed ones; a closed one has lost its name")
    func beeld() async throws {
        let proef = try Proefmodel()
        try Self.neem(try Self.log().records, in: proef, perKeer: 100)
        let twente = try #require(Gemeenteregister.landelijk.regio(naam: "twente"))
        let feiten = try await proef.model.beeldfeiten(regio: twente)
        #expect(feiten.zaken.count { $0.gesloten == nil } == 7)
        #expect(feiten.zaken.count { $0.gesloten != nil } == 1)
        #expect(feiten.besluiten.map(\.rang) == [1])
        #expect(try await proef.model.aanbodfeiten(regio: twente).count == 11)
        #expect(!(try proef.model.dump().contains { $0.contains("c4") && !$0.hasPrefix("besluit") }))
    }
}
