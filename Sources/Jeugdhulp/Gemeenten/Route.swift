/// By which road help is arranged; every gemeente may have its own (#37, #38).
package enum Route: String, Sendable, CaseIterable {
    /// Help that was bought: contract and budget.
    case gecontracteerd
    /// Help that was not bought.
    case nietIngekocht = "niet-ingekocht"
    /// Help that has to be made for this child.
    case maatwerk
}
