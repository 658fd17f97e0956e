import Jeugdhulp
import Testing

@testable import Matching

@Suite("Why an offer stands where it stands")
struct WaaromTests {
    private func plaats(_ waarom: Waarom?, _ hulpvraag: Int = 0) throws -> Waarom.Rangplaats {
        let antwoord = try #require(waarom?.antwoorden.dropFirst(hulpvraag).first)
        guard case .past(let plaats) = antwoord.stand else {
            throw Geen.plaats("\(antwoord.stand)")
        }
        return plaats
    }

    private enum Geen: Error { case plaats(String) }

    private func uitleg(_ waarom: Waarom?) -> String? {
        guard case .valtAf(_, let uitleg)? = waarom?.antwoorden.first?.stand else { return nil }
        return uitleg
    }

    @Test("The rank counts on beyond the list, with the points of every criterion beside those of number one")
    func voorbijDeLijst() throws {
        let aanbod = (10...29).map { nummer in
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("a\(nummer)", nummer - 9, nummer - 10) }
        }
        let markt = eenMarkt(aanbod, (1...20).map { eenContract($0) })
        let waarom = try #require(markt.waarom("a26", voor: eenCasus(), vandaag: vandaag))
        let plaats = try plaats(waarom)
        #expect((plaats.rang, plaats.passend, plaats.eerste) == (17, 20, "a10"))
        #expect(waarom.rangOpLijst == nil && !waarom.isEerste)
        #expect(waarom.score == plaats.punten && waarom.eersteScore == plaats.eerstePunten)
        #expect(plaats.criteria.map(\.hier.criterium) == Array(Criterium.allCases.dropLast(2)))
        #expect(plaats.criteria.reduce(0) { $0 + $1.achter } == plaats.eerstePunten - plaats.punten)
        #expect(plaats.criteria.filter { $0.achter != 0 }.map(\.hier.criterium) == [.start])
        // a10 has the lower id: only a start as early as its own and more points would do, and there are none.
        #expect(waarom.enkel.isEmpty && waarom.samen.isEmpty)
        #expect(markt.waarom("a10", voor: eenCasus(), vandaag: vandaag)?.isEerste == true)
    }

    @Test("An offer nobody has is nothing; one of another kind is not looked at further")
    func onbekend() throws {
        let markt = eenMarkt([eenAanbod { $0.voorziening = "speltherapie" }])
        #expect(markt.waarom("bestaat-niet", voor: eenCasus(), vandaag: vandaag) == nil)
        let ander = try #require(markt.waarom("a1", voor: eenCasus(), vandaag: vandaag))
        #expect(ander.antwoorden.isEmpty && ander.enkel.isEmpty && ander.score == nil)
    }

    @Test("Whoever is behind for want of room hears until which day a place would still do")
    func totWanneer() throws {
        let casus = eenCasus()
        let markt = eenMarkt([
            eenAanbod { ($0.id, $0.vrij, $0.vrijVanaf) = ("vol", 0, "2027-01-15") },
            eenAanbod { ($0.id, $0.aanbieder, $0.vrij, $0.vrijVanaf) = ("voor", 2, 0, "2026-12-03") },
        ])
        let waarom = try #require(markt.waarom("vol", voor: casus, vandaag: vandaag))
        let vanaf = try #require(waarom.enkel.first { $0.verandering.feit == .vrijVanaf })
        // On the same day both have the same points, and "vol" comes before "voor".
        #expect(vanaf.verandering == .vrijVanaf(dag("2026-12-03")))
        #expect(vanaf.tekst == "Er komt een plaats vrij op of vóór 3 december 2026 (nu 15 januari 2027).")
        #expect(waarom.enkel.map(\.verandering.feit) == [.vrij, .vrijVanaf])
        #expect(waarom.enkel.first?.tekst == "Er is nu 1 plaats vrij (nu 0).")
    }

    @Test("Without a contract the contract is named; where that is not enough, what else must be so at the same time")
    func contract() throws {
        let eerste = eenAanbod { $0.id = "eerste" }
        let zonder = eenAanbod { ($0.id, $0.aanbieder) = ("zonder", 12) }
        let alleen = eenMarkt([eenAanbod { ($0.id, $0.aanmeldWeken) = ("eerste", 1) }, zonder])
        let waarom = try #require(alleen.waarom("zonder", voor: eenCasus(), vandaag: vandaag))
        #expect(waarom.enkel.map(\.tekst) == ["Er is een contract met inkoopregio Twente met ruim budget."])
        let verder = eenAanbod {
            ($0.id, $0.aanbieder, $0.aanmeldWeken, $0.gemeente) = ("zonder", 12, 4, "0193")
        }
        let samen = try #require(eenMarkt([eerste, verder]).waarom("zonder", voor: eenCasus(), vandaag: vandaag))
        #expect(samen.enkel.isEmpty)
        #expect(samen.samen.isEmpty, "equal points at best, and the other has the lower id: \(samen.samen)")
        let vroeg = eenMarkt([
            eenAanbod { ($0.id, $0.aanmeldWeken) = ("eerste", 2) },
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("zonder", 12, 9) },
        ])
        let beide = try #require(vroeg.waarom("zonder", voor: eenCasus(), vandaag: vandaag))
        #expect(beide.enkel.isEmpty)
        #expect(beide.samen.map(\.verandering) == [.wachttijd(1), .contract(.ruim)])
    }

    @Test("What is out says why with the facts, and what brings it first")
    func valtAf() throws {
        func vraag(_ casus: Casus = eenCasus(), _ pas: (inout Aanbodontwerp) -> Void) -> Waarom? {
            eenMarkt([eenAanbod(pas)], []).waarom("a1", voor: casus, vandaag: vandaag)
        }
        let jong = vraag { ($0.van, $0.tot) = (12, 18) }
        #expect(uitleg(jong) == "Het kind is 10 jaar. Dit aanbod is voor 12 tot 18 jaar.")
        #expect(jong?.enkel.map(\.tekst) == ["Het aanbod is voor 10 tot 18 jaar (nu 12 tot 18)."])
        let stop = vraag {
            $0.stop = Patientenstop(sinds: dag("2026-09-01"), opheffenBijWeken: 16)
            $0.behandelWeken = 30
        }
        #expect(
            uitleg(stop)
                == "De aanbieder neemt sinds 1 september 2026 niemand aan. De stop eindigt bij een wachttijd van "
                + "16 weken. Nu is dat 30 weken.")
        #expect(
            stop?.enkel.map(\.tekst) == [
                "De wachttijd is hoogstens 16 weken (nu 30 weken).", "De aanbieder neemt weer aan: de stop is voorbij.",
            ])
        let contract = vraag { $0.individueel = false }
        #expect(uitleg(contract)?.hasPrefix("Er is geen contract met inkoopregio Twente.") == true)
        #expect(contract?.enkel.map(\.verandering) == [.contract(.bereikt), .individueleOvereenkomst])
        let samen = vraag(eenCasus { $0.jeugdigen = [10, 12, 14].map { Jeugdige(leeftijd: $0) } }) { $0.samenMax = 1 }
        #expect(uitleg(samen)?.contains("3 kinderen die bij elkaar blijven") == true)
        #expect(samen?.enkel.map(\.verandering) == [.samen(3)])
        let wacht = vraag(eenCasus { $0.wachtOp = .nifp }) { _ in }
        #expect(wacht?.enkel.map(\.tekst) == ["Het onderzoek van het NIFP is klaar."])
        let poging = Poging(agb: agb(1), op: dag("2026-10-01"), uitkomst: .afgewezen, reden: "zorginhoudelijk")
        let geprobeerd = vraag(eenCasus { $0.geprobeerd = [poging] }) { _ in }
        #expect(
            uitleg(geprobeerd)?.contains("op 1 oktober 2026: afgewezen, deze hulp past niet bij wat er nodig is.")
                == true)
        #expect(geprobeerd?.enkel.map(\.verandering) == [.pogingVervalt])
    }

    @Test("Closed care without the judge: the authorisation is named, and never a lighter rule for the offer")
    func gesloten() {
        let casus = eenCasus {
            $0.vragen = [.init(voorziening: "jeugdzorgplus")]
            $0.machtigingen = .uithuisplaatsing
        }
        let markt = eenMarkt([eenAanbod { $0.voorziening = "jeugdzorgplus" }])
        let waarom = markt.waarom("a1", voor: casus, vandaag: vandaag)
        #expect(waarom?.enkel.map(\.verandering) == [.machtigingGesloten])
        #expect(uitleg(waarom)?.contains("machtiging van de rechter") == true)
    }

    @Test("Of several needs an offer is weighed with the best for the others, and with the bonus for one aanbieder")
    func combinatie() throws {
        let casus = eenCasus { $0.vragen = [.init(), .init(id: "h2", voorziening: "speltherapie")] }
        let markt = eenMarkt([
            eenAanbod { $0.id = "huis1" },
            eenAanbod { ($0.id, $0.aanbieder, $0.aanmeldWeken) = ("huis2", 2, 1) },
            eenAanbod { ($0.id, $0.aanbieder, $0.voorziening) = ("spel2", 2, "speltherapie") },
        ])
        let eerste = try #require(markt.voorstel(voor: casus, vandaag: vandaag).opties.first)
        for id in ["huis1", "huis2", "spel2"] {
            let waarom = try #require(markt.waarom(id, voor: casus, vandaag: vandaag))
            #expect(waarom.eersteScore == eerste.score)
            #expect((waarom.score == eerste.score) == waarom.isEerste, "\(id)")
        }
        let huis1 = try #require(markt.waarom("huis1", voor: casus, vandaag: vandaag))
        #expect(try plaats(huis1).rang == 1)
        #expect(try plaats(huis1).eerste == "huis2")
    }
}
