/// Who gets which choice, what that comes to, and how sure it is that nothing is better.
package struct Rondeantwoord: Sendable {
    /// For each case the number of its choice, `nil` for none.
    package let keuzes: [Int?]
    package let totaal: Kosten
    /// Nothing costs less than this. Equal to `totaal`: nothing is better.
    package let ondergrens: Kosten
    /// How many branches were looked at; 0 where the prices alone were enough.
    package let takken: Int
    /// Prices and who pays them, when each case takes one of the first place of its choice.
    package let net: PriceNetwork

    package var isExact: Bool { totaal == ondergrens }
}
