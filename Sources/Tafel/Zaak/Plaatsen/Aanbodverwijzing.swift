import Jeugdhulp

/// An offer as a record names it: by aanbieder and id, or in records of before by id alone.
package struct Aanbodverwijzing: Hashable, Sendable {
    package let agb: AgbCode?
    package let aanbodId: String

    package init(_ agb: AgbCode?, _ aanbodId: String) { (self.agb, self.aanbodId) = (agb, aanbodId) }
    package init(_ sleutel: Aanbodsleutel) { self.init(sleutel.agb, sleutel.aanbodId) }

    /// Nothing where only the id is known.
    var sleutel: Aanbodsleutel? { agb.map { Aanbodsleutel($0, aanbodId) } }

    /// Whether it is, or may be, this offer.
    func gaatOver(_ sleutel: Aanbodsleutel) -> Bool {
        aanbodId == sleutel.aanbodId && (agb == nil || agb == sleutel.agb)
    }
}
