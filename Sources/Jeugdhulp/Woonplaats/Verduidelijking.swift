/// Rows of the table that say something about a case and never change which gemeente is responsible.
package enum Verduidelijking: String, Sendable, CaseIterable {
    /// Gezag and voogdij play no part.
    case w10 = "W10"
    /// A gemeente where the child was merely reported.
    case w13 = "W13"
    /// A secret address: publish the gemeente alone.
    case w15 = "W15"
    /// No BSN: exchange outside iJw.
    case w16 = "W16"
    /// Registered elsewhere than the child really lives.
    case w20 = "W20"
    /// Without verblijfsrecht the Jeugdwet applies all the same.
    case w21 = "W21"
    /// Another gemeente has the case in hand, until it is handed over.
    case w23 = "W23"

    var feiten: [Feitnaam] {
        switch self {
        case .w10: [.gezagSoort]
        case .w13: [.gemeldInGemeente]
        case .w15: [.vertrouwelijkAdres]
        case .w16: [.zonderBsn]
        case .w20: [.brpGemeente, .werkelijkVerblijfGemeente]
        case .w21: [.zonderVerblijfsrecht]
        case .w23: [.ontvangendeGemeente]
        }
    }
}

extension Woonplaatsinvoer {
    /// What the table says besides the answer, in order of its rows.
    func verduidelijkingen(bij antwoord: Woonplaatswetten.Uitspraak) -> [Verduidelijking] {
        Verduidelijking.allCases.filter { geldt($0, bij: antwoord) }
    }

    private func geldt(_ verduidelijking: Verduidelijking, bij antwoord: Woonplaatswetten.Uitspraak) -> Bool {
        func anders(_ code: Gemeentecode?) -> Bool {
            code.map { (register.nu($0)?.code ?? $0) != antwoord.gemeente } ?? false
        }
        return switch verduidelijking {
        case .w10: feiten.gezag != nil && wet != .gezagsdrager
        case .w13: anders(feiten.gemeldInGemeente)
        case .w15: feiten.vertrouwelijkAdres
        case .w16: feiten.zonderBsn
        case .w20: antwoord.regel == "W8" && anders(feiten.werkelijkVerblijfGemeente)
        case .w21: feiten.zonderVerblijfsrecht && leeftijd < 18
        case .w23: anders(feiten.ontvangendeGemeente)
        }
    }

    func zin(_ verduidelijking: Verduidelijking) -> String {
        switch verduidelijking {
        case .w10: "Wie het gezag of de voogdij heeft, telt sinds 2022 niet mee."
        case .w13: "Dat het kind in \(naam(feiten.gemeldInGemeente)) is gemeld, telt niet: het moet er verblijven."
        case .w15: "Het adres is geheim. Noem alleen de gemeente, en alleen aan wie die nodig heeft."
        case .w16: "Er is geen BSN. De gegevens gaan daarom buiten het berichtenverkeer om."
        case .w20: "De jeugdige woont echt ergens anders, maar de inschrijving telt."
        case .w21: "De Jeugdwet geldt ook voor een kind zonder verblijfsrecht."
        case .w23:
            "De gemeente \(naam(feiten.ontvangendeGemeente)) kreeg de vraag en blijft verantwoordelijk tot zij de "
                + "zaak heeft overgedragen."
        }
    }

    private func naam(_ code: Gemeentecode?) -> String {
        code.map { register.nu($0)?.naam ?? $0.description } ?? "onbekend"
    }
}
