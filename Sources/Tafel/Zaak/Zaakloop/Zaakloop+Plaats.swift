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

    /// The offers at which this case holds places or was nominated.
    var betrokkenAanbod: Set<String> { Set(voordracht.map(\.aanbodId)).union(bezet.map(\.aanbodId)) }

    /// Whether this case holds places at an offer.
    func houdtVast(_ aanbodId: String) -> Bool {
        voordracht.contains { $0.aanbodId == aanbodId && $0.reservering != nil }
            || bezet.contains { $0.aanbodId == aanbodId }
    }

    /// Whether the places that were asked for are there.
    mutating func plaats(_ aanbodId: String, toegekend: Bool, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let deel = voordracht.firstIndex(where: { $0.aanbodId == aanbodId && $0.reservering == .gevraagd })
        else { return [] }
        guard toegekend else { return plaatsVergeven(voordracht[deel], om) }
        wijzig(deel) { $0.reservering = .toegekend }
        return wachtOpPlaats ? [] : vraagAanbieders(om)
    }

    /// Everybody has a place: now the aanbieders are asked.
    mutating func vraagAanbieders(_ om: Omstandigheden) -> [Zaakeffect] {
        let melding = Zaakmelding.voorgedragen(voordracht, om)
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
    mutating func aanbodIngetrokken(_ aanbodId: String, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let plaats = voordracht.firstIndex(where: { $0.aanbodId == aanbodId }), !wachtOpPlaats else { return [] }
        let deel = voordracht[plaats]
        if deel.geaccepteerd {
            // Who said yes is held to it: people sort that out.
            guard deel.reservering != .betwist else { return [] }
            wijzig(plaats) { $0.reservering = .betwist }
            return [.meld(.ingetrokkenNaJa(deel, self, om))]
        }
        let poging = Geprobeerd(agb: deel.agb, aanbodId: aanbodId, op: om.vandaag, reden: "geen-plaats")
        geprobeerd = (geprobeerd.filter { $0.aanbodId != aanbodId } + [poging]).suffix(Self.geprobeerdMax)
        let effecten = eindigVoordracht(naar: .voorgesteld) {
            $0.aanbodId == aanbodId ? .aanbodGewijzigd : .anderePlek
        }
        return effecten + [.stelOpnieuwVoor, .meld(.aanbodIngetrokken(deel, om))]
    }

    /// Fewer places are reported than were promised. The voordracht stands: what was reported must be delivered.
    mutating func plaatsIngetrokken(_ aanbodId: String, _ om: Omstandigheden) -> [Zaakeffect] {
        guard let plaats = voordracht.firstIndex(where: { $0.aanbodId == aanbodId && $0.reservering == .toegekend }),
            !wachtOpPlaats, !voordracht[plaats].geaccepteerd
        else { return [] }
        wijzig(plaats) { $0.reservering = .betwist }
        return [.meld(.plaatsIngetrokken(voordracht[plaats], self, om))]
    }

    /// The aanbieder has reported since it said yes, or since help started: it counts the child itself by now.
    mutating func verwerktInOpgave(_ aanbodId: String) -> [Zaakeffect] {
        guard houdtVast(aanbodId) else { return [] }
        for plaats in voordracht.indices where voordracht[plaats].aanbodId == aanbodId {
            wijzig(plaats) { $0.reservering = nil }
        }
        bezet.removeAll { $0.aanbodId == aanbodId }
        return [.geefVrij(aanbodId: aanbodId)]
    }
}
