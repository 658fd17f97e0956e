import Berichten
import Foundation
import GRDB
import Jeugdhulp
import Proefhulp
import ReadStoreProef
import Testing

@testable import ReadStore

@Suite("The list of offers in memory")
struct AanbodlijstTests {
    private static let vandaag = Proeflog.vandaag
    private static let gemeenten = ["0141", "0153", "0164", "0193"]

    /// An offer with something of everything that can be asked for.
    private static func aanbod(_ nummer: Int, _ dobbel: inout Zaadgenerator) throws -> Aanbod {
        let gemeente = gemeenten.randomElement(using: &dobbel) ?? ""
        // Few kinds, so that more than one page of each can be asked for.
        let voorziening = try #require(
            ["gezinshuis", "specialistisch-gezinshuis", "ambulante-behandeling", "speltherapie"]
                .compactMap { Voorziening($0) }.randomElement(using: &dobbel))
        return Aanbod(
            aanbodId: "a-\(nummer)", agb: try #require(AgbCode("9900020\(Int.random(in: 0...3, using: &dobbel))")),
            naam: ["De Linde", "Het Anker Almelo", "Huis É"].randomElement(using: &dobbel) ?? "",
            gemeente: try #require(Gemeentecode(gemeente)), hulpvorm: voorziening.hulpvorm, voorziening: voorziening,
            doelgroepen: Doelgroepen(rawValue: UInt32.random(in: 0...7, using: &dobbel)),
            leeftijd: Leeftijdsgrens(van: 0, tot: 18), door18: false,
            plaatsen: Plaatsen(totaal: 4, vrij: Int.random(in: 0...2, using: &dobbel)),
            wachttijd: Wachttijd(
                aanmeldWeken: Int.random(in: 0...6, using: &dobbel), behandelWeken: 0,
                peildatum: vandaag.plus(dagen: -Int.random(in: 0...60, using: &dobbel)), methode: .verwacht),
            stop: Bool.random(using: &dobbel) ? Patientenstop(sinds: vandaag, opheffenBijWeken: nil) : nil,
            individueleOvereenkomst: true, startZonderBeschikking: false)
    }

    private static func filter(_ dobbel: inout Zaadgenerator) -> Aanbodfilter {
        func soms<W>(_ waarde: W?) -> W? { Int.random(in: 0...3, using: &dobbel) == 0 ? waarde : nil }
        var filter = Aanbodfilter()
        filter.zoek =
            soms(["linde", "ANKER almelo", "é", "gezinshuis", "bestaat niet", " a  e "].randomElement()) ?? ""
        filter.hulpvorm = soms(.gezinsgericht)
        filter.voorziening = soms(Voorziening("gezinshuis"))
        filter.doelgroep = soms(Doelgroepen(rawValue: 2))
        filter.gemeente = soms(Gemeentecode("0141"))
        filter.regio = soms(["Twente", "IJsselland", "bestaat-niet"].randomElement())
        filter.wachtWekenMax = soms(3)
        filter.vrij = soms(true) ?? false
        filter.verouderd = soms(true) ?? false
        return filter
    }

    /// The same question, asked of each offer by itself.
    private static func past(_ aanbod: Aanbod, _ filter: Aanbodfilter) -> Bool {
        let register = Gemeenteregister.landelijk
        let gemeente = register.gemeente(aanbod.gemeente)
        let tekst = "\(aanbod.naam) \(gemeente?.naam ?? "") \(aanbod.voorziening.naam)".lowercased()
        return (filter.hulpvorm.map { $0 == aanbod.hulpvorm } ?? true)
            && (filter.voorziening.map { $0 == aanbod.voorziening } ?? true)
            && (filter.doelgroep.map { !aanbod.doelgroepen.isDisjoint(with: $0) } ?? true)
            && (filter.gemeente.map { $0 == aanbod.gemeente } ?? true)
            && (filter.regio.map { register.regio(naam: $0)?.id == gemeente?.regio } ?? true)
            && (filter.wachtWekenMax.map { aanbod.wachttijd.totaalWeken <= $0 } ?? true)
            && (!filter.vrij || aanbod.plaatsen.vrij > 0 && !aanbod.inStop)
            && (!filter.verouderd || vandaag - aanbod.wachttijd.peildatum > Aanbodfilter.verouderdNaDagen)
            && filter.zoek.lowercased().split(separator: " ").allSatisfy { tekst.contains($0) }
    }

    private static func controleer(_ model: ReadModel, _ staat: [String: Aanbod], _ filter: Aanbodfilter) async throws {
        let verwacht = staat.values.filter { past($0, filter) }
            .sorted {
                ($0.wachttijd.totaalWeken, $0.sleutel.description) < ($1.wachttijd.totaalWeken, $1.sleutel.description)
            }
        var gelezen: [String] = []
        for pagina in 1...max(1, (verwacht.count + ReadModel.aanbodPerPagina - 1) / ReadModel.aanbodPerPagina) {
            let beeld = try await model.kaart(filter: filter, pagina: pagina, regio: nil, vandaag: vandaag)
            #expect(beeld.gevonden == verwacht.count && beeld.pagina == pagina)
            let perGemeente = Dictionary(grouping: verwacht, by: \.gemeente).mapValues { lijst in
                Gemeentetelling(
                    aanbod: lijst.count, vrij: lijst.reduce(0) { $0 + ($1.inStop ? 0 : $1.plaatsen.vrij) },
                    verouderd: lijst.count { vandaag - $0.wachttijd.peildatum > Aanbodfilter.verouderdNaDagen })
            }
            #expect(beeld.gemeenten == perGemeente)
            gelezen += beeld.aanbod.map(\.aanbod.sleutel.description)
        }
        #expect(gelezen == verwacht.map(\.sleutel.description))
    }

    @Test(
        "whatever is reported, changed or taken away, each filter finds what it finds offer by offer", arguments: 1...6)
    func gelijk(zaad: UInt64) async throws {
        var dobbel = Zaadgenerator(zaad: zaad)
        let proef = try Proefmodel()
        var log = Proeflog()
        var staat: [String: Aanbod] = [:]
        var gelezen = 0
        for _ in 0..<12 {
            for _ in 0..<Int.random(in: 1...60, using: &dobbel) {
                let aanbod = try Self.aanbod(Int.random(in: 0..<150, using: &dobbel), &dobbel)
                if Int.random(in: 0...5, using: &dobbel) == 0 {
                    log.zet(log.topics.aanbod, aanbod.sleutel.description, nil)
                    staat[aanbod.sleutel.description] = nil
                } else {
                    log.meldAanbod(aanbod)
                    staat[aanbod.sleutel.description] = aanbod
                }
            }
            _ = try proef.model.neem(Array(log.records[gelezen...]), nu: Proefmodel.nu)
            gelezen = log.records.count
            for _ in 0..<4 { try await Self.controleer(proef.model, staat, Self.filter(&dobbel)) }
        }
        // Another log, as after a broker was made anew: nothing of the old one may stay.
        try proef.model.leeg()
        try await Self.controleer(proef.model, [:], Aanbodfilter())
        var nieuw = Proeflog()
        let enige = try Self.aanbod(1, &dobbel)
        nieuw.meldAanbod(enige)
        _ = try proef.model.neem(nieuw.records, nu: Proefmodel.nu)
        try await Self.controleer(proef.model, [enige.sleutel.description: enige], Aanbodfilter())
    }

    @Test("who looks after more changes than are told reads all anew")
    func achter() async throws {
        let proef = try Proefmodel()
        var log = Proeflog()
        log.meldAanbod(try Proeflog.aanbod("eerste"))
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        func ids() async throws -> [String] {
            try await proef.model.kaart(filter: Aanbodfilter(), pagina: 1, regio: nil, vandaag: Self.vandaag)
                .aanbod.map(\.aanbod.aanbodId)
        }
        #expect(try await ids() == ["eerste"])
        log.zet(log.topics.aanbod, try Proeflog.aanbod("eerste").sleutel.description, nil)
        for nummer in 0...AanbodCache.wijzigingenMax { log.zet(log.topics.aanbod, "99000999/a\(nummer % 7)", nil) }
        log.meldAanbod(try Proeflog.aanbod("laatste"))
        _ = try proef.model.neem(log.records, nu: Proefmodel.nu)
        let over = try await proef.model.pool.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM aanbodwijziging") ?? 0
        }
        // That the first was taken away is not among them any more.
        #expect(over == AanbodCache.wijzigingenMax)
        #expect(try await ids() == ["laatste"])
    }
}
