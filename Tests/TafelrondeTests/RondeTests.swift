import Foundation
import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafelronde

/// Small rounds of invented facts.
enum Proeffeiten {
    static let vandaag = Datum(dagen: 20_800)

    static func plek(_ nummer: Int, ruimte: Int, start: Int = 0, agb: Int = 1) -> Rondefeiten.Plek {
        Rondefeiten.Plek(
            agb: AgbCode(nummer: UInt32(99_000_000 + agb)) ?? AgbCode.proef, aanbodId: "p\(nummer)",
            naam: "Huis \(nummer)",
            voorziening: Voorziening.alle[0], doelgroepen: [], regio: "Twente", ruimte: ruimte, totaal: 40,
            start: vandaag.plus(dagen: start))
    }

    static func optie(_ plekken: [Int], gemist: Int = 0, start: Int = 0, punten: Int = 100) -> Rondefeiten.Optie {
        Rondefeiten.Optie(plekken: plekken, gemist: gemist, punten: punten, start: vandaag.plus(dagen: start))
    }

    static func zaak(
        _ id: String, naNorm: Int = 0, kinderen: Int = 1, norm: Int = 30, _ opties: [Rondefeiten.Optie]
    ) -> Rondefeiten.Zaak {
        Rondefeiten.Zaak(
            aanspraak: Aanspraak(
                dagenNaNorm: naNorm, isTerug: false, isBijna18: false, dagenIngediend: 5, casusId: id),
            kinderen: kinderen, norm: vandaag.plus(dagen: naNorm > 0 ? -naNorm : norm), regio: "Twente",
            hulpvragen: ["h1"], opties: opties, mogelijk: opties.count)
    }

    static func willekeurig(_ zaad: UInt64, zaken: Int = 5) -> Rondefeiten {
        var g = Zaadgenerator(zaad: zaad)
        let plekken = (0..<Int.random(in: 1...4, using: &g)).map { nummer in
            plek(
                nummer, ruimte: [0, 1, 1, 2][Int.random(in: 0...3, using: &g)],
                start: 10 * Int.random(in: 0...8, using: &g))
        }
        let zaken = (0..<Int.random(in: 1...zaken, using: &g)).map { nummer in
            let opties = plekken.indices.filter { _ in Int.random(in: 0...2, using: &g) > 0 }.map { plek in
                optie(
                    [plek], gemist: [0, 0, 1, 2][Int.random(in: 0...3, using: &g)],
                    start: plekken[plek].start - vandaag, punten: 100 * Int.random(in: 1...4, using: &g))
            }
            return zaak(
                "c\(nummer)", naNorm: [0, 0, 10, 200][Int.random(in: 0...3, using: &g)],
                norm: 10 * Int.random(in: 0...6, using: &g), opties)
        }
        return Rondefeiten(vandaag: vandaag, zaken: zaken, plekken: plekken)
    }
}

extension AgbCode {
    static let proef: AgbCode = {
        guard let code = AgbCode(nummer: 99_000_001) else { preconditionFailure("no such code") }
        return code
    }()
}

/// The four aims and the claims as decision 0020 says them, written once more without the solver: every division there
/// is, the best of them by comparing lists of numbers.
struct Doelentoets {
    let feiten: Rondefeiten
    let gewichten = Rondegewichten.standaard

    /// For each case an option or none.
    typealias Verdeling = [Rondefeiten.Optie?]

    private func isRuim(_ optie: Rondefeiten.Optie, _ zaak: Rondefeiten.Zaak) -> Bool {
        optie.plekken.allSatisfy { feiten.plekken[$0].ruimte >= zaak.kinderen }
    }

    func mag(_ verdeling: Verdeling) -> Bool {
        var over = feiten.plekken.map(\.ruimte)
        for (zaak, optie) in zip(feiten.zaken, verdeling) {
            for plek in Set(optie?.plekken ?? []) { over[plek] -= zaak.kinderen }
        }
        return over.allSatisfy { $0 >= 0 }
    }

    var alle: [Verdeling] {
        var uit: [Verdeling] = [[]]
        for zaak in feiten.zaken {
            let keuzes: Verdeling = zaak.opties.filter { isRuim($0, zaak) }.map(Optional.some) + [nil]
            uit = uit.flatMap { begin in keuzes.map { begin + [$0] } }
        }
        return uit.filter(mag)
    }

    /// More is better, the first difference decides.
    func score(_ verdeling: Verdeling) -> [Int] {
        var (lagen, nood, opTijd, dagen, punten) = ([0, 0, 0, 0, 0], 0, 0, 0, 0)
        for (zaak, optie) in zip(feiten.zaken, verdeling) {
            let start = optie?.start ?? feiten.vandaag.plus(dagen: gewichten.zonderPlek.dagenMax)
            for dag in 1...max(1, start - feiten.vandaag) where start > feiten.vandaag {
                let naNorm = feiten.vandaag.plus(dagen: dag) - zaak.norm
                dagen += gewichten.dag.gewicht + max(0, naNorm) * gewichten.dag.perDagNaNorm
            }
            guard let optie else { continue }
            let minst = zaak.opties.filter { isRuim($0, zaak) }.map(\.gemist).min() ?? 0
            lagen[min(4, optie.gemist - minst)] += 1
            nood += self.nood(zaak)
            opTijd += optie.start <= zaak.norm ? 1 : 0
            punten += optie.punten
        }
        return lagen + [nood, opTijd, -dagen, punten]
    }

    func nood(_ nummer: Int) -> Int { nood(feiten.zaken[nummer]) }

    /// What a child would be thought to wait on: half a year, less the more places fit it.
    private func nood(_ zaak: Rondefeiten.Zaak) -> Int {
        (1...182).reduce(0) { som, dag in
            let naNorm = feiten.vandaag.plus(dagen: dag) - zaak.norm
            return dag <= 182 * 4 / (3 + max(1, zaak.mogelijk)) ? som + 10 + max(0, naNorm) : som
        }
    }

    var beste: [Int] { alle.map(score).max { $0.lexicographicallyPrecedes($1) } ?? [] }

    /// A child without a place, and a child with a weaker claim in a place that fits the first at least as well.
    func afgunst(_ verdeling: Verdeling) -> [(zaak: Int, houder: Int)] {
        func laag(_ zaak: Int, _ optie: Rondefeiten.Optie) -> Int {
            let ruim = feiten.zaken[zaak].opties.filter { isRuim($0, feiten.zaken[zaak]) }
            return optie.gemist - (ruim.map(\.gemist).min() ?? 0)
        }
        var uit: [(zaak: Int, houder: Int)] = []
        for zaak in feiten.zaken.indices where verdeling[zaak] == nil {
            for (houder, zijn) in verdeling.enumerated() {
                guard let zijn, feiten.zaken[zaak].aanspraak.gewicht > feiten.zaken[houder].aanspraak.gewicht else {
                    continue
                }
                let eigen = feiten.zaken[zaak].opties.first { $0.plekken == zijn.plekken }
                if let eigen, laag(zaak, eigen) <= laag(houder, zijn) { uit.append((zaak, houder)) }
            }
        }
        return uit
    }
}

@Suite("The round does what the decision says")
struct RondeTests {
    @Test("no division does better on the aims in their order, and nobody has justified envy", arguments: 0..<150)
    func doelen(zaad: UInt64) throws {
        let ronde = try Ronde(Proeffeiten.willekeurig(zaad))
        let toets = Doelentoets(feiten: ronde.feiten)
        let verdeling = ronde.feiten.zaken.indices.map { ronde.optie($0) }
        #expect(toets.mag(verdeling) && ronde.antwoord.isExact)
        #expect(toets.score(verdeling) == toets.beste, "seed \(zaad)")
        #expect(ronde.uitzonderingen.allSatisfy { $0.reden != .geen }, "seed \(zaad)")
        for (zaak, houder) in toets.afgunst(verdeling) {
            let plek = try #require(verdeling[houder]?.plekken.first)
            let genoemd = ronde.uitzonderingen.contains {
                $0.zaak == zaak && $0.plek == plek && $0.reden == .anderZonderPlek
            }
            #expect(genoemd && toets.nood(houder) >= toets.nood(zaak), "seed \(zaad)")
        }
        #expect(ronde.bewijs.primair == ronde.bewijs.duaal)
    }

    @Test("the checkers see a round that forgets an aim, and one with envy")
    func kanaries() throws {
        let ronde = try Ronde(
            Rondefeiten(
                vandaag: Proeffeiten.vandaag,
                zaken: [
                    Proeffeiten.zaak("sterk", naNorm: 50, [Proeffeiten.optie([0])]),
                    Proeffeiten.zaak("zwak", [Proeffeiten.optie([0])]),
                ], plekken: [Proeffeiten.plek(0, ruimte: 1)]))
        let toets = Doelentoets(feiten: ronde.feiten)
        #expect(ronde.optie(0) != nil && ronde.optie(1) == nil)
        let verkeerd: Doelentoets.Verdeling = [nil, ronde.optie(0)]
        #expect(toets.score(verkeerd) != toets.beste && toets.afgunst(verkeerd).count == 1)
        #expect(toets.score([nil, nil]) != toets.beste)
    }

    @Test("fit comes before time, before days, before points; and the strongest claim has the place")
    func volgorde() throws {
        let plekken = [Proeffeiten.plek(0, ruimte: 1, start: 80), Proeffeiten.plek(1, ruimte: 1, start: 0)]
        let passend = Proeffeiten.optie([0], gemist: 0, start: 80, punten: 1)
        let snel = Proeffeiten.optie([1], gemist: 1, start: 0, punten: 9_000)
        let een = try Ronde(
            Rondefeiten(
                vandaag: Proeffeiten.vandaag, zaken: [Proeffeiten.zaak("a", [passend, snel])], plekken: plekken))
        #expect(een.optie(0)?.plekken == [0])
        // Two children, one place in time: both have a place, and as many as can be start in time.
        let laat = Proeffeiten.optie([0], start: 80)
        let vroeg = Proeffeiten.optie([1], start: 0)
        let twee = try Ronde(
            Rondefeiten(
                vandaag: Proeffeiten.vandaag,
                zaken: [
                    Proeffeiten.zaak("a", norm: 100, [vroeg, laat]), Proeffeiten.zaak("b", norm: 10, [vroeg, laat]),
                ],
                plekken: plekken))
        #expect(twee.doelen.opTijd == 2 && twee.doelen.geplaatst == 2)
    }

    @Test("the same facts give the same round, whatever the order in which they came", arguments: 0..<60)
    func aankomst(zaad: UInt64) throws {
        let feiten = Proeffeiten.willekeurig(zaad, zaken: 9)
        var g = Zaadgenerator(zaad: zaad)
        let plekvolgorde = Array(feiten.plekken.indices).shuffled(using: &g)
        var nieuw = [Int](repeating: 0, count: plekvolgorde.count)
        for (plaats, oud) in plekvolgorde.enumerated() { nieuw[oud] = plaats }
        let anders = Rondefeiten(
            vandaag: feiten.vandaag,
            zaken: feiten.zaken.shuffled(using: &g).map { zaak in
                Rondefeiten.Zaak(
                    aanspraak: zaak.aanspraak, kinderen: zaak.kinderen, norm: zaak.norm, regio: zaak.regio,
                    hulpvragen: zaak.hulpvragen,
                    opties: zaak.opties.shuffled(using: &g).map {
                        .init(
                            plekken: $0.plekken.map { nieuw[$0] }, gemist: $0.gemist, punten: $0.punten, start: $0.start
                        )
                    }, mogelijk: zaak.mogelijk)
            }, plekken: plekvolgorde.map { feiten.plekken[$0] })
        let (een, ander) = (try Ronde(feiten), try Ronde(anders))
        #expect(een.feiten.zaken.map(\.casusId) == ander.feiten.zaken.map(\.casusId))
        #expect(een.antwoord.keuzes == ander.antwoord.keuzes && een.bewijs == ander.bewijs)
    }

    @Test("no aanbieder gets more children in a week than it may")
    func instroom() throws {
        let plekken = (0..<30).map { Proeffeiten.plek($0, ruimte: 1) }
        let zaken = (0..<30).map { nummer in Proeffeiten.zaak("c\(nummer)", [Proeffeiten.optie([nummer])]) }
        var gewichten = Rondegewichten.standaard
        gewichten.instroom = .init(perWeekMinstens: 2, procentVanPlaatsen: 1)
        let ronde = try Ronde(
            Rondefeiten(vandaag: Proeffeiten.vandaag, zaken: zaken, plekken: plekken), gewichten: gewichten)
        // 30 offers of 40 places each: one in a hundred.
        #expect(ronde.doelen.geplaatst == 12 && ronde.antwoord.isExact)
    }

    @Test("what a place more is worth, and what it costs others when a child has its own first")
    func vragen() throws {
        let plekken = [
            Proeffeiten.plek(0, ruimte: 1), Proeffeiten.plek(1, ruimte: 1, start: 50), Proeffeiten.plek(2, ruimte: 0),
        ]
        let zaken = [
            Proeffeiten.zaak(
                "a", naNorm: 90, [Proeffeiten.optie([0], punten: 300), Proeffeiten.optie([1], start: 50, punten: 200)]),
            Proeffeiten.zaak(
                "b",
                [
                    Proeffeiten.optie([0], punten: 300), Proeffeiten.optie([1], start: 50, punten: 200),
                    Proeffeiten.optie([2], punten: 100),
                ]),
        ]
        let ronde = try Ronde(Rondefeiten(vandaag: Proeffeiten.vandaag, zaken: zaken, plekken: plekken))
        // b can start in time in the first place, a cannot any more.
        #expect(ronde.optie(0)?.plekken == [1] && ronde.optie(1)?.plekken == [0])
        let gevolg = try #require(ronde.watAls(0, krijgt: 0))
        #expect(gevolg == Ronde.Gevolg(kinderen: 0, dagen: 50, anderen: 1, langsteDagen: 50))
        #expect(ronde.watAls(2, meer: 1) == Ronde.Gevolg(kinderen: 0, dagen: -50, anderen: 0, langsteDagen: 0))
        #expect(ronde.meerPlekken.contains { $0.plek == 2 || $0.plek == 0 })
        #expect(
            ronde.waarom(0)
                == "Neemt dit kind zijn eerste keus, dan wacht een ander kind 50 dagen langer; "
                + "hier scheelt het 50 dagen."
        )
    }

    @Test("costs go there and back, differences and all", arguments: 0..<50)
    func doelenHeenEnWeer(zaad: UInt64) {
        var g = Zaadgenerator(zaad: zaad)
        var doelen = Doelen()
        for laag in doelen.perLaag.indices { doelen.perLaag[laag] = Int.random(in: -8_191...8_191, using: &g) }
        doelen.nood = Int.random(in: -(1 << 37)...(1 << 37), using: &g)
        doelen.opTijd = Int.random(in: -8_191...8_191, using: &g)
        doelen.gewogenDagen = Int.random(in: -(1 << 37)...(1 << 37), using: &g)
        doelen.punten = Int.random(in: -(1 << 27)...(1 << 27), using: &g)
        #expect(Doelen(doelen.kosten) == doelen)
    }

    @Test(
        "weighted days are the sum over the days, before, around and after the norm",
        arguments: [-40, -1, 0, 1, 30, 400])
    func dagen(norm: Int) {
        let gewichten = Rondegewichten.standaard
        for duur in [0, 1, 29, 30, 31, 200] {
            var som = 0
            for dag in stride(from: 1, through: duur, by: 1) {
                som += gewichten.dag.gewicht + max(0, dag - norm) * gewichten.dag.perDagNaNorm
            }
            let onze = gewichten.gewogenDagen(
                van: Proeffeiten.vandaag, tot: Proeffeiten.vandaag.plus(dagen: duur),
                norm: Proeffeiten.vandaag.plus(dagen: norm))
            #expect(onze == som, "\(duur) days, norm after \(norm)")
        }
    }

    @Test("a file of weights that makes no sense is refused")
    func gewichten() {
        #expect(throws: RondegewichtenFout.self) { try Rondegewichten(json: .init("{}".utf8)) }
        #expect(Rondegewichten.standaard.versie == "2026-12")
    }
}
