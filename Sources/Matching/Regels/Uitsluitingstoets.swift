import Jeugdhulp

/// The hard rules: each one function, each with a test of its own.
enum Uitsluitingstoets {
    /// The first reason why `aanbod` cannot answer `hulpvraag`, or `nil` when it can.
    static func uitsluiting(
        _ aanbod: Aanbod, _ hulpvraag: Hulpvraag, _ casus: Casus, start: Datum, overeenkomst: Overeenkomst,
        vandaag: Datum
    ) -> Uitsluiting? {
        if !beantwoordt(aanbod, hulpvraag) { return .hulpvorm }
        if !pastLeeftijd(aanbod, casus, vandaag: vandaag) { return .leeftijd }
        if !pastLeeftijd(aanbod, casus, bijStart: start) { return .leeftijdBijStart }
        if !kanSamen(aanbod, casus) { return .samenPlaatsen }
        if isGeprobeerd(aanbod, casus, overeenkomst) { return .reedsGeprobeerd }
        if aanbod.inStop { return .stop }
        if mistMachtiging(aanbod, casus) { return .geslotenZonderMachtiging }
        if casus.aanvraag.wachtOp?.blokkeert(aanbod.voorziening) == true { return .wachtOp }
        // With a pgb the family buys the help itself: no agreement with the gemeente is needed (#46).
        if overeenkomst == .geen && !aanbod.individueleOvereenkomst && hulpvraag.leveringsvorm == .zin {
            return .geenOvereenkomst
        }
        return nil
    }

    /// The asked hulpvorm, and the asked voorziening where one is asked.
    static func beantwoordt(_ aanbod: Aanbod, _ hulpvraag: Hulpvraag) -> Bool {
        guard aanbod.hulpvorm == hulpvraag.hulpvorm else { return false }
        return hulpvraag.voorziening.map { $0 == aanbod.voorziening } ?? true
    }

    /// Every child within the range today. That the offer stops at 18 counts at the start: by then it matters.
    static func pastLeeftijd(_ aanbod: Aanbod, _ casus: Casus, vandaag: Datum) -> Bool {
        casus.aanvraag.jeugdigen.allSatisfy { jeugdige in
            aanbod.leeftijd.bevat(jeugdige.leeftijd(op: vandaag, opgegevenOp: casus.ingediendOp))
        }
    }

    /// Every child within the range at the start, and none of 18 or over where the offer stops at 18 (#61).
    ///
    /// Without a birthday the age counts that is certain by then; that it may be a year more is a warning.
    static func pastLeeftijd(_ aanbod: Aanbod, _ casus: Casus, bijStart start: Datum) -> Bool {
        casus.aanvraag.jeugdigen.allSatisfy { jeugdige in
            past(jeugdige.leeftijd(op: start, opgegevenOp: casus.ingediendOp), in: aanbod)
        }
    }

    static func past(_ leeftijd: Int, in aanbod: Aanbod) -> Bool {
        aanbod.leeftijd.bevat(leeftijd) && (leeftijd < 18 || aanbod.door18)
    }

    /// Children who go to live somewhere stay together (#59). Help without a stay is not about beds.
    static func kanSamen(_ aanbod: Aanbod, _ casus: Casus) -> Bool {
        !aanbod.hulpvorm.metVerblijf || aanbod.plaatsen.samenMax >= casus.aantal
    }

    /// This aanbieder refused or failed this case and the reason still stands (#55).
    ///
    /// A refusal for want of room no longer stands when there is room for all children now; one for want of a
    /// contract or budget no longer stands when there is a contract with room. Every other reason stands.
    static func isGeprobeerd(_ aanbod: Aanbod, _ casus: Casus, _ overeenkomst: Overeenkomst) -> Bool {
        let metContract = overeenkomst == .contract || overeenkomst == .lopendeHulp
        return casus.aanvraag.reedsGeprobeerd.contains { poging in
            poging.agb == aanbod.agb
                && staat(poging, vrij: aanbod.plaatsen.vrij, aantal: casus.aantal, metContract: metContract)
        }
    }

    /// Whether an earlier attempt at an offer of its aanbieder still counts.
    static func staat(_ poging: Poging, vrij: Int, aantal: Int, metContract: Bool) -> Bool {
        guard poging.uitkomst == .afgewezen || poging.uitkomst == .mislukt else { return false }
        switch poging.reden {
        case "geen-plaats", "wachttijd": return vrij < aantal
        case "geen-contract", "budget": return poging.contractToen || !metContract
        default: return true
        }
    }

    /// Closed care only where the judge allowed it (#67).
    static func mistMachtiging(_ aanbod: Aanbod, _ casus: Casus) -> Bool {
        aanbod.hulpvorm == .gesloten && !casus.aanvraag.maatregel.machtigingen.contains(.gesloten)
    }
}
