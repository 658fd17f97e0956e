/// How people write the names of gemeenten.
enum Gemeentenamen {
    /// What of a name counts: letters and digits, without case, diacritics, apostrophes, hyphens and kinds of space,
    /// and without the word "gemeente" around it. Report S0 writes "Rijssen/Holten" (regels §2).
    static func sleutel(_ naam: String) -> String {
        let slug = Slug.van(naam)
        for voor in ["gemeente-"] where slug.hasPrefix(voor) { return String(slug.dropFirst(voor.count)) }
        for na in ["-gemeente"] where slug.hasSuffix(na) { return String(slug.dropLast(na.count)) }
        return slug
    }

    /// The text as it was when its UTF-8 was read as Windows-1252: "SÃºdwest" for "Súdwest"; nil when it was not.
    static func hersteld(_ naam: String) -> String? {
        guard naam.unicodeScalars.contains(where: { $0.value > 0x7F }),
            naam.unicodeScalars.allSatisfy({ $0.value <= 0xFF })
        else { return nil }
        return String(validating: naam.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
    }

    /// From key to index: the full name, or a shorter one that means one gemeente.
    static func tabel(_ gemeenten: [Gemeente]) -> [String: Int] {
        kandidaten(gemeenten).compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    /// From key to indexes, in order of code: several where a name without its addition means more than one ("Bergen").
    static func kandidaten(_ gemeenten: [Gemeente]) -> [String: [Int]] {
        var tabel: [String: [Int]] = [:]
        for gemeente in gemeenten { tabel[sleutel(gemeente.naam)] = [gemeente.index] }
        var korter: [String: Set<Int>] = [:]
        for gemeente in gemeenten {
            for kort in korteNamen(gemeente) { korter[kort, default: []].insert(gemeente.index) }
        }
        for (kort, indexen) in korter where tabel[kort] == nil { tabel[kort] = indexen.sorted() }
        for (officieel, anders) in andereNamen {
            guard let plaats = tabel[officieel] else { continue }
            for naam in anders where tabel[naam] == nil { tabel[naam] = plaats }
        }
        return tabel
    }

    /// "Hengelo" and "Hengelo (Ov.)" for "Hengelo (O.)"; "Nuenen" for "Nuenen, Gerwen en Nederwetten".
    private static func korteNamen(_ gemeente: Gemeente) -> [String] {
        let kort = sleutel(String(gemeente.naam.prefix { $0 != "(" && $0 != "," }))
        let provincies = (afkortingen[Slug.van(gemeente.provincie)] ?? []) + [Slug.van(gemeente.provincie)]
        return [kort] + provincies.map { "\(kort)-\($0)" }
    }

    private static let afkortingen = [
        "groningen": ["gr", "gn", "gron"], "fryslan": ["f", "fr", "frl", "friesland"], "drenthe": ["d", "dr", "dre"],
        "overijssel": ["o", "ov"], "flevoland": ["fl"], "gelderland": ["g", "gl", "gld"],
        "utrecht": ["u", "ut", "utr"], "noord-holland": ["nh", "n-h"], "zuid-holland": ["zh", "z-h"],
        "zeeland": ["z", "zl", "ze"], "noord-brabant": ["nb", "n-b", "nbr", "brabant"],
        "limburg": ["l", "lb", "li", "lim"],
    ]

    private static let andereNamen = [
        "s-gravenhage": ["den-haag", "haag", "the-hague", "gravenhage"],
        "s-hertogenbosch": ["den-bosch", "hertogenbosch"],
        "sudwest-fryslan": ["zuidwest-friesland", "zuidwest-fryslan", "sudwest-friesland"],
        "noardeast-fryslan": ["noordoost-friesland", "noordoost-fryslan", "noardeast-friesland"],
        "de-fryske-marren": ["de-friese-meren", "fryske-marren", "friese-meren"],
        "tytsjerksteradiel": ["tietjerksteradeel"], "dantumadiel": ["dantumadeel"],
    ]
}
