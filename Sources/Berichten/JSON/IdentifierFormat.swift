/// The forms that other rooms need to look at before a message has been read.
package enum IdentifierFormat {
    package static func isGi(_ tekst: String) -> Bool { TextFormat.gi.past(tekst) }
    package static func isId(_ tekst: String) -> Bool { TextFormat.id.past(tekst) }

    /// The organisation of a source, whichever of its systems sent; `nil` for the invented number of who names none.
    package static func organisatie(van bron: String) -> String? {
        guard isBron(bron), !bron.hasPrefix(geenOrganisatie) else { return nil }
        return String(bron.prefix { $0 != "." }.split(separator: ":").prefix(4).joined(separator: ":"))
    }

    private static let geenOrganisatie = "urn:nld:oin:00000000000000000000"

    /// `urn:nld:oin:` with 20 digits or `urn:nld:kvknr:` with 8, and perhaps a system after `:` or `.`.
    package static func isBron(_ bron: String) -> Bool {
        for (voorvoegsel, lengte) in [("urn:nld:oin:", 20), ("urn:nld:kvknr:", 8)] where bron.hasPrefix(voorvoegsel) {
            let rest = Array(bron.utf8.dropFirst(voorvoegsel.utf8.count))
            guard rest.count >= lengte, rest.prefix(lengte).allSatisfy(TextFormat.isCijfer) else { return false }
            let systeem = rest.dropFirst(lengte)
            guard let scheiding = systeem.first else { return true }
            return (scheiding == 0x3A || scheiding == 0x2E) && (2...101).contains(systeem.count)
                && systeem.dropFirst().allSatisfy {
                    TextFormat.isLetterOfCijfer($0) || [0x2E, 0x5F, 0x2D, 0x3A].contains($0)
                }
        }
        return false
    }
}
