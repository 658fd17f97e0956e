import Berichten
import Jeugdhulp

/// What a table decides (#14, #24). People decide; the machine holds a decision against what it answers.
extension Zaakloop {
    mutating func neem(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard besluit.regio == om.regio else { throw .andereRegio }
        guard !fase.isGesloten else { throw .gesloten }
        guard besluit.versie <= versies.versie else { throw .onbekendeVersie }
        // On an older version it holds where its option is still there with the same offers.
        guard
            besluit.versie == versies.versie
                || besluit.optie.flatMap({ versies.optie($0, versie: besluit.versie) }) != nil
        else { return [.meld(verouderd(besluit, om))] }
        return try voerUit(besluit, om).map { effect in
            if case .meld(let melding) = effect { .meld(melding.besloten(Besluitgrond(besluit))) } else { effect }
        }
    }

    private mutating func voerUit(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        switch besluit.besluit {
        case .voordracht: return try draagVoor(besluit, om)
        case .opschalen: return try opschalen(besluit, om)
        case .geenPassend:
            guard !fase.isVoorgedragen else { throw .eerstVoordracht }
            stand = .geenPassend
            return [.meld(.geenPassend(om))]
        case .alternatief, .maatwerk, .terugNaarGi, .bewustGeenHulp, .hulpWasErAl:
            return leidAf(besluit, om)
        }
    }

    private mutating func draagVoor(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard let keuze = besluit.optie, let optie = versies.optie(keuze, versie: besluit.versie)
        else { throw .onbekendeOptie }
        if let lijst = om.wachtlijst, optie.contains(where: { lijst.vraagtInstemming(voor: $0.agb) }) {
            throw .instemmingOntbreekt
        }
        let sleutels = optie.map(\.sleutel).uniek
        guard Set(sleutels) != Set(voordracht.map(\.sleutel)) else { throw .looptAl }
        let uiterlijk = om.vandaag.plus(werkdagen: om.antwoordWerkdagen)
        let delen = sleutels.map { sleutel in
            let delen = optie.filter { $0.sleutel == sleutel }
            // The children are the same for every hulpvraag: one place each.
            let plaatsen = delen.compactMap(\.plaatsen).max()
            var deel = Voorgedragen(
                voordrachtId: om.nieuwId(), aanbodId: sleutel.aanbodId, agb: sleutel.agb,
                hulpvragen: delen.map(\.hulpvraag), versie: besluit.versie, antwoordUiterlijk: uiterlijk,
                aantal: plaatsen, reservering: plaatsen.map { _ in .gevraagd })
            deel.startVerwacht = delen.compactMap(\.start).max()
            if besluit.redenAfwijkingGezin == nil, delen.contains(where: { $0.gezinPast == true }) {
                deel.vraagtRedenGezin = true
            }
            return deel
        }
        let wacht = delen.contains { $0.reservering != nil }
        let nieuw = Voordracht(delen, besluit: wacht ? Besluitgrond(besluit) : nil)
        // The table may choose again; who was asked and is not asked now must know.
        let effecten = eindigVoordracht(naar: .voorgedragen(nieuw)) { _ in .anderePlek }
        // Places that are taken anew at the same offer are held by the new voordracht.
        bezet.removeAll { oud in delen.contains { $0.reservering != nil && oud.aanbod.gaatOver($0.sleutel) } }
        guard wacht else { return effecten + vraagAanbieders(om) }
        return effecten + delen.filter { $0.reservering != nil }.map { .reserveer($0) }
    }

    /// Taken higher: the next table has the case, with all that was tried; who was asked is asked still (#8).
    private mutating func opschalen(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        let naar = om.hogereTafel(besluit.naar)
        guard naar != nil || besluit.naar == nil else { throw .onbekendeTafel }
        if !fase.isVoorgedragen { stand = .opgeschaald }
        guard let naar, naar.slug != om.regio else { return [.meld(.opgeschaald(naar: nil, om))] }
        return [.draagOver(naar), .meld(.opgeschaald(naar: naar, om))]
    }

    /// Decisions after which nobody is asked any more.
    private mutating func leidAf(_ besluit: BesluitGenomen, _ om: Omstandigheden) -> [Zaakeffect] {
        let reden: VoordrachtVervallen.Reden =
            besluit.besluit == .bewustGeenHulp || besluit.besluit == .terugNaarGi ? .ingetrokken : .anderePlek
        func eindig(_ naar: Stand) -> [Zaakeffect] { eindigVoordracht(naar: naar) { _ in reden } }
        switch besluit.besluit {
        case .alternatief: return eindig(.alternatief) + [.meld(.alternatief(om))]
        case .maatwerk: return eindig(.maatwerk) + [.meld(.maatwerk(om))]
        case .terugNaarGi: return eindig(.terugNaarGi) + [.meld(.terugNaarGi(om))]
        default:
            // Late without a reason is not quietly closed, whatever ends it (#4).
            if let dagen = teLaat(besluit, om) {
                return eindig(.toelichtingVereist(norm: om.norm))
                    + [.sluit, .meld(.toelichting(.geslotenDoorTafel(besluit.besluit, om), dagen: dagen))]
            }
            return eindig(.gesloten) + [.sluit, .meld(.geslotenDoorTafel(besluit.besluit, om))]
        }
    }

    /// Days that a table ends a case after the norm without a reason; `nil` when in time or explained.
    private func teLaat(_ besluit: BesluitGenomen, _ om: Omstandigheden) -> Int? {
        guard besluit.redenTeLaat == nil, let norm = om.norm, om.vandaag > norm else { return nil }
        return om.vandaag - norm
    }

    private func verouderd(_ besluit: BesluitGenomen, _ om: Omstandigheden) -> Zaakmelding {
        .verouderd(versies.veranderd(sinds: besluit.versie), nu: versies.versie, fase: fase.status, om)
    }
}

extension Besluitgrond {
    init(_ besluit: BesluitGenomen) { self.init(rol: besluit.rol, reden: besluit.reden) }
}

extension Zaakloop.Fase {
    /// The word of the contract for where a case stands.
    var status: StatusGewijzigd.Fase {
        switch self {
        case .ingediend, .voorgesteld: .voorgesteld
        case .opgeschaald: .opgeschaald
        case .alternatief: .alternatief
        case .maatwerk: .maatwerk
        case .geenPassend: .geenPassend
        case .terugNaarGi: .terugNaarGi
        case .voordracht: .voordracht
        case .geaccepteerd: .geaccepteerd
        case .intakeGehouden: .intakeGehouden
        case .toelichtingVereist: .toelichtingVereist
        case .gestopt: .terugNaarGi
        case .gesloten: .gesloten
        }
    }
}
