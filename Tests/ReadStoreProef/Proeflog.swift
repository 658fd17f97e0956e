import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import ReadStore

/// A log in memory: topics with records, as a table would find them.
package struct Proeflog {
    package private(set) var records: [ReadRecord] = []
    private var einde: [String: Int64] = [:]
    package let topics = Topics.standaard

    package init() {}

    package static let vandaag = Datum(jaar: 2026, maand: 11, dag: 20) ?? .eerste
    package static let bron = "urn:nld:oin:00000009900000000000"

    package mutating func zet(
        _ topic: String, _ sleutel: String, _ waarde: Data?, partitie: Int32 = 0, koppen: [String: String] = [:]
    ) {
        let plek = "\(topic)/\(partitie)"
        let offset = einde[plek, default: 0]
        einde[plek] = offset + 1
        records.append(
            ReadRecord(
                topic: topic, partitie: partitie, offset: offset, tijdMs: 1_763_600_000_000 + Int64(records.count),
                sleutel: sleutel, waarde: waarde, koppen: koppen))
    }

    package mutating func zet(
        _ inhoud: Inhoud, _ topic: String, _ sleutel: String, id: String? = nil, partitie: Int32 = 0
    ) {
        let gebeurtenis = Gebeurtenis(
            id: id ?? "e-\(records.count)", source: Self.bron, time: Tijdstip(Self.vandaag), inhoud: inhoud)
        zet(topic, sleutel, Data(gebeurtenis.bytes), partitie: partitie)
    }

    package mutating func stelVoor(
        _ casusId: String, versie: Int = 1, regio: String = "twente", opties: [[String]] = [["a1"], ["a2"]],
        urgentie: String = "hoog", norm: Int = 30, gi: String = "jbov"
    ) throws {
        let voorstel = try Self.voorstel(
            casusId, versie: versie, opties: opties, urgentie: urgentie, norm: norm, gi: gi)
        zet(.voorstelGedaan(voorstel), topics.voorstellen(regio: regio), casusId)
    }

    package mutating func meldStatus(
        _ casusId: String, _ fase: StatusGewijzigd.Fase, regio: String = "twente", gi: String = "jbov",
        gestart: Hulpstart? = nil
    ) {
        let status = StatusGewijzigd(
            casusId: casusId, gi: gi, fase: fase, versie: 1, regio: regio, tafel: "RET", wat: "Er is iets gebeurd.",
            wie: "De aanbieder antwoordt.", uiterlijk: Self.vandaag.plus(dagen: 5), gestart: gestart,
            op: Tijdstip(Self.vandaag))
        zet(.statusGewijzigd(status), topics.voorstellen(regio: regio), "\(casusId)/status")
    }

    /// As it goes to the GI itself.
    package mutating func meldAanGi(_ casusId: String, _ fase: StatusGewijzigd.Fase, gi: String = "jbov") {
        let status = StatusGewijzigd(
            casusId: casusId, gi: gi, fase: fase, versie: 1, regio: "Twente", tafel: "RET", wat: "Er is iets gebeurd.",
            wie: "De aanbieder antwoordt.", uiterlijk: Self.vandaag.plus(dagen: 5), op: Tijdstip(Self.vandaag))
        zet(.statusGewijzigd(status), topics.status(gi: gi), casusId)
    }

    package static let voordrachtId = "0e4f2c1a-0000-4000-8000-000000000001"

    package mutating func draagVoor(
        _ casusId: String, agb: String = "99000201", aanbodId: String = "a1", id: String = voordrachtId
    ) throws {
        let voordracht = VoordrachtGedaan(
            casusId: casusId, voordrachtId: id, agb: try Self.agb(agb), aanbodId: aanbodId, versie: 1,
            antwoordUiterlijk: Self.vandaag.plus(dagen: 5),
            behoefte: .init(
                hulpvorm: .gezinsgericht, voorziening: Voorziening("gezinshuis"), doelgroepen: [],
                leeftijdsgroep: .van4tot12, aantalJeugdigen: 1, regio: "twente"))
        zet(.voordrachtGedaan(voordracht), topics.voordrachten(agb: voordracht.agb), casusId)
    }

    package static func agb(_ tekst: String) throws -> AgbCode {
        guard let agb = AgbCode(tekst) else { throw Fout.verkeerd }
        return agb
    }

    package mutating func haalWeg(_ sleutel: String, regio: String = "twente") {
        zet(topics.voorstellen(regio: regio), sleutel, nil)
    }

    package mutating func besluit(_ casusId: String, regio: String = "twente", id: String? = nil, rang: Int? = 1) {
        let besluit = BesluitGenomen(
            casusId: casusId, regio: regio, besluit: rang == nil ? .opschalen : .voordracht,
            rol: "voorzitter-expertteam", reden: "past-het-best", versie: 1,
            optie: rang.map { .init(rang: $0, aanbod: ["a1"]) }, op: Tijdstip(Self.vandaag))
        zet(.besluitGenomen(besluit), topics.besluiten, casusId, id: id)
    }

    package mutating func meldAanbod(_ aanbod: Aanbod) {
        zet(.aanbodGemeld(aanbod), topics.aanbod, aanbod.sleutel.description)
    }

    package static func aanbod(
        _ id: String, gemeente: String = "0141", hulpvorm: Hulpvorm = .gezinsgericht, wacht: Int = 6, vrij: Int = 1,
        agb: String = "99000201"
    ) throws -> Aanbod {
        guard let voorziening = Voorziening.alle.first(where: { $0.hulpvorm == hulpvorm }) else { throw Fout.verkeerd }
        return try .proef(
            id, agb: agb, naam: "Huis \(id)", gemeente: gemeente, voorziening: voorziening.naam,
            leeftijd: Leeftijdsgrens(van: 0, tot: 18), plaatsen: Plaatsen(totaal: 4, vrij: vrij), aanmeldWeken: wacht,
            behandelWeken: 0, peildatum: vandaag.description)
    }

    package enum Fout: Error { case verkeerd }

    package static func voorstel(
        _ casusId: String, versie: Int = 1, opties: [[String]], urgentie: String = "hoog", norm: Int = 30,
        gi: String = "jbov"
    ) throws -> VoorstelGedaan {
        let lijst = opties.enumerated().map { index, ids in
            let delen = ids.map {
                #"{"hulpvraag":"h1","aanbodId":"\#($0)","agb":"99000201","naam":"Huis","gemeente":"0141"}"#
            }
            return """
                {"rang":\(index + 1),"score":\(9000 - index),"aanbod":[\(delen.joined(separator: ","))],\
                "startVerwacht":"2026-12-11","afstandKm":3.2,"criteria":[],"stappen":[],"waarschuwingen":[],\
                "vertrouwen":"hoog","controleren":[]}
                """
        }
        let uiterlijk = vandaag.plus(dagen: norm)
        let json = """
            {"casusId":"\(casusId)","aanvraag":"e1","versie":\(versie),"regio":"Twente","tafel":"RET Twente",\
            "behoefte":{"gi":"\(gi)","ingediendOp":"2026-10-01","urgentie":"\(urgentie)","maatregel":"ots","uitgesprokenOp":"2026-09-20",\
            "leeftijden":[9],"hulpvragen":[{"id":"h1","hulpvorm":"12","voorziening":"gezinshuis","doelgroepen":[]}]},\
            "verantwoordelijkeGemeente":{"code":"0141","regel":"W8","zekerheid":"zeker","toelichting":"Woont daar."},\
            "norm":{"uiterlijk":"\(uiterlijk)","dagenOver":\(norm),"otsWekenVerbruikt":3},\
            "opties":[\(lijst.joined(separator: ","))],"uitgesloten":[],"knelpunten":[],"gewichten":"2026-11",\
            "berekendOp":"2026-11-20T10:15:3\(versie % 10)Z"}
            """
        guard case .voorstelGedaan(let voorstel) = try GebeurtenisReader().leesInhoud(.voorstelGedaan, Data(json.utf8))
        else { throw Fout.verkeerd }
        return voorstel
    }
}
