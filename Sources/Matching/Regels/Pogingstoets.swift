import Jeugdhulp

/// Whether what was tried before still keeps an offer out: each reason is lifted by something (contract §4, #55, #101).
enum Pogingstoets {
    /// What of an offer decides that.
    struct Feiten {
        /// Whether it is the very offer that was tried.
        let isGenoemd: Bool
        let vrij: Int
        /// The day of the report, in days since 1 January 1970.
        let peildag: Int32
        let doelgroepen: Doelgroepen
        /// There is a contract with room now, or the help goes on by law.
        let metContract: Bool
        /// The first day of the contract with the responsible region.
        let contractVanaf: Datum?
    }

    /// What of a case decides that.
    struct Omstandigheden {
        /// How many children want help together.
        let aantal: Int
        /// The responsible gemeente now.
        let gemeente: Gemeentecode?
        let vandaag: Datum
    }

    /// Whether an attempt that reaches an offer keeps it out. Who was only silent keeps nothing out.
    static func staat(_ poging: Poging, _ feiten: Feiten, _ om: Omstandigheden) -> Bool {
        guard poging.isTevergeefs else { return false }
        let opheffing = poging.weigeringsreden.opheffing
        let vanzelf = opheffing.vanzelfOp(na: poging.op, gemeenteBekend: poging.gemeente != nil)
        if let vanzelf, vanzelf <= om.vandaag { return false }
        switch opheffing {
        case .ruimte: return !isRuimte(poging, feiten, om)
        case .tijdOfDoelgroepen: return !heeftAndereDoelgroepen(poging, feiten)
        case .contract: return !isContractAnders(poging, feiten)
        case .andereGemeente:
            guard let toen = poging.gemeente, let nu = om.gemeente else { return true }
            return toen == nu
        // After a placement that failed a report of the weeks after it says nothing new.
        case .tijdOfOpgave: return poging.uitkomst == .mislukt || !isLater(poging, feiten, om)
        case .dagen: return true
        // An offer that does not take the child's age is out for that already.
        case .leeftijd, .geen: return false
        }
    }

    /// A report of after the attempt; one of a day that is yet to come, but for a clock that is ahead, proves nothing.
    private static func isLater(_ poging: Poging, _ feiten: Feiten, _ om: Omstandigheden) -> Bool {
        if poging.opgaveNadien { return true }
        return !(poging.opgaveBekend && feiten.isGenoemd) && feiten.peildag > poging.op.dagen
            && feiten.peildag <= om.vandaag.plus(dagen: 1).dagen
    }

    /// Room for all children in a later report, or at another offer than the one that was full.
    private static func isRuimte(_ poging: Poging, _ feiten: Feiten, _ om: Omstandigheden) -> Bool {
        guard feiten.vrij >= om.aantal else { return false }
        return poging.aanbodId != nil && !feiten.isGenoemd || isLater(poging, feiten, om)
    }

    private static func heeftAndereDoelgroepen(_ poging: Poging, _ feiten: Feiten) -> Bool {
        guard let toen = poging.doelgroepen, feiten.isGenoemd || poging.aanbodId == nil else { return false }
        return toen != feiten.doelgroepen
    }

    /// Where there was no contract or no budget, one with room; where the region was wrong, extra care was not paid
    /// for, or a contract stood there already, one that began since.
    private static func isContractAnders(_ poging: Poging, _ feiten: Feiten) -> Bool {
        guard feiten.metContract else { return false }
        let reden = poging.weigeringsreden
        if reden == .geenContract || reden == .budget, !poging.contractToen { return true }
        return feiten.contractVanaf.map { $0 > poging.op } ?? false
    }
}

extension Casus {
    /// What of a case decides whether an earlier attempt stands.
    borrowing func omstandigheden(_ vandaag: Datum) -> Pogingstoets.Omstandigheden {
        Pogingstoets.Omstandigheden(aantal: aantal, gemeente: woonplaats.gemeente, vandaag: vandaag)
    }

    /// Whether an aanbieder was asked for this offer and did not answer in time: then it goes after its equals.
    func bleefStil(_ aanbod: Aanbod) -> Bool {
        aanvraag.reedsGeprobeerd.contains { $0.isStilte && $0.gaatOver(aanbod.agb, aanbod.aanbodId) }
    }

    /// Whether an aanbieder helped this child until shortly, or still does (#55).
    func kentHetKind(_ agb: AgbCode, op dag: Datum) -> Bool {
        aanvraag.reedsGeprobeerd.contains { $0.agb == agb && $0.hielpKort(voor: dag) }
            || aanvraag.lopendeHulp.contains { $0.agb == agb }
    }
}

extension Poging {
    var isStilte: Bool { isTevergeefs && weigeringsreden == .geenAntwoord }

    /// Help that was given, and ended at most half a year before a day.
    func hielpKort(voor dag: Datum) -> Bool {
        (uitkomst == .beeindigd || uitkomst == .geplaatst) && op <= dag && dag <= op.plus(weken: 26)
    }
}
