/// The form a text must have: the same as the pattern in the schema, without a regular expression engine.
struct TextFormat: Sendable {
    let uitleg: String
    let past: @Sendable (String) -> Bool

    /// casusId, aanbodId, id of a hulpvraag.
    static let id = TextFormat(
        uitleg: "Gebruik 1 tot 100 letters, cijfers, punten, streepjes; begin met een letter of cijfer."
    ) {
        let t = $0.utf8
        guard let eerste = t.first, t.count <= 100, isLetterOfCijfer(eerste) else { return false }
        return t.allSatisfy { isLetterOfCijfer($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    }

    /// The `id` of an event.
    static let kenmerk = TextFormat(uitleg: "Gebruik een UUID, of 1 tot 100 letters, cijfers, punten en streepjes.") {
        (1...100).contains($0.utf8.count)
            && $0.utf8.allSatisfy { isLetterOfCijfer($0) || [0x2E, 0x5F, 0x2D, 0x3A].contains($0) }
    }

    /// The id of a GI: part of a topic name.
    static let gi = TextFormat(
        uitleg: "Gebruik 1 tot 40 kleine letters, cijfers of streepjes; begin met een letter of cijfer."
    ) {
        let t = $0.utf8
        guard let eerste = t.first, t.count <= 40, isKleinOfCijfer(eerste) else { return false }
        return t.allSatisfy { isKleinOfCijfer($0) || $0 == 0x2D }
    }

    static let gemeentecode = TextFormat(uitleg: "Een gemeentecode heeft 4 cijfers, bijvoorbeeld 0193.") {
        cijfers($0, 4)
    }
    static let agb = TextFormat(uitleg: "Een AGB-code heeft 8 cijfers.") { cijfers($0, 8) }

    /// A short code of small letters, digits and dashes: never a sentence, so never about a child.
    static func code(max: Int) -> TextFormat {
        TextFormat(uitleg: "Gebruik 1 tot \(max) kleine letters, cijfers of streepjes, geen zin.") {
            (1...max).contains($0.utf8.count) && $0.utf8.allSatisfy { isKleinOfCijfer($0) || $0 == 0x2D }
        }
    }

    /// 2 to 40 small letters and dashes.
    static let rol = TextFormat(uitleg: "Gebruik 2 tot 40 kleine letters of streepjes.") {
        (2...40).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    }

    /// Text for people of at most `max` characters.
    static func vrij(max: Int) -> TextFormat {
        TextFormat(uitleg: "Gebruik 1 tot \(max) tekens.") { (1...max).contains($0.unicodeScalars.count) }
    }

    static let uuid = TextFormat(uitleg: "Gebruik een UUID.") { isUuid($0) }

    /// A row of the decision table of the woonplaatsbeginsel.
    static let rij = TextFormat(uitleg: "Gebruik een rij van de beslistabel, bijvoorbeeld W8.") {
        (2...3).contains($0.utf8.count) && $0.utf8.first == 0x57 && $0.utf8.dropFirst().allSatisfy(isCijfer)
    }

    /// A reference to a file elsewhere: a scheme, a colon and something without white space.
    static let verwijzing = TextFormat(uitleg: "Gebruik een verwijzing zoals urn:… of https:…, zonder spaties.") {
        tekst in
        // Scalars, not characters: a colon with an accent on it is a colon too.
        let t = tekst.unicodeScalars
        guard t.count <= 200, let dubbelpunt = t.firstIndex(of: ":") else { return false }
        let schema = String(t[..<dubbelpunt]).utf8
        guard let eerste = schema.first, isLetter(eerste),
            schema.allSatisfy({ isLetterOfCijfer($0) || [0x2B, 0x2E, 0x2D].contains($0) })
        else { return false }
        let rest = t[dubbelpunt...].dropFirst()
        return !rest.isEmpty
            && rest.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0xFEFF }
    }

    static func isUuid(_ tekst: String) -> Bool {
        let t = Array(tekst.utf8)
        return t.count == 36
            && t.indices.allSatisfy { [8, 13, 18, 23].contains($0) ? t[$0] == 0x2D : isHex(t[$0]) }
    }

    private static func cijfers(_ tekst: String, _ aantal: Int) -> Bool {
        tekst.utf8.count == aantal && tekst.utf8.allSatisfy(isCijfer)
    }

    static func isCijfer(_ b: UInt8) -> Bool { (0x30...0x39).contains(b) }
    private static func isHex(_ b: UInt8) -> Bool {
        isCijfer(b) || (0x61...0x66).contains(b) || (0x41...0x46).contains(b)
    }
    private static func isLetter(_ b: UInt8) -> Bool { (0x61...0x7A).contains(b) || (0x41...0x5A).contains(b) }
    static func isLetterOfCijfer(_ b: UInt8) -> Bool { isCijfer(b) || isLetter(b) }
    private static func isKleinOfCijfer(_ b: UInt8) -> Bool { isCijfer(b) || (0x61...0x7A).contains(b) }
}
