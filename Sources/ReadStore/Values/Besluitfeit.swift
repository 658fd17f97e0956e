import Berichten
import Jeugdhulp

/// One decision of this table.
package struct Besluitfeit: Sendable, Hashable {
    package var op: Datum
    /// Of the option that was chosen; `nil` for a decision without an option.
    package var rang: Int?
}
