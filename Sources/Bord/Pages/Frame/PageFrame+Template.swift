import Berichten
import Jeugdhulp

extension PageFrame {
    /// What the layout shows. Absent texts are filled as `false`, so that nothing further out takes their place.
    func vulling(titel: String, plek: String) -> TemplateContext {
        [
            "titel": titel, "plek": plek, "csrf": csrf, "demo": demo,
            "ingelogd": rol != nil, "wieBenIk": wieBenIk,
            "tafel": tafel ?? regio ?? "",
            "menu": menu.map { punt -> TemplateContext in
                ["pad": punt.pad, "naam": punt.naam, "hier": punt.pad == plek]
            },
            "storing": storing.of(false),
            "bijgewerkt": bijgewerkt.map { $0.woorden(vandaag: vandaag) }.of(false),
            "bijgewerktISO": bijgewerkt?.description ?? "",
            "vandaag": vandaag.inWoorden,
            // Only a table hears of changes while it looks.
            "live": rol?.soort == .expertteam,
            "gebeurtenissen": Paths.gebeurtenissen, "stijl": Paths.stijl, "script": Paths.script,
            "inloggen": Paths.inloggen, "uitloggen": Paths.uitloggen, "toegankelijkheid": Paths.toegankelijkheid,
            "begin": begin,
        ]
    }

    /// The first page of a role: where the name of the program leads.
    var begin: String { menu.first?.pad ?? Paths.inloggen }

    /// The pages that a role has.
    private var menu: [(pad: String, naam: String)] {
        let overzicht = (pad: Paths.overzicht, naam: "Zaken")
        let kaart = (pad: Paths.kaart, naam: "Sociale kaart")
        let beeld = (pad: Paths.beeld, naam: "Beeld")
        switch rol?.soort {
        case .expertteam: return [overzicht, kaart, beeld]
        case .gi: return [(Paths.mijnZaken, "Mijn zaken"), (Paths.casusIndienen, "Zaak indienen"), kaart]
        case .aanbieder:
            return [(Paths.mijnVoordrachten, "Voordrachten"), (Paths.aanbodMelden, "Aanbod melden"), kaart]
        case .inkoop, .beheer: return [kaart]
        case nil: return []
        }
    }

    private var wieBenIk: String {
        switch rol {
        case .expertteam: tafel ?? "Expertteam \(regio ?? "")"
        case .gi(let naam): Wording.gi(naam)
        case .aanbieder(let agb): "Aanbieder \(agb)"
        case .inkoop(let naam): "Inkoop \(naam)"
        case .beheer: "Beheer"
        case nil: ""
        }
    }
}
