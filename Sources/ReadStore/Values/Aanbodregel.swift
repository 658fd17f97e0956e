import Berichten
import Jeugdhulp

/// One offer in the list.
package struct Aanbodregel: Sendable {
    package var aanbod: Aanbod
    /// How the reader's own inkoopregio stands with this aanbieder for this hulpvorm.
    package var overeenkomst: Overeenkomststand
    /// From the reader's region to the offer; `nil` for who has no region.
    package var bereik: Bereik?
    /// The day the report came in; `nil` when not known.
    package var gemeldOp: Datum?
}
