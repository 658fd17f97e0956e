import Berichten

/// Who asks: what a route knows of its visitor.
struct Bezoeker: Sendable {
    /// `nil`: nobody has logged in.
    var rol: Rol?
    /// `nil`: a program with a token of its own.
    var sessie: Session?
    /// Whether a token came with the request itself: no browser sends that by itself.
    var metToken = false
    /// From then on the token that came with the request opens nothing any more; `nil`: there was none that ends.
    var tokenTot: Tijdstip?

    /// Among whom what this server shares out is shared: the person behind a token, or else the session or address.
    var deelgenoot: String?

    /// In an audit line: which session, not who; the token's subject is a person.
    var kenmerk: String { sessie.map { String($0.id.prefix(8)) } ?? "token" }
}
