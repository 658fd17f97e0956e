/// Comply or explain (#4).
package enum Normstatus: String, Sendable, CaseIterable {
    /// The last day has not passed yet.
    case loopt
    /// Done in time.
    case gehaald
    /// Too late, done or not, and nobody has said why: it stays open until somebody does.
    case toelichtingVereist = "toelichting-vereist"
    /// Too late, with the reason.
    case toegelicht
}
