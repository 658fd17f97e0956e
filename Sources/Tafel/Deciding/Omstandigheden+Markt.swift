import Berichten
import Jeugdhulp
import Matching

extension Omstandigheden {
    /// What holds around a case now.
    /// - Parameter casus: the case as the engine sees it; `nil` where it does not yet.
    init(_ zaak: Zaak, _ casus: Casus?, markt: Markt, _ moment: Moment) {
        let regio = markt.register.regio(naam: zaak.regio)
        let aanbod = markt.aanbod
        let geldend = casus.flatMap { markt.register.ladder(voor: $0.gemeente, op: moment.vandaag) }
        self.init(
            vandaag: moment.vandaag, regio: zaak.regio, tafel: regio?.tafel ?? Landelijk.tafel,
            antwoordWerkdagen: regio?.antwoordWerkdagen ?? Regio.antwoordWerkdagen, norm: Self.norm(zaak),
            volgendeTrede: geldend.flatMap { Ladderstand.volgendeTrede(zaak, $0) },
            naam: { aanbod.aanbod($0)?.naam ?? "de aanbieder van \($0)" }, nieuwId: moment.nieuwId)
        wachtlijst = zaak.aanvraag?.wachtlijst
    }

    private static func norm(_ zaak: Zaak) -> Datum? {
        guard let aanvraag = zaak.aanvraag else { return zaak.loop.norm }
        return Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum, verloop: Hulpverloop()
        ).uiterlijk
    }
}

extension HulpGestart {
    /// Days that help started after the norm, when nobody said why (#4); `nil` when in time or explained.
    func teLaat(_ zaak: Zaak, vandaag: Datum) -> Int? {
        guard let aanvraag = zaak.aanvraag else {
            guard let norm = zaak.loop.norm, redenTeLaat == nil, op > norm else { return nil }
            return op - norm
        }
        let toets = Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum,
            verloop: Hulpverloop([Hulpverloop.Moment(.hulpGestart, op: op)]),
            toelichting: redenTeLaat.map { Normtoelichting(reden: $0, op: vandaag) })
        return toets.status(op: vandaag) == .toelichtingVereist ? op - toets.uiterlijk : nil
    }
}
