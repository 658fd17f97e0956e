import Jeugdhulp

/// How many offers are out for one reason, and which.
package struct Uitgesloten: Sendable, Equatable {
    package let reden: Uitsluiting
    package let aantal: Int
    /// The hulpvraag it is about, where there are several.
    package let hulpvraag: String?
    /// The first ids in order; empty for `hulpvorm`, where the market is only counted.
    package let aanbod: [Aanbodsleutel]
    /// Of the first of them, where an earlier attempt keeps them out: which, and what would lift it.
    package let pogingen: [Pogingsgrond]

    private static let pogingenMax = 10

    /// The reasons in the order of the table in contract §4.
    static func overzicht(
        _ selecties: [Selectie], casus: Casus, aanbod: Aanbodindex, voorwaarden: Voorwaarden, norm: Norm, vandaag: Datum
    ) -> [Uitgesloten] {
        var rijen: [Uitgesloten] = []
        let anders = aanbod.aantal - aanbod.aantalDatBeantwoordt(casus.aanvraag.hulpvragen)
        if anders > 0 {
            rijen.append(Uitgesloten(reden: .hulpvorm, aantal: anders, hulpvraag: nil, aanbod: [], pogingen: []))
        }
        for selectie in selecties {
            for reden in Uitsluiting.allCases where selectie.aantal(reden) > 0 {
                let namen = selectie.namen(reden)
                let beoordelaar = Beoordelaar(
                    hulpvraag: selectie.hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: vandaag)
                let pogingen =
                    reden != .reedsGeprobeerd
                    ? []
                    : namen.prefix(pogingenMax).compactMap { sleutel in
                        aanbod.aanbod(sleutel).flatMap { beoordelaar.poging($0, bij: voorwaarden) }
                            .map { Pogingsgrond(sleutel, $0) }
                    }
                rijen.append(
                    Uitgesloten(
                        reden: reden, aantal: selectie.aantal(reden),
                        hulpvraag: selecties.count > 1 ? selectie.hulpvraag.id : nil, aanbod: namen,
                        pogingen: pogingen))
            }
        }
        return rijen
    }
}
