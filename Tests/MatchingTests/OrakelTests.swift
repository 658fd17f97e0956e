import Foundation
import Jeugdhulp
import Matching
import Testing

@Suite("The engine against brute force, on small random markets")
struct OrakelTests {
    /// A world after some events, with a case; everything follows from the seed.
    static func wereld(_ zaad: UInt64) -> (Tweeling, Casus, Willekeur) {
        var willekeur = Willekeur(zaad: zaad)
        var tweeling = Tweeling(willekeur.gewichten())
        for nummer in 1...willekeur.g.getal(1, 12) { tweeling.neem(.meld(willekeur.aanbod("a\(nummer)"))) }
        for _ in 0..<willekeur.g.getal(0, 25) { tweeling.neem(willekeur.gebeurtenis()) }
        let casus = willekeur.casus()
        return (tweeling, casus, willekeur)
    }

    /// `DOORBRAAK_MARKTEN` asks for more worlds in all than the usual 4 000; `make test-orakel` for 100 000.
    private static let aantalPerBlok: UInt64 =
        (ProcessInfo.processInfo.environment["DOORBRAAK_MARKTEN"].flatMap(UInt64.init) ?? 4_000) / 4

    /// Four blocks, so that they can run side by side.
    @Test("Options, points, order, steps, exclusions and what is lacking are those of the oracle", arguments: 0..<4)
    func gelijk(_ blok: UInt64) {
        var (metOptie, metVeel, combinaties, samen): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let aantal = Self.aantalPerBlok
        for zaad in (blok * aantal + 1)...(blok * aantal + aantal) {
            var (tweeling, casus, willekeur) = Self.wereld(zaad)
            let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            if let verschil = Samenvatting(voorstel).verschil(tweeling.orakel.uitkomst(casus)) {
                Issue.record("seed \(zaad): \(verschil)")
                return
            }
            let opnieuw = tweeling.vanafNul(&willekeur.g).voorstel(voor: casus, vandaag: vandaag)
            guard opnieuw == voorstel else {
                Issue.record("seed \(zaad): another proposal from nothing than after all events")
                return
            }
            metOptie += voorstel.opties.isEmpty ? 0 : 1
            metVeel += voorstel.opties.count > 5 ? 1 : 0
            combinaties += casus.aanvraag.hulpvragen.count > 1 && !voorstel.opties.isEmpty ? 1 : 0
            samen += voorstel.opties.contains { ($0.uitslag(.samenhang)?.punten ?? 0) > 0 } ? 1 : 0
        }
        // The worlds are worth comparing: nothing of this is rare.
        #expect(metOptie > aantal / 2)
        #expect(metVeel > aantal * 3 / 20)
        #expect(combinaties > aantal / 4)
        #expect(samen > aantal * 3 / 20)
    }

    @Test("The state after every single event is that of the oracle, and of a market made from nothing")
    func naElkeGebeurtenis() {
        for zaad in UInt64(5001)...5020 {
            var willekeur = Willekeur(zaad: zaad)
            var tweeling = Tweeling(willekeur.gewichten())
            let casussen = (1...2).map { willekeur.casus("c\($0)") }
            for stap in 1...40 {
                tweeling.neem(willekeur.gebeurtenis())
                let nul = tweeling.vanafNul(&willekeur.g)
                #expect(tweeling.markt.aanbod.aantal == tweeling.orakel.aanbod.count, "seed \(zaad), event \(stap)")
                #expect(tweeling.markt.contracten == nul.contracten, "seed \(zaad), event \(stap)")
                for casus in casussen {
                    let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
                    let verschil = Samenvatting(voorstel).verschil(tweeling.orakel.uitkomst(casus))
                    #expect(verschil == nil, "seed \(zaad), event \(stap)")
                    #expect(voorstel == nul.voorstel(voor: casus, vandaag: vandaag), "seed \(zaad), event \(stap)")
                }
            }
        }
    }

    @Test("A canary: an oracle with one small mistake is found out", arguments: Orakel.Fout.allCases)
    func kanarie(_ fout: Orakel.Fout) {
        let gevonden = (UInt64(1)...1500).first { zaad in
            var (tweeling, casus, _) = Self.wereld(zaad)
            tweeling.orakel.fout = fout
            return Samenvatting(tweeling.markt.voorstel(voor: casus, vandaag: vandaag))
                .verschil(tweeling.orakel.uitkomst(casus)) != nil
        }
        #expect(gevonden != nil, "no world shows \(fout.rawValue)")
    }

    @Test("A canary: the comparison sees one point, another order, a missing option, a row and a lack")
    func vergelijking() throws {
        let goed = Samenvatting(
            eenMarkt([eenAanbod(), eenAanbod { $0.id = "a2" }, eenAanbod { ($0.id, $0.tot) = ("a3", 9) }], [])
                .voorstel(voor: eenCasus(), vandaag: vandaag))
        try #require(goed.opties.count == 2 && goed.uitgesloten.count == 1 && goed.knelpunten.count == 1)
        #expect(goed.verschil(goed) == nil)
        let fouten: [(inout Samenvatting) -> Void] = [
            { $0.opties[1].score += 1 }, { $0.opties[1].punten[8] -= 1 }, { $0.opties.swapAt(0, 1) },
            { $0.opties.removeLast() }, { $0.opties.append($0.opties[0]) }, { $0.uitgesloten = [] },
            { $0.uitgesloten[0] += "x" }, { $0.knelpunten = [] }, { $0.opties[0].start += 1 },
            { $0.opties[0].stappen = [] },
        ]
        for (nummer, maakFout) in fouten.enumerated() {
            var fout = goed
            maakFout(&fout)
            #expect(goed.verschil(fout) != nil, "mistake \(nummer)")
            #expect(fout.verschil(goed) != nil, "mistake \(nummer)")
        }
    }

    private static let engels: Set = [
        "null", "nil", "optional", "none", "unknown", "true", "false", "error", "the", "and", "with", "without", "not",
        "day", "days", "weeks", "place", "places", "from", "within", "offer", "child", "children", "for",
        "free", "waiting", "list", "some", "enum", "jeugdhulp", "matching",
    ]

    /// Every text a person reads in an option.
    private func teksten(_ optie: Optie) -> [String] {
        optie.criteria.flatMap { [$0.uitleg, $0.waarde] } + optie.controleren
            + optie.stappen.flatMap { [$0.stap.rawValue, $0.bij, $0.reden.rawValue] }
    }

    @Test("In every option the points add up to the score, stay within their maximum, and are explained in Dutch")
    func uitgelegd() {
        var (opties, ernstig) = (0, 0)
        for zaad in UInt64(6001)...6600 {
            let (tweeling, casus, _) = Self.wereld(zaad)
            let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            #expect(voorstel.opties.map(\.rang) == Array(1..<(voorstel.opties.count + 1)), "seed \(zaad)")
            #expect(
                !voorstel.opties.isEmpty || !voorstel.knelpunten.isEmpty || voorstel.wachtAlleen, "seed \(zaad)")
            for optie in voorstel.opties {
                opties += 1
                ernstig += optie.vertrouwen == .hoog ? 0 : 1
                #expect(optie.criteria.map(\.punten).reduce(0, +) == optie.score, "seed \(zaad)")
                #expect(optie.criteria.allSatisfy { (0...$0.max).contains($0.punten) }, "seed \(zaad)")
                #expect(optie.vertrouwen == .hoog || !optie.controleren.isEmpty, "seed \(zaad)")
                for uitslag in optie.criteria {
                    #expect(uitslag.uitleg.hasSuffix(".") && !uitslag.waarde.isEmpty, "seed \(zaad): \(uitslag)")
                }
                for tekst in teksten(optie) {
                    let woorden = Set(tekst.lowercased().split { !$0.isLetter }.map(String.init))
                    #expect(woorden.isDisjoint(with: Self.engels), "seed \(zaad): \(tekst)")
                }
            }
        }
        #expect(opties > 1000 && ernstig > 300)
    }
}
