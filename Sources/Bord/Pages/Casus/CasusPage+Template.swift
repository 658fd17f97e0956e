import Berichten
import Jeugdhulp
import ReadStore

extension CasusPage: Page {
    var html: String {
        var alles: TemplateContext = [
            "kop": kop, "casusId": voorstel.casusId, "overzicht": Paths.overzicht,
            "termijn": Termijn(norm: voorstel.norm.uiterlijk, vandaag: kader.vandaag).vulling,
            "melding": meldingVulling.of(false), "status": statusVulling.of(false),
            "hulpvragen": hulpvragen, "feiten": feiten,
            "optiekop": optiekop, "opties": optiesVulling.of(false), "knelpunten": knelpunten.of(false),
            "versie": voorstel.versie, "gewichten": voorstel.gewichten,
            "uitgesloten": uitgesloten.of(false), "geprobeerd": geprobeerdVulling.of(false),
            "verloop": verloop.of(false), "tijdlijn": tijdlijn, "weken": weken,
            "gemeente": kader.gemeente(voorstel.gemeente.code),
            "handmatig": voorstel.gemeente.zekerheid == .handmatig,
            "toelichting": voorstel.gemeente.toelichting, "regel": voorstel.gemeente.regel,
        ]
        alles.merge(formulierVulling) { _, nieuw in nieuw }
        return PageTemplates.html(
            "casus", kader, titel: "\(kop), \(voorstel.casusId)", plek: Paths.overzicht, alles)
    }

    private var kop: String {
        let namen = soorten.map(Wording.hulp)
        return namen.isEmpty ? "Casus" : Wording.lijst(namen)
    }

    /// From the need; when that is not known, from what the proposal says of it.
    private var soorten: [Hulpsoort] {
        if !behoefte.hulpvragen.isEmpty {
            return behoefte.hulpvragen.map { Hulpsoort(hulpvorm: $0.hulpvorm, voorziening: $0.voorziening) }
        }
        var gezien: [Hulpsoort] = []
        for knelpunt in voorstel.knelpunten {
            let soort = Hulpsoort(hulpvorm: knelpunt.hulpvorm, voorziening: knelpunt.voorziening)
            if !gezien.contains(soort) { gezien.append(soort) }
        }
        return gezien
    }

    private var statusVulling: TemplateContext? {
        status.map {
            [
                "fase": Wording.fase($0.fase).lowercasedEerste, "wat": Wording.wat($0), "wie": $0.wie,
                "uiterlijk": ($0.uiterlijk.map { Wording.uiterlijk($0, vandaag: kader.vandaag) }).of(false),
            ]
        }
    }

    private var hulpvragen: [TemplateContext] {
        behoefte.hulpvragen.map { hulpvraag in
            let namen = Wording.lijst(Wording.doelgroepen(hulpvraag.doelgroepen))
            return [
                "hulp": Wording.hulp(Hulpsoort(hulpvorm: hulpvraag.hulpvorm, voorziening: hulpvraag.voorziening)),
                "doelgroepen": namen.isEmpty ? false : ["namen": namen] as TemplateContext,
                "pgb": hulpvraag.leveringsvorm == .pgb,
            ]
        }
    }

    private var feiten: [TemplateContext] {
        var feiten: [(String, String)] = []
        if !behoefte.leeftijden.isEmpty {
            let jaren = Wording.lijst(behoefte.leeftijden.map(String.init)) + " jaar"
            feiten.append(behoefte.leeftijden.count == 1 ? ("Leeftijd", jaren) : ("Kinderen samen", jaren))
        }
        if let gi = behoefte.gi ?? status?.gi { feiten.append(("GI", Wording.gi(gi))) }
        if let maatregel = behoefte.maatregel {
            feiten.append(("Maatregel", Wording.hoofdletter(maatregel.omschrijving)))
        }
        if behoefte.urgentie == .hoog { feiten.append(("Urgentie", "Hoog")) }
        if let sinds = behoefte.wachtSinds {
            let weken = max(0, kader.vandaag - sinds) / 7
            feiten.append(("Wacht sinds", "\(sinds.inWoorden) (\(Wording.aantal(weken, "week", "weken")))"))
        }
        if let km = behoefte.maxAfstandKm { feiten.append(("Wens", "Niet verder dan \(km) km")) }
        if let wachtOp = behoefte.wachtOp { feiten.append(("Eerst nodig", Wording.wachtOp(wachtOp))) }
        return feiten.map { ["naam": $0, "waarde": $1] }
    }

    private var weken: String {
        let weken = voorstel.norm.otsWekenVerbruikt
        return "De maatregel loopt \(Wording.aantal(weken, "week", "weken"))."
    }
}
