import Berichten
import Jeugdhulp
import Testing

@testable import Tafel

@Suite("Forgetting a case")
struct VergetenTests {
    private static let casusId = "vb-02-gezinshuis"

    private func intrekking(_ gi: String = "ljenr", berichten: [String] = []) -> Inhoud {
        .aanvraagIngetrokken(
            AanvraagIngetrokken(
                casusId: Self.casusId, gi: gi, reden: .anders, op: Voorbeelden.vandaag, vergeten: true,
                berichten: berichten))
    }

    /// A case with a proposal, a step of the ladder, word at the table and an aanbieder that was asked.
    private func metVerleden() throws -> Opstelling {
        var opstelling = try Opstelling()
        let zaak = try Voorbeelden.aanvraag(Self.casusId)
        opstelling.stuur(.aanvraagIngediend(zaak), casusId: zaak.casusId)
        opstelling.tik()
        try opstelling.besluit(.voordracht, Self.casusId)
        return opstelling
    }

    /// What a compacted topic holds in the end: the last record of each key.
    private func blijft(_ uit: [OutgoingMessage]) -> [OutgoingMessage] {
        var laatste: [String: OutgoingMessage] = [:]
        for record in uit where !record.topic.contains(".voordrachten.") && !record.topic.hasSuffix(".afgekeurd") {
            laatste[record.topic + " " + String(decoding: record.sleutel ?? [], as: UTF8.self)] = record
        }
        return laatste.values.filter { $0.waarde != nil }
    }

    private func noemt(_ record: OutgoingMessage) -> Bool {
        [record.sleutel, record.waarde].contains { String(decoding: $0 ?? [], as: UTF8.self).contains(Self.casusId) }
    }

    @Test("of a case with a history nothing stays after compaction, and the aanbieder hears that it is over")
    func verleden() throws {
        var opstelling = try metVerleden()
        #expect(blijft(opstelling.uit).contains { noemt($0) && $0.topic.contains(".voorstellen.") })
        #expect(blijft(opstelling.uit).contains { noemt($0) && $0.topic.hasSuffix(".zaken") })
        let uit = opstelling.stuur(intrekking(), casusId: Self.casusId)
        #expect(blijft(opstelling.uit).filter(noemt).isEmpty)
        #expect(uit.vervallen.map(\.reden) == [.ingetrokken])
        #expect(opstelling.router.zaak(Self.casusId) == nil && opstelling.router.aantalOpen == 0)
    }

    @Test("a refusal that names the case goes along, by its key")
    func afkeuring() throws {
        var opstelling = try metVerleden()
        let andere = AanvraagIngetrokken(casusId: Self.casusId, gi: "jbov", reden: .anders, op: Voorbeelden.vandaag)
        opstelling.stuur(.aanvraagIngetrokken(andere), casusId: Self.casusId, id: "geweigerd-bericht")
        #expect(blijft(opstelling.uit).contains { $0.topic == "doorbraak.status.jbov" && noemt($0) })
        opstelling.stuur(intrekking(), casusId: Self.casusId)
        opstelling.stuur(intrekking("jbov", berichten: ["afgekeurd/geweigerd-bericht"]), casusId: Self.casusId)
        #expect(blijft(opstelling.uit).filter(noemt).isEmpty)
    }

    @Test("another GI cannot make it be forgotten")
    func andereGi() throws {
        var opstelling = try metVerleden()
        let uit = opstelling.stuur(intrekking("jbov"), casusId: Self.casusId)
        #expect(uit.afgekeurd.map(\.afkeuring.code) == [.andereGi])
        #expect(opstelling.router.aantalOpen == 1)
    }

    @Test("one that is not known, or is closed already, is forgotten too and is no error")
    func onbekend() throws {
        var opstelling = try Opstelling()
        #expect(opstelling.stuur(intrekking(), casusId: Self.casusId).allSatisfy { $0.waarde == nil })
        var gesloten = try metVerleden()
        let terug = AanvraagIngetrokken(casusId: Self.casusId, gi: "ljenr", reden: .anders, op: Voorbeelden.vandaag)
        gesloten.stuur(.aanvraagIngetrokken(terug), casusId: Self.casusId)
        gesloten.stuur(intrekking(), casusId: Self.casusId)
        #expect(blijft(gesloten.uit).filter(noemt).isEmpty && gesloten.router.zaak(Self.casusId) == nil)
    }

    @Test("an abort takes the forgetting back; the same message forgets it again")
    func afgebroken() throws {
        var opstelling = try metVerleden()
        opstelling.router.bevestig()
        opstelling.stuur(intrekking(), casusId: Self.casusId)
        opstelling.router.draaiTerug()
        #expect(opstelling.router.zaak(Self.casusId)?.aanvraag != nil)
        opstelling.stuur(intrekking(), casusId: Self.casusId)
        #expect(opstelling.router.zaak(Self.casusId) == nil)
    }
}
