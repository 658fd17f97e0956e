/// The CBS code of a gemeente: four digits, without the prefix "GM" (rule RS035 of iJw).
package struct Gemeentecode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0...9999.
    package let nummer: UInt16

    /// - Returns: nil unless the text is exactly four ASCII digits.
    package init?(_ code: String) {
        guard let getal = DigitCode.getal(code, lengte: 4) else { return nil }
        nummer = UInt16(getal)
    }

    /// - Returns: nil above 9999.
    package init?(nummer: UInt16) {
        guard nummer <= 9999 else { return nil }
        self.nummer = nummer
    }

    /// Four digits, zero-padded.
    package var description: String { DigitCode.tekst(UInt32(nummer), breedte: 4) }

    package static func < (links: Gemeentecode, rechts: Gemeentecode) -> Bool { links.nummer < rechts.nummer }
}
