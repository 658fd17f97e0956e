import Jeugdhulp

/// One aanbieder that was asked for one offer.
package struct Voorgedragen: Sendable, Equatable, Decodable {
    package let voordrachtId, aanbodId: String
    package let agb: AgbCode
    /// What the offer is asked for; the same offer can answer two.
    package let hulpvragen: [String]
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

    package enum Reserveringsfase: Int, Sendable, Decodable {
        case gevraagd, toegekend
        /// The aanbieder took back what it reported; it was told.
        case betwist
    }

    package enum Intake: Int, Sendable, Decodable {
        case geen, gepland, gehouden
    }
}
