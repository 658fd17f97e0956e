/// Names as parts of topic names and addresses.
enum Slug {
    /// Lower case, diacritics folded, everything but ASCII letters and digits to one hyphen, none at either end:
    /// "Zuid-Holland Zuid" → "zuid-holland-zuid", "'s-Gravenhage" → "s-gravenhage".
    static func van(_ naam: String) -> String {
        var slug = ""
        var streepje = false
        for teken in naam.lowercased() {
            let letters = gevouwen[teken] ?? String(teken)
            guard letters.utf8.allSatisfy(isLetterOfCijfer) else {
                streepje = true
                continue
            }
            if streepje && !slug.isEmpty { slug += "-" }
            streepje = false
            slug += letters
        }
        return slug
    }

    private static func isLetterOfCijfer(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The letters with diacritics that Dutch and Frisian place names use, and their near relatives. Characters
    /// compare by canonical equivalence, so a decomposed "ú" is found as well.
    private static let gevouwen: [Character: String] = {
        let groepen: [(String, String)] = [
            ("áàâäãå", "a"), ("éèêë", "e"), ("íìîï", "i"), ("óòôöõø", "o"), ("úùûü", "u"), ("ýÿ", "y"), ("ç", "c"),
            ("ñ", "n"), ("æ", "ae"), ("œ", "oe"), ("ĳ", "ij"),
        ]
        var tabel: [Character: String] = [:]
        for (letters, basis) in groepen {
            for letter in letters { tabel[letter] = basis }
        }
        return tabel
    }()
}
