import Jeugdhulp

/// Something about an option that a person should check first, with the facts that its sentence needs: the one table
/// from a finding of ``Feitencontrole`` to the code of the contract, the trust that is left and the words.
enum Bevinding: Equatable {
    /// The report of this aanbieder is so many days old.
    case capaciteitVerouderd(aanbieder: String, dagen: Int, sterk: Bool)
    case opgaveTegenstrijdig(aanbieder: String)
    case leeftijdTegenstrijdig
    case leeftijdOnzeker
    case afstandOnbekend
    /// Further than the wish of so many km.
    case verderDanWens(km: Int)
    case woonplaatsHandmatig
    case machtigingNietGemeld

    var waarschuwing: Waarschuwing {
        switch self {
        case .capaciteitVerouderd(_, let dagen, _): Waarschuwing(code: .capaciteitVerouderd, dagen: dagen)
        case .opgaveTegenstrijdig: Waarschuwing(code: .opgaveTegenstrijdig, dagen: nil)
        case .leeftijdTegenstrijdig: Waarschuwing(code: .leeftijdTegenstrijdig, dagen: nil)
        case .leeftijdOnzeker: Waarschuwing(code: .leeftijdOnzeker, dagen: nil)
        case .afstandOnbekend: Waarschuwing(code: .afstandOnbekend, dagen: nil)
        case .verderDanWens: Waarschuwing(code: .verderDanWens, dagen: nil)
        case .woonplaatsHandmatig: Waarschuwing(code: .woonplaatsHandmatig, dagen: nil)
        case .machtigingNietGemeld: Waarschuwing(code: .machtigingNietGemeld, dagen: nil)
        }
    }

    /// The most that the facts can be trusted now; `nil` where it says nothing of that.
    var hoogstens: Vertrouwen? {
        switch self {
        case .capaciteitVerouderd(_, _, let sterk): sterk ? .laag : .middel
        case .opgaveTegenstrijdig, .leeftijdTegenstrijdig: .laag
        case .leeftijdOnzeker, .afstandOnbekend, .woonplaatsHandmatig: .middel
        case .verderDanWens, .machtigingNietGemeld: nil
        }
    }

    /// What to check, in plain Dutch (B1).
    var controle: String {
        switch self {
        case .capaciteitVerouderd(let aanbieder, let dagen, _): "Bel \(aanbieder): de opgave is \(dagen) dagen oud."
        case .opgaveTegenstrijdig(let aanbieder): "Bel \(aanbieder): de opgave spreekt zichzelf tegen."
        case .leeftijdTegenstrijdig: "Vraag de GI naar de leeftijd: de opgave klopt niet."
        case .leeftijdOnzeker:
            "Vraag de GI naar de verjaardag: bij de start kan het kind te oud zijn voor deze plek."
        case .afstandOnbekend: "Kijk zelf naar de afstand: die is niet bekend."
        case .verderDanWens(let km): "Bespreek de afstand: die is groter dan de wens van \(km) km."
        case .woonplaatsHandmatig:
            "Laat uitzoeken welke gemeente verantwoordelijk is. Wacht daar niet op met starten."
        case .machtigingNietGemeld:
            "Vraag de GI of er een machtiging uithuisplaatsing is: die staat niet in de aanvraag."
        }
    }
}
