import Jeugdhulp

/// What the log of places and the reports of offers mean for one case that was nominated, or whose child took a place.
struct Plaatsoordeel {
    let aanbod: Aanbodbeeld
    let zaak: Zaak

    var gebeurtenissen: [Zaakgebeurtenis] {
        zaak.loop.voordracht.compactMap(gebeurtenis(van:)) + zaak.loop.bezet.compactMap(gebeurtenis(van:))
    }

    private func gebeurtenis(van bezet: Bezet) -> Zaakgebeurtenis? {
        guard let opgave = aanbod.opgave(bezet.aanbodId), opgave.wachttijd.peildatum <= bezet.sinds else {
            return .verwerktInOpgave(aanbodId: bezet.aanbodId)
        }
        return nil
    }

    private func gebeurtenis(van deel: Voorgedragen) -> Zaakgebeurtenis? {
        let opgave = aanbod.opgave(deel.aanbodId)
        let bereikbaar = opgave.map { !$0.inStop } ?? false
        let houdt = aanbod.houdt(
            deel, casusId: zaak.casusId, vrij: bereikbaar ? opgave?.plaatsen.vrij ?? 0 : 0)
        if deel.reservering == .gevraagd {
            return houdt.map { .plaats(aanbodId: deel.aanbodId, toegekend: $0) }
        }
        guard bereikbaar, let opgave else { return .aanbodIngetrokken(aanbodId: deel.aanbodId) }
        guard deel.reservering != nil else { return nil }
        if deel.geaccepteerd {
            let isVerwerkt = deel.geaccepteerdOp.map { opgave.wachttijd.peildatum > $0 } ?? false
            return isVerwerkt ? .verwerktInOpgave(aanbodId: deel.aanbodId) : nil
        }
        return houdt == false ? .plaatsIngetrokken(aanbodId: deel.aanbodId) : nil
    }
}
