@testable import Jeugdhulp

extension Woonplaatstabel {
    /// What the table says besides the answer, in order of its rows.
    func verduidelijkingen(bij antwoord: Woonplaatsantwoord) -> [Verduidelijking] {
        Verduidelijking.allCases.filter { geldt($0, bij: antwoord) }
    }

    private func geldt(_ verduidelijking: Verduidelijking, bij antwoord: Woonplaatsantwoord) -> Bool {
        func anders(_ code: Gemeentecode?) -> Bool {
            code.map { (register.nu($0)?.code ?? $0) != antwoord.gemeente?.code } ?? false
        }
        return switch verduidelijking {
        case .w10: feiten.gezag != nil && (antwoord.wet ?? wet) != .gezagsdrager
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
