import Jeugdhulp

/// One aanbieder that was asked for one offer.
package struct Voorgedragen: Sendable, Equatable, Decodable {
    package let voordrachtId, aanbodId: String
    package let agb: AgbCode
    /// What the offer is asked for; the same offer can answer two.
    package internal(set) var hulpvragen: [String]
    /// The version of the proposal that was decided on.
    package let versie: Int
    package internal(set) var antwoordUiterlijk: Datum
    package internal(set) var geaccepteerd = false
    package internal(set) var intake = Intake.geen
    /// How many places are held; `nil` where none was promised: the child joins the wait.
    package var aantal: Int?
    package internal(set) var reservering: Reserveringsfase?
    /// The day the aanbieder said yes.
    package internal(set) var geaccepteerdOp: Datum?
    /// The report that stood then; absent in records of before it was kept.
    package internal(set) var opgave: Opgaveplek?
    /// The start that the proposal announced; absent in records of before it was kept.
    package var startVerwacht: Datum?
    /// A group was chosen where a family fits too, and nobody said why (#68).
    package var vraagtRedenGezin: Bool?
    /// The day on which a start that did not come was told of last.
    package internal(set) var herinnerdOp: Datum?

    package var sleutel: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }

    /// Weeks after the announced start in which help must have begun where a yes was given (contract §5).
    static let startWeken = 2

    /// The first day on which a start that did not come is told of, or told of again: monthly. `nil` without a yes.
    var startTeLaatOp: Datum? {
        herinnerdOp?.plus(maanden: 1, afronding: .laatsteDagVanDeMaand) ?? startUiterlijk?.plus(dagen: 1)
    }

    /// The last day on which help must have begun; `nil` without a yes.
    var startUiterlijk: Datum? {
        guard geaccepteerd, let ja = geaccepteerdOp else { return nil }
        return max(startVerwacht ?? ja, ja).plus(weken: Self.startWeken)
    }

    package enum Reserveringsfase: Int, Sendable, Decodable {
        case gevraagd, toegekend
        /// The aanbieder took back what it reported; it was told.
        case betwist
    }

    package enum Intake: Int, Sendable, Decodable {
        case geen, gepland, gehouden
    }
}
