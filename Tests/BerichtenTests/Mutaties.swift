/// Small things that can be wrong with a document, at every place of it.
///
/// What may depend on the rest of the document (leave out, null, another type) is done to every example; the long lists
/// of texts, numbers and lengths once for each field of a type.
struct Mutaties {
    struct Mutatie {
        let naam: String
        let json: String
    }

    private var gezien: Set<String> = []

    mutating func van(_ voorbeeld: JSONTree) -> [Mutatie] {
        voorbeeld.knopen().filter { !$0.pad.isEmpty }.flatMap { pad, waarde in
            let nieuw = gezien.insert(pad.filter { Int($0) == nil }.joined(separator: ".") + waarde.soort).inserted
            let plaats = pad.joined(separator: ".")
            let wissels: [(String, JSONTree?)] =
                [("left out", nil), ("renamed", nil)]
                + (JSONTree.kern + (nieuw ? waarde.andereTypes + waarde.grenzen : [])).map {
                    (String($0.json.prefix(60)), $0)
                }
            return wissels.map { naam, andere in
                var boom = voorbeeld.met(pad, andere)
                // A name in other case is another name.
                if naam == "renamed" { boom = boom.met(pad.dropLast() + [(pad.last ?? "").uppercased() + "X"], waarde) }
                return Mutatie(naam: "\(plaats) = \(naam)", json: boom.json)
            }
        }
    }

    /// 9 digits that are no BSN: what must never come back in a refusal.
    static let negenCijfers = "900000001"

    static let getallen = [
        "-1", "-0", "0", "1", "3.0", "3.5", "1e1", "-1000001", "1000001", "9007199254740993",
        "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e30", "-1e30", negenCijfers,
        "10", "11", "12", "13", "22", "23", "24", "100", "101", "400", "401", "520", "521", "10000", "10001", "20000",
        "20001", "200000", "200001", "-200000", "-200001", "1000000", "-1000000",
    ]

    static let teksten: [String] =
        [
            "", " ", "x", "X", "0", "é", "e\u{301}", "\u{0}", "\u{1}", "👩‍👩‍👧", "onbekende-waarde", "null", "true",
            negenCijfers,
            "a b", "a.b", "a_b", "a-b", "a:b", "a/b", "-a", ".a", "_a", ":a", "Aa", "a\u{200B}", "aé", "a\u{0}", "３",
            "urn:a b", "urn:a", "urn:", ":urn", "1rn:a", "u+r.n-:a:b", "urn:a\u{1}", "urn:a\u{A0}b", "urn:a\u{85}",
            "urn:a\u{FEFF}", "urn:a\u{2028}", "urn:\u{301}a", "urn:a\u{1F}", "urn:a\u{7F}", "urn\u{301}:a",
            "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-11-00", "1899-12-31", "1900-01-01",
            "1900-02-29", "2000-02-29", "2100-02-29", "2199-12-31", "2200-01-01", "20261120", "2026-11-2", "20-11-2026",
            "2026-11-20 ", "２０２６-11-20", "2026-11-20T10:15:30Z", "2026-11-20T10:15:30+01:00",
            "2026-11-20T10:15:30-00:00", "2026-11-20T10:15:30+23:59", "2026-11-20T10:15:30+24:00",
            "2026-11-20T10:15:30+01:60", "2026-11-20T10:15:30+0100", "2026-11-20T10:15:60Z", "2016-12-31T23:59:60Z",
            "2026-11-20T24:00:00Z", "2026-11-20T10:60:30Z", "2026-11-20t10:15:30Z", "2026-11-20T10:15:30z",
            "2026-11-20 10:15:30Z", "2026-11-20T10:15Z", "2026-11-20T10:15:30", "2026-11-20T10:15:30.Z",
            "2026-11-20T10:15:30,5Z", "2026-11-20T10:15:30.5Z", "2026-11-20T10:15:30.123456789Z",
            "2026-11-20T10:15:30.1234567890Z", "2026-02-30T10:15:30Z", "2026-11-20T10:15:30Z\n", "1900-01-01T00:00:00Z",
            "1900-01-01T00:00:00+05:00", "2199-12-31T23:59:59-05:00", "1899-12-31T23:59:59Z",
            "5f0c2a6e-8d1b-4c7a-9e3f-b2d4a6c8e0f1", "5F0C2A6E-8D1B-4C7A-9E3F-B2D4A6C8E0F1",
            "5f0c2a6e8d1b4c7a9e3fb2d4a6c8e0f1", "{5f0c2a6e-8d1b-4c7a-9e3f-b2d4a6c8e0f1}",
            "5f0c2a6e-8d1b-4c7a-9e3f-b2d4a6c8e0fg", "urn:nld:oin:00000009900000000000",
            "urn:nld:oin:0000000990000000000",
            "urn:nld:oin:000000099000000000000", "urn:nld:oin:00000009900000000000:",
            "urn:nld:oin:00000009900000000000.x",
            "urn:nld:oin:00000009900000000000:x y", "urn:nld:oin:00000009900000000000:é", "urn:nld:kvknr:00000001",
            "urn:nld:kvknr:000000011", "urn:nld:kvknr:00000001:a:b", "URN:nld:kvknr:00000001", "urn:nld:rsin:00000001",
            "application/json", "application/xml", "0193", "019", "01930", "GM0193", "01", "05", "1", "9", "10",
        ]
        + [2, 40, 41].map { String(repeating: "a", count: $0) }
        + [10, 11, 40, 41, 60, 61, 80, 81, 100, 101].map { String(repeating: "1", count: $0) }
        // Counted in characters as a schema counts: one scalar each, two of UTF-16, four of UTF-8.
        + [10, 11, 80, 81, 120, 121, 200, 201, 249, 250, 300, 301, 500, 501, 1000, 1001].map {
            String(repeating: "𝄞", count: $0)
        }
        + [100, 101, 102].map { "urn:nld:kvknr:00000001:" + String(repeating: "s", count: $0) }
        + [196, 197].map { "urn:" + String(repeating: "s", count: $0) }

    static let aantallen = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 20, 21, 26, 27, 50, 51, 100, 101, 1000, 1001]
}

extension JSONTree {
    fileprivate var soort: String {
        switch self {
        case .object: "{"
        case .lijst: "["
        case .blad(let literal): literal.first.map { $0.isNumber || $0 == "-" ? "1" : String($0) } ?? ""
        }
    }

    /// One value of every type.
    fileprivate static let kern = ["null", "\"tekst\"", "7", "true", "{}", "[]"].map { JSONTree.blad($0) }

    /// More values of other types.
    fileprivate var andereTypes: [JSONTree] {
        let alle = ["\"\"", "0", "1", "7.0", "7.5", "false", "[null]", "[{}]"]
        return alle.map { JSONTree.blad($0) } + [.lijst([self]), .object(["x": self])]
            + (soort == "1" || soort == "t" || soort == "f" ? [.blad("\"\(json)\"")] : [])
    }

    /// Values of the same type around every limit there can be.
    fileprivate var grenzen: [JSONTree] {
        switch self {
        case .object(let leden):
            let onbekend = ["onbekend", "", "id ", Mutaties.negenCijfers].map { naam in
                JSONTree.object(
                    leden.merging([naam: .blad("{\"a\":[1,null,\"\(Mutaties.negenCijfers)\"]}")]) { eerste, _ in eerste
                    })
            }
            return onbekend + [.object([:])]
        case .lijst(let leden):
            let eerste = leden.first ?? .tekst("lvb")
            return Mutaties.aantallen.map { .lijst(Array(repeating: eerste, count: $0)) }
                + ["null", "7", "\"\"", "\"onbekend\"", "{}", "[]"].map { .lijst(leden + [.blad($0)]) }
        case .blad(let literal):
            switch soort {
            case "1": return Mutaties.getallen.map { .blad($0) }
            case "\"":
                let tekst = String(literal.dropFirst().dropLast())
                let rond = [
                    "\\n\(tekst)", "\(tekst)\\n", "\(tekst)\\r\\n", " \(tekst)", "\(tekst) ", "\(tekst)\\u0000",
                    "\(tekst)x",
                ]
                return (rond + [tekst.uppercased(), tekst.lowercased(), String(tekst.dropLast())]).map {
                    .blad("\"\($0)\"")
                }
                    + Mutaties.teksten.map { .tekst($0) }
            default: return []
            }
        }
    }
}
