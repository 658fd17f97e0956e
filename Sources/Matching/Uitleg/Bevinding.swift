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
    /// At this aanbieder; the offer is named where there are several.
    case leeftijdsgrensNadert(aanbieder: String, weken: Int, Aanbodsleutel?)
    case maatregelEindigt(Maatregelsoort, op: Datum)
    case eerderAfgewezen(aanbieder: String, Weigeringsreden, op: Datum, Aanbodsleutel?)

    var waarschuwing: Waarschuwing {
        switch self {
        case .capaciteitVerouderd(_, let dagen, _): Waarschuwing(code: .capaciteitVerouderd, dagen: dagen)
        case .opgaveTegenstrijdig: Waarschuwing(code: .opgaveTegenstrijdig)
        case .leeftijdTegenstrijdig: Waarschuwing(code: .leeftijdTegenstrijdig)
        case .leeftijdOnzeker: Waarschuwing(code: .leeftijdOnzeker)
        case .afstandOnbekend: Waarschuwing(code: .afstandOnbekend)
        case .verderDanWens: Waarschuwing(code: .verderDanWens)
        case .woonplaatsHandmatig: Waarschuwing(code: .woonplaatsHandmatig)
        case .machtigingNietGemeld: Waarschuwing(code: .machtigingNietGemeld)
        case .leeftijdsgrensNadert(_, let weken, let aanbod):
            Waarschuwing(code: .leeftijdsgrensNadert, weken: weken, aanbod: aanbod)
        case .maatregelEindigt(_, let op): Waarschuwing(code: .maatregelEindigt, op: op)
        case .eerderAfgewezen(_, let reden, let op, let aanbod):
            Waarschuwing(code: .eerderAfgewezen, op: op, reden: reden, aanbod: aanbod)
        }
    }

    /// The most that the facts can be trusted now; `nil` where it says nothing of that.
    var hoogstens: Vertrouwen? {
        switch self {
        case .capaciteitVerouderd(_, _, let sterk): sterk ? .laag : .middel
        case .opgaveTegenstrijdig, .leeftijdTegenstrijdig: .laag
        case .leeftijdOnzeker, .afstandOnbekend, .woonplaatsHandmatig: .middel
        case .verderDanWens, .machtigingNietGemeld, .leeftijdsgrensNadert, .maatregelEindigt, .eerderAfgewezen: nil
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
        case .leeftijdsgrensNadert(let aanbieder, let weken, _):
            "Vraag \(aanbieder) waar het kind daarna kan wonen of hulp krijgt: "
                + "het kan hier hooguit \(Uitlegwoorden.weken(weken)) blijven."
        case .maatregelEindigt(let soort, let op):
            "Vraag de GI of de maatregel wordt verlengd: de \(soort.omschrijving) duurt tot \(op.inWoorden)."
        case .eerderAfgewezen(let aanbieder, .geenAntwoord, let op, _):
            "Bel \(aanbieder): op \(op.inWoorden) kwam er geen antwoord."
        case .eerderAfgewezen(let aanbieder, let reden, let op, _):
            "Bespreek met \(aanbieder) wat er anders is: op \(op.inWoorden) is dit kind afgewezen"
                + (reden == .anders ? "." : " (\(reden.omschrijving)).")
        }
    }
}
