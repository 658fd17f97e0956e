/// A gemeente of the register, with the regions it belongs to.
package struct Gemeente: Sendable, Equatable {
    /// Its CBS code.
    package let code: Gemeentecode
    /// As CBS writes it: "Hengelo (O.)", "'s-Gravenhage".
    package let naam: String
    /// The province it lies in.
    package let provincie: String
    /// The jeugdregio, whose expertteam decides.
    package let regio: Regio.ID
    /// The region that buys help; smaller than the jeugdregio in Drenthe (regels §2).
    package let inkoopregio: Inkoopregio.ID
    /// Degrees north (WGS84) of the centroid of its largest part.
    package let lat: Double
    /// Degrees east (WGS84) of the centroid of its largest part.
    package let lon: Double
    /// Its place in `Gemeenteregister.gemeenten`.
    package let index: Int
}
