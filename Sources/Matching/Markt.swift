import Jeugdhulp

/// The whole picture a proposal is made from: offers, contracts, register and weights. The door of this module: who is
/// above it asks a market, and the parts below know no market, only what they need of it.
package struct Markt: Sendable {
    package var aanbod: Aanbodindex
    package var contracten: Contractenboek
    private let grondslag: Grondslag
    let tables: SearchTables

    package var register: Gemeenteregister { grondslag.register }
    package var gewichten: Gewichten { grondslag.gewichten }
    /// What an offer is judged by now.
    package var voorwaarden: Voorwaarden { Voorwaarden(contracten, grondslag) }

    package init(register: Gemeenteregister = .landelijk, gewichten: Gewichten = .standaard) {
        aanbod = Aanbodindex()
        contracten = Contractenboek()
        grondslag = Grondslag(register, gewichten)
        tables = SearchTables(grondslag)
    }

    /// The ranked, explained proposal for a case on a day.
    ///
    /// Same case, same offers and contracts, same day, same weights: the same proposal to the byte, in whatever order
    /// the offers arrived.
    package func voorstel(voor casus: Casus, vandaag: Datum) -> Voorstel {
        let query = query(casus, vandaag: vandaag)
        let rangschikking = Rangschikking(casus, query)
        let (norm, selecties) = (rangschikking.norm, rangschikking.selecties)
        let alternatieven = Alternatief.alle(casus, query)
        let uitleg = Uitleg(
            aanbod.buckets, voorwaarden: voorwaarden, casus: casus, norm: norm, vandaag: vandaag,
            gezinPast: Set(alternatieven.filter(\.isGezin).map(\.hulpvraag)))
        var opties = rangschikking.gekozen.enumerated().map { uitleg.optie(rang: $0 + 1, $1, selecties) }
        for paar in Splitsing.paren(casus, query) where opties.count < gewichten.lijst.optiesMax {
            guard let optie = uitleg.optie(rang: opties.count + 1, paar, selecties[0].hulpvraag) else { continue }
            opties.append(optie)
        }
        return Voorstel(
            casusId: casus.aanvraag.casusId,
            woonplaats: casus.woonplaats,
            regio: casus.gemeente.map { register.regio($0.regio) },
            norm: norm,
            opties: opties,
            uitgesloten: Uitgesloten.overzicht(
                selecties, casus: casus, aanbod: aanbod, voorwaarden: voorwaarden, norm: norm, vandaag: vandaag),
            knelpunten: Knelpunt.alle(selecties, casus: casus, norm: norm.uiterlijk),
            wachten: Wachten(casus, selecties, vandaag: vandaag),
            waarschuwingen: Self.waarschuwingen(casus.aanvraag),
            alternatieven: alternatieven,
            perJeugdige: casus.perJeugdige,
            buitenJeugdwet: casus.aanvraag.buitenJeugdwet,
            gewichten: gewichten.versie
        )
    }

    /// Without a course set with the family norm 2 runs: until when (#2).
    private static func waarschuwingen(_ aanvraag: Aanvraag) -> [Waarschuwing] {
        guard aanvraag.koersVastgesteldOp == nil else { return [] }
        let norm = Normtoets.gedragenKoers(aanvraag.maatregel, vastgesteldOp: nil)
        return [Waarschuwing(code: .koersOntbreekt, op: norm.uiterlijk)]
    }

    /// The ranking alone, without a word of explanation: who is chosen in which order, and what is out.
    package func rangschikking(voor casus: borrowing Casus, vandaag: Datum) -> Rangschikking {
        Rangschikking(casus, query(casus, vandaag: vandaag))
    }

    func query(_ casus: borrowing Casus, vandaag: Datum) -> Query {
        Query(casus, vandaag: vandaag, aanbod, voorwaarden, tables)
    }

    /// Why an offer stands where it stands for a case, and what would put it first.
    ///
    /// All of it comes out of the same scoring as the proposal: what would put it first is found by trying changed
    /// facts on a copy of the market. That costs some tens of rankings at most; it is for questions, not for every
    /// message.
    /// - Returns: `nil` when the market has no such offer.
    package func waarom(_ sleutel: Aanbodsleutel, voor casus: Casus, vandaag: Datum) -> Waarom? {
        guard let gevraagd = aanbod.aanbod(sleutel) else { return nil }
        return Waarom(
            gevraagd, casus, voorstel(voor: casus, vandaag: vandaag), vandaag: vandaag,
            WhatIfMarket(aanbod: aanbod, contracten: contracten, grondslag: grondslag, tables: tables))
    }
}
