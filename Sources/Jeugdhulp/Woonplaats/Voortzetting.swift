/// Why help of before the 18th birthday goes on until 23 (article 1.1 Jeugdwet, jeugdige 4°).
package enum Voortzetting: String, Sendable, CaseIterable {
    /// Begun before 18, and held necessary to go on with.
    case begonnenVoor18 = "begonnen-voor-18"
    /// Held necessary before 18.
    case beslotenVoor18 = "besloten-voor-18"
    /// Ended, and necessary again within half a year.
    case hervatBinnenHalfJaar = "hervat-binnen-half-jaar"
}
