import Jeugdhulp

/// One offer of an option, for one hulpvraag.
package struct Optiedeel: Sendable, Equatable, Decodable {
    package let hulpvraag, aanbodId: String
    package let agb: AgbCode
    /// How many places the proposal says are free now for this case; `nil` when it must wait for them.
    package let plaatsen: Int?
    /// The start that the proposal announces; absent in records of before it was kept.
    package let start: Datum?
    /// A group, while a family fits too; absent where that is not so (#68).
    package var gezinPast: Bool?

    package var sleutel: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }

    package init(hulpvraag: String, aanbodId: String, agb: AgbCode, plaatsen: Int? = nil, start: Datum? = nil) {
        self.hulpvraag = hulpvraag
        self.aanbodId = aanbodId
        self.agb = agb
        self.plaatsen = plaatsen
        self.start = start
    }
}
