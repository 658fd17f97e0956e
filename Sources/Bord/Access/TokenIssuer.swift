/// Where bearer tokens come from (OpenID Connect) and what they must say.
package struct TokenIssuer: Sendable {
    /// The `iss` of every token, to the letter.
    package var issuer: String
    /// Must be in `aud`.
    package var audience: String
    package var sleutels: KeySetSource
    /// The claim that holds the role: "expertteam:twente", or a list of such; the first that is a role counts.
    package var claim: String

    package init(issuer: String, audience: String, sleutels: KeySetSource, claim: String = "doorbraak_rol") {
        self.issuer = issuer
        self.audience = audience
        self.sleutels = sleutels
        self.claim = claim
    }
}
