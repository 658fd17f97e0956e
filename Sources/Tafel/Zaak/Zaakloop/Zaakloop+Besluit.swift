import Berichten
import Jeugdhulp

/// What a table decides (#14, #24). People decide; the machine holds a decision against what it answers.
extension Zaakloop {
    mutating func neem(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard besluit.regio == om.regio else { throw .andereRegio }
        guard !fase.isGesloten else { throw .gesloten }
        guard besluit.versie <= versies.versie else { throw .onbekendeVersie }
        guard besluit.versie == versies.versie else { return [.meld(verouderd(besluit, om))] }
        return try voerUit(besluit, om).map { effect in
            if case .meld(let melding) = effect { .meld(melding.besloten(Besluitgrond(besluit))) } else { effect }
        }
    }

    private mutating func voerUit(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        switch besluit.besluit {
        case .voordracht: return try draagVoor(besluit, om)
        case .opschalen: return opschalen(om)
        case .geenPassend:
            guard !fase.isVoorgedragen else { throw .eerstVoordracht }
            stand = .geenPassend
            return [.meld(.geenPassend(om))]
        case .alternatief, .maatwerk, .terugNaarGi, .bewustGeenHulp, .hulpWasErAl:
            return leidAf(besluit.besluit, om)
        }
    }

    private mutating func draagVoor(_ besluit: BesluitGenomen, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        guard let keuze = besluit.optie, let optie = versies.optie(keuze) else { throw .onbekendeOptie }
        if let lijst = om.wachtlijst, optie.contains(where: { lijst.vraagtInstemming(voor: $0.agb) }) {
            throw .instemmingOntbreekt
        }
        let aanbodIds = optie.map(\.aanbodId).uniek
        guard Set(aanbodIds) != Set(voordracht.map(\.aanbodId)) else { throw .looptAl }
        let uiterlijk = om.vandaag.plus(werkdagen: om.antwoordWerkdagen)
        let delen = aanbodIds.compactMap { aanbodId in
            let delen = optie.filter { $0.aanbodId == aanbodId }
            return delen.first.map { eerste in
                // The children are the same for every hulpvraag: one place each.
                let plaatsen = delen.compactMap(\.plaatsen).max()
                return Voorgedragen(
                    voordrachtId: om.nieuwId(), aanbodId: aanbodId, agb: eerste.agb, hulpvragen: delen.map(\.hulpvraag),
                    versie: besluit.versie, antwoordUiterlijk: uiterlijk, aantal: plaatsen,
                    reservering: plaatsen.map { _ in .gevraagd })
            }
        }
        let wacht = delen.contains { $0.reservering != nil }
        let nieuw = Voordracht(delen, besluit: wacht ? Besluitgrond(besluit) : nil)
        // The table may choose again; who was asked and is not asked now must know.
        let effecten = eindigVoordracht(naar: .voorgedragen(nieuw)) { _ in .anderePlek }
        // Places that are taken anew at the same offer are held by the new voordracht.
        bezet.removeAll { oud in delen.contains { $0.reservering != nil && $0.aanbodId == oud.aanbodId } }
        guard wacht else { return effecten + vraagAanbieders(om) }
        return effecten + delen.filter { $0.reservering != nil }.map { .reserveer($0) }
    }

    /// Taken higher: the case stays where it is, and so does who was asked.
    private mutating func opschalen(_ om: Omstandigheden) -> [Zaakeffect] {
        if !fase.isVoorgedragen { stand = .opgeschaald }
        return [.meld(.opgeschaald(om))]
    }

    /// Decisions after which nobody is asked any more.
    private mutating func leidAf(_ besluit: BesluitGenomen.Besluit, _ om: Omstandigheden) -> [Zaakeffect] {
        let reden: VoordrachtVervallen.Reden =
            besluit == .bewustGeenHulp || besluit == .terugNaarGi ? .ingetrokken : .anderePlek
        func eindig(_ naar: Stand) -> [Zaakeffect] { eindigVoordracht(naar: naar) { _ in reden } }
        switch besluit {
        case .alternatief: return eindig(.alternatief) + [.meld(.alternatief(om))]
        case .maatwerk: return eindig(.maatwerk) + [.meld(.maatwerk(om))]
        case .terugNaarGi: return eindig(.terugNaarGi) + [.meld(.terugNaarGi(om))]
        default: return eindig(.gesloten) + [.sluit, .meld(.geslotenDoorTafel(besluit, om))]
        }
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
        case .gesloten: .gesloten
        }
    }
}
