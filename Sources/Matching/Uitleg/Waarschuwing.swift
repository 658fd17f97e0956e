import Jeugdhulp

/// A fact behind an option that a person should know of.
package struct Waarschuwing: Sendable, Equatable {
    package let code: Waarschuwingscode
    /// How many days old the report is, where that is what the warning is about.
    package let dagen: Int?
    /// The weeks until the child is too old, where that is what the warning is about.
    package let weken: Int?
    /// The day that the warning is about: of an earlier attempt, or on which a measure ends.
    package let op: Datum?
    /// Why an earlier attempt came to nothing.
    package let reden: Weigeringsreden?
    /// The offer it is about, where an option has several.
    package let aanbod: Aanbodsleutel?

    init(
        code: Waarschuwingscode, dagen: Int? = nil, weken: Int? = nil, op: Datum? = nil,
        reden: Weigeringsreden? = nil, aanbod: Aanbodsleutel? = nil
    ) {
        (self.code, self.dagen, self.weken, self.op) = (code, dagen, weken, op)
        (self.reden, self.aanbod) = (reden, aanbod)
    }
}
