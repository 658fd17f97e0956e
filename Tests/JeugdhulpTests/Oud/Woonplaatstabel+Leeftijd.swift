@testable import Jeugdhulp

/// W0: whether somebody still is a "jeugdige" (article 1.1 Jeugdwet, jeugdige 1°-4°).
extension Woonplaatstabel {
    enum Jeugdigheid: Equatable {
        case ja
        /// Certain only from 23 on: below it help may go on that began before 18, of which the facts know only a stay.
        case nee(zeker: Bool)
        case onzeker(String)
    }

    /// Under 18 always. From 18 on: under jeugdstrafrecht, which knows no upper age, but jeugdreclassering is taken on
    /// until 23 (2°); until 23 where help of before 18 goes on by a decision (4°); in a JJI (2°), in pleegzorg until 21
    /// (3°), in another stay with jeugdhulp until 23 (4°), the last two only when it began before 18 and went on.
    var jeugdigheid: Jeugdigheid {
        guard leeftijd >= 18 else { return .ja }
        if leeftijd < 23, jeugdreclassering || feiten.voortzetting != nil { return .ja }
        guard let verblijf = feiten.verblijf, let grens = verblijf.soort.jeugdhulpTotLeeftijd, leeftijd < grens else {
            return .nee(zeker: leeftijd >= 23 && !jeugdreclassering)
        }
        if verblijf.soort == .jji { return .ja }
        guard let sinds = verblijf.sinds else {
            return .onzeker("De jeugdige is 18 of ouder. Het is niet bekend of de hulp vóór de 18e verjaardag begon.")
        }
        if sinds > peildatum { return .nee(zeker: false) }
        let jaren = sinds.volleJaren(tot: peildatum)
        let hoogstens = leeftijd - jaren
        // On the very anniversary the age at the start is exact; on any other day it may be one lower.
        let minstens = sinds.plus(maanden: 12 * jaren, afronding: .laatsteDagVanDeMaand) == peildatum ? hoogstens : hoogstens - 1
        if minstens >= 18 { return .nee(zeker: false) }
        if hoogstens >= 18 {
            return .onzeker("De jeugdige is 18 of ouder. Het is niet zeker dat de hulp vóór de 18e verjaardag begon.")
        }
        // "Resumed within half a year" (3°, 4°) cannot be read from the facts.
        if !verblijf.aaneengesloten {
            return .onzeker("De jeugdige is 18 of ouder. Het is niet zeker dat de hulp steeds is doorgegaan.")
        }
        return .ja
    }

    /// What besides age and stay makes somebody of 18 or over a jeugdige, as far as it is given.
    var jeugdigFeiten: [Feitnaam] {
        guard leeftijd >= 18 else { return [] }
        return (jeugdreclassering ? [.jeugdreclassering] : []) + (feiten.voortzetting == nil ? [] : [.voortzetting])
    }

    /// W0. The gemeente given is the one where people ask for help by the other laws.
    func geenJeugdige(zeker: Bool) -> Woonplaatsantwoord {
        let verder =
            zeker
            ? ""
            : " Dat is anders als jeugdhulp van vóór de 18e verjaardag nog doorloopt, of bij jeugdstrafrecht."
        return Woonplaatsantwoord(
            gemeente: eerste(
                feiten.brpGemeente, feiten.verblijf?.brpGemeenteVoorVerblijf, feiten.werkelijkVerblijfGemeente,
                feiten.moederBrpGemeenteBijGeboorte),
            regel: "W0",
            feiten: [.leeftijd] + (feiten.verblijf == nil ? [] : [.verblijfSoort, .verblijfSinds])
                + jeugdigFeiten,
            tekst:
                "De jongere is \(leeftijd) jaar en valt daarom niet meer onder de Jeugdwet. Hulp gaat dan via de Wmo, "
                + "de Zorgverzekeringswet of de Wlz." + verder,
            zeker: zeker)
    }
}

extension Verblijfsoort {
    /// The age at which a stay of this kind no longer makes somebody a jeugdige; nil when it is not jeugdhulp at all.
    fileprivate var jeugdhulpTotLeeftijd: Int? {
        switch self {
        case .pleegzorg: 21
        case .gezinshuis, .residentieel, .kamertraining, .gesloten, .logeren, .moederKind: 23
        case .jji: Int.max
        case .wmoOpvang, .beschermdWonen, .wlz: nil
        }
    }
}
