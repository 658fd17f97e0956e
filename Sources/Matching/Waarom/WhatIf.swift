import Jeugdhulp

/// The facts of an offer, its contract and a case, in which some can be changed.
package struct WhatIf: Sendable {
    package private(set) var aanbod: Aanbod
    /// Of the responsible inkoopregio with the aanbieder of the offer.
    package private(set) var contract: Contract?
    package private(set) var casus: Casus
    let vandaag: Datum
    let register: Gemeenteregister

    package init(aanbod: Aanbod, contract: Contract?, casus: Casus, vandaag: Datum, register: Gemeenteregister) {
        (self.aanbod, self.contract, self.casus) = (aanbod, contract, casus)
        (self.vandaag, self.register) = (vandaag, register)
    }

    /// The same with one fact otherwise.
    package func met(_ verandering: Verandering) -> WhatIf {
        var proef = self
        let (plaatsen, wacht) = (aanbod.plaatsen, aanbod.wachttijd)
        switch verandering {
        case .opgave(let dag): proef.aanbod = aanbod.met(wachttijd: wacht.met(peildatum: dag))
        case .vrij(let vrij):
            proef.aanbod = aanbod.met(
                plaatsen: plaatsen.met(totaal: max(plaatsen.totaal, vrij), vrij: vrij))
        case .vrijVanaf(let dag): proef.aanbod = aanbod.met(plaatsen: plaatsen.met(vrijVanaf: dag))
        case .wachttijd(let weken): proef.aanbod = aanbod.met(wachttijd: wacht.met(weken: weken))
        case .geenStop: proef.aanbod = aanbod.met(stop: .some(nil))
        case .contract(let plafond): proef.contract = nieuwContract(plafond)
        case .individueleOvereenkomst: proef.aanbod = aanbod.met(individueleOvereenkomst: true)
        case .doelgroepen(let erbij): proef.aanbod = aanbod.met(doelgroepen: aanbod.doelgroepen.union(erbij))
        case .samen(let aantal):
            proef.aanbod = aanbod.met(
                plaatsen: plaatsen.met(totaal: max(plaatsen.totaal, aantal), samenMax: aantal))
        case .leeftijd(let grens, let door18): proef.aanbod = aanbod.met(leeftijd: grens, door18: door18)
        case .gemeente(let code): proef.aanbod = aanbod.met(gemeente: code)
        case .machtigingGesloten, .nietMeerWachten, .pogingVervalt: proef.casus = casus(met: verandering)
        }
        return proef
    }

    private func nieuwContract(_ plafond: Plafond) -> Contract? {
        guard let inkoopregio = casus.gemeente?.inkoopregio else { return contract }
        let vorm = Hulpvormen(aanbod.hulpvorm)
        return Contract(
            inkoopregio: inkoopregio, agb: aanbod.agb, hulpvormen: contract?.hulpvormen.union(vorm) ?? vorm,
            van: min(contract?.van ?? vandaag, vandaag), tot: max(contract?.tot ?? vandaag, vandaag), plafond: plafond)
    }

    private func casus(met verandering: Verandering) -> Casus {
        var aanvraag = casus.aanvraag
        switch verandering {
        case .machtigingGesloten:
            aanvraag.maatregel = Maatregel(
                soort: aanvraag.maatregel.soort, uitgesprokenOp: aanvraag.maatregel.uitgesprokenOp,
                kennisgevingOp: aanvraag.maatregel.kennisgevingOp,
                machtigingen: aanvraag.maatregel.machtigingen.union(.gesloten),
                eindigtOp: aanvraag.maatregel.eindigtOp)
        case .pogingVervalt:
            aanvraag.reedsGeprobeerd.removeAll { $0.isTevergeefs && $0.gaatOver(aanbod.agb, aanbod.aanbodId) }
        case .nietMeerWachten: aanvraag.wachtOp = nil
        default: break
        }
        return Casus(
            aanvraag: aanvraag, ingediendOp: casus.ingediendOp, woonplaats: casus.woonplaats, register: register)
    }
}

extension Aanbod {
    fileprivate func met(
        gemeente: Gemeentecode? = nil, doelgroepen: Doelgroepen? = nil, leeftijd: Leeftijdsgrens? = nil,
        door18: Bool? = nil, plaatsen: Plaatsen? = nil, wachttijd: Wachttijd? = nil, stop: Patientenstop?? = nil,
        individueleOvereenkomst: Bool? = nil
    ) -> Aanbod {
        Aanbod(
            aanbodId: aanbodId, agb: agb, naam: naam, gemeente: gemeente ?? self.gemeente, hulpvorm: hulpvorm,
            voorziening: voorziening, doelgroepen: doelgroepen ?? self.doelgroepen, leeftijd: leeftijd ?? self.leeftijd,
            door18: door18 ?? self.door18, plaatsen: plaatsen ?? self.plaatsen, wachttijd: wachttijd ?? self.wachttijd,
            stop: stop ?? self.stop,
            individueleOvereenkomst: individueleOvereenkomst ?? self.individueleOvereenkomst,
            startZonderBeschikking: startZonderBeschikking)
    }
}

extension Plaatsen {
    fileprivate func met(
        totaal: Int? = nil, vrij: Int? = nil, vrijVanaf: Datum? = nil, samenMax: Int? = nil
    ) -> Plaatsen {
        Plaatsen(
            totaal: totaal ?? self.totaal, vrij: vrij ?? self.vrij, vrijVanaf: vrijVanaf ?? self.vrijVanaf,
            samenMax: samenMax ?? self.samenMax)
    }
}

extension Wachttijd {
    fileprivate func met(weken: Int? = nil, peildatum: Datum? = nil) -> Wachttijd {
        let aanmeld = weken.map { min(aanmeldWeken, $0) } ?? aanmeldWeken
        return Wachttijd(
            aanmeldWeken: aanmeld, behandelWeken: weken.map { $0 - aanmeld } ?? behandelWeken,
            peildatum: peildatum ?? self.peildatum, methode: methode)
    }
}
