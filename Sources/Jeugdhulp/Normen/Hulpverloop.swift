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

/// What happened in one case, in any order.
package struct Hulpverloop: Sendable, Hashable {
    package struct Moment: Sendable, Hashable {
        package let stap: Hulpstap
        package let op: Datum

        package init(_ stap: Hulpstap, op: Datum) {
            self.stap = stap
            self.op = op
        }
    }

    package let momenten: [Moment]

    package init(_ momenten: [Moment] = []) { self.momenten = momenten }

    /// The first day on which help really began (#5).
    package var hulpGestartOp: Datum? { momenten.filter(\.stap.stoptDeKlok).map(\.op).min() }

    /// Days from `sinds` until help began, or until today when it has not; at least 0.
    package func gewachtDagen(sinds: Datum, vandaag: Datum) -> Int {
        max(0, min(hulpGestartOp ?? vandaag, vandaag) - sinds)
    }
}
