/// What is offered in one gemeente, of all that a filter found.
package struct Gemeentetelling: Sendable, Equatable {
    /// Offers.
    package var aanbod: Int
    /// Places that are free now.
    package var vrij: Int
    /// Offers whose report is stale.
    package var verouderd: Int
}
