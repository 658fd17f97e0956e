import Berichten
import Jeugdhulp

/// How help starts and stops, and how a case ends.
extension Zaakloop {
    /// Only this stops the clock (#5), and only when help runs for every hulpvraag (#99). Late without a reason it is
    /// not quietly closed (#4).
    mutating func gestart(_ start: HulpGestart, _ oordeel: Startoordeel, _ om: Omstandigheden) -> [Zaakeffect] {
        // Said again with the reason, or a second time: what is closed is not closed once more.
        if fase == .gesloten || fase == .gestopt {
            return [.meld(.gestart(start, laatste: laatste ?? start.op, oordeel))]
        }
        guard fase != .toelichtingVereist else {
            stand = oordeel.teLaat == nil ? .gesloten : stand
            return [.meld(einde(start, oordeel))]
        }
        let nieuw = Set(oordeel.hulpvragen)
        lopend = lopend.filter { !nieuw.contains($0.hulpvraag) } + oordeel.hulpvragen.map(nieuweHulp(start))
        guard oordeel.nogOpen.isEmpty else {
            // What runs already is said again: nothing is otherwise.
            guard !oordeel.hulpvragen.isEmpty else { return [.meld(.deelsGestart(start, oordeel, self, om))] }
            return deels(start, oordeel, om)
        }
        let hier = voordracht.filter { Self.begint(start, bij: $0) }
        let effecten = eindigVoordracht(naar: oordeel.teLaat == nil ? .gesloten : .toelichtingVereist(norm: om.norm)) {
            Self.begint(start, bij: $0) ? nil : .anderePlek
        }
        // The table hears it before the case leaves it: afterwards nothing of the case is sent there.
        return houd(hier, start, effecten, om) + [.meld(einde(start, oordeel)), .sluit]
    }

    private func nieuweHulp(_ start: HulpGestart) -> (String) -> Lopend {
        let hier = voordracht.filter { Self.begint(start, bij: $0) }
        let optie = versies.opties.joined().first { deel in
            start.aanbodId == deel.aanbodId && (start.agb ?? deel.agb) == deel.agb
        }
        return { hulpvraag in
            var help = Lopend(hulpvraag, start, bij: hier.first { $0.hulpvragen.contains(hulpvraag) } ?? hier.first)
            if help.agb == nil { help.agb = optie?.agb }
            return help
        }
    }

    /// The day on which the last of the help started.
    private var laatste: Datum? { lopend.map(\.op).max() }

    private func einde(_ start: HulpGestart, _ oordeel: Startoordeel) -> Zaakmelding {
        let op = max(laatste ?? start.op, start.op)
        return oordeel.teLaat.map { .toelichting(start, laatste: op, dagen: $0) }
            ?? .gestart(start, laatste: op, oordeel)
    }

    /// A report of before the start still has the place free: who took one holds it until a later one.
    private mutating func houd(
        _ hier: [Voorgedragen], _ start: HulpGestart, _ effecten: [Zaakeffect], _ om: Omstandigheden
    ) -> [Zaakeffect] {
        for deel in hier where deel.reservering != nil {
            bezet.removeAll { $0.aanbod.gaatOver(deel.sleutel) }
            bezet.append(
                Bezet(
                    agb: deel.agb, aanbodId: deel.aanbodId, sinds: start.op,
                    opgave: deel.opgave ?? om.opgave(deel.sleutel)?.plek ?? .geen(op: om.vandaag)))
        }
        let gehouden = hier.map { Zaakeffect.geefVrij(Aanbodverwijzing($0.sleutel)) }
        return effecten.filter { !gehouden.contains($0) }
    }

    /// Help runs for a part of what was asked; the case stays open for the rest, and is proposed again for that alone
    /// (#99). Who was asked for the rest is asked still.
    private mutating func deels(_ start: HulpGestart, _ oordeel: Startoordeel, _ om: Omstandigheden) -> [Zaakeffect] {
        let loopt = Set(lopend.map(\.hulpvraag))
        let klaar = voordracht.filter { loopt.isSuperset(of: $0.hulpvragen) }
        let hier = klaar.filter { Self.begint(start, bij: $0) }
        let wachtte = wachtOpPlaats
        var effecten: [Zaakeffect] = klaar.flatMap { deel -> [Zaakeffect] in
            (Self.begint(start, bij: deel) || wachtte ? [] : [.vervalt(deel, .anderePlek)])
                + (deel.reservering == nil ? [] : [.geefVrij(Aanbodverwijzing(deel.sleutel))])
        }
        let weg = Set(klaar.map(\.sleutel))
        if let over = stand.voordracht?.zonder({ weg.contains($0.sleutel) }) {
            stand = .voorgedragen(over)
            for plaats in voordracht.indices {
                wijzig(plaats) { $0.hulpvragen.removeAll(where: loopt.contains) }
            }
        } else if fase.isVoorgedragen {
            stand = .voorgesteld
        }
        effecten = houd(hier, start, effecten, om)
        if wachtte, !wachtOpPlaats, fase.isVoorgedragen { effecten += vraagAanbieders(om) }
        return effecten + [.stelOpnieuwVoor, .meld(.deelsGestart(start, oordeel, self, om))]
    }

    private static func begint(_ start: HulpGestart, bij deel: Voorgedragen) -> Bool {
        switch (start.aanbodId, start.agb) {
        case (let aanbodId?, let agb): aanbodId == deel.aanbodId && (agb == nil || agb == deel.agb)
        case (nil, let agb?): agb == deel.agb
        case (nil, nil): deel.geaccepteerd
        }
    }

    /// Help that ran stops (#100). What was tried stays known, and the case is open again for what is needed: at once
    /// where it is still here, else when the GI says what that is.
    mutating func gestopt(
        _ stop: HulpGestopt, _ hulpvragen: [String], _ om: Omstandigheden
    ) throws(Afkeuring) -> [Zaakeffect] {
        let stopt = lopend.filter { hulpvragen.contains($0.hulpvraag) }
        guard !stopt.isEmpty else { throw .looptNiet }
        lopend.removeAll { hulpvragen.contains($0.hulpvraag) }
        var effecten: [Zaakeffect] = []
        for deel in stopt {
            guard let agb = deel.agb, let aanbodId = deel.aanbodId else { continue }
            let sleutel = Aanbodsleutel(agb, aanbodId)
            onthoud(Geprobeerd(sleutel, op: min(stop.op, om.vandaag), einde: stop.einde, om))
            // The child left the place that it had taken.
            for plek in bezet.filter({ $0.aanbod.gaatOver(sleutel) }).map(\.aanbod) {
                effecten.append(.geefVrij(plek))
                bezet.removeAll { $0.aanbod == plek }
            }
        }
        guard !fase.isGesloten else {
            stand = .gestopt
            return effecten + [.meld(.gestoptNaSluiting(stop, stopt.map(\.hulpvraag)))]
        }
        if !fase.isVoorgedragen, !fase.wachtOpTafel { stand = .ingediend }
        return effecten + [.stelOpnieuwVoor, .meld(.gestopt(stop, stopt.map(\.hulpvraag), self, om))]
    }

    mutating func ingetrokken(teLaat: Int?, _ om: Omstandigheden) throws(Afkeuring) -> [Zaakeffect] {
        // Taking a case back is no explanation of help that came too late (#4); a reason is.
        guard fase != .toelichtingVereist || teLaat == nil else { throw .eerstToelichting }
        let wasGesloten = fase.isGesloten
        guard let teLaat, !wasGesloten else {
            let effecten = eindigVoordracht(naar: .gesloten) { _ in .ingetrokken }
            return effecten + (wasGesloten ? [] : [.sluit]) + [.meld(.ingetrokken)]
        }
        let effecten = eindigVoordracht(naar: .toelichtingVereist(norm: om.norm)) { _ in .ingetrokken }
        return effecten + [.sluit, .meld(.toelichting(.ingetrokken, dagen: teLaat))]
    }
}

extension Geprobeerd {
    /// Help that stopped: it came to nothing where the family or the aanbieder broke it off alone.
    fileprivate init(_ sleutel: Aanbodsleutel, op: Datum, einde: HulpGestopt.Einde, _ om: Omstandigheden) {
        let (uitkomst, reden): (Pogingsuitkomst, Weigeringsreden?) =
            switch einde {
            case .volgensPlan, .inOverleg, .omstandigheden: (.beeindigd, nil)
            case .doorGezin: (.mislukt, .gezinWilNiet)
            case .doorAanbieder: (.mislukt, .anders)
            }
        let opgave = om.opgave(sleutel)
        self.init(
            sleutel, op: op, reden: reden?.rawValue, uitkomst: uitkomst, gemeente: om.gemeente,
            doelgroepen: opgave?.doelgroepen, opgave: opgave?.plek ?? .geen(op: op))
    }
}
