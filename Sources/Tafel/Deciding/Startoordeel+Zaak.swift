import Berichten
import Jeugdhulp

extension Startoordeel {
    /// - Parameters:
    ///   - bedient: whether an offer, by what it is, answers a hulpvraag; `nil` where the offer is not known.
    /// - Throws: when a hulpvraag is named that the aanvraag does not have.
    init(
        _ start: HulpGestart, _ zaak: Zaak, bedient: (Hulpvraag) -> Bool?, vandaag: Datum
    ) throws(Afkeuring) {
        guard let aanvraag = zaak.aanvraag else {
            var teLaat: Int?
            if let norm = zaak.loop.norm, start.redenTeLaat == nil, start.op > norm { teLaat = start.op - norm }
            self.init(hulpvragen: [], teLaat: teLaat)
            return
        }
        let alle = aanvraag.hulpvragen.map(\.id)
        guard start.hulpvragen.allSatisfy(alle.contains) else { throw .onbekendeHulpvraag }
        let loopt = Set(zaak.loop.lopend.map(\.hulpvraag))
        let bedoeld = start.hulpvragen.isEmpty ? Self.afgeleid(start, zaak, aanvraag, bedient) : start.hulpvragen
        let nieuw = alle.filter { bedoeld.contains($0) && !loopt.contains($0) }
        let nogOpen = alle.filter { !loopt.contains($0) && !nieuw.contains($0) }
        self.init(
            hulpvragen: nieuw, nogOpen: nogOpen,
            teLaat: nogOpen.isEmpty ? Self.teLaat(start, zaak, aanvraag, vandaag) : nil,
            afgeleid: start.hulpvragen.isEmpty && alle.count > 1)
    }

    /// For what help starts where the message does not say: what the offer that it names was asked for or is proposed
    /// for, else what it answers by what it is; every hulpvraag where that is nothing.
    private static func afgeleid(
        _ start: HulpGestart, _ zaak: Zaak, _ aanvraag: Aanvraag, _ bedient: (Hulpvraag) -> Bool?
    ) -> [String] {
        let alle = aanvraag.hulpvragen.map(\.id)
        guard start.aanbodId != nil || start.agb != nil else {
            // Where help starts that nobody names is where somebody said yes.
            let ja = zaak.loop.voordracht.filter(\.geaccepteerd).flatMap(\.hulpvragen)
            return ja.isEmpty ? alle : ja
        }
        func isHet(_ agb: AgbCode, _ aanbodId: String) -> Bool {
            (start.aanbodId ?? aanbodId) == aanbodId && (start.agb ?? agb) == agb
        }
        let gevraagd = zaak.loop.voordracht.filter { isHet($0.agb, $0.aanbodId) }.flatMap(\.hulpvragen)
        guard gevraagd.isEmpty else { return gevraagd }
        let loopt = zaak.loop.lopend.filter { help in
            guard let agb = help.agb, let aanbodId = help.aanbodId else {
                return help.aanbodId == start.aanbodId && help.agb == start.agb
            }
            return isHet(agb, aanbodId)
        }.map(\.hulpvraag)
        guard loopt.isEmpty else { return loopt }
        let voorgesteld = zaak.loop.versies.opties.joined().filter { isHet($0.agb, $0.aanbodId) }.map(\.hulpvraag)
        guard voorgesteld.isEmpty else { return voorgesteld }
        let past = aanvraag.hulpvragen.filter { bedient($0) == true }.map(\.id)
        return past.isEmpty ? alle : past
    }

    /// Days that the last of the help started after the norm, when nobody said why (#4, #5).
    private static func teLaat(
        _ start: HulpGestart, _ zaak: Zaak, _ aanvraag: Aanvraag, _ vandaag: Datum
    ) -> Int? {
        let eerder = zaak.loop.lopend.max { $0.op < $1.op }
        let laatste = max(eerder?.op ?? start.op, start.op)
        let reden = start.redenTeLaat ?? (eerder?.op == laatste ? eerder?.redenTeLaat : nil)
        let toets = Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum,
            verloop: Hulpverloop([Hulpverloop.Moment(.hulpGestart, op: laatste)]),
            toelichting: reden.map { Normtoelichting(reden: $0, op: vandaag) })
        return toets.status(op: vandaag) == .toelichtingVereist ? laatste - toets.uiterlijk : nil
    }
}

extension AanvraagIngetrokken {
    /// Days that the case ends after the norm, when nobody said why (#4); `nil` when in time or explained.
    func teLaat(_ norm: Datum?) -> Int? {
        guard redenTeLaat == nil, let norm, op > norm else { return nil }
        return op - norm
    }
}
