import Jeugdhulp
import Testing

@testable import Matching

@Suite("Nothing is decided by what a person reads")
struct ProzaTests {
    /// A random world with one case, its proposal, and an offer as it was and as it is now.
    private struct Wereld {
        let markt: Markt
        let casus: Casus
        let voorstel: Voorstel
        let wijzigingen: [VoorstelDigest.Aanbodwijziging]

        init(_ zaad: UInt64) {
            var willekeur = Willekeur(zaad: zaad)
            var markt = Markt(gewichten: willekeur.gewichten())
            for nummer in 1...20 { markt.aanbod.meld(willekeur.aanbod("a\(nummer)")) }
            casus = willekeur.casus()
            voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
            wijzigingen = (1...20).map { nummer in
                .init(nummer > 15 ? nil : markt.aanbod.aanbod("a\(nummer)"), willekeur.aanbod("a\(nummer)"))
            }
            self.markt = markt
        }

        /// For each changed offer whether the case must be scored again; `nil` when there is no digest to ask.
        func besluiten(_ voorstel: Voorstel) -> [Bool]? {
            VoorstelDigest(voorstel, casus, vandaag: vandaag, gewichten: markt.gewichten).map { digest in
                wijzigingen.map { digest.kanVeranderen(door: $0, bij: markt.voorwaarden, vandaag: vandaag) }
            }
        }
    }

    @Test("With every display text another one, the same changes of offers touch the case, and it is no new version")
    func tekstenBeslissenNiets() {
        var (ja, nee) = (0, 0)
        for zaad in UInt64(20_001)...20_200 {
            let wereld = Wereld(zaad)
            let ander = wereld.voorstel.metAndereTeksten
            let besluiten = wereld.besluiten(wereld.voorstel)
            #expect(wereld.besluiten(ander) == besluiten, "seed \(zaad)")
            #expect(ander.kern == wereld.voorstel.kern, "seed \(zaad)")
            ja += besluiten?.count { $0 } ?? 0
            nee += besluiten?.count { !$0 } ?? 0
        }
        // Both answers occur, or the comparison would say nothing.
        #expect(ja > 300 && nee > 300)
    }

    @Test("A canary: with other numbers under the same texts some decision is another one, and so is the version")
    func getallenBeslissen() {
        let anders = (UInt64(20_001)...20_200).filter { zaad in
            let wereld = Wereld(zaad)
            return wereld.besluiten(wereld.voorstel.metAndereGetallen) != wereld.besluiten(wereld.voorstel)
        }
        #expect(!anders.isEmpty)
        let kernen = (UInt64(20_001)...20_200).filter { zaad in
            let voorstel = Wereld(zaad).voorstel
            return voorstel.metAndereGetallen.kern != voorstel.kern
        }
        #expect(!kernen.isEmpty)
    }

    @Test("The core of a proposal names missing doelgroepen in the words that kept states of cases hold")
    func kernBlijft() {
        let markt = eenMarkt([eenAanbod { $0.doelgroepen = ["lvb"] }])
        let casus = eenCasus { $0.vragen = [.init(doelgroepen: ["lvb", "trauma"])] }
        let kern = markt.voorstel(voor: casus, vandaag: vandaag).kern
        #expect(kern.contains(" Let op: de aanbieder noemt geen ervaring met trauma."), "\(kern)")
    }
}

extension Voorstel {
    fileprivate func met(_ optie: (Optie) -> Optie) -> Voorstel {
        Voorstel(
            casusId: casusId, woonplaats: woonplaats, regio: regio, norm: norm, opties: opties.map(optie),
            uitgesloten: uitgesloten, knelpunten: knelpunten, wachten: wachten, waarschuwingen: waarschuwingen,
            alternatieven: alternatieven, perJeugdige: perJeugdige, buitenJeugdwet: buitenJeugdwet, gewichten: gewichten
        )
    }

    /// Every text that a person reads is another one; every code and number is what it was.
    fileprivate var metAndereTeksten: Voorstel {
        met { optie in
            optie.met(
                aanbod: optie.aanbod,
                criteria: optie.criteria.map {
                    Criteriumuitslag(
                        criterium: $0.criterium, hulpvraag: $0.hulpvraag, punten: $0.punten, max: $0.max,
                        waarde: "anders", uitleg: "Dit staat er anders.")
                },
                stappen: optie.stappen.map {
                    Stap(
                        stap: $0.stap, bij: "iemand anders", reden: $0.reden, code: $0.code, aanbod: $0.aanbod,
                        uitleg: "Regel dit.")
                },
                controleren: optie.controleren.map { _ in "Kijk hier." })
        }
    }

    /// Every text is what it was; what each offer was scored by is not: it lacks something, and has no contract.
    fileprivate var metAndereGetallen: Voorstel {
        met { optie in
            optie.met(
                aanbod: optie.aanbod.map { deel in
                    let was = deel.beoordeling
                    let nu = Beoordeling(
                        start: was.start, overeenkomst: .geen, afstandHm: was.afstandHm, bereik: was.bereik,
                        gemist: was.gemist.union(groepen(["forensisch"])), punten: was.punten, wekenOver: was.wekenOver,
                        kentHetKind: was.kentHetKind, bleefStil: was.bleefStil)
                    return Optie.Onderdeel(
                        hulpvraag: deel.hulpvraag, aanbodId: deel.aanbodId, agb: deel.agb, naam: deel.naam,
                        gemeente: deel.gemeente, opgave: deel.opgave, beoordeling: nu, jeugdigen: deel.jeugdigen)
                }, criteria: optie.criteria, stappen: optie.stappen, controleren: optie.controleren)
        }
    }
}

extension Optie {
    fileprivate func met(
        aanbod: [Onderdeel], criteria: [Criteriumuitslag], stappen: [Stap], controleren: [String]
    ) -> Optie {
        Optie(
            rang: rang, score: score, aanbod: aanbod, startVerwacht: startVerwacht, afstandHm: afstandHm,
            bereik: bereik, criteria: criteria, stappen: stappen, waarschuwingen: waarschuwingen,
            vertrouwen: vertrouwen, controleren: controleren, gesplitst: gesplitst,
            vraagtRedenAfwijkingGezin: vraagtRedenAfwijkingGezin)
    }
}
