import Jeugdhulp

/// Why a hulpvraag has no option, or none without trouble: the reason a case is stuck (#14, #17).
package struct Knelpunt: Sendable, Equatable {
    /// The hulpvraag it is about, where there are several.
    package let hulpvraag: String?
    package let hulpvorm: Hulpvorm
    package let voorziening: Voorziening?
    package let reden: Knelpuntreden

    static func alle(_ selecties: [Selectie], casus: Casus, norm: Datum) -> [Knelpunt] {
        // What waits for consent, research or a decision lacks no supply (#95).
        selecties.filter { !$0.wacht(casus.aanvraag.wachtOp) }.flatMap { selectie in
            redenen(selectie, casus: casus, norm: norm).map { reden in
                Knelpunt(
                    hulpvraag: selecties.count > 1 ? selectie.hulpvraag.id : nil,
                    hulpvorm: selectie.hulpvraag.hulpvorm,
                    voorziening: selectie.hulpvraag.voorziening,
                    reden: reden)
            }
        }
    }

    /// Nothing fits: no such help at all, or the reasons why what there is does not fit. Something fits: what every
    /// fitting offer lacks.
    private static func redenen(_ selectie: Selectie, casus: Casus, norm: Datum) -> [Knelpuntreden] {
        guard selectie.aantalPassend == 0 else { return gedeeldGemis(selectie, casus: casus, norm: norm) }
        let voorgekomen = Uitsluiting.allCases.filter { selectie.aantal($0) > 0 }
        return voorgekomen.isEmpty ? [.geenAanbod] : voorgekomen.map(Knelpuntreden.uitsluiting)
    }

    private static func gedeeldGemis(_ selectie: Selectie, casus: Casus, norm: Datum) -> [Knelpuntreden] {
        var redenen: [Knelpuntreden] = []
        if !selectie.ietsVolledig { redenen.append(.doelgroepNietVolledig) }
        if !selectie.ietsOpTijd(norm) { redenen.append(.startNaUitersteDatum) }
        if !selectie.ietsMetContract {
            let zonder: Knelpuntreden = casus.gemeente == nil ? .gemeenteOnbekend : .geenContract
            redenen.append(selectie.ietsMetPlafond ? .plafondBereikt : zonder)
        }
        return redenen
    }
}
