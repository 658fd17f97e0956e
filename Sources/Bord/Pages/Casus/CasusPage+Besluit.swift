import Berichten
import Jeugdhulp
import ReadStore

extension CasusPage {
    var formulierVulling: TemplateContext {
        guard let formulier else {
            let gesloten = status?.fase == .gesloten
            return [
                "formulier": false,
                "waarom": gesloten
                    ? "Deze zaak is gesloten. Er is niets meer te besluiten."
                    : "Alleen het expertteam van de regio besluit.",
            ]
        }
        return ["waarom": "", "formulier": vulling(formulier)]
    }

    private func vulling(_ formulier: Besluitformulier) -> TemplateContext {
        // A nomination needs an option: without one it is not on the list.
        let besluiten = BesluitGenomen.Besluit.opVolgorde.filter { $0 != .voordracht || !voorstel.opties.isEmpty }
        return [
            "actie": Paths.besluit(voorstel.casusId), "versie": voorstel.versie,
            "gezien": gebeurd.count { if case .besluit = $0 { true } else { false } },
            "besluiten": besluiten.map { besluit -> TemplateContext in
                [
                    "waarde": besluit.rawValue, "naam": Wording.besluit(besluit), "weg": Wording.weg(besluit),
                    "gekozen": formulier.besluit == besluit.rawValue,
                ]
            },
            "heeftOpties": !voorstel.opties.isEmpty,
            "optiekeuzes": voorstel.opties.map { optie -> TemplateContext in
                [
                    "rang": optie.rang, "naam": optie.aanbod.map(\.naam).joined(separator: " met "),
                    "gekozen": formulier.optie == String(optie.rang),
                ]
            },
            "rollen": keuzes(Besluitwoorden.rollen, formulier.rol),
            "redenen": keuzes(Besluitwoorden.redenen, formulier.reden),
            "foutBesluit": fout("besluit"), "foutOptie": fout("optie"), "foutRol": fout("rol"),
            "foutReden": fout("reden"),
        ]
    }

    private func fout(_ veld: String) -> Any {
        (formulier?.fouten.first { $0.veld == veld }?.tekst).of(false)
    }

    private func keuzes(_ lijst: [(code: String, naam: String)], _ gekozen: String?) -> [TemplateContext] {
        lijst.map { ["waarde": $0.code, "naam": $0.naam, "gekozen": $0.code == gekozen] }
    }

    var meldingVulling: TemplateContext? {
        guard let melding else { return nil }
        var vulling: TemplateContext = ["rol": "alert", "klasse": "waarschuwing", "foutlijst": false, "stappen": false]
        switch melding {
        case .verzonden(let besluit):
            vulling["rol"] = "status"
            vulling["klasse"] = "gelukt"
            vulling["titel"] = "Uw besluit is verzonden: \(Wording.besluit(besluit).lowercasedEerste)"
            vulling["regels"] = ["U ziet op deze pagina wat ermee gebeurt."]
            vulling["stappen"] = ["lijst": stappen(besluit)]
        case .collegaWasEerst(let besluit):
            vulling["titel"] = "Een collega heeft net al besloten"
            vulling["regels"] = [
                "\(Wording.rol(besluit.rol)), \(besluit.op.woorden(vandaag: kader.vandaag)): "
                    + "\(Wording.besluit(besluit.besluit).lowercasedEerste). "
                    + "Reden: \(Wording.besluitreden(besluit.reden).lowercasedEerste).",
                "Uw besluit is niet verzonden. Overleg met elkaar. Wilt u iets anders, besluit dan hieronder opnieuw.",
            ]
        case .nieuweVersie(let anders):
            vulling["titel"] = "Het voorstel is net veranderd: nu geldt versie \(voorstel.versie)"
            vulling["regels"] =
                ["Uw besluit hoorde bij versie \(anders.sinds) en is niet verzonden."] + verschil(anders)
                + ["Kijk of uw keuze nog klopt en verstuur die dan opnieuw."]
        case .fouten:
            vulling["titel"] = "Uw besluit is nog niet verzonden"
            vulling["regels"] = ["Vul aan wat ontbreekt:"]
            vulling["foutlijst"] = [
                "fouten": (formulier?.fouten ?? []).map {
                    ["anker": anker($0.veld), "tekst": $0.tekst] as TemplateContext
                }
            ]
        }
        return vulling
    }

    /// Where the link of an error leads: the field itself, or the first of a group.
    private func anker(_ veld: String) -> String {
        switch veld {
        case "rol", "reden": veld
        case "optie": voorstel.opties.first.map { "keuze-\($0.rang)" } ?? "veld-besluit"
        default: voorstel.opties.isEmpty ? "besluit-alternatief" : "besluit-voordracht"
        }
    }

    /// The way of a decision and how far it has come: it has been taken in when a later status stands with the case.
    private func stappen(_ besluit: BesluitGenomen.Besluit) -> [TemplateContext] {
        let verzonden = gebeurd.compactMap { punt in
            if case .besluit(let genomen) = punt { genomen.op } else { nil }
        }.max()
        let verwerkt = verzonden.flatMap { op in status.map { op < $0.op } } ?? false
        return [
            ["tekst": "Verzonden", "klasse": "klaar"],
            [
                "tekst": verwerkt ? "Verwerkt" : "Wordt verwerkt: dit duurt meestal enkele seconden",
                "klasse": verwerkt ? "klaar" : "bezig",
            ],
            ["tekst": Wording.weg(besluit), "klasse": "komt"],
        ]
    }
}

extension BesluitGenomen.Besluit {
    /// As a table thinks: help first, then what goes another way, then what ends the case.
    static let opVolgorde: [Self] = [
        .voordracht, .alternatief, .maatwerk, .geenPassend, .opschalen, .terugNaarGi, .bewustGeenHulp, .hulpWasErAl,
    ]
}
