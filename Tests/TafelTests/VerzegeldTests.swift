import Berichten
import Foundation
import Jeugdhulp
import Kafka
import KafkaTesting
import Logging
import Rollen
import Testing
import Verzegeling

@testable import Tafel

/// The whole line with messages that are sealed with a key of each case.
@Suite("Sealed over the wire")
struct VerzegeldTests {
    private static func verzegeling(_ verzegelt: Bool = true) throws -> Verzegeling {
        let sleutel = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        return Verzegeling(try Hoofdsleutels(tekst: "proef \(sleutel)"), verzegelt: verzegelt)
    }

    private static let casusId = "vb-02-gezinshuis"
    private static let gis = ["jbov", "jbnoord", "jbwest", "ljenr", "wss"]

    /// Every topic on which something of a case can stand.
    private static func zaaktopics(_ topics: Topics) -> [String] {
        [topics.aanvragen, topics.besluiten, topics.zaken, topics.afgekeurd, topics.voorstellen(regio: "twente")]
            + gis.map { topics.status(gi: $0) }
    }

    /// Everything with a value on the topics of cases.
    private static func waarden(_ draad: Draad) async throws -> [OwnedRecord] {
        var uit: [OwnedRecord] = []
        for topic in zaaktopics(draad.topics) { uit += try await draad.records(topic).filter { $0.value != nil } }
        return uit
    }

    private static func isVerzegeld(_ record: OwnedRecord) -> Bool { ZegelFormat.isVerzegeld(record.value ?? []) }

    /// The keys as they stand on their topic now.
    private static func ring(_ draad: Draad) async throws -> Zaaksleutels {
        var ring = Zaaksleutels(try verzegeling().hoofdsleutels)
        for record in try await draad.records(draad.topics.sleutels) {
            ring.neem(sleutel: record.key ?? [], waarde: record.value)
        }
        return ring
    }

    private static func open(
        _ record: OwnedRecord, _ ring: inout Zaaksleutels
    ) -> Result<(tekst: [UInt8], casusId: String), Zegelfout> {
        do throws(Zegelfout) {
            let plaats = Zegelplaats(.standaard, topic: record.topic, sleutel: record.key)
            return .success(try ring.open(record.value ?? [], plaats))
        } catch {
            return .failure(error)
        }
    }

    @Test("the twelve examples are answered as in the clear, and no byte of a case lies open on its topics")
    func twaalf() async throws {
        let draad = try Draad(verzegeling: try Self.verzegeling())
        try await draad.stuurMarkt()
        try await draad.stuur(try Voorbeelden.aanvragen())
        let antwoordbaar = try Voorbeelden.aanvragen().filter { $0.urgentie != .crisis }.map(\.casusId)
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: antwoordbaar))
            #expect(await draad.gehoord.wacht(opAfkeuring: "vb-09-crisis"))
        }
        let verwacht = try Verwacht.lees()
        for voorstel in draad.gehoord.voorstellen {
            Verwacht.controleer(voorstel, try #require(verwacht.verwacht[voorstel.casusId]))
        }
        let records = try await Self.waarden(draad)
        #expect(records.count > 40 && records.allSatisfy(Self.isVerzegeld))
        #expect(records.allSatisfy { $0.headers.contains { $0.name == "content-encoding" } })
        var ring = try await Self.ring(draad)
        #expect(ring.aantalZaken == 12)
        for record in records {
            let open = try Self.open(record, &ring).get()
            #expect(String(decoding: open.tekst, as: UTF8.self).contains(open.casusId), "\(record.topic)")
        }
        #expect(try await draad.records(draad.topics.aanbod).allSatisfy { !Self.isVerzegeld($0) })
    }

    @Test(
        "a forgotten case cannot be opened in a copy that was made before; the aanbieder still hears that it is over")
    func kopie() async throws {
        let draad = try Draad(gis: ["ljenr", "jbov"], verzegeling: try Self.verzegeling())
        try await draad.stuurMarkt()
        let ander = try #require(try Voorbeelden.aanvragen().first { $0.urgentie != .crisis && $0.gi == "jbov" })
        try await draad.stuur([try Voorbeelden.aanvraag(Self.casusId), ander])
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: [Self.casusId, ander.casusId]))
            try await Self.besluit(draad)
            let gevraagd = await draad.gehoord.wacht {
                $0.contains { if case .statusGewijzigd(let s) = $0.inhoud { s.fase == .voordracht } else { false } }
            }
            #expect(gevraagd)
            let kopie = try await Self.waarden(draad)
            var voor = try await Self.ring(draad)
            let eigen = kopie.filter { (try? Self.open($0, &voor).get().casusId) == Self.casusId }
            #expect(eigen.count > 5 && eigen.count < kopie.count)
            try await Self.vergeet(draad)
            var na = try await Self.ring(draad)
            for record in kopie {
                let uitkomst = Self.open(record, &na)
                if eigen.contains(where: {
                    ($0.topic, $0.partition, $0.offset) == (record.topic, record.partition, record.offset)
                }) {
                    #expect(throws: Zegelfout.vergeten) { try uitkomst.get() }
                } else {
                    #expect(throws: Never.self) { try uitkomst.get() }
                }
            }
            #expect(na.aantalZaken == 1)
            let verval = try await Self.vervallen(draad, &na)
            #expect(verval.map(\.reden) == [.ingetrokken])
        }
    }

    private static let agb = AgbCode("99000201")

    private static func besluit(_ draad: Draad) async throws {
        let voorstel = try #require(draad.gehoord.voorstellen.last { $0.casusId == casusId })
        let optie = try #require(voorstel.opties.first)
        let besluit = BesluitGenomen(
            casusId: casusId, regio: "twente", besluit: .voordracht, rol: "voorzitter-expertteam",
            reden: "past-het-best", versie: voorstel.versie,
            optie: .init(rang: optie.rang, aanbod: optie.aanbod.map(\.aanbodId)), op: Tijdstip(Voorbeelden.vandaag))
        try await draad.metZender { zender in
            for uitkomst in await Expertteam.besluit(zender, [Voorbeelden.gebeurtenis(.besluitGenomen(besluit))]) {
                _ = try uitkomst.get()
            }
        }
    }

    /// As the command does, until the keys are gone.
    private static func vergeet(_ draad: Draad) async throws {
        var verbinding = Connection(brokers: draad.broker.bootstrap, log: Logger(label: "test"))
        verbinding.verzegeling = try verzegeling()
        let intrekking = AanvraagIngetrokken(
            casusId: casusId, gi: "ljenr", reden: .anders, op: Voorbeelden.vandaag, vergeten: true)
        try await draad.metZender { zender in
            for uitkomst in await GI(zender).stuur([Voorbeelden.gebeurtenis(.aanvraagIngetrokken(intrekking))]) {
                _ = try uitkomst.get()
            }
        }
        let speurder = RecordFinder(verbinding)
        let eind = ContinuousClock.now + .seconds(120)
        var gevonden = try await speurder.zoek(casusId)
        while !gevonden.blijvend.isEmpty, eind > .now { gevonden = try await speurder.zoek(casusId) }
        #expect(gevonden.blijvend.isEmpty)
        // What has its id in the key alone still lies there, and says nothing any more.
        let rest = gevonden.alle.filter { $0.topic == draad.topics.aanvragen }
        #expect(!rest.isEmpty && rest.allSatisfy { $0.isVernietigd && $0.lot == .verloopt })
    }

    private static func vervallen(_ draad: Draad, _ ring: inout Zaaksleutels) async throws -> [VoordrachtVervallen] {
        var uit: [VoordrachtVervallen] = []
        let voorstel = try #require(draad.gehoord.voorstellen.last { $0.casusId == casusId })
        for agb in Set(voorstel.opties.first?.aanbod.map(\.agb) ?? []) {
            for record in try await draad.records(draad.topics.voordrachten(agb: agb)) where record.value != nil {
                #expect(isVerzegeld(record))
                guard let open = try? open(record, &ring).get(),
                    case .voordrachtVervallen(let bericht) = try GebeurtenisReader().leesGestructureerd(
                        Data(open.tekst)
                    )
                    .inhoud
                else { continue }
                uit.append(bericht)
            }
        }
        return uit
    }

    @Test("sealing can be switched on and off while cases run: what lies open is sealed, what is sealed stays readable")
    func aanEnUit() async throws {
        let draad = try Draad(verzegeling: try Self.verzegeling())
        try await draad.stuurMarkt()
        let een = try Voorbeelden.aanvraag("vb-01-pmt")
        let twee = try Voorbeelden.aanvraag(Self.casusId)
        let drie = try Voorbeelden.aanvraag("vb-03-plafond")
        try await draad.stuur([een], open: true)
        try await draad.metMatcher(verzegeling: .some(nil)) { _ in
            #expect(await draad.gehoord.wacht(van: [een.casusId]))
        }
        #expect(try await Self.waarden(draad).allSatisfy { !Self.isVerzegeld($0) })
        // On: the GI sends its first in the clear still, its second sealed.
        try await draad.stuur([twee])
        try await draad.metMatcher { _ in
            #expect(await draad.gehoord.wacht(van: [een.casusId, twee.casusId]))
            let dicht = await Self.wachtOp(draad, draad.topics.zaken) { $0.filter(Self.isVerzegeld).count >= 2 }
            #expect(dicht)
        }
        #expect(try await Self.ring(draad).aantalZaken == 2)
        // Off again: what was sealed is read back, and what is new lies open.
        try await draad.stuur([drie], open: true)
        try await draad.metMatcher(verzegeling: .some(try Self.verzegeling(false))) { _ in
            #expect(await draad.gehoord.wacht(van: [een.casusId, twee.casusId, drie.casusId]))
        }
        let laatste = try #require(
            try await draad.records(draad.topics.zaken).last { $0.key == Array(drie.casusId.utf8) })
        #expect(!Self.isVerzegeld(laatste))
        let versies = draad.gehoord.voorstellen.map { "\($0.casusId) \($0.versie)" }
        #expect(versies.sorted() == [een, twee, drie].map { "\($0.casusId) 1" }.sorted())
    }

    /// Reads a topic again and again until it is so.
    private static func wachtOp(
        _ draad: Draad, _ topic: String, _ voorwaarde: ([OwnedRecord]) -> Bool
    ) async -> Bool {
        let eind = ContinuousClock.now + .seconds(60)
        while eind > .now {
            if let records = try? await draad.records(topic), voorwaarde(records) { return true }
        }
        return false
    }

    @Test("a changed seal is refused with its reason, one without its key is passed over, and what follows is answered")
    func geschonden() async throws {
        let draad = try Draad(verzegeling: try Self.verzegeling())
        try await draad.stuurMarkt()
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        try await draad.stuur([zaak])
        let goed = try #require(try await draad.records(draad.topics.aanvragen).first)
        let waarde = try #require(goed.value)
        var anders = waarde
        anders[waarde.count - 1] ^= 1
        var vergeten = waarde
        vergeten[10] ^= 1
        for stuk in [anders, vergeten, Array("DBZ".utf8), Array("DBZ\u{2}iets-later".utf8)] {
            try await draad.stuurRuw(
                OutgoingRecord(topic: goed.topic, partition: goed.partition, key: goed.key, value: stuk))
        }
        let nogEen = try Voorbeelden.aanvraag("vb-03-plafond")
        try await draad.stuur([nogEen])
        try await draad.metMatcher { matcher in
            #expect(await draad.gehoord.wacht(van: [zaak.casusId, nogEen.casusId]))
            #expect(await Self.wachtOp(draad, draad.topics.afgekeurd) { $0.count == 3 })
            #expect(matcher.tellingen.herstarts == 0)
        }
        let codes = try await draad.inhoud(draad.topics.afgekeurd).map { $0.koppen["afkeuring-code"] }
        #expect(codes == ["zegel-onjuist", "verzegeld", "verzegeld"])
    }

    @Test(
        "without the master keys a message becomes a dead letter, and a matcher never guesses its own memory"
    )
    func zonderSleutels() async throws {
        let draad = try Draad(verzegeling: try Self.verzegeling())
        try await draad.stuurMarkt()
        try await draad.stuur([try Voorbeelden.aanvraag(Self.casusId)])
        try await draad.metMatcher(verzegeling: .some(nil)) { _ in
            #expect(await Self.wachtOp(draad, draad.topics.afgekeurd) { $0.count == 1 })
        }
        #expect(try await draad.inhoud(draad.topics.afgekeurd).map { $0.koppen["afkeuring-code"] } == ["verzegeld"])
        try await draad.stuur([try Voorbeelden.aanvraag("vb-03-plafond")])
        try await draad.metMatcher { _ in #expect(await draad.gehoord.wacht(van: ["vb-03-plafond"])) }
        let (regels, schrijf) = AsyncStream.makeStream(of: String.self)
        let log = Logger(label: "test") { _ in Meeschrijver { schrijf.yield($0) } }
        try await draad.metMatcher(log: log, verzegeling: .some(nil)) { matcher in
            #expect(await regels.first { $0.contains("doorbraak.zaken/") && $0.contains("--hoofdsleutels") } != nil)
            #expect(matcher.leven.fase != .gereed)
        }
    }
}
