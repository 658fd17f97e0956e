import Jeugdhulp

/// The sentence for each criterion, in plain Dutch (B1): what was looked at and what was found.
struct Criteriumteksten {
    let casus: Casus
    let norm: Norm
    let vandaag: Datum
    let voorwaarden: Voorwaarden

    /// The criteria of one offer, in their order.
    /// - Parameter metKent: whether knowing the child is told where it is not so too, to stand beside one that does.
    func alle(_ been: Uitleg.Been, metKent: Bool = false) -> [Criteriumuitslag] {
        [
            hulpvorm(been), doelgroepen(been), start(been), overeenkomst(been), capaciteit(been), nabijheid(been),
            bereik(been), gezinsgericht(been), versheid(been),
        ] + (g.blijven.jaar > 0 ? [blijven(been)] : [])
            + ((been.beoordeling.kentHetKind || metKent) && g.kentHetKind > 0 ? [kentHetKind(been)] : [])
    }

    private var g: Gewichten { voorwaarden.gewichten }

    private func uitslag(
        _ criterium: Criterium, _ been: Uitleg.Been, _ punten: Int, max: Int, _ waarde: String, _ uitleg: String
    ) -> Criteriumuitslag {
        Criteriumuitslag(
            criterium: criterium, hulpvraag: been.naam, punten: punten, max: max, waarde: waarde, uitleg: uitleg)
    }

    private func hulpvorm(_ been: Uitleg.Been) -> Criteriumuitslag {
        let gevraagd = been.hulpvraag.voorziening == nil
        let waarde = "\(been.aanbod.hulpvorm.rawValue) \(been.aanbod.voorziening.naam)"
        let uitleg =
            gevraagd
            ? "Dit is de gevraagde soort hulp: \(been.aanbod.hulpvorm.omschrijving)."
            : "Dit is precies de gevraagde hulp: \(been.aanbod.voorziening.naam)."
        return uitslag(.hulpvorm, been, been.beoordeling.punten.hulpvorm, max: g.hulpvorm, waarde, uitleg)
    }

    private func doelgroepen(_ been: Uitleg.Been) -> Criteriumuitslag {
        let gevraagd = been.hulpvraag.doelgroepen
        let gemist = been.beoordeling.gemist
        let waarde = "\(gevraagd.aantal - gemist.aantal) van \(gevraagd.aantal)"
        let uitleg: String
        if gevraagd.isEmpty {
            uitleg = "Er is geen bijzondere deskundigheid gevraagd."
        } else if gemist.isEmpty {
            uitleg = "De aanbieder heeft ervaring met alles wat nodig is: \(Uitlegwoorden.opsomming(gevraagd.namen))."
        } else {
            uitleg = "Let op: de aanbieder noemt geen ervaring met \(Uitlegwoorden.opsomming(gemist.namen))."
        }
        return uitslag(
            .doelgroepen, been, been.beoordeling.punten.doelgroepen, max: g.doelgroepen.alles, waarde, uitleg)
    }

    private func start(_ been: Uitleg.Been) -> Criteriumuitslag {
        let start = been.beoordeling.start
        let verschil = norm.uiterlijk - start
        let rond = "De hulp kan starten rond \(start.inWoorden)."
        let uiterlijk = norm.uiterlijk.inWoorden
        let uitleg =
            verschil >= 0
            ? "\(rond) Dat is op tijd: de uiterste datum is \(uiterlijk)."
            : "\(rond) Dat is \(Uitlegwoorden.dagen(-verschil)) na de uiterste datum (\(uiterlijk))."
        return uitslag(
            .start, been, been.beoordeling.punten.start, max: g.start.vandaag, start.description, uitleg)
    }

    private func overeenkomst(_ been: Uitleg.Been) -> Criteriumuitslag {
        let status = been.beoordeling.overeenkomst
        let start = been.aanbod.startZonderBeschikking ? " De aanbieder start ook zonder beschikking." : ""
        return uitslag(
            .overeenkomst, been, been.beoordeling.punten.overeenkomst, max: g.overeenkomst.contract, status.rawValue,
            contracttekst(been, status) + start)
    }

    private func contracttekst(_ been: Uitleg.Been, _ status: Overeenkomst) -> String {
        if been.hulpvraag.leveringsvorm == .pgb { return "Het gezin koopt deze hulp met een pgb." }
        let regio = casus.gemeente.map { voorwaarden.register.inkoopregio($0.inkoopregio).naam } ?? "onbekend"
        switch status {
        case .contract:
            switch voorrang(been) {
            case nil, .ruim: return "De aanbieder heeft een contract met inkoopregio \(regio)."
            case .bijna:
                return
                    "Er is een contract met inkoopregio \(regio). Het budget is bijna op. Kinderen met een maatregel "
                    + "gaan hier voor."
            case .bereikt:
                return "Er is een contract met inkoopregio \(regio). Het budget is op. Kinderen met een maatregel gaan "
                    + "hier voor."
            }
        case .lopendeHulp: return "De hulp loopt al bij deze aanbieder. Die mag doorgaan, ook zonder contract."
        case .plafondBijna: return "Er is een contract met inkoopregio \(regio). Het budget is bijna op."
        case .plafondBereikt: return "Er is een contract met inkoopregio \(regio). Het budget is op: maak een afspraak."
        case .geen: return "Er is geen contract met inkoopregio \(regio). Het kan met een losse overeenkomst."
        case .onbekend: return "Het is nog niet bekend welke gemeente betaalt. Zoek dit uit terwijl de hulp start."
        }
    }

    /// The ceiling that a region's priority lifted (#41).
    private func voorrang(_ been: Uitleg.Been) -> Plafond? {
        guard let gemeente = casus.gemeente, voorwaarden.register.regio(gemeente.regio).voorrangMaatregel else {
            return nil
        }
        return voorwaarden.contracten.contract(gemeente.inkoopregio, been.aanbod.agb)?.plafond
    }

    private func capaciteit(_ been: Uitleg.Been) -> Criteriumuitslag {
        let plaatsen = been.aanbod.plaatsen
        let nodig = max(1, casus.aantal)
        let uitleg: String
        if plaatsen.vrij >= nodig {
            uitleg = plaatsen.vrij == 1 ? "Er is nu 1 plaats vrij." : "Er zijn nu \(plaatsen.vrij) plaatsen vrij."
        } else if let vanaf = plaatsen.vrijVanaf {
            uitleg = "Er is nu niet genoeg plaats. Vanaf \(vanaf.inWoorden) komt er plaats vrij."
        } else {
            uitleg =
                "Er is nu niet genoeg plaats. "
                + "Er is een wachtlijst van \(Uitlegwoorden.weken(been.aanbod.wachttijd.totaalWeken))."
        }
        return uitslag(
            .capaciteit, been, been.beoordeling.punten.capaciteit, max: g.capaciteit.vrij,
            "\(plaatsen.vrij) vrij, \(nodig) nodig", uitleg)
    }

    private func nabijheid(_ been: Uitleg.Been) -> Criteriumuitslag {
        let punten = been.beoordeling.punten.nabijheid
        guard let hm = been.beoordeling.afstandHm else {
            return uitslag(
                .nabijheid, been, punten, max: g.nabijheid.zelfdeGemeente, "onbekend",
                "De afstand is niet bekend.")
        }
        let km = "\(hm / 10),\(hm % 10) km"
        let grens = casus.aanvraag.wensen.maxAfstandKm
        let uitleg: String
        if let grens, hm > grens * 10 {
            uitleg = "De afstand is \(km). Dat is verder dan de wens van \(grens) km."
        } else if hm == 0 {
            uitleg =
                casus.aanvraag.wensen.nabijGemeente != nil
                ? "De hulp is in de gewenste gemeente."
                : casus.woontElders
                    ? "De hulp is in de gemeente waar het kind nu woont." : "De hulp is in de eigen gemeente."
        } else {
            uitleg = "De afstand is \(km), van gemeente tot gemeente."
        }
        return uitslag(.nabijheid, been, punten, max: g.nabijheid.zelfdeGemeente, km, uitleg)
    }

    private func bereik(_ been: Uitleg.Been) -> Criteriumuitslag {
        let bereik = been.beoordeling.bereik
        let uitleg =
            switch bereik {
            case .eigenRegio: "De hulp is in de eigen regio."
            case .aangrenzend: "De hulp is in een buurregio."
            case .bovenregionaal: "De hulp is in een regio waarmee wordt samengewerkt."
            case .landelijk: "De hulp is verder weg in Nederland."
            case nil: "De eigen regio is nog niet bekend."
            }
        return uitslag(
            .bereik, been, been.beoordeling.punten.bereik, max: g.bereik.eigenRegio, bereik?.rawValue ?? "onbekend",
            uitleg)
    }

    private func gezinsgericht(_ been: Uitleg.Been) -> Criteriumuitslag {
        let (waarde, uitleg) =
            switch Gezinsgerichtheid(been.aanbod.voorziening) {
            case .thuis: ("thuis", "Het kind kan blijven wonen waar het woont.")
            case .gezin: ("gezin", "Het kind woont in een gezin.")
            case .kleinschalig: ("kleinschalig", "Het kind woont in een kleine woonvorm.")
            case .groep: ("groep", "Het kind woont in een groep. Kijk eerst of een gezin kan.")
            }
        return uitslag(
            .gezinsgericht, been, been.beoordeling.punten.gezinsgericht, max: g.gezinsgericht.gezin, waarde, uitleg)
    }

    private func versheid(_ been: Uitleg.Been) -> Criteriumuitslag {
        let oud = vandaag - been.aanbod.wachttijd.peildatum
        let uitleg =
            switch oud {
            case ..<0: "De datum van de opgave ligt in de toekomst."
            case 0: "De aanbieder heeft dit vandaag opgegeven."
            default: "De opgave van de aanbieder is \(Uitlegwoorden.dagen(oud)) oud."
            }
        return uitslag(
            .versheid, been, been.beoordeling.punten.versheid, max: g.versheid.vandaag,
            been.aanbod.wachttijd.peildatum.description, uitleg)
    }

    private func blijven(_ been: Uitleg.Been) -> Criteriumuitslag {
        let weken = been.beoordeling.wekenOver
        let uitleg =
            weken.map { "Het kind kan hier hooguit \(Uitlegwoorden.weken($0)) blijven: daarna is het te oud." }
            ?? "Het kind kan hier een jaar of langer blijven."
        return uitslag(
            .blijven, been, been.beoordeling.punten.blijven, max: g.blijven.jaar,
            weken.map(Uitlegwoorden.weken) ?? "een jaar of langer", uitleg)
    }

    private func kentHetKind(_ been: Uitleg.Been) -> Criteriumuitslag {
        let kent = been.beoordeling.kentHetKind
        return uitslag(
            .kentHetKind, been, been.beoordeling.punten.kentHetKind, max: g.kentHetKind, kent ? "ja" : "nee",
            kent
                ? "Deze aanbieder kent het kind: hij gaf kort geleden hulp."
                : "Deze aanbieder gaf dit kind niet kort geleden hulp.")
    }

    /// The bonus of a combination that one aanbieder serves whole.
    static func samenhang(_ samen: Bool, _ g: Gewichten) -> Criteriumuitslag {
        Criteriumuitslag(
            criterium: .samenhang, hulpvraag: nil, punten: samen ? g.samenhang : 0, max: g.samenhang,
            waarde: samen ? "één aanbieder" : "meer aanbieders",
            uitleg: samen
                ? "Eén aanbieder geeft alle hulp."
                : "Meer aanbieders werken samen. Spreek af wie de regie heeft.")
    }
}
