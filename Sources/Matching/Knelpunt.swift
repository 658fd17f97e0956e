import Jeugdhulp

/// Why a hulpvraag has no option, or none without trouble: the reason a case is stuck (#14, #17).
public struct Knelpunt: Sendable, Equatable {
    /// The hulpvraag it is about, where there are several.
    public let hulpvraag: String?
    public let hulpvorm: Hulpvorm
    public let voorziening: Voorziening?
    public let reden: String

    static func alle(_ selecties: [Selectie], casus: Casus, norm: Datum) -> [Knelpunt] {
        selecties.flatMap { selectie in
            redenen(selectie, norm: norm).map { reden in
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
    private static func redenen(_ selectie: Selectie, norm: Datum) -> [String] {
        guard selectie.passend.isEmpty else { return gedeeldGemis(selectie.passend, norm: norm) }
        guard !selectie.uitgesloten.isEmpty else { return ["geen-aanbod"] }
        let voorgekomen = Set(selectie.uitgesloten.map(\.reden))
        return Uitsluiting.allCases.filter(voorgekomen.contains).map(\.rawValue)
    }

    private static func gedeeldGemis(_ passend: [Beoordeling], norm: Datum) -> [String] {
        var redenen: [String] = []
        if passend.allSatisfy({ !$0.gemist.isEmpty }) { redenen.append("doelgroep-niet-volledig") }
        if passend.allSatisfy({ $0.start > norm }) { redenen.append("start-na-uiterste-datum") }
        if !passend.contains(where: { $0.overeenkomst == .contract || $0.overeenkomst == .plafondBijna }) {
            let plafond = passend.contains { $0.overeenkomst == .plafondBereikt }
            redenen.append(plafond ? "plafond-bereikt" : passend[0].overeenkomst.rawValue)
        }
        return redenen
    }
}
