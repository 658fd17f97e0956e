import Jeugdhulp

/// What must be so, as a sentence in plain Dutch (B1), with how it is now.
struct Veranderingstekst {
    let proef: WhatIf

    func tekst(_ verandering: Verandering) -> String {
        switch verandering {
        case .opgave(let dag):
            dag == proef.vandaag
                ? "De aanbieder bevestigt de opgave vandaag (nu van \(aanbod.wachttijd.peildatum.inWoorden))."
                : "De opgave is van \(dag.inWoorden) of later (nu van \(aanbod.wachttijd.peildatum.inWoorden))."
        case .vrij(let aantal): "Er \(aantal == 1 ? "is" : "zijn") nu \(plaatsen(aantal)) vrij (nu \(plaats.vrij))."
        case .vrijVanaf(let dag): "\(komtVrij) op of vóór \(dag.inWoorden) (\(nuVrijVanaf))."
        case .wachttijd(0): "Er is geen wachttijd (nu \(nuWachttijd))."
        case .wachttijd(let weken): "De wachttijd is hoogstens \(Uitlegwoorden.weken(weken)) (nu \(nuWachttijd))."
        case .geenStop: "De aanbieder neemt weer aan: de stop is voorbij."
        case .contract(let plafond): contract(plafond)
        case .individueleOvereenkomst: "De aanbieder werkt met een losse overeenkomst voor dit kind."
        case .doelgroepen(let erbij): "De aanbieder heeft ook ervaring met \(Uitlegwoorden.opsomming(erbij.namen))."
        case .samen(let aantal):
            "Hier kunnen \(aantal) kinderen uit één gezin samen wonen (nu \(plaats.samenMax))."
        case .leeftijd(let grens, let door18): leeftijd(grens, door18)
        case .gemeente(let code): "De hulp wordt gegeven in \(naam(code)) (nu in \(naam(aanbod.gemeente)))."
        case .machtigingGesloten: "De rechter geeft een machtiging voor gesloten hulp."
        case .nietMeerWachten: wachtOp
        case .pogingVervalt: "De eerdere poging bij deze aanbieder telt niet meer: bespreek wat er nu anders is."
        }
    }

    private var aanbod: Aanbod { proef.aanbod }
    private var plaats: Plaatsen { proef.aanbod.plaatsen }
    private var nuWachttijd: String { Uitlegwoorden.weken(aanbod.wachttijd.totaalWeken) }

    private func plaatsen(_ aantal: Int) -> String { aantal == 1 ? "1 plaats" : "\(aantal) plaatsen" }

    private var komtVrij: String { proef.casus.aantal > 1 ? "Er is genoeg plaats" : "Er komt een plaats vrij" }

    private var nuVrijVanaf: String {
        plaats.vrijVanaf.map { "nu \($0.inWoorden)" } ?? "nu is geen datum bekend"
    }

    private func contract(_ plafond: Plafond) -> String {
        let regio = proef.casus.gemeente.map { proef.register.inkoopregio($0.inkoopregio).naam } ?? "onbekend"
        let geldt = proef.contract?.geldt(op: proef.vandaag, hulpvorm: aanbod.hulpvorm) ?? false
        if geldt {
            return plafond == .ruim
                ? "In het contract met inkoopregio \(regio) is weer ruim budget."
                : "In het contract met inkoopregio \(regio) is weer wat budget."
        }
        let budget =
            switch plafond {
            case .ruim: " met ruim budget"
            case .bijna: ", ook als het budget bijna op is"
            case .bereikt: ", ook als het budget op is"
            }
        return "Er is een contract met inkoopregio \(regio)\(budget)."
    }

    private func leeftijd(_ grens: Leeftijdsgrens, _ door18: Bool) -> String {
        let nu = aanbod.leeftijd
        var delen: [String] = []
        if grens != nu {
            delen.append("Het aanbod is voor \(grens.van) tot \(grens.tot) jaar (nu \(nu.van) tot \(nu.tot))")
        }
        if door18 != aanbod.door18 { delen.append("De hulp gaat door na de 18e verjaardag") }
        return delen.joined(separator: ". ") + "."
    }

    private var wachtOp: String {
        switch proef.casus.aanvraag.wachtOp {
        case .nifp: "Het onderzoek van het NIFP is klaar."
        case .instemming: "De ouder stemt in."
        case .vonnis: "Het vonnis is er."
        case nil: "De zaak wacht nergens meer op."
        }
    }

    private func naam(_ code: Gemeentecode) -> String { proef.register.gemeente(code)?.naam ?? "gemeente \(code)" }
}
