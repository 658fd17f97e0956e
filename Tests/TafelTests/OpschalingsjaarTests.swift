import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// A year of a region's waiting list, against an oracle that knows only days.
@Suite("A year of ladders")
struct OpschalingsjaarTests {
    /// What one case does in the year, in days from 1 January 2026.
    private struct Verloop {
        let casusId: String
        let aanvraag: Aanvraag
        let ingediend, wachtSinds, norm: Int
        let gesloten: Int?
    }

    private static let nieuwjaar = Kalenderdag.datum(2026, 1, 1)
    private static func dag(_ nummer: Int) -> Datum { nieuwjaar.plus(dagen: nummer) }
    private func klok(_ nummer: Int) -> Klok { Voorbeelden.klok(op: Self.dag(nummer)) }

    /// Twente with wording B, which looks only at what has passed.
    private static func register() throws -> Gemeenteregister {
        let twente = try #require(Gemeenteregister.ingebouwdeRegios.first { $0.bestand == "twente.yaml" })
        return try Gemeenteregister.landelijk(met: [
            Regiotekst(bestand: "twente.yaml", yaml: twente.yaml.replacing("{ladder: A, van", with: "{ladder: B, van"))
        ])
    }

    private func wachtlijst(_ aantal: Int, zaad: UInt64) throws -> [Verloop] {
        var g = Zaadgenerator(zaad: zaad)
        let voorbeeld = try Voorbeelden.aanvraag("vb-02-gezinshuis")
        let gemeenten = Gemeenteregister.landelijk.gemeenten.filter { $0.regio == voorbeeldregio() }
        return try (0..<aantal).map { nummer in
            let ingediend = Int.random(in: 0..<330, using: &g)
            let uitspraak = ingediend - Int.random(in: 0..<150, using: &g)
            let sinds = uitspraak + Int.random(in: 0...max(0, ingediend - uitspraak), using: &g)
            let gemeente = try #require(gemeenten.randomElement(using: &g))
            let casusId = "zaak-\(1_000 + nummer)"
            return Verloop(
                casusId: casusId,
                aanvraag: voorbeeld.met(
                    casusId: casusId, woonplaats: Woonplaatsfeiten(brpGemeente: gemeente.code),
                    uitgesprokenOp: Self.dag(uitspraak), wachtSinds: Self.dag(sinds)),
                ingediend: ingediend, wachtSinds: sinds,
                norm: Self.dag(uitspraak).plus(maanden: 3, afronding: .laatsteDagVanDeMaand) - Self.nieuwjaar,
                gesloten: Bool.random(using: &g) ? ingediend + Int.random(in: 1..<200, using: &g) : nil)
        }
    }

    private func voorbeeldregio() -> Regio.ID? { Gemeenteregister.landelijk.regio(naam: "Twente")?.id }

    /// Written from the sentences of the worker: 3 and 6 weeks on the day, longer than 12 and 24 the day after; the
    /// norm cuts them off; one message a day, none before the case is here, none once it is closed.
    private func orakel(_ lijst: [Verloop]) -> [String] {
        var uit: [(dag: Int, regel: String)] = []
        for zaak in lijst {
            var perDag: [Int: [(trede: Int, op: Int)]] = [:]
            for (plaats, dagen) in [21, 42, 85, 169].enumerated() {
                let op = min(zaak.wachtSinds + dagen, zaak.norm)
                perDag[max(op, zaak.ingediend), default: []].append((plaats + 1, op))
            }
            for (dag, treden) in perDag where dag <= 365 && dag < zaak.gesloten ?? 400 {
                guard let hoogste = treden.max(by: { $0.trede < $1.trede }) else { continue }
                let lager = treden.map(\.trede).filter { $0 < hoogste.trede }.sorted()
                uit.append((dag, "\(dag) \(zaak.casusId) \(hoogste.trede) \(Self.dag(hoogste.op)) \(lager)"))
            }
        }
        return uit.sorted { ($0.dag, $0.regel) < ($1.dag, $1.regel) }.map(\.regel)
    }

    private func regel(_ dag: Int, _ bericht: OpschalingBereikt) -> String {
        "\(dag) \(bericht.casusId) \(bericht.trede) \(bericht.bereiktOp) \(bericht.ook)"
    }

    private func komtEnGaat(_ zaak: Verloop, _ dag: Int, _ opstelling: inout Opstelling) -> [OutgoingMessage] {
        if zaak.gesloten == dag {
            let terug = AanvraagIngetrokken(
                casusId: zaak.casusId, gi: zaak.aanvraag.gi, reden: .anders, op: Self.dag(dag))
            return opstelling.stuur(.aanvraagIngetrokken(terug), casusId: zaak.casusId)
        }
        guard zaak.ingediend == dag else { return [] }
        return opstelling.stuur(.aanvraagIngediend(zaak.aanvraag), casusId: zaak.casusId)
    }

    @Test("a year of 150 cases is told as the oracle says, day by day", arguments: [21, 22] as [UInt64])
    func jaar(_ zaad: UInt64) throws {
        let lijst = try wachtlijst(150, zaad: zaad)
        var opstelling = try Opstelling(markt: false, register: try Self.register())
        var verteld: [String] = []
        for dag in 0...365 {
            opstelling.klok = klok(dag)
            for zaak in lijst { _ = komtEnGaat(zaak, dag, &opstelling) }
            verteld += opstelling.router.tik(opstelling.klok).opschalingen.map { regel(dag, $0) }.sorted()
        }
        #expect(verteld == orakel(lijst), "seed \(zaad)")
        #expect(verteld.count > 200, "seed \(zaad)")
    }

    /// What the log keeps: the latest record of each case.
    private struct Logboek {
        var zaken: [String: [UInt8]] = [:]

        mutating func schrijf(_ records: [OutgoingMessage]) {
            for record in records where record.topic == "doorbraak.zaken" {
                zaken[String(decoding: record.sleutel ?? [], as: UTF8.self)] = record.waarde
            }
        }

        func herstel(_ opstelling: inout Opstelling, _ register: Gemeenteregister) throws {
            opstelling.router = Opstelling.router(register)
            for (_, waarde) in zaken.sorted(by: { $0.key < $1.key }) {
                opstelling.router.herstel(try Zaak(json: waarde, partitie: 0))
            }
        }
    }

    @Test(
        "the same year with a crash after every event, half of them before the commit: nothing missed, nothing doubled",
        arguments: [31, 32] as [UInt64])
    func crashes(_ zaad: UInt64) throws {
        let register = try Self.register()
        let lijst = try wachtlijst(60, zaad: zaad)
        var g = Zaadgenerator(zaad: zaad)
        var opstelling = try Opstelling(markt: false, register: register)
        var log = Logboek()
        var verteld: [String] = []
        var crashes = 0
        for dag in 0...365 {
            opstelling.klok = klok(dag)
            for zaak in lijst { log.schrijf(komtEnGaat(zaak, dag, &opstelling)) }
            while true {
                let uit = opstelling.router.tik(opstelling.klok)
                guard !uit.opschalingen.isEmpty else { break }
                crashes += 1
                // Before the commit nobody reads it and nothing is kept; after it both are.
                if Bool.random(using: &g) {
                    log.schrijf(uit)
                    verteld += uit.opschalingen.map { regel(dag, $0) }.sorted()
                }
                try log.herstel(&opstelling, register)
            }
        }
        #expect(verteld == orakel(lijst), "seed \(zaad)")
        #expect(crashes > verteld.count / 2, "seed \(zaad)")
    }

    @Test("a matcher that is away for weeks tells on return what came due, each step once")
    func weken() throws {
        let register = try Self.register()
        let lijst = try wachtlijst(60, zaad: 41)
        var opstelling = try Opstelling(markt: false, register: register)
        var log = Logboek()
        var verteld: [String: [Int]] = [:]
        for dag in 0...365 {
            opstelling.klok = klok(dag)
            for zaak in lijst { log.schrijf(komtEnGaat(zaak, dag, &opstelling)) }
            guard dag % 40 == 0 || dag == 365 else { continue }
            try log.herstel(&opstelling, register)
            let uit = opstelling.router.tik(opstelling.klok)
            log.schrijf(uit)
            for stap in uit.opschalingen { verteld[stap.casusId, default: []] += stap.ook + [stap.trede] }
        }
        #expect(verteld.values.allSatisfy { $0 == Array(1...$0.count) }, "seed 41")
        for zaak in lijst where zaak.gesloten == nil {
            let bereikt = [21, 42, 85, 169].count { min(zaak.wachtSinds + $0, zaak.norm) <= 365 }
            #expect(verteld[zaak.casusId]?.count ?? 0 == bereikt, "seed 41, \(zaak.casusId)")
        }
    }
}

/// A day written in a test.
enum Kalenderdag {
    static func datum(_ jaar: Int, _ maand: Int, _ dag: Int) -> Datum {
        Datum(jaar: jaar, maand: maand, dag: dag) ?? Datum(dagen: 0)
    }
}
