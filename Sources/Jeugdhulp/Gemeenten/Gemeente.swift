/// The CBS code of a gemeente: four digits, without the prefix "GM" (rule RS035 of iJw).
public struct Gemeentecode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0...9999.
    public let nummer: UInt16

    /// - Returns: nil unless the text is exactly four ASCII digits.
    public init?(_ code: String) {
        guard let getal = Cijfers.getal(code, lengte: 4) else { return nil }
        nummer = UInt16(getal)
    }

    /// - Returns: nil above 9999.
    public init?(nummer: UInt16) {
        guard nummer <= 9999 else { return nil }
        self.nummer = nummer
    }

    /// Four digits, zero-padded.
    public var description: String { Cijfers.tekst(UInt32(nummer), breedte: 4) }

    public static func < (links: Gemeentecode, rechts: Gemeentecode) -> Bool { links.nummer < rechts.nummer }
}

/// A gemeente of the register, with the regions it belongs to.
public struct Gemeente: Sendable, Equatable {
    /// Its CBS code.
    public let code: Gemeentecode
    /// As CBS writes it: "Hengelo (O.)", "'s-Gravenhage".
    public let naam: String
    /// The province it lies in.
    public let provincie: String
    /// The jeugdregio, whose expertteam decides.
    public let regio: Regio.ID
    /// The region that buys help; smaller than the jeugdregio in Drenthe (domein.md §2).
    public let inkoopregio: Inkoopregio.ID
    /// Degrees north (WGS84) of the centroid of its largest part.
    public let lat: Double
    /// Degrees east (WGS84) of the centroid of its largest part.
    public let lon: Double
    /// Its place in `Gemeenteregister.gemeenten`.
    public let index: Int
}
