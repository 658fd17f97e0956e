import Jeugdhulp

/// The whole picture a proposal is made from: offers, contracts, regions and weights.
package struct Markt: Sendable {
    package var aanbod: Aanbodindex
    package var contracten: Contractenboek
    let grondslag: SharedConstants

    package var register: Gemeenteregister { grondslag.register }
    package var gewichten: Gewichten { grondslag.gewichten }
    var kaart: GemeenteLookup { grondslag.kaart }
    var klassen: [ScoreClass] { grondslag.klassen }

    /// What never changes, held by one reference: a ranking keeps its market, and a copy of it takes and lets go of
    /// every reference in it.
    final class SharedConstants: Sendable {
        let register: Gemeenteregister
        let gewichten: Gewichten
        let kaart: GemeenteLookup
        let klassen: [ScoreClass]

        init(_ register: Gemeenteregister, _ gewichten: Gewichten) {
            (self.register, self.gewichten) = (register, gewichten)
            (kaart, klassen) = (GemeenteLookup(register), ScoreClass.alle(gewichten))
        }
    }

    package init(register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard) {
        aanbod = Aanbodindex()
        contracten = Contractenboek()
        grondslag = SharedConstants(register, gewichten)
    }

    /// The ranked, explained proposal for a case on a day.
    ///
    /// Same case, same offers and contracts, same day, same weights: the same proposal to the byte, in whatever order
    /// the offers arrived.
    package func voorstel(voor casus: Casus, vandaag: Datum) -> Voorstel {
        let rangschikking = rangschikking(voor: casus, vandaag: vandaag)
        let (norm, selecties) = (rangschikking.norm, rangschikking.selecties)
        let uitleg = Uitleg(markt: self, casus: casus, norm: norm, vandaag: vandaag)
        return Voorstel(
            casusId: casus.aanvraag.casusId,
            woonplaats: casus.woonplaats,
            regio: casus.gemeente.map { register.regio($0.regio) },
            norm: norm,
            opties: rangschikking.gekozen.enumerated().map { uitleg.optie(rang: $0 + 1, $1, selecties) },
            uitgesloten: Uitgesloten.overzicht(selecties, casus: casus, markt: self),
            knelpunten: Knelpunt.alle(selecties, casus: casus, norm: norm.uiterlijk),
            gewichten: gewichten.versie
        )
    }

    /// The ranking alone, without a word of explanation: who is chosen in which order, and what is out.
    package func rangschikking(voor casus: borrowing Casus, vandaag: Datum) -> Rangschikking {
        let opdracht = Query(casus, vandaag: vandaag, markt: self)
        var selecties: [Selectie] = []
        selecties.reserveCapacity(casus.aanvraag.hulpvragen.count)
        for hulpvraag in casus.aanvraag.hulpvragen { selecties.append(Selectie(hulpvraag, casus, opdracht)) }
        return Rangschikking(norm: opdracht.norm, selecties: selecties, gekozen: kies(selecties))
    }

    /// Most lists are settled by a few candidates more than they hold; the rest is only looked at where the spreading
    /// over aanbieders asks for it.
    private func kies(_ selecties: [Selectie]) -> [Combinatie] {
        guard !selecties.isEmpty, selecties.allSatisfy({ $0.aantalPassend > 0 }) else { return [] }
        let lijst = gewichten.lijst
        for aantal in [min(lijst.kandidatenMax, lijst.optiesMax * selecties.count + 14), lijst.kandidatenMax] {
            if selecties.count == 1 {
                var keuzelijst = SingleShortlist(aantal, selecties[0].besten(aantal), lijst)
                if let gekozen = keuzelijst.kies() { return gekozen }
            } else if let gekozen = Combinaties(aantal, selecties, markt: self).kies() {
                return gekozen
            }
        }
        return []
    }
}

/// Which offers were chosen for a case and what is out, as places in the index.
package struct Rangschikking {
    let norm: Norm
    let selecties: [Selectie]
    let gekozen: [Combinatie]

    /// How many options there are.
    package var aantal: Int { gekozen.count }
    /// The points of each option, best first.
    package var scores: [Int] { gekozen.map(\.punten) }
}
