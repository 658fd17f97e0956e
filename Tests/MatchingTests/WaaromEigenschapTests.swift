import Jeugdhulp
import Proefhulp
import Testing

@testable import Matching

@Suite("What would put an offer first really does, and nothing smaller does")
struct WaaromEigenschapTests {
    /// A case, an offer in it, and the market with its real list.
    private struct Geval {
        let markt: Markt
        let proef: WhatIf

        init?(_ markt: Markt, _ casus: Casus, _ sleutel: Aanbodsleutel) {
            guard let aanbod = markt.aanbod.aanbod(sleutel) else { return nil }
            self.markt = markt
            var contracten = markt.contracten
            let contract = casus.gemeente.flatMap { contracten.verwijder($0.inkoopregio, aanbod.agb) }
            proef = WhatIf(
                aanbod: aanbod, contract: contract, casus: casus, vandaag: vandaag, register: markt.register)
        }

        func isEerste(_ veranderingen: [Verandering]) -> Bool {
            let nieuw = veranderingen.reduce(proef) { $0.met($1) }
            var markt = markt
            markt.aanbod.meld(nieuw.aanbod)
            if let contract = nieuw.contract { markt.contracten.meld(contract) }
            let eerste = markt.voorstel(voor: nieuw.casus, vandaag: vandaag).opties.first
            return eerste?.aanbod.contains { $0.sleutel == nieuw.aanbod.sleutel } ?? false
        }

        /// Everything between how it is now and a change, short of the change itself.
        func kleiner(_ verandering: Verandering) -> [Verandering] {
            let nu = proef.aanbod
            switch verandering {
            case .wachttijd(let weken): return (weken + 1..<nu.wachttijd.totaalWeken).map { .wachttijd($0) }
            case .vrij(let aantal): return (nu.plaatsen.vrij + 1..<aantal).map { .vrij($0) }
            case .samen(let aantal): return (nu.plaatsen.samenMax + 1..<aantal).map { .samen($0) }
            case .opgave(let datum):
                // From a date in the future there is nothing in between that tells of today.
                guard nu.wachttijd.peildatum < datum else { return [] }
                let dagen = datum - nu.wachttijd.peildatum
                // Of two years not every day.
                return stride(from: 1, to: dagen, by: max(1, dagen / 30)).map { .opgave(datum.plus(dagen: -$0)) }
            case .vrijVanaf(let datum):
                let tot = nu.plaatsen.vrijVanaf ?? datum.plus(dagen: 40)
                return datum < tot ? (1..<(tot - datum)).map { .vrijVanaf(datum.plus(dagen: $0)) } : []
            case .contract(let plafond):
                let geldt = proef.contract?.geldt(op: vandaag, hulpvorm: nu.hulpvorm) ?? false
                let trap: [Plafond] = [.bereikt, .bijna, .ruim]
                let onder = trap.prefix { $0 != plafond }
                return onder.filter { ander in
                    guard geldt, let oud = proef.contract?.plafond else { return true }
                    return (trap.firstIndex(of: ander) ?? 0) > (trap.firstIndex(of: oud) ?? 0)
                }.map { .contract($0) }
            case .doelgroepen(let erbij):
                return erbij.namen.compactMap(Doelgroepen.init(naam:)).map { erbij.subtracting($0) }
                    .filter { !$0.isEmpty }.map { .doelgroepen($0) }
            case .leeftijd(let grens, let door18):
                return [
                    (grens.van + 1, grens.tot, door18), (grens.van, grens.tot - 1, door18),
                    (grens.van, grens.tot, nu.door18),
                ].filter { $0.0 <= nu.leeftijd.van && $0.1 >= nu.leeftijd.tot }
                    .map { .leeftijd(Leeftijdsgrens(van: $0.0, tot: $0.1), door18: $0.2) }
                    .filter { $0 != verandering }
            case .gemeente(let code):
                let register = markt.register
                guard let grens = register.afstandHm(nu.gemeente, code) else { return [] }
                return register.gemeenten.map(\.code)
                    .filter { register.afstandHm(nu.gemeente, $0).map { 0 < $0 && $0 < grens } ?? false }
                    .prefix(12).map { .gemeente($0) }
            case .geenStop, .individueleOvereenkomst, .machtigingGesloten, .nietMeerWachten, .pogingVervalt:
                return []
            }
        }
    }

    private static func offers(_ tweeling: Tweeling) -> [Aanbodsleutel] { tweeling.orakel.aanbod.keys.sorted() }

    /// Blocks, so that they can run side by side.
    @Test(
        "On random markets each named change, alone or together, makes the offer first; less does not", arguments: 0..<4
    )
    func klopt(_ blok: UInt64) throws {
        var (gezien, samen, eersten) = ([Verandering.VeranderbaarFeit: Int](), 0, 0)
        for zaad in (blok * 100 + 70_050)...(blok * 100 + 70_099) {
            let (tweeling, casus, _) = OrakelTests.wereld(zaad)
            for id in Self.offers(tweeling) {
                let waarom = try #require(tweeling.markt.waarom(id, voor: casus, vandaag: vandaag))
                let geval = try #require(Geval(tweeling.markt, casus, id))
                #expect(geval.isEerste([]) == waarom.isEerste, "seed \(zaad) \(id)")
                eersten += waarom.isEerste ? 1 : 0
                for wijziging in waarom.enkel {
                    let verandering = wijziging.verandering
                    gezien[verandering.feit, default: 0] += 1
                    #expect(geval.isEerste([verandering]), "seed \(zaad) \(id): \(verandering)")
                    for minder in geval.kleiner(verandering) where geval.isEerste([minder]) {
                        Issue.record("seed \(zaad) \(id): \(minder) is less than \(verandering)")
                        return
                    }
                }
                let alle = waarom.samen.map(\.verandering)
                samen += alle.isEmpty ? 0 : 1
                #expect(alle.isEmpty || geval.isEerste(alle), "seed \(zaad) \(id): \(alle)")
                for weg in alle.indices {
                    let zonder = alle.enumerated().filter { $0.offset != weg }.map(\.element)
                    #expect(!geval.isEerste(zonder), "seed \(zaad) \(id): \(alle[weg]) can be left out of \(alle)")
                }
            }
        }
        // The worlds are worth asking: every fact but the rarest comes up.
        #expect(gezien.count >= 11, "\(gezien)")
        #expect(samen > 40 && eersten > 20, "\(samen) \(eersten)")
    }

    @Test("Rank and points are those of the proposal, for every offer of random markets")
    func stand() throws {
        var opLijst = 0
        for zaad in UInt64(71_001)...71_200 {
            let (tweeling, casus, _) = OrakelTests.wereld(zaad)
            let voorstel = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            for id in Self.offers(tweeling) {
                let waarom = try #require(tweeling.markt.waarom(id, voor: casus, vandaag: vandaag))
                let opties = voorstel.opties.filter { $0.aanbod.contains { $0.sleutel == id } }
                opLijst += opties.count
                #expect(waarom.rangOpLijst == opties.map(\.rang).min(), "seed \(zaad) \(id)")
                if let beste = opties.map(\.score).max() {
                    #expect(waarom.score == beste, "seed \(zaad) \(id)")
                }
                for antwoord in waarom.antwoorden {
                    let vraag = voorstel.uitgesloten.contains { rij in
                        rij.aanbod.contains(id) && (rij.hulpvraag ?? antwoord.hulpvraag) == antwoord.hulpvraag
                    }
                    if case .past(let plaats) = antwoord.stand {
                        #expect(!vraag && plaats.rang <= plaats.passend, "seed \(zaad) \(id)")
                        let som = plaats.criteria.reduce(0) { $0 + $1.hier.punten }
                        #expect(som == plaats.punten, "seed \(zaad) \(id)")
                        guard casus.aanvraag.hulpvragen.count == 1 else { continue }
                        #expect((plaats.rang == 1) == waarom.isEerste, "seed \(zaad) \(id)")
                    }
                }
            }
        }
        #expect(opLijst > 300)
    }
}
