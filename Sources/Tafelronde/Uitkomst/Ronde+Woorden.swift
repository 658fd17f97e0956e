import Jeugdhulp

/// What a line of the round says, in plain Dutch (B1). Another child is a number, never an id.
extension Ronde {
    /// Why this case has this place, or none.
    package func waarom(_ zaak: Int) -> String {
        let stand = feiten.zaken[zaak]
        guard let keuze = antwoord.keuzes[zaak] else { return waaromGeen(zaak) }
        let nummer = optieVan[zaak][keuze]
        if nummer == 0 { return "Dit is de eerste keus van dit kind." }
        guard let gevolg = watAls(zaak, krijgt: 0), let eigen = optie(zaak) else {
            if optieVan[zaak].contains(0) { return Self.samenNodig }
            let eerste = stand.opties[0].plekken.map { feiten.plekken[$0].naam }.joined(separator: " met ")
            return "De eerste keus (\(eerste)) heeft geen plek vrij."
        }
        return
            "Neemt dit kind zijn eerste keus, dan \(zin(gevolg)); "
            + "hier \(verschil(eigen.start - stand.opties[0].start))."
    }

    private static let samenNodig = "Deze plek gaat naar kinderen die meer plekken tegelijk nodig hebben."

    private func waaromGeen(_ zaak: Int) -> String {
        let stand = feiten.zaken[zaak]
        if stand.opties.isEmpty { return "Er is geen hulp die past." }
        if optieVan[zaak].isEmpty { return "Wat past, heeft nu geen plek vrij." }
        let met = uitzonderingen.filter { $0.zaak == zaak }
        if met.contains(where: { $0.reden == .pastMinderGoed }) {
            return "De plekken die passen, passen beter bij een ander kind."
        }
        return "De plekken die passen, gaan naar kinderen die langer wachten of anders geen plek hebben."
    }

    /// Why a case does not have an option: for who asks about one.
    package func waaromNiet(_ zaak: Int, optie nummer: Int) -> String {
        let stand = feiten.zaken[zaak]
        if let keuze = antwoord.keuzes[zaak], optieVan[zaak][keuze] == nummer {
            return "Deze plek heeft dit kind in de ronde."
        }
        guard let gevolg = watAls(zaak, krijgt: nummer) else {
            return optieVan[zaak].contains(nummer) ? Self.samenNodig : "Hier is nu geen plek vrij."
        }
        let eigen =
            optie(zaak).map { verschil($0.start - stand.opties[nummer].start) } ?? "heeft dit kind dan wel een plek"
        if gevolg.kinderen == 0, gevolg.anderen == 0 {
            return "Niemand wacht daardoor langer. Een andere plek past volgens de doelen beter."
        }
        return "Neemt dit kind deze plek, dan \(zin(gevolg)); hier \(eigen)."
    }

    /// "wacht een ander kind 80 dagen langer".
    func zin(_ gevolg: Gevolg) -> String {
        if gevolg.anderen == 0 { return "wacht niemand langer" }
        let wie = gevolg.anderen == 1 ? "wacht een ander kind" : "wachten \(gevolg.anderen) andere kinderen"
        let zonder = gevolg.kinderen < 0 ? ", en heeft er een minder een plek" : ""
        let som = gevolg.anderen == 1 ? gevolg.langsteDagen : max(gevolg.dagen, gevolg.langsteDagen)
        return "\(wie) \(telling(som)) langer\(gevolg.anderen > 1 ? " samen" : "")\(zonder)"
    }

    private func verschil(_ dagenVerschil: Int) -> String {
        switch dagenVerschil {
        case 0: "begint de hulp even snel"
        case 1...: "scheelt het \(telling(dagenVerschil))"
        default: "begint de hulp juist \(telling(-dagenVerschil)) eerder"
        }
    }

    private func telling(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }
}
