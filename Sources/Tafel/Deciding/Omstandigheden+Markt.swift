import Berichten
import Jeugdhulp
import Matching

extension Omstandigheden {
    /// What holds around a case now.
    /// - Parameter casus: the case as the engine sees it; `nil` where it does not yet.
    init(_ zaak: Zaak, _ casus: Casus?, _ beeld: Aanbodbeeld, _ moment: Moment) {
        let markt = beeld.markt
        let regio = markt.register.regio(naam: zaak.regio)
        let tafel = markt.register.tafel(naam: zaak.regio) ?? .landelijk
        let aanbod = markt.aanbod
        let geldend = casus.flatMap { markt.register.ladder(voor: $0.gemeente, op: moment.vandaag) }
        self.init(
            vandaag: moment.vandaag, regio: zaak.regio, tafel: tafel.tafel,
            antwoordWerkdagen: regio?.antwoordWerkdagen ?? Regio.antwoordWerkdagen, norm: Self.norm(zaak),
            volgendeTrede: geldend.flatMap { Ladderstand.volgendeTrede(zaak, $0) },
            naam: { aanbod.aanbod($0)?.naam ?? "de aanbieder van \($0.aanbodId)" }, nieuwId: moment.nieuwId)
        gemeente = casus?.woonplaats.gemeente
        opgave = { sleutel in
            guard let plek = beeld.plek(sleutel) else { return nil }
            return Opgave(plek: plek.bewaard, doelgroepen: aanbod.aanbod(sleutel)?.doelgroepen ?? [])
        }
        wachtlijst = zaak.aanvraag?.wachtlijst
        let (register, hier) = (markt.register, zaak.regio)
        hogereTafel = { naam in naam.map(register.tafel(naam:)) ?? register.tafel(boven: hier) }
    }

    static func norm(_ zaak: Zaak) -> Datum? {
        guard let aanvraag = zaak.aanvraag else { return zaak.loop.norm }
        return Normtoets.passendeHulp(
            aanvraag.maatregel, uiterlijkeDatum: aanvraag.uiterlijkeDatum, verloop: Hulpverloop()
        ).uiterlijk
    }
}
