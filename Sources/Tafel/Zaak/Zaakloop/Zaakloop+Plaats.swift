import Berichten
import Jeugdhulp

/// Places: asked before an aanbieder is, held until it answers, and what it means when a report takes one away.
///
/// What an aanbieder reports as free it must deliver: a report that comes after the question changes nothing for the
/// child that was nominated. Only an offer that is gone, or that takes nobody any more, ends the voordracht; who did
/// that is named.
extension Zaakloop {
    /// Whether places were asked for that nobody has yet: no aanbieder was asked anything.
    var wachtOpPlaats: Bool { stand.voordracht?.wachtOpPlaats ?? false }

    /// The ids of the offers at which this case holds places or was nominated, or whose next report can change what is
    /// thought of a refusal. By id alone: records of before name no more.
    var betrokkenAanbod: Set<String> {
        let geweigerd = fase.isGesloten ? [] : geprobeerd.filter(\.wachtOpOpgave).map(\.aanbodId)
        return Set(voordracht.map(\.aanbodId) + bezet.map(\.aanbodId) + geweigerd)
    }

    /// Whether this case holds places at an offer, as a record names it.
    func houdtVast(_ aanbod: Aanbodverwijzing) -> Bool {
        voordracht.contains { aanbod.gaatOver($0.sleutel) && $0.reservering != nil }
            || bezet.contains { bezet in
                bezet.aanbodId == aanbod.aanbodId && (bezet.agb == nil || aanbod.agb == nil || bezet.agb == aanbod.agb)
            }
    }

    /// Whether the places that were asked for are there.
    mutating func plaats(_ aanbod: Aanbodsleutel, toegekend: Bool, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let deel = voordracht.firstIndex(where: { $0.sleutel == aanbod && $0.reservering == .gevraagd })
        else { return [] }
        guard toegekend else { return plaatsVergeven(voordracht[deel], om) }
        wijzig(deel) { $0.reservering = .toegekend }
        return wachtOpPlaats ? [] : vraagAanbieders(om)
    }

    /// Everybody has a place: now the aanbieders are asked.
    mutating func vraagAanbieders(_ om: Omstandigheden) -> [Zaakeffect] {
        // Decided on an older version, or made anew while the places were asked for: what is otherwise is told.
        let op = voordracht.map(\.versie).min() ?? versies.versie
        let anders = op < versies.versie ? versies.veranderd(sinds: op) : nil
        let melding = Zaakmelding.voorgedragen(voordracht, anders, nu: versies.versie, om)
        let besloten = neemBesluit().map(melding.besloten) ?? melding
        return voordracht.map { .draagVoor($0) } + [.meld(besloten)]
    }

    /// Another child was first. Nobody was asked yet, so only the table hears of it.
    private mutating func plaatsVergeven(_ deel: Voorgedragen, _ om: Omstandigheden) -> [Zaakeffect] {
        let melding = Zaakmelding.plaatsVergeven(deel, om)
        let besloten = besluit.map(melding.besloten) ?? melding
        return eindigVoordracht(naar: .voorgesteld) { _ in .anderePlek } + [.stelOpnieuwVoor, .meld(besloten)]
    }

    /// The offer is gone, or takes nobody any more.
    mutating func aanbodIngetrokken(_ aanbod: Aanbodsleutel, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let plaats = voordracht.firstIndex(where: { $0.sleutel == aanbod }), !wachtOpPlaats else { return [] }
        let deel = voordracht[plaats]
        if deel.geaccepteerd {
            // Who said yes is held to it: people sort that out.
            guard deel.reservering != .betwist else { return [] }
            wijzig(plaats) { $0.reservering = .betwist }
            return [.meld(.ingetrokkenNaJa(deel, self, om))]
        }
        onthoud(poging(deel, .geenPlaats, op: om.vandaag, om))
        let effecten = eindigVoordracht(naar: .voorgesteld) {
            $0.sleutel == aanbod ? .aanbodGewijzigd : .anderePlek
        }
        return effecten + [.stelOpnieuwVoor, .meld(.aanbodIngetrokken(deel, om))]
    }

    /// Fewer places are reported than were promised. The voordracht stands: what was reported must be delivered.
    mutating func plaatsIngetrokken(_ aanbod: Aanbodsleutel, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let plaats = voordracht.firstIndex(where: { $0.sleutel == aanbod && $0.reservering == .toegekend }),
            !wachtOpPlaats, !voordracht[plaats].geaccepteerd
        else { return [] }
        wijzig(plaats) { $0.reservering = .betwist }
        return [.meld(.plaatsIngetrokken(voordracht[plaats], self, om))]
    }

    /// A report that does not count the child yet: whenever it is read again, it was there before.
    mutating func opgaveGezien(_ aanbod: Aanbodverwijzing, _ plek: Opgaveplek) -> [Zaakeffect] {
        for plaats in voordracht.indices where aanbod.gaatOver(voordracht[plaats].sleutel) {
            wijzig(plaats) { $0.opgave = plek }
        }
        for plaats in bezet.indices where bezet[plaats].aanbod == aanbod { bezet[plaats].opgave = plek }
        return []
    }

    /// The aanbieder has reported since it said yes, or since help started: it counts the child itself by now.
    mutating func verwerktInOpgave(_ aanbod: Aanbodverwijzing) -> [Zaakeffect] {
        guard houdtVast(aanbod) else { return [] }
        for plaats in voordracht.indices where aanbod.gaatOver(voordracht[plaats].sleutel) {
            wijzig(plaats) { $0.reservering = nil }
        }
        bezet.removeAll { $0.aanbod == aanbod }
        return [.geefVrij(aanbod)]
    }
}
