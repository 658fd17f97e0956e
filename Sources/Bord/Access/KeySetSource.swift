/// Where the keys of an issuer come from.
package enum KeySetSource: Sendable {
    /// The JWKS itself, as JSON: it stays as it is as long as the board runs.
    case vast(String)
    /// Where the issuer publishes it (`jwks_uri`): it is asked for again, because keys rotate.
    /// - Parameter gezag: certificates in PEM of who may sign for that address, and nobody else; `nil`: those whom the
    ///   system trusts.
    case adres(String, gezag: [UInt8]? = nil)
}
