import Berichten
import Jeugdhulp
import ReadStore

extension CasusPage {
    var optiekop: String {
        switch voorstel.opties.count {
        case 0: "Er is nu geen passende hulp"
        case 1: "Eén optie"
        default: "\(voorstel.opties.count) opties, naast elkaar"
        }
    }

    var optiesVulling: TemplateContext? {
        voorstel.opties.isEmpty
            ? nil
            : [
                "lijst": voorstel.opties.map(optie), "versie": voorstel.versie, "gewichten": voorstel.gewichten,
            ]
    }

    private func optie(_ optie: VoorstelGedaan.Optie) -> TemplateContext {
        let verschil = optie.startVerwacht - voorstel.norm.uiterlijk
        let teLaat = Wording.aantal(verschil, "dag", "dagen") + " na de uiterste datum"
        return [
            "rang": optie.rang, "naam": optie.aanbod.map(\.naam).joined(separator: " met "),
            "plaats": Wording.lijst(optie.aanbod.map { kader.gemeente($0.gemeente) }.uniek),
            "score": DutchNumber.heel(optie.score), "max": DutchNumber.heel(optie.criteria.reduce(0) { $0 + $1.max }),
            "start": optie.startVerwacht.kort,
            "startKlasse": verschil > 0 ? "te-laat" : "optijd",
            "startVerschil": verschil > 0 ? teLaat : "op tijd",
            "afstand": afstand(optie), "bereik": optie.bereik.map(Wording.bereik).of(false),
            "vertrouwen": Wording.hoofdletter(optie.vertrouwen.rawValue), "versheid": versheid(optie).of(false),
            "stappen": stappen(optie).of(false), "letop": letop(optie).of(false), "groepen": groepen(optie),
            "heeftGemist": optie.criteria.contains { $0.punten < $0.max },
        ]
    }

    private func afstand(_ optie: VoorstelGedaan.Optie) -> String {
        guard let km = optie.afstandKm else { return "niet bekend" }
        return km < 0.05 ? "in de eigen gemeente" : "\(DutchNumber.eenDecimaal(km)) km"
    }

    /// How old the oldest report behind the option is.
    private func versheid(_ optie: VoorstelGedaan.Optie) -> String? {
        let peil = optie.aanbod.compactMap {
            (aanbod["\($0.agb)/\($0.aanbodId)"] ?? aanbod[$0.aanbodId])?.wachttijd.peildatum
        }.min()
        return peil.map { "opgave van \($0.kort)" }
    }

    private func stappen(_ optie: VoorstelGedaan.Optie) -> TemplateContext? {
        guard !optie.stappen.isEmpty else { return nil }
        return [
            "lijst": optie.stappen.map { stap -> TemplateContext in
                [
                    "stap": Wording.stap(stap.stap), "bij": stap.bij, "reden": Wording.reden(stap.reden),
                    "uitleg": stap.uitleg.of(false),
                ]
            }
        ]
    }

    private func letop(_ optie: VoorstelGedaan.Optie) -> TemplateContext? {
        // What to check already says what is wrong: the same twice would be read twice.
        let regels = optie.controleren.isEmpty ? optie.waarschuwingen.map(Wording.waarschuwing) : optie.controleren
        return regels.isEmpty ? nil : ["lijst": regels]
    }

    /// The criteria of each hulpvraag together, in the order of the proposal.
    private func groepen(_ optie: VoorstelGedaan.Optie) -> [TemplateContext] {
        optie.criteria.map(\.hulpvraag).uniek.map { hulpvraag in
            let kop = hulpvraag.map { id in
                optie.aanbod.first { $0.hulpvraag == id }?.naam ?? Wording.hoofdletter(Wording.kort(id))
            }
            return [
                "hulpvraag": (optie.aanbod.count > 1 ? kop ?? "Samen" : nil).of(false),
                "criteria": optie.criteria.filter { $0.hulpvraag == hulpvraag }.map(criterium),
            ]
        }
    }

    private func criterium(_ criterium: VoorstelGedaan.Criterium) -> TemplateContext {
        [
            "naam": Wording.criterium(criterium.criterium), "punten": DutchNumber.heel(criterium.punten),
            "max": DutchNumber.heel(criterium.max),
            "balk": Drawing.punten(criterium.punten, van: criterium.max),
            "gemist": criterium.punten < criterium.max, "uitleg": criterium.uitleg,
        ]
    }

    var knelpunten: TemplateContext? {
        guard !voorstel.knelpunten.isEmpty else { return nil }
        return [
            "titel": voorstel.opties.isEmpty ? "Waarom er niets is" : "Wat deze zaak moeilijk maakt",
            "lijst": voorstel.knelpunten.map { knelpunt -> TemplateContext in
                let soort = Hulpsoort(hulpvorm: knelpunt.hulpvorm, voorziening: knelpunt.voorziening)
                return [
                    "tekst": Wording.knelpunt(knelpunt.reden),
                    "hulp": (knelpunt.hulpvraag.map { _ in Wording.hulp(soort) }).of(false),
                ]
            },
            "bij": voorstel.knelpunten.lazy.compactMap(\.bij).first.of(false),
        ]
    }

    var uitgesloten: TemplateContext? {
        guard !voorstel.uitgesloten.isEmpty else { return nil }
        return [
            "lijst": voorstel.uitgesloten.map { rij -> TemplateContext in
                let namen = rij.aanbod.map { aanbod[$0].map { "\($0.naam), \(kader.gemeente($0.gemeente))" } ?? $0 }
                let rest = rij.aantal - namen.count
                let alle = namen.isEmpty || rest <= 0 ? namen : namen + ["en nog \(rest)"]
                return [
                    "reden": Wording.uitsluiting(rij.reden), "aantal": rij.aantal,
                    "hulpvraag": rij.hulpvraag.map(Wording.kort).of(false),
                    "namen": alle.isEmpty ? false : ["lijst": alle] as TemplateContext,
                ]
            }
        ]
    }
}
