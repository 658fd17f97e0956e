import Berichten
import Foundation
import Jeugdhulp

@testable import Tafel

/// The deciding core with a log around it that a test can read: records in, records out, no broker.
struct Opstelling {
    var router: MessageRouter
    var klok: Klok
    let topics = Topics.standaard
    private(set) var uit: [OutgoingMessage] = []
    private var offsets: [String: Int64] = [:]
    static let partities: Int32 = 4
    /// Whether what is written about places is read back at once.
    var houdtPlaatsenBij = true

    init(klok: Klok = Voorbeelden.klok(), markt: Bool = true, register: Gemeenteregister = .landelijk) throws {
        self.klok = klok
        router = Self.router(register)
        guard markt else { return }
        for contract in try Voorbeelden.contracten() { meld(contract) }
        for aanbod in try Voorbeelden.aanbod() { meld(aanbod) }
    }

    /// One with an empty memory.
    static func router(_ register: Gemeenteregister = .landelijk) -> MessageRouter {
        MessageRouter(topics: .standaard, bron: "urn:nld:oin:00000000000000000000:test", register: register) {
            partitie($0)
        }
    }

    /// Any spread over the partitions will do for the core.
    static func partitie(_ casusId: String) -> Int32 {
        Int32(casusId.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % Int(partities))
    }

    mutating func inkomend(
        _ topic: String, _ partitie: Int32, _ sleutel: String?, _ waarde: [UInt8]?, _ koppen: [(String, String)] = []
    ) -> IncomingMessage {
        let offset = offsets["\(topic)/\(partitie)", default: 0]
        offsets["\(topic)/\(partitie)"] = offset + 1
        return IncomingMessage(
            topic: topic, partitie: partitie, offset: offset, sleutel: sleutel.map { Array($0.utf8) }, waarde: waarde,
            koppen: koppen.map { ($0.0, Array($0.1.utf8)) })
    }

    @discardableResult
    mutating func meld(_ aanbod: Aanbod, sleutel: String? = nil) -> Afkeuring? {
        let bericht = Voorbeelden.gebeurtenis(.aanbodGemeld(aanbod))
        let record = inkomend(topics.aanbod, 0, sleutel ?? aanbod.sleutel.description, bericht.bytes)
        return router.neemMarkt(record, vandaag: klok.vandaag)
    }

    @discardableResult
    mutating func meld(_ contract: ContractGemeld) -> Afkeuring? {
        let bericht = Voorbeelden.gebeurtenis(.contractGemeld(contract))
        let record = inkomend(topics.contracten, 0, contract.sleutel, bericht.bytes)
        return router.neemMarkt(record, vandaag: klok.vandaag)
    }

    @discardableResult
    mutating func stuur(_ inhoud: Inhoud, casusId: String, id: String = UUID().uuidString) -> [OutgoingMessage] {
        stuur(Voorbeelden.gebeurtenis(inhoud, id: id).bytes, casusId: casusId)
    }

    @discardableResult
    mutating func stuur(_ waarde: [UInt8]?, casusId: String) -> [OutgoingMessage] {
        let record = inkomend(topics.aanvragen, Self.partitie(casusId), casusId, waarde)
        return neemOp(router.neemAanvraag(record, klok))
    }

    /// A decision of the table on the latest version, by default for its first option.
    func besluitInhoud(
        _ besluit: BesluitGenomen.Besluit, _ casusId: String, versie: Int? = nil, regio: String = "",
        keuze: [String]? = nil
    ) throws -> Inhoud {
        let zaak = router.zaak(casusId)
        let aanbod = keuze ?? zaak?.loop.versies.opties.first?.map(\.aanbodId) ?? ["geen"]
        return .besluitGenomen(
            BesluitGenomen(
                casusId: casusId, regio: regio.isEmpty ? zaak?.regio ?? "twente" : regio, besluit: besluit,
                rol: "voorzitter-expertteam", reden: "past-het-best", versie: versie ?? zaak?.versie ?? 1,
                optie: besluit == .voordracht ? .init(rang: 1, aanbod: aanbod) : nil, op: klok.nu()))
    }

    mutating func besluitrecord(_ besluit: BesluitGenomen.Besluit, _ casusId: String) throws -> IncomingMessage {
        let waarde = Voorbeelden.gebeurtenis(try besluitInhoud(besluit, casusId)).bytes
        return inkomend(topics.besluiten, Self.partitie(casusId), casusId, waarde)
    }

    @discardableResult
    mutating func besluit(
        _ besluit: BesluitGenomen.Besluit, _ casusId: String, versie: Int? = nil, regio: String = "",
        keuze: [String]? = nil, id: String = UUID().uuidString
    ) throws -> [OutgoingMessage] {
        let inhoud = try besluitInhoud(besluit, casusId, versie: versie, regio: regio, keuze: keuze)
        return beslis(inhoud, casusId, id: id)
    }

    /// What an aanbieder answers to a voordracht.
    @discardableResult
    mutating func antwoord(
        _ antwoord: AanbiederGeantwoord.Antwoord, _ voordracht: VoordrachtGedaan, code: String? = nil,
        reden: Weigeringsreden? = nil,
        advies: AgbCode? = nil
    ) -> [OutgoingMessage] {
        beslis(
            .aanbiederGeantwoord(
                AanbiederGeantwoord(
                    casusId: voordracht.casusId, agb: voordracht.agb, aanbodId: voordracht.aanbodId, antwoord: antwoord,
                    redenCode: code, reden: reden,
                    vervolgadvies: advies.map { .init(agb: $0) }, op: klok.vandaag)),
            voordracht.casusId)
    }

    private mutating func beslis(_ inhoud: Inhoud, _ casusId: String, id: String = UUID().uuidString)
        -> [OutgoingMessage]
    {
        let waarde = Voorbeelden.gebeurtenis(inhoud, id: id).bytes
        let record = inkomend(topics.besluiten, Self.partitie(casusId), casusId, waarde)
        return neem(besluit: record)
    }

    @discardableResult
    mutating func neem(besluit record: IncomingMessage) -> [OutgoingMessage] {
        neemOp(router.neemBesluit(record, klok))
    }

    /// A matcher that comes after: the market again, and the case from the last record of zaken among these.
    mutating func herstart(_ records: [OutgoingMessage]) throws {
        router = Self.router()
        for contract in try Voorbeelden.contracten() { meld(contract) }
        for aanbod in try Voorbeelden.aanbod() { meld(aanbod) }
        guard let record = records.last(where: { $0.topic == topics.zaken })?.waarde else { return }
        let gelezen = try Zaak(json: record, partitie: 0)
        router.herstel(try Zaak(json: record, partitie: Self.partitie(gelezen.casusId)))
    }

    /// What time brings at this moment, until nothing more comes.
    @discardableResult
    mutating func tik() -> [OutgoingMessage] {
        var nieuw: [OutgoingMessage] = []
        repeat {
            nieuw += router.beslisPlaatsen(klok) + router.tik(klok)
            nieuw += router.herzie(aantalMax: 10_000, klok)
        } while router.heeftVerschenen
        return neemOp(nieuw)
    }

    @discardableResult
    mutating func herzie() -> [OutgoingMessage] {
        beslisPlaatsen() + neemOp(router.herzie(aantalMax: 10_000, klok))
    }

    /// Writes records down, and lets what is written about places be read back, until nothing more comes of it.
    private mutating func neemOp(_ records: [OutgoingMessage]) -> [OutgoingMessage] {
        var alle = records
        var nieuw = records
        while houdtPlaatsenBij {
            lees(nieuw)
            nieuw = router.beslisPlaatsen(klok)
            alle += nieuw
            if nieuw.isEmpty { break }
        }
        uit += alle
        return alle
    }

    /// Reads what is written about places among these records.
    mutating func lees(_ records: [OutgoingMessage]) {
        for record in records where record.topic == topics.plaatsen {
            router.neemPlaats(inkomend(record.topic, 0, record.tekstsleutel, record.waarde), vandaag: klok.vandaag)
        }
    }

    /// Reads these back, and all that comes of it.
    mutating func schrijf(_ records: [OutgoingMessage]) -> [OutgoingMessage] {
        lees(records)
        return beslisPlaatsen()
    }

    mutating func neemWeg(_ aanbod: Aanbodsleutel) { neemWeg(sleutel: aanbod.description) }

    mutating func neemWeg(sleutel: String) {
        _ = router.neemMarkt(inkomend(topics.aanbod, 0, sleutel, nil), vandaag: klok.vandaag)
    }

    /// What the log of places and the offers bring at this moment.
    @discardableResult
    mutating func beslisPlaatsen() -> [OutgoingMessage] { neemOp(router.beslisPlaatsen(klok)) }
}

extension [OutgoingMessage] {
    /// The events among the records, in order.
    var gebeurtenissen: [Gebeurtenis] {
        compactMap { record in
            record.waarde.flatMap { try? GebeurtenisReader().leesGestructureerd(Data($0)) }
        }
    }

    var voorstellen: [VoorstelGedaan] {
        gebeurtenissen.compactMap { if case .voorstelGedaan(let voorstel) = $0.inhoud { voorstel } else { nil } }
    }

    var statussen: [StatusGewijzigd] {
        gebeurtenissen.compactMap { if case .statusGewijzigd(let status) = $0.inhoud { status } else { nil } }
    }

    var voordrachten: [VoordrachtGedaan] {
        gebeurtenissen.compactMap { if case .voordrachtGedaan(let bericht) = $0.inhoud { bericht } else { nil } }
    }

    var vervallen: [VoordrachtVervallen] {
        gebeurtenissen.compactMap { if case .voordrachtVervallen(let bericht) = $0.inhoud { bericht } else { nil } }
    }

    var opschalingen: [OpschalingBereikt] {
        gebeurtenissen.compactMap { if case .opschalingBereikt(let bericht) = $0.inhoud { bericht } else { nil } }
    }

    var afgekeurd: [BerichtAfgekeurd] {
        gebeurtenissen.compactMap { if case .berichtAfgekeurd(let bericht) = $0.inhoud { bericht } else { nil } }
    }

    func op(_ topic: String) -> [OutgoingMessage] { filter { $0.topic == topic } }
}

extension OutgoingMessage {
    func kop(_ naam: String) -> String? {
        koppen.first { $0.naam == naam }.map { String(decoding: $0.waarde, as: UTF8.self) }
    }
}
