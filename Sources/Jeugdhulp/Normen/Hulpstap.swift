/// What can happen between asking for help and the help itself.
package enum Hulpstap: String, Sendable, CaseIterable {
    case aangemeld
    case intakeGepland = "intake-gepland"
    case intakeGehouden = "intake-gehouden"
    /// Waiting for a place, also after an intake.
    case opWachtlijst = "op-wachtlijst"
    case hulpGestart = "hulp-gestart"

    /// Only the help itself stops the clock: a child that is on a waiting list after its intake still waits (#5).
    package var stoptDeKlok: Bool { self == .hulpGestart }
}
