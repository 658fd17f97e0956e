/// The names that texts of a region may leave open: `{regio}`, `{inkoopregio}`, `{inkooporganisatie}`, `{tafel}` and
/// `{gemeente}`.
package struct Regionamen: Sendable, Hashable {
    private let waarden: [String: String]

    static let sleutels = ["gemeente", "inkooporganisatie", "inkoopregio", "regio", "tafel"]

    /// What is `nil` stays open in the text.
    init(
        regio: String? = nil, inkoopregio: String? = nil, inkooporganisatie: String? = nil, tafel: String? = nil,
        gemeente: String? = nil
    ) {
        waarden = [
            "regio": regio, "inkoopregio": inkoopregio, "inkooporganisatie": inkooporganisatie, "tafel": tafel,
            "gemeente": gemeente,
        ].compactMapValues { $0 }
    }

    private init(waarden: [String: String]) { self.waarden = waarden }

    func met(gemeente: String) -> Regionamen {
        Regionamen(waarden: waarden.merging(["gemeente": gemeente]) { _, nieuw in nieuw })
    }

    /// The text with the names filled in.
    package func vul(_ tekst: String) -> String {
        guard tekst.utf8.contains(UInt8(ascii: "{")) else { return tekst }
        var (uit, rest) = ("", Substring(tekst))
        while let dicht = rest.utf8.firstIndex(of: UInt8(ascii: "}")),
            let open = rest[..<dicht].utf8.lastIndex(of: UInt8(ascii: "{"))
        {
            let na = rest.utf8.index(after: dicht)
            uit += rest[..<open]
            // Who wrote the file was told of a name that is none of ours.
            uit += waarden[String(rest[rest.utf8.index(after: open)..<dicht])] ?? String(rest[open..<na])
            rest = rest[na...]
        }
        return uit + rest
    }

    func vul(_ contact: Contact) -> Contact {
        Contact(organisatie: vul(contact.organisatie), rol: vul(contact.rol))
    }

    /// The first name between braces that is none of ours.
    static func onbekend(in tekst: String) -> String? {
        for stuk in tekst.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let naam = String(stuk.prefix { $0 != "}" })
            if !sleutels.contains(naam) { return naam }
        }
        return nil
    }
}
