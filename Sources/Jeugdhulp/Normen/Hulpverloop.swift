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
