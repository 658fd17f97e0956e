import Jeugdhulp

/// What the log of places and the reports of offers mean for one case that was nominated, whose child took a place, or
/// that was refused.
struct Plaatsoordeel {
    let aanbod: Aanbodbeeld
    let zaak: Zaak

    var gebeurtenissen: [Zaakgebeurtenis] {
        let loop = zaak.loop
        let geweigerd = zaak.isOpen ? loop.geprobeerd.filter(\.wachtOpOpgave) : []
        return loop.voordracht.compactMap(gebeurtenis(van:)) + loop.bezet.compactMap(gebeurtenis(van:))
            + geweigerd.compactMap(gebeurtenis(van:))
    }

    private func gebeurtenis(van bezet: Bezet) -> Zaakgebeurtenis? {
        guard let opgave = aanbod.opgave(bezet.aanbod), let plek = aanbod.plek(opgave.sleutel) else {
            return .verwerktInOpgave(bezet.aanbod)
        }
        return gebeurtenis(van: plek, bezet.aanbod, sinds: bezet.sinds, toen: bezet.opgave)
    }

    private func gebeurtenis(van deel: Voorgedragen) -> Zaakgebeurtenis? {
        let opgave = aanbod.opgave(deel.sleutel)
        let bereikbaar = opgave.map { !$0.inStop } ?? false
        let houdt = aanbod.houdt(
            deel, casusId: zaak.casusId, vrij: bereikbaar ? opgave?.plaatsen.vrij ?? 0 : 0)
        if deel.reservering == .gevraagd {
            return houdt.map { .plaats(deel.sleutel, toegekend: $0) }
        }
        guard bereikbaar else { return .aanbodIngetrokken(deel.sleutel) }
        guard deel.reservering != nil else { return nil }
        if deel.geaccepteerd {
            guard let ja = deel.geaccepteerdOp, let plek = aanbod.plek(deel.sleutel) else { return nil }
            return gebeurtenis(van: plek, Aanbodverwijzing(deel.sleutel), sinds: ja, toen: deel.opgave)
        }
        return houdt == false ? .plaatsIngetrokken(deel.sleutel) : nil
    }

    /// What the report that stands says of who came before it: counted by now, or a report that is seen and says
    /// nothing of that, also when it is read again another day.
    private func gebeurtenis(
        van plek: Opgaveplek, _ aanbod: Aanbodverwijzing, sinds dag: Datum, toen: Opgaveplek?
    ) -> Zaakgebeurtenis? {
        if plek.telt(wieKwamOp: dag, toen: toen) { return .verwerktInOpgave(aanbod) }
        guard let toen, plek.kwamNa(toen) else { return nil }
        return .opgaveGezien(aanbod, plek.naast(toen))
    }

    private func gebeurtenis(van poging: Geprobeerd) -> Zaakgebeurtenis? {
        guard let toen = poging.opgave, aanbod.plek(poging.sleutel)?.kwamNa(toen) == true else { return nil }
        return .nieuweOpgave(poging.sleutel)
    }
}
