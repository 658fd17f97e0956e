import Jeugdhulp
import Matching

/// What was tried before, who knows the child, and how long it can stay.
extension Orakel {
    func geldtVoor(_ poging: Poging, _ een: Aanbod) -> Bool {
        guard poging.agb == een.agb, poging.uitkomst == .afgewezen || poging.uitkomst == .mislukt else { return false }
        return poging.bereik == .aanbieder || poging.aanbodId == een.aanbodId || fout == .weigeringOveral
    }

    func geprobeerd(_ een: Aanbod, _ casus: Casus) -> Bool {
        casus.aanvraag.reedsGeprobeerd.contains { geldtVoor($0, een) && !isVoorbij($0, een, casus) }
    }

    /// What lifts each refusal, in the words of messages of any age.
    func isVoorbij(_ poging: Poging, _ een: Aanbod, _ casus: Casus) -> Bool {
        if fout == .weigeringBlijft { return false }
        let dagen = Int(vandaag.dagen) - Int(poging.op.dagen)
        let deze = poging.aanbodId == een.aanbodId
        let later =
            poging.opgaveNadien
            || een.wachttijd.peildatum > poging.op && een.wachttijd.peildatum <= vandaag.plus(dagen: 1)
        let metRuimte = ["contract", "lopend"].contains(papier(een, casus))
        switch poging.reden {
        case "geen-plaats", "vol", "wachttijd", "wachtlijst":
            let plaats = een.plaatsen.vrij >= casus.aanvraag.jeugdigen.count
            return plaats && (later || poging.aanbodId != nil && !deze)
        case "doelgroep", "samenstelling-groep", "veiligheid", "zorginhoudelijk", "groep-past-niet", "7":
            if dagen >= 13 * 7 { return true }
            guard let toen = poging.doelgroepen, deze || poging.aanbodId == nil else { return false }
            return toen != een.doelgroepen
        case "leeftijd", "leeftijdsgrens", "9", "geen-antwoord": return true
        case "geen-contract", "budget", "2", "3", "4": return metRuimte
        case "regio", "extra-zorg-niet-betaald", "5":
            let thuis = casus.woonplaats.gemeente.flatMap { register.gemeente($0) }?.inkoopregio
            let eigen = contracten.first { $0.agb == een.agb && $0.inkoopregio == thuis }
            return metRuimte && eigen.map { $0.van > poging.op } ?? false
        case "woonplaatsbeginsel", "8":
            guard let toen = poging.gemeente else { return dagen >= 26 * 7 }
            return casus.woonplaats.gemeente.map { $0 != toen } ?? false
        case "gezin-wil-niet": return dagen >= 60
        default: return dagen >= 13 * 7 || poging.uitkomst == .afgewezen && later
        }
    }

    func kent(_ een: Aanbod, _ casus: Casus) -> Bool {
        if fout == .kentNiemand { return false }
        if casus.aanvraag.lopendeHulp.contains(where: { $0.agb == een.agb }) { return true }
        return casus.aanvraag.reedsGeprobeerd.contains { poging in
            let dagen = Int(vandaag.dagen) - Int(poging.op.dagen)
            return poging.agb == een.agb && (poging.uitkomst == .beeindigd || poging.uitkomst == .geplaatst)
                && dagen >= 0 && dagen <= 26 * 7
        }
    }

    /// Weeks from the start until somebody has to leave for its age, by looking at every day of a year.
    func weken(_ een: Aanbod, _ casus: Casus) -> Int? {
        if fout == .nooitTeOud { return nil }
        let start = start(een, casus)
        func teOud(_ dag: Int) -> Bool {
            leeftijden(casus, start + dag).contains { $0 >= een.leeftijd.tot || $0 >= 18 && !een.door18 }
        }
        // Who is not too old on the last day was not so before.
        return teOud(363) ? (0..<364).first(where: teOud).map { $0 / 7 } : nil
    }
}
