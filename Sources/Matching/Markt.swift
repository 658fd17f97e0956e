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
        let rangschikking = rangschikking(voor: casus, vandaag: vandaag)
        let (norm, selecties) = (rangschikking.norm, rangschikking.selecties)
        let uitleg = Uitleg(aanbod: aanbod, voorwaarden: voorwaarden, casus: casus, norm: norm, vandaag: vandaag)
        return Voorstel(
            casusId: casus.aanvraag.casusId,
            woonplaats: casus.woonplaats,
            regio: casus.gemeente.map { register.regio($0.regio) },
            norm: norm,
            opties: rangschikking.gekozen.enumerated().map { uitleg.optie(rang: $0 + 1, $1, selecties) },
            uitgesloten: Uitgesloten.overzicht(selecties, casus: casus, aanbod: aanbod),
            knelpunten: Knelpunt.alle(selecties, casus: casus, norm: norm.uiterlijk),
            gewichten: gewichten.versie
        )
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
    package func waarom(_ aanbodId: String, voor casus: Casus, vandaag: Datum) -> Waarom? {
        guard let gevraagd = aanbod.aanbod(aanbodId) else { return nil }
        return Waarom(
            gevraagd, casus, voorstel(voor: casus, vandaag: vandaag), vandaag: vandaag,
            WhatIfMarket(aanbod: aanbod, contracten: contracten, grondslag: grondslag, tables: tables))
    }
}
