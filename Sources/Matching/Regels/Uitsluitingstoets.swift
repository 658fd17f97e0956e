import Jeugdhulp

/// The hard rules: each one function, each with a test of its own.
enum Uitsluitingstoets {
    /// The first reason why `aanbod` cannot answer `hulpvraag`, or `nil` when it can.
    static func uitsluiting(
        _ aanbod: Aanbod, _ hulpvraag: Hulpvraag, _ casus: Casus, start: Datum, overeenkomst: Overeenkomst,
        contract: @autoclosure () -> Contract?, vandaag: Datum
    ) -> Uitsluiting? {
        if !beantwoordt(aanbod, hulpvraag) { return .hulpvorm }
        if isVerlopen(aanbod, vandaag: vandaag) { return .opgaveVerlopen }
        if !pastLeeftijd(aanbod, casus, vandaag: vandaag) { return .leeftijd }
        if !pastLeeftijd(aanbod, casus, bijStart: start) { return .leeftijdBijStart }
        if !kanSamen(aanbod, casus) { return .samenPlaatsen }
        if isGeprobeerd(aanbod, casus, overeenkomst, contract: contract(), vandaag: vandaag) { return .reedsGeprobeerd }
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

    /// Nobody knows any more whether a report of more than two years ago is true.
    static func isVerlopen(_ aanbod: Aanbod, vandaag: Datum) -> Bool {
        aanbod.wachttijd.peildatum < oudsteOpgave(vandaag)
    }

    /// The first day of which a report still counts.
    static func oudsteOpgave(_ vandaag: Datum) -> Datum { vandaag.plus(maanden: -24, afronding: .laatsteDagVanDeMaand) }

    /// This offer was tried for this case and what stood in the way still does (#55, #101); see ``Pogingstoets``.
    /// - Parameter contract: between its aanbieder and the responsible region, whatever it covers.
    static func isGeprobeerd(
        _ aanbod: Aanbod, _ casus: Casus, _ overeenkomst: Overeenkomst, contract: @autoclosure () -> Contract?,
        vandaag: Datum
    ) -> Bool {
        poging(aanbod, casus, overeenkomst, contract: contract(), vandaag: vandaag) != nil
    }

    /// The first attempt that keeps an offer out.
    static func poging(
        _ aanbod: Aanbod, _ casus: Casus, _ overeenkomst: Overeenkomst, contract: @autoclosure () -> Contract?,
        vandaag: Datum
    ) -> Poging? {
        casus.aanvraag.reedsGeprobeerd.first { poging in
            guard poging.isTevergeefs, poging.gaatOver(aanbod.agb, aanbod.aanbodId) else { return false }
            let feiten = Pogingstoets.Feiten(
                isGenoemd: poging.aanbodId == aanbod.aanbodId, vrij: aanbod.plaatsen.vrij,
                peildag: aanbod.wachttijd.peildatum.dagen, doelgroepen: aanbod.doelgroepen,
                metContract: overeenkomst == .contract || overeenkomst == .lopendeHulp, contractVanaf: contract()?.van)
            return Pogingstoets.staat(poging, feiten, casus.omstandigheden(vandaag))
        }
    }

    /// Closed care only where the judge allowed it (#67).
    static func mistMachtiging(_ aanbod: Aanbod, _ casus: Casus) -> Bool {
        aanbod.hulpvorm == .gesloten && !casus.aanvraag.maatregel.machtigingen.contains(.gesloten)
    }
}
