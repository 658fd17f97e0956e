import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Testing
import Verzegeling

@testable import Tafel

/// What a loop knows of keys, through transactions that are committed and aborted.
@Suite("Keys in a transaction")
struct ZegelsTests {
    private let topics = Topics.standaard

    private func zegels(_ verzegelt: Bool = true) throws -> Zegels {
        let sleutel = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        return Zegels(
            Verzegeling(try Hoofdsleutels(tekst: "proef \(sleutel)"), verzegelt: verzegelt), topics: .standaard)
    }

    private func record(_ casusId: String) -> OutgoingMessage {
        OutgoingMessage(topic: topics.zaken, sleutel: Array(casusId.utf8), waarde: Array("{}".utf8), casusId: casusId)
    }

    private func verzegeld(_ zegels: inout Zegels, _ casusId: String) throws -> [OutgoingMessage] {
        try zegels.verzegeld(record(casusId), Array("{}".utf8), voor: casusId)
    }

    /// What another reader makes of these records.
    private func gelezen(_ records: [OutgoingMessage]) throws -> [String?] {
        var lezer = try zegels()
        for (offset, record) in records.enumerated() where record.topic == topics.sleutels {
            lezer.neem(inkomend(record, offset), nuMs: 0)
        }
        return records.enumerated().filter { $1.topic == topics.zaken }.map { offset, record in
            let open = try? lezer.geopend(inkomend(record, offset), record.waarde ?? []).get()
            return open?.waarde.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    private func inkomend(_ record: OutgoingMessage, _ offset: Int) -> IncomingMessage {
        IncomingMessage(
            topic: record.topic, partitie: 0, offset: Int64(offset), sleutel: record.sleutel, waarde: record.waarde,
            koppen: record.koppen.map { ($0.naam, $0.waarde) })
    }

    @Test("a new key goes before the first record under it, once; a reader of the transaction can open all of it")
    func eerst() throws {
        var zegels = try zegels()
        let uit = try verzegeld(&zegels, "a") + verzegeld(&zegels, "a") + verzegeld(&zegels, "b")
        #expect(uit.map(\.topic) == [topics.sleutels, topics.zaken, topics.zaken, topics.sleutels, topics.zaken])
        #expect(try gelezen(uit) == ["{}", "{}", "{}"] && zegels.heeftGeschreven)
        zegels.bevestig()
        let daarna = try verzegeld(&zegels, "a")
        #expect(daarna.map(\.topic) == [topics.zaken] && !zegels.heeftGeschreven)
    }

    @Test("after an abort the key goes along again, and the same work writes the same bytes")
    func afgebroken() throws {
        var zegels = try zegels()
        let eerst = try verzegeld(&zegels, "a")
        zegels.draaiTerug()
        let weer = try verzegeld(&zegels, "a")
        #expect(weer == eerst)
        zegels.draaiTerug()
        // Also when another message about the case is the first of the next transaction.
        let later = try verzegeld(&zegels, "a") + verzegeld(&zegels, "a")
        #expect(later.map(\.topic) == [topics.sleutels, topics.zaken, topics.zaken])
    }

    @Test("destroyed in a transaction that is aborted, the keys are there; in one that is committed they are gone")
    func vernietigd() throws {
        var zegels = try zegels()
        let eerst = try verzegeld(&zegels, "a")
        zegels.bevestig()
        let afgebroken = zegels.vernietig("a")
        #expect(afgebroken.map(\.sleutel) == [eerst[0].sleutel])
        zegels.draaiTerug()
        let terug = try verzegeld(&zegels, "a")
        #expect(terug == [eerst[1]])
        let stenen = zegels.vernietig("a")
        #expect(stenen.count == 1 && stenen.allSatisfy { $0.waarde == nil })
        // The case comes back in the same transaction: under another key.
        let weer = try verzegeld(&zegels, "a")
        zegels.bevestig()
        #expect(weer.map(\.topic) == [topics.sleutels, topics.zaken] && weer[0].sleutel != eerst[0].sleutel)
        // Its own record of the destroyed key, read back only now, brings nothing back.
        zegels.neem(inkomend(eerst[0], 0), nuMs: 0)
        #expect(try gelezen(eerst + stenen + weer) == [nil, "{}"])
        let dicht = zegels.geopend(inkomend(eerst[1], 1), eerst[1].waarde ?? [])
        #expect(throws: Zegelfout.vergeten) { try dicht.get() }
    }

    @Test("what lay open is taken in parts; what an abort undid is taken again, and without sealing nothing is")
    func open() throws {
        var zegels = try zegels()
        zegels.legOpen(["a", "b", "c"])
        let deel = zegels.neemOpen(aantalMax: 2)
        #expect(deel.sorted() == ["b", "c"])
        zegels.draaiTerug()
        let alle = zegels.neemOpen(aantalMax: 5)
        #expect(alle.sorted() == ["a", "b", "c"] && !zegels.heeftNogOpen)
        zegels.bevestig()
        #expect(!zegels.heeftNogOpen)
        var uit = try self.zegels(false)
        uit.legOpen(["a"])
        #expect(!uit.heeftNogOpen)
    }

    @Test("an hour after a tombstone one more record is written, so that Kafka can clean; after that none")
    func rol() throws {
        var zegels = try zegels()
        func rol(_ nuMs: Int64) -> OutgoingMessage? { zegels.rol(nuMs: nuMs) }
        #expect(rol(9_999_999) == nil)
        let sleutel = try verzegeld(&zegels, "a")[0]
        let steen = OutgoingMessage(topic: topics.sleutels, sleutel: sleutel.sleutel, waarde: nil)
        zegels.neem(inkomend(steen, 1), nuMs: 1_000)
        #expect(rol(3_600_000) == nil)
        let record = try #require(rol(3_661_000))
        #expect(record.waarde == nil && rol(3_661_001) == nil)
        zegels.neem(inkomend(record, 2), nuMs: 3_662_000)
        #expect(rol(99_999_999) == nil)
    }
}
