import Berichten
import Foundation
import Jeugdhulp
import Synchronization
import Tafel

/// As the table does it: every day the real matcher looks at what came in, the table nominates the first option of a
/// proposal that has a place, and the aanbieder answers.
final class Tafelbeleid {
    private let markt: Jaarmarkt
    private var router: MessageRouter
    private let topics = Topics.standaard
    private let klok: Klok
    private var offset: Int64 = 0
    private var vrij: [Int]
    /// Offers of which a place was taken since their last report.
    private var teMelden: [Int] = []
    private var gevraagd: [Int]
    private var antwoorden: [Int: [(kind: Int, plaats: Int)]] = [:]
    private var starts: [Int?]
    private var opStart: [Int: [Int]] = [:]
    private var laatste: [String: VoorstelGedaan] = [:]
    private var teBesluiten: Set<String> = []
    private let kindVan: [String: Int]
    private let plaatsVan: [String: Int]

    private(set) var versies = 0
    /// Options of the first proposal of each child.
    private(set) var opties: [Int] = []
    private(set) var voordrachten = 0
    private(set) var afgewezen = 0

    private final class SimulatedTime: Sendable {
        let dag = Mutex(0)
        let ids = Mutex(0)
    }
    private let stand = SimulatedTime()

    init(_ markt: Jaarmarkt) {
        self.markt = markt
        let (stand, begin) = (stand, markt.begin)
        klok = Klok(
            nu: { Tijdstip(begin.plus(dagen: stand.dag.withLock { $0 })) }, dag: { $0.datum },
            nieuwId: {
                let nummer = stand.ids.withLock { nummer in
                    nummer += 1
                    return nummer
                }
                return "00000000-0000-4000-8000-\(100_000_000_000 + nummer)"
            })
        router = MessageRouter(topics: topics, bron: "urn:nld:oin:00000000000000000000:jaar") { _ in 0 }
        vrij = Array(repeating: 0, count: markt.aanbod.count)
        gevraagd = vrij
        starts = Array(repeating: nil, count: markt.kinderen.count)
        kindVan = Dictionary(
            uniqueKeysWithValues: markt.kinderen.enumerated().map { ($1.aanvraag.casusId, $0) })
        plaatsVan = Dictionary(uniqueKeysWithValues: markt.aanbod.enumerated().map { ($1.aanbodId, $0) })
    }

    /// For each child the day on which its help begins, `nil` when it gets no place this year.
    func draai(_ elkeDag: (Int) -> Void) -> [Int?] {
        let plekken = Dictionary(grouping: markt.plekken, by: \.dag)
        let komst = Dictionary(grouping: markt.kinderen.indices, by: { markt.kinderen[$0].aankomst })
        for plaats in markt.aanbod.indices { meld(plaats, 0) }
        for nu in 0..<markt.dagen {
            stand.dag.withLock { $0 = nu }
            for plaats in teMelden { meld(plaats, nu) }
            teMelden.removeAll()
            neem(router.tik(klok))
            for kind in opStart[nu] ?? [] { begint(kind, nu) }
            for plek in plekken[nu] ?? [] {
                vrij[plek.aanbod] += 1
                meld(plek.aanbod, nu)
            }
            for kind in komst[nu] ?? [] {
                let aanvraag = markt.kinderen[kind].aanvraag
                neem(
                    router.neemAanvraag(
                        record(topics.aanvragen, aanvraag.casusId, .aanvraagIngediend(aanvraag)), klok))
            }
            for (kind, plaats) in antwoorden[nu] ?? [] { antwoord(kind, plaats, nu) }
            werkBij()
            besluit(nu)
            router.bevestig()
            elkeDag(nu)
        }
        return starts
    }

    private func werkBij() {
        while router.aantalTeHerzien > 0 || router.heeftTeBeslissen {
            neem(router.beslisPlaatsen(klok))
            neem(router.herzie(aantalMax: 10_000, klok))
        }
    }

    private func record(_ topic: String, _ sleutel: String, _ inhoud: Inhoud) -> IncomingMessage {
        offset += 1
        let gebeurtenis = Gebeurtenis(
            id: klok.nieuwId(), source: "urn:nld:oin:00000009900000000000", time: klok.nu(), inhoud: inhoud)
        return IncomingMessage(
            topic: topic, partitie: 0, offset: offset, sleutel: Array(sleutel.utf8), waarde: gebeurtenis.bytes,
            koppen: [])
    }

    private func meld(_ plaats: Int, _ nu: Int) {
        let opgave = markt.aanbod[plaats].met(vrij: vrij[plaats], gemeldOp: markt.begin.plus(dagen: nu))
        _ = router.neemMarkt(
            record(topics.aanbod, opgave.sleutel.description, .aanbodGemeld(opgave)), vandaag: klok.vandaag)
    }

    /// What tables read of what the matcher sends, and what it reads back itself of who holds which places.
    private func neem(_ records: [OutgoingMessage]) {
        for record in records where record.topic == topics.plaatsen {
            offset += 1
            router.neemPlaats(
                IncomingMessage(
                    topic: record.topic, partitie: 0, offset: offset, sleutel: record.sleutel, waarde: record.waarde,
                    koppen: []), vandaag: klok.vandaag)
        }
        for record in records where record.topic.hasPrefix(topics.voorstellen(regio: "")) {
            guard let waarde = record.waarde,
                case .voorstelGedaan(let voorstel)? = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
            else { continue }
            versies += 1
            if voorstel.versie == 1 { opties.append(voorstel.opties.count) }
            laatste[voorstel.casusId] = voorstel
            teBesluiten.insert(voorstel.casusId)
        }
    }

    // MARK: People

    private func besluit(_ nu: Int) {
        // Who came first is decided on first.
        let rij = teBesluiten.compactMap { kindVan[$0] }.sorted()
        for kind in rij {
            let casusId = markt.kinderen[kind].aanvraag.casusId
            guard let voorstel = laatste[casusId], router.zaak(casusId)?.loop.fase == .voorgesteld else { continue }
            let optie = voorstel.opties.first { optie in
                optie.aanbod.allSatisfy { deel in plaatsVan[deel.aanbodId].map { vrij[$0] > gevraagd[$0] } ?? false }
            }
            guard let optie, let deel = optie.aanbod.first, let plaats = plaatsVan[deel.aanbodId] else { continue }
            let besluit = BesluitGenomen(
                casusId: casusId, regio: router.zaak(casusId)?.regio ?? "", besluit: .voordracht,
                rol: "voorzitter-expertteam", reden: "past-het-best", versie: voorstel.versie,
                optie: .init(rang: optie.rang, aanbod: optie.aanbod.map(\.aanbodId)), op: klok.nu())
            neem(router.neemBesluit(record(topics.besluiten, casusId, .besluitGenomen(besluit)), klok))
            voordrachten += 1
            gevraagd[plaats] += 1
            antwoorden[nu + Jaarmarkt.antwoordDagen, default: []].append((kind, plaats))
        }
    }

    private func antwoord(_ kind: Int, _ plaats: Int, _ nu: Int) {
        gevraagd[plaats] -= 1
        let ja = vrij[plaats] > 0 && markt.zegtJa(kind, plaats)
        let casusId = markt.kinderen[kind].aanvraag.casusId
        let antwoord = AanbiederGeantwoord(
            casusId: casusId, agb: markt.aanbod[plaats].agb, aanbodId: markt.aanbod[plaats].aanbodId,
            antwoord: ja ? .geaccepteerd : .afgewezen, reden: ja ? nil : vrij[plaats] > 0 ? .doelgroep : .geenPlaats,
            op: klok.vandaag)
        neem(router.neemBesluit(record(topics.besluiten, casusId, .aanbiederGeantwoord(antwoord)), klok))
        guard ja else {
            afgewezen += 1
            return
        }
        vrij[plaats] -= 1
        // The report of the day after takes over what the matcher kept for the child until then.
        teMelden.append(plaats)
        let start = markt.start(plaats, jaOp: nu)
        starts[kind] = start
        opStart[max(nu + 1, start), default: []].append(kind)
    }

    private func begint(_ kind: Int, _ nu: Int) {
        let aanvraag = markt.kinderen[kind].aanvraag
        teBesluiten.remove(aanvraag.casusId)
        let gestart = HulpGestart(
            casusId: aanvraag.casusId, gi: aanvraag.gi, op: klok.vandaag, aanbodId: nil, agb: nil,
            totstandkomingVia: .doorbraaktafel, redenTeLaat: "geen-plek")
        neem(router.neemAanvraag(record(topics.aanvragen, aanvraag.casusId, .hulpGestart(gestart)), klok))
    }
}
