import Jeugdhulp

/// The whole picture a proposal is made from: offers, contracts, regions and weights.
public struct Markt: Sendable {
    public var aanbod: Aanbodindex
    public var contracten: Contractenboek
    public let register: Gemeenteregister
    public let gewichten: Gewichten

    public init(register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard) {
        aanbod = Aanbodindex()
        contracten = Contractenboek()
        self.register = register
        self.gewichten = gewichten
    }

    /// The ranked, explained proposal for a case on a day.
    ///
    /// Same case, same offers and contracts, same day, same weights: the same proposal to the byte, in whatever order
    /// the offers arrived.
    public func voorstel(voor casus: Casus, vandaag: Datum) -> Voorstel {
        let norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        let selecties = casus.aanvraag.hulpvragen.map {
            Selectie(hulpvraag: $0, casus: casus, norm: norm.uiterlijk, vandaag: vandaag, markt: self)
        }
        let combinaties = Combinaties.beste(selecties, markt: self)
        let gekozen = Spreiding.kies(combinaties, selecties, markt: self)
        let uitleg = Uitleg(markt: self, casus: casus, norm: norm, vandaag: vandaag)
        let opties = gekozen.enumerated().map { rang, combinatie in
            uitleg.optie(rang: rang + 1, combinatie, selecties)
        }
        return Voorstel(
            casusId: casus.aanvraag.casusId,
            woonplaats: casus.woonplaats,
            regio: casus.gemeente.map { register.regio($0.regio) },
            norm: norm,
            opties: opties,
            uitgesloten: Uitgesloten.overzicht(selecties, casus: casus, markt: self),
            knelpunten: Knelpunt.alle(selecties, casus: casus, norm: norm.uiterlijk),
            gewichten: gewichten.versie
        )
    }
}
