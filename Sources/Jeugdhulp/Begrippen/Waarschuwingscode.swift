/// A fact behind an option that a person should know of, as a code of the contract.
package enum Waarschuwingscode: String, Sendable, CaseIterable {
    case afstandOnbekend = "afstand-onbekend"
    case capaciteitVerouderd = "capaciteit-verouderd"
    /// An offer or aanbieder that was tried before, and what stood in the way is gone; or one that did not answer.
    case eerderAfgewezen = "eerder-afgewezen"
    /// No course was set with the family: norm 2 runs (#2). Of the whole proposal.
    case koersOntbreekt = "koers-ontbreekt"
    case leeftijdOnzeker = "leeftijd-onzeker"
    case leeftijdTegenstrijdig = "leeftijd-tegenstrijdig"
    /// The child is too old within a year of the start (#125).
    case leeftijdsgrensNadert = "leeftijdsgrens-nadert"
    case maatregelEindigt = "maatregel-eindigt"
    case machtigingNietGemeld = "machtiging-niet-gemeld"
    case opgaveTegenstrijdig = "opgave-tegenstrijdig"
    /// A place that is free by the report is held for another child.
    case plaatsVastgehouden = "plaats-vastgehouden"
    case verderDanWens = "verder-dan-wens"
    case woonplaatsHandmatig = "woonplaats-handmatig"
}
