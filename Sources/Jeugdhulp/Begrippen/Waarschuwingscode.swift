/// A fact behind an option that a person should know of, as a code of the contract.
package enum Waarschuwingscode: String, Sendable, CaseIterable {
    case afstandOnbekend = "afstand-onbekend"
    case capaciteitVerouderd = "capaciteit-verouderd"
    case leeftijdOnzeker = "leeftijd-onzeker"
    case leeftijdTegenstrijdig = "leeftijd-tegenstrijdig"
    case machtigingNietGemeld = "machtiging-niet-gemeld"
    case opgaveTegenstrijdig = "opgave-tegenstrijdig"
    /// A place that is free by the report is held for another child.
    case plaatsVastgehouden = "plaats-vastgehouden"
    case verderDanWens = "verder-dan-wens"
    case woonplaatsHandmatig = "woonplaats-handmatig"
}
