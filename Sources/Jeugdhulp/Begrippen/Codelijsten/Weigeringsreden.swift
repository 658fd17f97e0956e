/// Why an aanbieder said no, or why an earlier attempt came to nothing: one closed list for `aanbieder-geantwoord` and
/// for `reedsGeprobeerd` (contract §3, #101).
package enum Weigeringsreden: String, Sendable, CaseIterable {
    case geenPlaats = "geen-plaats"
    case wachttijd
    case doelgroep
    case samenstellingGroep = "samenstelling-groep"
    case veiligheid
    case leeftijd
    case regio
    case geenContract = "geen-contract"
    case budget
    case extraZorgNietBetaald = "extra-zorg-niet-betaald"
    case woonplaatsbeginsel
    case gezinWilNiet = "gezin-wil-niet"
    case anders
    /// Nobody says this: the table remembers it when the term for an answer passed.
    case geenAntwoord = "geen-antwoord"

    /// What an aanbieder can give as its reason.
    package static let vanAanbieder: [Weigeringsreden] = allCases.filter { $0 != .geenAntwoord }

    /// As it stands in a message of any age: the codes of today, older words, and the numbers of WJ759. Nothing, or a
    /// word that nobody knows, is `anders`.
    package init(gelezen woord: String?) {
        guard let woord else {
            self = .anders
            return
        }
        self =
            Weigeringsreden(rawValue: woord) ?? Self.oudeWoorden[woord]
            ?? Retourcode(rawValue: woord).map(Weigeringsreden.init) ?? .anders
    }

    /// What a refusal by a code of WJ759 comes to: such codes are still read, and no longer asked of an aanbieder.
    package init(_ code: Retourcode) {
        switch code {
        case .nieuweAanvraag, .stapeling: self = .anders
        case .budget: self = .budget
        case .geenContract, .buitenContract: self = .geenContract
        case .andereGemeente: self = .regio
        case .zorginhoudelijk: self = .doelgroep
        case .woonplaatsbeginsel: self = .woonplaatsbeginsel
        case .leeftijdsgrens: self = .leeftijd
        }
    }

    /// Words of messages from before this list, and of the records of the table.
    private static let oudeWoorden: [String: Weigeringsreden] = [
        "vol": .geenPlaats, "wachtlijst": .wachttijd, "leeftijdsgrens": .leeftijd, "zorginhoudelijk": .doelgroep,
        "groep-past-niet": .samenstellingGroep, "buiten-contract": .geenContract, "andere-gemeente": .regio,
        "verkeerde-regio": .regio,
    ]

    /// What takes this reason away.
    package var opheffing: Opheffing {
        switch self {
        case .geenPlaats, .wachttijd: .ruimte
        case .doelgroep, .samenstellingGroep, .veiligheid: .tijdOfDoelgroepen(weken: 13)
        case .leeftijd: .leeftijd
        case .regio, .geenContract, .budget, .extraZorgNietBetaald: .contract
        case .woonplaatsbeginsel: .andereGemeente(weken: 26)
        case .gezinWilNiet: .dagen(60)
        case .anders: .tijdOfOpgave(weken: 13)
        case .geenAntwoord: .geen
        }
    }

    /// In Dutch, in short: "er was geen plaats".
    package var omschrijving: String {
        switch self {
        case .geenPlaats: "er was geen plaats"
        case .wachttijd: "de wachttijd was te lang"
        case .doelgroep: "deze hulp past niet bij wat er nodig is"
        case .samenstellingGroep: "het paste niet bij wie er al wonen of komen"
        case .veiligheid: "het was niet veilig genoeg"
        case .leeftijd: "de leeftijd viel buiten de grens"
        case .regio: "de aanbieder werkt niet voor deze regio"
        case .geenContract: "er was geen contract"
        case .budget: "het budget was op"
        case .extraZorgNietBetaald: "de gemeente betaalde de extra zorg niet"
        case .woonplaatsbeginsel: "een andere gemeente is verantwoordelijk"
        case .gezinWilNiet: "het gezin wilde niet"
        case .anders: "om een andere reden"
        case .geenAntwoord: "er kwam geen antwoord"
        }
    }
}

/// What takes a refusal away, so that its offers are looked at again (contract §3, #101).
package enum Opheffing: Sendable, Hashable {
    /// A later report of the offer with room enough, or room at another offer within the reach of the refusal.
    case ruimte
    /// So many weeks, or a report of the offer with other doelgroepen.
    case tijdOfDoelgroepen(weken: Int)
    /// The day on which the child is within the ages of the offer.
    case leeftijd
    /// A contract or ceiling that changed since for the region that is responsible.
    case contract
    /// Another responsible gemeente than then; where that one is not known, so many weeks.
    case andereGemeente(weken: Int)
    /// So many days.
    case dagen(Int)
    /// So many weeks, or a later report of the offer.
    case tijdOfOpgave(weken: Int)
    /// Nothing has to: it keeps no offer out.
    case geen

    /// The day on which time alone takes it away; `nil` where it never does.
    /// - Parameter gemeenteBekend: it is known which gemeente was responsible then.
    package func vanzelfOp(na op: Datum, gemeenteBekend: Bool = false) -> Datum? {
        switch self {
        case .tijdOfDoelgroepen(let weken), .tijdOfOpgave(let weken): op.plus(weken: weken)
        case .andereGemeente(let weken): gemeenteBekend ? nil : op.plus(weken: weken)
        case .dagen(let dagen): op.plus(dagen: dagen)
        case .ruimte, .leeftijd, .contract, .geen: nil
        }
    }
}

/// How far a refusal reaches (#101).
package enum Weigeringsbereik: String, Sendable, CaseIterable {
    /// The one offer that it names.
    case aanbod
    /// Every offer of the aanbieder.
    case aanbieder
}
