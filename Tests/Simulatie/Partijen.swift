import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Proefhulp

/// GI's, tables, aanbieders and strangers: what they send, given what was committed so far.
struct Partijen {
    private var toeval: Zaadgenerator
    private let topics = Topics.standaard
    private let casussen: Int
    private var teller = 0
    private var gestuurd: [Bericht] = []
    /// Days that passed; fewer than after which a closed case is forgotten.
    private var dagen = 0
    private static let dagenMax = 80

    /// Whether one thing comes at a time. Even things about different cases must, for where cases share an offer the
    /// order in which they are read decides who sees its places free.
    private let eenTegelijk: Bool

    init(zaad: UInt64, eenTegelijk: Bool) {
        self.eenTegelijk = eenTegelijk
        toeval = Zaadgenerator(zaad: zaad ^ 0x5157)
        casussen = Int.random(in: 2...5, using: &toeval)
    }

    /// What there is before anything else.
    mutating func begin() -> [Bericht] {
        var uit: [Bericht] = []
        for regio in Proefmarktje.inkoopregios {
            for agb in Proefmarktje.agbs where kans(70) { uit.append(contract(regio, agb)) }
        }
        for nummer in 0..<Proefmarktje.aanbodAantal where kans(70) { uit.append(aanbod(nummer)) }
        return uit
    }

    /// One thing that happens.
    enum Voorval {
        case berichten([Bericht])
        case dagen(Int)
    }

    mutating func voorval(_ log: Modellog, vandaag: Datum) -> Voorval {
        var nieuw: [Bericht]
        switch Int.random(in: 0..<20, using: &toeval) {
        case 0...4: nieuw = (0..<Int.random(in: 1...3, using: &toeval)).map { _ in aanvraag() }
        case 5...7: nieuw = [markt(vandaag)]
        case 8...11: nieuw = besluiten(log, vandaag)
        case 12...14: nieuw = antwoord(log, vandaag).map { [$0] } ?? []
        case 15: nieuw = [einde(vandaag)]
        case 16: nieuw = gestuurd.randomElement(using: &toeval).map { [$0] } ?? []
        case 17: nieuw = [vreemd()]
        default:
            let aantal = min(Int.random(in: 1...9, using: &toeval), Self.dagenMax - dagen)
            dagen += aantal
            return .dagen(aantal)
        }
        if eenTegelijk { nieuw = Array(nieuw.prefix(1)) }
        gestuurd += nieuw
        return .berichten(nieuw)
    }

    private mutating func kans(_ procent: Int) -> Bool { Int.random(in: 0..<100, using: &toeval) < procent }

    private mutating func nieuwId() -> String {
        teller += 1
        return "bericht-\(teller)"
    }

    private mutating func casus() -> String { "zaak-\(Int.random(in: 0..<casussen, using: &toeval))" }

    private func gi(_ casusId: String) -> String { casusId.hasSuffix("1") ? "jbov" : "ljenr" }

    private mutating func aanvraag() -> Bericht {
        let casusId = casus()
        let gi = kans(95) ? gi(casusId) : "wss"
        let data = Proefmarktje.aanvraag(casusId, gi: gi, urgentie: kans(97) ? "regulier" : "crisis", &toeval)
        return Bericht(
            topic: topics.aanvragen, sleutel: casusId,
            waarde: Proefmarktje.omslag("aanvraag-ingediend", id: nieuwId(), data))
    }

    private mutating func contract(_ regio: String, _ agb: String) -> Bericht {
        Bericht(
            topic: topics.contracten, sleutel: "\(regio)/\(agb)",
            waarde: Proefmarktje.omslag(
                "contract-gemeld", id: nieuwId(), Proefmarktje.contract(regio, agb, &toeval)))
    }

    private mutating func aanbod(_ nummer: Int, vandaag: Datum = Proefmarktje.vandaag) -> Bericht {
        Bericht(
            topic: topics.aanbod, sleutel: aanbodsleutel(nummer),
            waarde: Proefmarktje.omslag(
                "aanbod-gemeld", id: nieuwId(), Proefmarktje.aanbod(nummer, vandaag: vandaag, &toeval)))
    }

    /// Some still report under the id alone, as all did before.
    private mutating func aanbodsleutel(_ nummer: Int) -> String {
        let (agb, aanbodId) = Proefmarktje.sleutel(nummer)
        return kans(20) ? aanbodId : "\(agb)/\(aanbodId)"
    }

    private mutating func markt(_ vandaag: Datum) -> Bericht {
        let nummer = Int.random(in: 0..<Proefmarktje.aanbodAantal, using: &toeval)
        switch Int.random(in: 0..<10, using: &toeval) {
        case 0: return Bericht(topic: topics.aanbod, sleutel: aanbodsleutel(nummer), waarde: nil)
        case 1: return Bericht(topic: topics.aanbod, sleutel: "fout-\(nieuwId())", waarde: Array("{}".utf8))
        case 2, 3:
            let regio = Proefmarktje.inkoopregios.randomElement(using: &toeval) ?? ""
            return contract(regio, Proefmarktje.agbs[nummer % Proefmarktje.agbs.count])
        default: return aanbod(nummer, vandaag: vandaag)
        }
    }

    private mutating func einde(_ vandaag: Datum) -> Bericht {
        let casusId = casus()
        let een = Int.random(in: 1...2, using: &toeval)
        let data = "{\"casusId\":\"\(casusId)\",\"gi\":\"\(gi(casusId))\",\"op\":\"\(vandaag)\","
        let (type, rest) =
            switch Int.random(in: 0..<7, using: &toeval) {
            case 0: ("aanvraag-ingetrokken", "\"reden\":\"anders\"}")
            case 1: ("aanvraag-ingetrokken", "\"reden\":\"anders\",\"redenTeLaat\":\"wachtlijst\"}")
            case 2: ("hulp-gestart", "\"totstandkomingVia\":\"anders\"}")
            case 3, 4: ("hulp-gestart", "\"totstandkomingVia\":\"doorbraaktafel\",\"hulpvragen\":[\"h\(een)\"]}")
            case 5:
                (
                    "hulp-gestopt",
                    "\"einde\":\"0\(Int.random(in: 1...5, using: &toeval))\",\"hulpvragen\":[\"h\(een)\"]}"
                )
            default: ("hulp-gestart", "\"totstandkomingVia\":\"doorbraaktafel\",\"redenTeLaat\":\"geen-plek\"}")
            }
        return Bericht(
            topic: topics.aanvragen, sleutel: casusId, waarde: Proefmarktje.omslag(type, id: nieuwId(), data + rest))
    }

    /// What should not have been sent, or not there.
    private mutating func vreemd() -> Bericht {
        let topic = kans(50) ? topics.aanvragen : topics.besluiten
        let goed = aanvraag()
        switch Int.random(in: 0..<5, using: &toeval) {
        case 0: return Bericht(topic: topic, sleutel: casus(), waarde: Array("hallo".utf8))
        case 1: return Bericht(topic: topic, sleutel: casus(), waarde: nil)
        case 2: return Bericht(topic: topics.besluiten, sleutel: goed.sleutel, waarde: goed.waarde)
        case 3: return Bericht(topic: topics.aanvragen, partitie: 0, sleutel: nil, waarde: goed.waarde)
        default: return Bericht(topic: topics.aanvragen, partitie: 1, sleutel: goed.sleutel, waarde: goed.waarde)
        }
    }

    // MARK: In answer to what was committed

    /// Now and then two tables choose the same offer at the same time: that is what places are held for.
    private mutating func besluiten(_ log: Modellog, _ vandaag: Datum) -> [Bericht] {
        let casusId = casus()
        guard let voorstel = voorstel(casusId, log) else { return [] }
        let optie = kans(75) ? voorstel.1.opties.randomElement(using: &toeval) : nil
        var uit = [besluit(casusId, voorstel, optie, vandaag)]
        guard let gekozen = optie?.aanbod.first.map({ Aanbodsleutel($0.agb, $0.aanbodId) }), kans(60) else {
            return uit
        }
        for ander in (0..<casussen).map({ "zaak-\($0)" }) where ander != casusId {
            guard let voorstel = self.voorstel(ander, log),
                let zelfde = voorstel.1.opties.first(where: {
                    $0.aanbod.contains { Aanbodsleutel($0.agb, $0.aanbodId) == gekozen }
                })
            else { continue }
            uit.append(besluit(ander, voorstel, zelfde, vandaag))
        }
        return uit
    }

    private mutating func voorstel(_ casusId: String, _ log: Modellog) -> (regio: String, VoorstelGedaan)? {
        let gezien = log.alleTopics.filter { $0.contains(".voorstellen.") }.flatMap(log.geschiedenis).filter {
            $0.waarde != nil && $0.sleutel == Array(casusId.utf8)
        }.sorted { $0.volgnummer < $1.volgnummer }
        // Now and then a table decides on what is out of date.
        guard let regel = kans(15) ? gezien.randomElement(using: &toeval) : gezien.last, let waarde = regel.waarde,
            case .voorstelGedaan(let voorstel)? = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
        else { return nil }
        return (regel.plek.topic.split(separator: ".").last.map(String.init) ?? "", voorstel)
    }

    private mutating func besluit(
        _ casusId: String, _ voorstel: (regio: String, VoorstelGedaan), _ optie: VoorstelGedaan.Optie?, _ dag: Datum
    ) -> Bericht {
        let soort = optie == nil ? Self.besluiten.randomElement(using: &toeval) ?? "" : "voordracht"
        let keuze = optie.map { optie in
            let ids = optie.aanbod.map { "\"\($0.aanbodId)\"" }.joined(separator: ",")
            let agbs = optie.aanbod.map { "\"\($0.agb)\"" }.joined(separator: ",")
            return ",\"optie\":{\"rang\":\(optie.rang),\"aanbod\":[\(ids)],\"agb\":[\(agbs)]}"
        }
        let naar = soort == "opschalen" && kans(50) ? ",\"naar\":\"\(kans(80) ? "landelijk" : "nergens")\"" : ""
        let data = """
            {"casusId":"\(casusId)","regio":"\(voorstel.regio)","besluit":"\(soort)","rol":"voorzitter-expertteam",\
            "reden":"past-het-best","versie":\(voorstel.1.versie),"op":"\(Tijdstip(dag))"\(keuze ?? "")\(naar)}
            """
        return Bericht(
            topic: topics.besluiten, sleutel: casusId,
            waarde: Proefmarktje.omslag("besluit-genomen", id: nieuwId(), data))
    }

    private static let besluiten = [
        "alternatief", "maatwerk", "opschalen", "geen-passend", "terug-naar-gi", "bewust-geen-hulp", "hulp-was-er-al",
    ]

    /// Why not, as it is said now or was before.
    private mutating func reden() -> String {
        let code = "\"redenCode\":\"\(Int.random(in: 1...9, using: &toeval))\""
        guard kans(80), let reden = Weigeringsreden.vanAanbieder.randomElement(using: &toeval) else { return code }
        return "\"reden\":\"\(reden.rawValue)\",\"bereik\":\"\(kans(70) ? "aanbod" : "aanbieder")\""
    }

    private mutating func antwoord(_ log: Modellog, _ vandaag: Datum) -> Bericht? {
        let gevraagd = log.alleTopics.filter { $0.contains(".voordrachten.") }.flatMap(log.geschiedenis)
            .sorted { $0.volgnummer < $1.volgnummer }.suffix(4)
        guard let waarde = gevraagd.randomElement(using: &toeval)?.waarde,
            case .voordrachtGedaan(let vraag)? = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
        else { return nil }
        let soort = ["geaccepteerd", "afgewezen", "intake-gepland", "intake-gehouden"].randomElement(using: &toeval)
        let advies = kans(30) ? ",\"vervolgadvies\":{\"agb\":\"\(Proefmarktje.agbs[0])\"}" : ""
        let data = """
            {"casusId":"\(vraag.casusId)","agb":"\(vraag.agb)","aanbodId":"\(vraag.aanbodId)",\
            "antwoord":"\(soort ?? "geaccepteerd")",\(reden()),\
            "op":"\(vandaag)"\(advies)}
            """
        return Bericht(
            topic: topics.besluiten, sleutel: vraag.casusId,
            waarde: Proefmarktje.omslag("aanbieder-geantwoord", id: nieuwId(), data))
    }
}
