import Jeugdhulp

/// Why an offer is out for a case, in plain Dutch (B1), with the facts that decide it.
struct Uitsluitingstekst {
    let casus: Casus
    let aanbod: Aanbod
    let vandaag: Datum
    let register: Gemeenteregister
    /// The earlier attempt that keeps it out.
    let poging: Poging?

    func uitleg(_ reden: Uitsluiting) -> String {
        switch reden {
        case .hulpvorm: "Er is andere hulp gevraagd."
        case .opgaveVerlopen:
            "De opgave is van \(aanbod.wachttijd.peildatum.inWoorden). Dat is meer dan twee jaar geleden: "
                + "vraag de aanbieder om een nieuwe."
        case .leeftijd: "\(kinderen(op: vandaag, "is", "zijn")) \(voorWie)"
        case .leeftijdBijStart: leeftijdBijStart
        case .samenPlaatsen:
            "Er zijn \(casus.aantal) kinderen die bij elkaar blijven. "
                + "Hier is plaats voor \(aanbod.plaatsen.samenMax) kinderen uit één gezin."
        case .reedsGeprobeerd: geprobeerd
        case .stop: stop
        case .geslotenZonderMachtiging:
            "Voor gesloten hulp is een machtiging van de rechter nodig. Die staat niet in de aanvraag."
        case .wachtOp: wachtOp
        case .geenOvereenkomst:
            "Er is geen contract met inkoopregio \(inkoopregio). De aanbieder werkt niet met een losse overeenkomst."
        }
    }

    var inkoopregio: String { casus.gemeente.map { register.inkoopregio($0.inkoopregio).naam } ?? "onbekend" }

    private var voorWie: String { "Dit aanbod is voor \(aanbod.leeftijd.van) tot \(aanbod.leeftijd.tot) jaar." }

    private var leeftijdBijStart: String {
        let start = aanbod.startVerwacht(vandaag: vandaag, aantal: max(1, casus.aantal))
        let stopt = aanbod.door18 ? "" : " De hulp stopt bij 18 jaar."
        return "De hulp kan starten rond \(start.inWoorden). \(kinderen(op: start, "is dan", "zijn dan")) "
            + voorWie + stopt
    }

    private func kinderen(op dag: Datum, _ een: String, _ meer: String) -> String {
        let leeftijden = casus.aanvraag.jeugdigen.map { $0.leeftijd(op: dag, opgegevenOp: casus.ingediendOp) }
        let opsomming = leeftijden.sorted().map(String.init).joined(separator: " en ")
        return leeftijden.count == 1
            ? "Het kind \(een) \(opsomming) jaar." : "De kinderen \(meer) \(opsomming) jaar."
    }

    private var geprobeerd: String {
        poging.map { Pogingsgrond(aanbod.sleutel, $0).uitleg } ?? "Deze aanbieder is al geprobeerd."
    }

    private var stop: String {
        guard let stop = aanbod.stop else { return "De aanbieder neemt nu niemand aan." }
        let tot = stop.opheffenBijWeken.map {
            " De stop eindigt bij een wachttijd van \(Uitlegwoorden.weken($0)). "
                + "Nu is dat \(Uitlegwoorden.weken(aanbod.wachttijd.totaalWeken))."
        }
        return "De aanbieder neemt sinds \(stop.sinds.inWoorden) niemand aan." + (tot ?? "")
    }

    private var wachtOp: String {
        switch casus.aanvraag.wachtOp {
        case .nifp: "De zaak wacht op onderzoek van het NIFP. Tot dan kan een blijvende plek niet worden gekozen."
        case .instemming: "De zaak wacht op de instemming van een ouder."
        case .vonnis: "De zaak wacht op het vonnis. Tot dan kan het kind hier niet gaan wonen."
        case nil: "De zaak wacht nog."
        }
    }
}
