import Berichten
import Foundation
import Jeugdhulp
import Matching

/// Everything the matcher decides, without doing any of it: records in, records out.
///
/// Knows offers, contracts and the cases of the partitions it was given. What a transaction changed can be taken back
/// with ``draaiTerug()``, so that memory never runs ahead of what was committed. Offers and contracts are not part of
/// a transaction: they are facts of others, the same after an abort.
public struct Verwerker {
    public internal(set) var markt: Markt
    private(set) var open = OpenCasussen()
    private(set) var zaken: [String: Zaak] = [:]
    /// Cases whose proposal must be looked at again.
    var teHerzien: Set<String> = []
    /// The earliest start among the options of each open case, as last proposed.
    private(set) var startVerwacht: [String: Datum] = [:]
    var opschalingsagenda = Opschalingsagenda()
    private var ongedaan: [(casusId: String, was: Zaak?)] = []
    private var herzien: Set<String> = []
    private var laatsteDag: Datum?
    private var laatstHerzien = ""

    let topics: Topics
    let bron: String
    private let lezer = Gebeurtenislezer()
    private let keuring: Keuring
    let brief: Dodebrief
    /// The partition of aanvragen on which a case belongs.
    private let partitieVan: @Sendable (String) -> Int32

    /// - Parameters:
    ///   - bron: the CloudEvents `source` of the matcher.
    ///   - partitieVan: the partition of aanvragen, besluiten and zaken that a casusId belongs to.
    public init(
        topics: Topics, bron: String, register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard,
        partitieVan: @escaping @Sendable (String) -> Int32
    ) {
        self.topics = topics
        self.bron = bron
        self.partitieVan = partitieVan
        markt = Markt(register: register, gewichten: gewichten)
        keuring = Keuring(register: register)
        brief = Dodebrief(topics: topics, bron: bron)
    }

    public var aantalOpen: Int { open.aantal }
    public var aantalTeHerzien: Int { teHerzien.count }
    /// Whether steps of ladders still wait to be told on the day of the last ``tik(_:)``.
    public var heeftOpschaling: Bool { laatsteDag.map(opschalingsagenda.heeftVerschenen(op:)) ?? false }

    // MARK: Aanvragen

    /// One record of aanvragen: everything that must be sent because of it, in the same transaction as its offset.
    public mutating func neemAanvraag(_ inkomend: Inkomend, _ klok: Klok) -> [Uitgaand] {
        let nu = klok.nu()
        do throws(Afkeuring) {
            let gebeurtenis = try lees(inkomend, vandaag: klok.dag(nu))
            let casusId = try casusId(gebeurtenis)
            if let verplaatst = verplaatst(inkomend, casusId) { return [verplaatst] }
            return try neem(gebeurtenis, casusId, inkomend, nu: nu, klok)
        } catch {
            return brief.records(inkomend, error, nu: nu, nieuwId: klok.nieuwId)
        }
    }

    func lees(_ inkomend: Inkomend, vandaag: Datum) throws(Afkeuring) -> Gebeurtenis {
        guard let waarde = inkomend.waarde else {
            throw Afkeuring(.leeg, "Het bericht is leeg.", "Stuur een CloudEvent met data.")
        }
        if let sleutel = inkomend.sleuteltekst, Bsn.bevat(sleutel) {
            throw Afkeuring(
                .bsn, veld: "key", "In de sleutel (key) staat een getal dat een BSN kan zijn.",
                "Stuur nooit een BSN mee.")
        }
        let data = Data(waarde)
        let gebeurtenis = try lezer.lees(data, kop: inkomend.kop)
        try keuring.keur(gebeurtenis, waarde: data, vandaag: vandaag)
        return gebeurtenis
    }

    private func casusId(_ gebeurtenis: Gebeurtenis) throws(Afkeuring) -> String {
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag): return aanvraag.casusId
        case .aanvraagIngetrokken(let intrekking): return intrekking.casusId
        case .hulpGestart(let start): return start.casusId
        default: throw hoortHierNiet(gebeurtenis, topics.aanvragen)
        }
    }

    func hoortHierNiet(_ gebeurtenis: Gebeurtenis, _ topic: String) -> Afkeuring {
        Afkeuring(
            .hoortHierNiet, veld: "type", "Het type \(gebeurtenis.inhoud.type.ceType) hoort niet op topic \(topic).",
            "Stuur het bericht naar het goede topic.")
    }

    /// A message without the key of its case, or from a client with another partitioner, lies on a partition where the
    /// case's state is not. It is laid on the right one as it came: refusing it would cost a child its turn.
    private func verplaatst(_ inkomend: Inkomend, _ casusId: String) -> Uitgaand? {
        let doel = partitieVan(casusId)
        guard doel != inkomend.partitie else { return nil }
        return Uitgaand(
            topic: topics.aanvragen, partitie: doel, sleutel: Array(casusId.utf8), waarde: inkomend.waarde,
            koppen: Dodebrief.passend(inkomend.koppen.filter { $0.naam == "content-type" || $0.naam.hasPrefix("ce_") }))
    }

    private mutating func neem(
        _ gebeurtenis: Gebeurtenis, _ casusId: String, _ inkomend: Inkomend, nu: Tijdstip, _ klok: Klok
    ) throws(Afkeuring) -> [Uitgaand] {
        let kenmerk = "\(gebeurtenis.source) \(gebeurtenis.id)"
        if let zaak = zaken[casusId], zaak.gezien.contains(kenmerk) { return [] }
        switch gebeurtenis.inhoud {
        case .aanvraagIngediend(let aanvraag):
            return try neem(aanvraag, id: gebeurtenis.id, kenmerk, inkomend.partitie, nu: nu, klok)
        case .aanvraagIngetrokken(let intrekking):
            return try sluit(
                casusId, gi: intrekking.gi, kenmerk,
                wat: "De aanvraag is ingetrokken. De zaak is gesloten.", nu: nu, klok)
        case .hulpGestart(let start):
            return try sluit(
                casusId, gi: start.gi, kenmerk,
                wat: "De hulp is gestart op \(start.op.inWoorden). De zaak is gesloten.", nu: nu, klok)
        default:
            throw hoortHierNiet(gebeurtenis, topics.aanvragen)
        }
    }

    private mutating func neem(
        _ aanvraag: Aanvraag, id: String, _ kenmerk: String, _ partitie: Int32, nu: Tijdstip, _ klok: Klok
    ) throws(Afkeuring) -> [Uitgaand] {
        let vorige = zaken[aanvraag.casusId]
        if let vorige, vorige.isOpen, vorige.gi != aanvraag.gi { throw andereGi() }
        var zaak = Zaak(
            casusId: aanvraag.casusId, gi: aanvraag.gi, aanvraagId: id, ingediendOp: klok.dag(nu), aanvraag: aanvraag,
            versie: vorige?.versie ?? 0, kern: "", regio: vorige?.regio ?? "", geslotenOp: nil,
            opschaling: vorige?.opschaling, gezien: vorige?.gezien ?? [], partitie: partitie)
        zaak.onthoud(kenmerk)
        teHerzien.remove(aanvraag.casusId)
        return stelVoor(zaak, vorige: vorige, altijd: true, nu: nu, klok)
    }

    private func andereGi() -> Afkeuring {
        Afkeuring(
            .andereGi, veld: "data.gi", "Deze casus staat op naam van een andere GI.",
            "Vraag de andere GI de casus eerst in te trekken, of kijk of het casusId klopt.")
    }

    private mutating func sluit(
        _ casusId: String, gi: String, _ kenmerk: String, wat: String, nu: Tijdstip, _ klok: Klok
    ) throws(Afkeuring) -> [Uitgaand] {
        guard var zaak = zaken[casusId] else {
            throw Afkeuring(
                .onbekendeCasus, veld: "data.casusId", "Deze casus is hier niet bekend.",
                "Kijk of het casusId klopt en of de aanvraag eerder is ingediend.")
        }
        guard zaak.gi == gi else { throw andereGi() }
        zaak.onthoud(kenmerk)
        var uit: [Uitgaand] = []
        if zaak.isOpen {
            uit.append(weg(casusId, regio: zaak.regio))
            uit += opschalingWeg(zaak)
            zaak.opschaling = nil
            zaak.geslotenOp = klok.dag(nu)
            zaak.aanvraag = nil
            zaak.kern = ""
        }
        bewaar(zaak, voor: casusId)
        let status = StatusGewijzigd(
            casusId: casusId, gi: gi, fase: .gesloten, versie: zaak.versie > 0 ? zaak.versie : nil, regio: nil,
            tafel: nil, wat: wat, wie: "Niemand: er hoeft niets meer te gebeuren.", uiterlijk: nil, op: nu)
        uit.append(self.status(status, nu: nu, klok))
        uit.append(opslag(zaak))
        return uit
    }

    // MARK: Proposals

    /// The cases that must be looked at again, at most `aantalMax` of them: a new version for each whose proposal
    /// really changed.
    public mutating func herzie(aantalMax: Int, _ klok: Klok) -> [Uitgaand] {
        guard !teHerzien.isEmpty else { return [] }
        let nu = klok.nu()
        var uit: [Uitgaand] = []
        for casusId in aanDeBeurt(aantalMax) {
            teHerzien.remove(casusId)
            herzien.insert(casusId)
            guard let zaak = zaken[casusId], zaak.isOpen else { continue }
            uit += stelVoor(zaak, vorige: zaak, altijd: false, nu: nu, klok)
            uit += vertel(casusId, nu: nu, klok)
        }
        return uit
    }

    /// The next cases in order of id, on from where the last round stopped: under a steady stream of offers every case
    /// gets its turn.
    private mutating func aanDeBeurt(_ aantalMax: Int) -> [String] {
        let rij = teHerzien.sorted()
        let verder = rij.firstIndex { $0 > laatstHerzien } ?? 0
        let beurt = Array((rij[verder...] + rij[..<verder]).prefix(aantalMax))
        laatstHerzien = beurt.last ?? ""
        return beurt
    }

    /// Makes the proposal for a case; sends it when it is new or `altijd`, with the status and the case's state.
    private mutating func stelVoor(
        _ zaak: Zaak, vorige: Zaak?, altijd: Bool, nu: Tijdstip, _ klok: Klok
    ) -> [Uitgaand] {
        guard let aanvraag = zaak.aanvraag else { return [] }
        let casus = Casus(aanvraag: aanvraag, ingediendOp: zaak.ingediendOp, register: markt.register)
        let vandaag = klok.dag(nu)
        let voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
        defer { open.onthoud(voorstel, voor: zaak.casusId, vandaag: vandaag, gewichten: markt.gewichten) }
        let kern = voorstel.kern(markt.aanbod)
        onthoud(voorstel.opties.map(\.startVerwacht).min(), voor: zaak.casusId)
        guard altijd || kern != zaak.kern else { return [] }
        var nieuw = zaak
        nieuw.versie += 1
        nieuw.kern = kern
        nieuw.regio = voorstel.regio?.slug ?? Topics.landelijk
        var uit: [Uitgaand] = []
        if let vorige, vorige.isOpen, !vorige.regio.isEmpty, vorige.regio != nieuw.regio {
            uit.append(weg(zaak.casusId, regio: vorige.regio))
            uit += opschalingWeg(vorige)
            nieuw.opschaling = nil
        }
        bewaar(nieuw, voor: zaak.casusId, casus: casus)
        let bericht = VoorstelGedaan(
            voorstel, aanvraag: zaak.aanvraagId, versie: nieuw.versie, berekendOp: nu, register: markt.register
        ).ingekort()
        uit.append(
            .gebeurtenis(
                Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .voorstelGedaan(bericht)),
                topic: topics.voorstellen(regio: nieuw.regio), sleutel: zaak.casusId))
        uit.append(status(Self.status(bericht, gi: zaak.gi, nu: nu), nu: nu, klok))
        uit.append(opslag(nieuw))
        return uit
    }

    /// What a GI reads when there is a proposal.
    private static func status(_ voorstel: VoorstelGedaan, gi: String, nu: Tijdstip) -> StatusGewijzigd {
        let aantal = voorstel.opties.count
        let wat =
            switch aantal {
            case 0: "Er is nu geen passende hulp gevonden. De tafel zoekt een andere oplossing."
            case 1: "Er is een voorstel met 1 mogelijkheid."
            default: "Er is een voorstel met \(aantal) mogelijkheden."
            }
        return StatusGewijzigd(
            casusId: voorstel.casusId, gi: gi, fase: aantal == 0 ? .geenPassend : .voorgesteld,
            versie: voorstel.versie, regio: voorstel.regio, tafel: voorstel.tafel, wat: wat,
            wie: "\(voorstel.tafel) bekijkt het voorstel en besluit.", uiterlijk: voorstel.norm.uiterlijk, op: nu)
    }

    private func status(_ status: StatusGewijzigd, nu: Tijdstip, _ klok: Klok) -> Uitgaand {
        .gebeurtenis(
            Gebeurtenis(id: klok.nieuwId(), source: bron, time: nu, inhoud: .statusGewijzigd(status)),
            topic: topics.status(gi: status.gi), sleutel: status.casusId)
    }

    /// The proposal leaves the table's topic.
    private func weg(_ casusId: String, regio: String) -> Uitgaand {
        Uitgaand(topic: topics.voorstellen(regio: regio), sleutel: Array(casusId.utf8), waarde: nil)
    }

    func opslag(_ zaak: Zaak) -> Uitgaand {
        Uitgaand(
            topic: topics.zaken, partitie: zaak.partitie, sleutel: Array(zaak.casusId.utf8), waarde: zaak.json)
    }

    // MARK: Time

    /// What time brings: steps of ladders whose day has come. On a new day every open case is looked at again too
    /// (ages, dates, old reports), and cases that were closed long ago are forgotten.
    public mutating func tik(_ klok: Klok) -> [Uitgaand] { nieuweDag(klok) + opschalen(klok) }

    private mutating func nieuweDag(_ klok: Klok) -> [Uitgaand] {
        let vandaag = klok.vandaag
        guard vandaag != laatsteDag else { return [] }
        laatsteDag = vandaag
        teHerzien.formUnion(open.alleIds)
        let teVergeten = zaken.values.filter { zaak in
            zaak.geslotenOp.map { vandaag - $0 >= Zaak.vergeetNaDagen } ?? false
        }
        return teVergeten.sorted { $0.casusId < $1.casusId }.map { zaak in
            bewaar(nil, voor: zaak.casusId)
            return Uitgaand(
                topic: topics.zaken, partitie: zaak.partitie, sleutel: Array(zaak.casusId.utf8), waarde: nil)
        }
    }

    // MARK: Transactions and partitions

    /// Puts the state of a case in its place, remembering what stood there.
    mutating func bewaar(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) {
        ongedaan.append((casusId, zaken[casusId]))
        zet(zaak, voor: casusId, casus: casus)
    }

    private mutating func zet(_ zaak: Zaak?, voor casusId: String, casus: Casus? = nil) {
        zaken[casusId] = zaak
        if let zaak, let aanvraag = zaak.aanvraag, zaak.isOpen {
            open.zet(casus ?? Casus(aanvraag: aanvraag, ingediendOp: zaak.ingediendOp, register: markt.register))
            opschalingsagenda.zetMeteen(casusId)
        } else {
            open.verwijder(casusId)
            teHerzien.remove(casusId)
            startVerwacht[casusId] = nil
            opschalingsagenda.zet(casusId, op: nil)
        }
    }

    /// What is announced changed: perhaps a step is reached by that.
    private mutating func onthoud(_ start: Datum?, voor casusId: String) {
        guard startVerwacht[casusId] != start else { return }
        startVerwacht[casusId] = start
        opschalingsagenda.zetMeteen(casusId)
    }

    /// The transaction was committed: what was decided stands.
    public mutating func bevestig() {
        ongedaan.removeAll(keepingCapacity: true)
        herzien.removeAll(keepingCapacity: true)
    }

    /// The transaction was aborted: memory goes back to what was committed, and what was looked at again must be once
    /// more.
    public mutating func draaiTerug() {
        for (casusId, was) in ongedaan.reversed() {
            zet(was, voor: casusId)
            // What was announced may have been for an aanvraag that does not stand any more.
            startVerwacht[casusId] = nil
            if was?.isOpen == true { teHerzien.insert(casusId) }
        }
        ongedaan.removeAll(keepingCapacity: true)
        teHerzien.formUnion(herzien)
        herzien.removeAll(keepingCapacity: true)
        // A day's round may have been in the aborted transaction.
        laatsteDag = nil
    }

    /// A case as it stands in zaken, read back on start or assignment. Its proposal is looked at again: offers may have
    /// changed while nobody was there.
    public mutating func herstel(_ zaak: Zaak) {
        zet(zaak, voor: zaak.casusId)
        if zaak.isOpen { teHerzien.insert(zaak.casusId) }
    }

    /// A tombstone in zaken.
    public mutating func herstelWeg(_ casusId: String) { zet(nil, voor: casusId) }

    /// The cases of partitions that others have now.
    public mutating func laatLos(_ partities: Set<Int32>) {
        for zaak in zaken.values where partities.contains(zaak.partitie) { zet(nil, voor: zaak.casusId) }
    }

    /// The state of a case, for tests and for whoever compares two instances.
    public func zaak(_ casusId: String) -> Zaak? { zaken[casusId] }
    public var alleZaken: [Zaak] { zaken.values.sorted { $0.casusId < $1.casusId } }
}
