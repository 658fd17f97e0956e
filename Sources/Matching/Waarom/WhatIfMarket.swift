import Jeugdhulp

/// A copy of a market in which an offer or a contract can be another one, to see who would be first then.
struct WhatIfMarket {
    var aanbod: Aanbodindex
    var contracten: Contractenboek
    private let grondslag: Grondslag
    private let tables: SearchTables

    init(aanbod: Aanbodindex, contracten: Contractenboek, grondslag: Grondslag, tables: SearchTables) {
        (self.aanbod, self.contracten) = (aanbod, contracten)
        (self.grondslag, self.tables) = (grondslag, tables)
    }

    var voorwaarden: Voorwaarden { Voorwaarden(contracten, grondslag) }

    /// The same, with rankings of one option only: the first is the same, and asking is cheap.
    func metEenOptie() -> WhatIfMarket {
        var gewichten = grondslag.gewichten
        (gewichten.lijst.optiesMax, gewichten.lijst.kandidatenMax) = (1, 1)
        // No limit of the list is in the tables.
        return WhatIfMarket(
            aanbod: aanbod, contracten: contracten, grondslag: Grondslag(grondslag.register, gewichten), tables: tables)
    }

    /// The offers of the first option; empty when there is none.
    func eerste(voor casus: Casus, vandaag: Datum) -> [Aanbodsleutel] {
        let query = Query(casus, vandaag: vandaag, aanbod, voorwaarden, tables)
        guard let eerste = Rangschikking(casus, query).gekozen.first else { return [] }
        return eerste.benen.compactMap { aanbod.buckets[$0.bucket].sleutel($0.position) }
    }
}
