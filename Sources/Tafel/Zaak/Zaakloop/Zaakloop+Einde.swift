import Berichten
import Jeugdhulp

/// How a case ends.
extension Zaakloop {
    /// Only this stops the clock (#5). Late without a reason it is not quietly closed (#4).
    mutating func gestart(_ start: HulpGestart, teLaat: Int?, _ om: Omstandigheden) -> [Zaakeffect] {
        let wasGesloten = fase.isGesloten
        // Said again with the reason, or a second time: what is closed is not closed once more.
        if fase == .gesloten { return [.meld(.gestart(start))] }
        let hier = voordracht.filter { Self.begint(start, bij: $0) }
        let effecten = eindigVoordracht(naar: teLaat == nil ? .gesloten : .toelichtingVereist(norm: om.norm)) {
            Self.begint(start, bij: $0) ? nil : .anderePlek
        }
        .filter { effect in !hier.contains { effect == .geefVrij(aanbodId: $0.aanbodId) } }
        // A report of before the start still has the place free.
        bezet += hier.filter { $0.reservering != nil }.map { Bezet(aanbodId: $0.aanbodId, sinds: start.op) }
        let melding = teLaat.map { Zaakmelding.toelichting(start, dagen: $0) } ?? .gestart(start)
        // The table hears it before the case leaves it: afterwards nothing of the case is sent there.
        return effecten + [.meld(melding)] + (wasGesloten ? [] : [.sluit])
    }

    private static func begint(_ start: HulpGestart, bij deel: Voorgedragen) -> Bool {
        switch (start.aanbodId, start.agb) {
        case (let aanbodId?, _): aanbodId == deel.aanbodId
        case (nil, let agb?): agb == deel.agb
        case (nil, nil): deel.geaccepteerd
        }
    }

    mutating func ingetrokken() throws(Afkeuring) -> [Zaakeffect] {
        // Taking a case back is no explanation of help that came too late (#4).
        guard fase != .toelichtingVereist else { throw .eerstToelichting }
        let wasGesloten = fase.isGesloten
        let effecten = eindigVoordracht(naar: .gesloten) { _ in .ingetrokken }
        return effecten + (wasGesloten ? [] : [.sluit]) + [.meld(.ingetrokken)]
    }
}
