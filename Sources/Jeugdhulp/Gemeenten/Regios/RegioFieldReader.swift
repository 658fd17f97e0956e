import Yams

/// A mapping of a region file, read field by field. What is wrong is noted with its line, and reading goes on.
struct RegioFieldReader {
    private let waarden: [String: Node]
    /// The line of the mapping.
    let regel: Int
    /// What to call it: "tafel".
    let naam: String
    let fouten: RegioIssueList

    /// - Parameter sleutels: the keys that may stand here; `nil`: any name.
    /// - Returns: `nil` when the node is no mapping, which is noted.
    init?(_ node: Node, naam: String, sleutels: [String]?, _ fouten: RegioIssueList, vanRegel: Int? = nil) {
        let regel = vanRegel ?? node.mark?.line ?? 1
        guard let inhoud = node.mapping else {
            fouten.meld(
                node.mark?.line ?? regel, "\(naam) hoort te bestaan uit regels 'sleutel: waarde'",
                sleutels.map { "Gebruik de sleutels \($0.joined(separator: ", "))." } ?? "Geef elke naam een waarde.")
            return nil
        }
        var waarden: [String: Node] = [:]
        for (sleutel, waarde) in inhoud {
            let plek = sleutel.mark?.line ?? regel
            guard let tekst = sleutel.scalar?.string else {
                fouten.meld(plek, "een sleutel van \(naam) is geen naam", "Maak er één woord van.")
                continue
            }
            if let sleutels, !sleutels.contains(tekst) {
                let anders = "Gebruik alleen: \(sleutels.joined(separator: ", "))."
                fouten.meld(
                    plek, "onbekende sleutel '\(tekst)' in \(naam)",
                    NameSuggestion.zin(tekst, uit: sleutels, anders: anders))
                continue
            }
            waarden[tekst] = waarde
        }
        self.waarden = waarden
        self.regel = regel
        self.naam = naam
        self.fouten = fouten
    }

    var namen: [String] { waarden.keys.sorted() }

    func heeft(_ sleutel: String) -> Bool { waarden[sleutel] != nil }
    func regel(_ sleutel: String) -> Int { waarden[sleutel]?.mark?.line ?? regel }

    func ontbreekt(_ sleutel: String) {
        fouten.meld(regel, "'\(sleutel)' ontbreekt in \(naam)", "Voeg een regel '\(sleutel): …' toe.")
    }

    /// Text of 1 to 200 characters on one line.
    func tekst(_ sleutel: String) -> LineTagged<String>? {
        waarden[sleutel].flatMap { Self.tekst($0, "'\(sleutel)' in \(naam)", fouten) }
    }

    static let tekensMax = 200

    private static func tekst(_ node: Node, _ wat: String, _ fouten: RegioIssueList) -> LineTagged<String>? {
        let regel = node.mark?.line ?? 1
        guard let tekst = node.scalar?.string else {
            fouten.meld(regel, "\(wat) hoort een tekst te zijn", "Schrijf één tekst achter de dubbelepunt.")
            return nil
        }
        guard !tekst.isEmpty, tekst.count <= tekensMax, !tekst.contains(where: \.isNewline) else {
            fouten.meld(
                regel, "\(wat) is leeg of te lang", "Schrijf 1 tot \(tekensMax) tekens op één regel.")
            return nil
        }
        if let open = Regionamen.onbekend(in: tekst) {
            let namen = Regionamen.sleutels.map { "{\($0)}" }.joined(separator: ", ")
            fouten.meld(regel, "\(wat) noemt {\(open)}, dat niet bestaat", "Gebruik alleen \(namen).")
            return nil
        }
        return LineTagged(waarde: tekst, regel: regel)
    }

    func verplichteTekst(_ sleutel: String) -> LineTagged<String>? {
        guard heeft(sleutel) else {
            ontbreekt(sleutel)
            return nil
        }
        return tekst(sleutel)
    }

    func vlag(_ sleutel: String) -> LineTagged<Bool>? {
        guard let tekst = tekst(sleutel) else { return nil }
        switch tekst.waarde {
        case "true", "ja": return LineTagged(waarde: true, regel: tekst.regel)
        case "false", "nee": return LineTagged(waarde: false, regel: tekst.regel)
        default:
            fouten.meld(tekst.regel, "'\(sleutel)' is '\(tekst.waarde)'", "Schrijf ja of nee.")
            return nil
        }
    }

    func datum(_ sleutel: String) -> LineTagged<Datum>? {
        guard let tekst = tekst(sleutel) else { return nil }
        guard let datum = Datum(tekst.waarde) else {
            fouten.meld(
                tekst.regel, "'\(sleutel)' is geen bestaande datum: '\(tekst.waarde)'",
                "Schrijf een datum als 2026-11-20.")
            return nil
        }
        return LineTagged(waarde: datum, regel: tekst.regel)
    }

    func getal(_ sleutel: String, _ grenzen: ClosedRange<Int>) -> LineTagged<Int>? {
        guard let tekst = tekst(sleutel) else { return nil }
        guard let getal = Int(tekst.waarde), grenzen.contains(getal) else {
            fouten.meld(
                tekst.regel, "'\(sleutel)' is '\(tekst.waarde)'",
                "Schrijf een getal van \(grenzen.lowerBound) tot en met \(grenzen.upperBound).")
            return nil
        }
        return LineTagged(waarde: getal, regel: tekst.regel)
    }

    /// "6 weken", "1 week", "3 maanden": 0 to 260 weeks, 0 to 60 months.
    func duur(_ sleutel: String) -> LineTagged<Tijdsduur>? {
        guard let tekst = tekst(sleutel) else { return nil }
        let delen = tekst.waarde.split(separator: " ")
        let duur: Tijdsduur? =
            switch (delen.first.flatMap { Int($0) }, delen.count == 2 ? delen[1] : "") {
            case (let aantal?, "week"), (let aantal?, "weken"): (0...260).contains(aantal) ? .weken(aantal) : nil
            case (let aantal?, "maand"), (let aantal?, "maanden"): (0...60).contains(aantal) ? .maanden(aantal) : nil
            default: nil
            }
        guard let duur else {
            fouten.meld(
                tekst.regel, "'\(sleutel)' is geen duur: '\(tekst.waarde)'",
                "Schrijf bijvoorbeeld 6 weken of 3 maanden.")
            return nil
        }
        return LineTagged(waarde: duur, regel: tekst.regel)
    }

    func keuze<Waarde: RawRepresentable & CaseIterable>(
        _ sleutel: String, _ soort: Waarde.Type
    ) -> LineTagged<Waarde>? where Waarde.RawValue == String {
        guard let tekst = tekst(sleutel) else { return nil }
        guard let waarde = Waarde(rawValue: tekst.waarde) else {
            let namen = Waarde.allCases.map(\.rawValue)
            fouten.meld(
                tekst.regel, "'\(sleutel)' is '\(tekst.waarde)'", "Kies uit: \(namen.joined(separator: ", ")).")
            return nil
        }
        return LineTagged(waarde: waarde, regel: tekst.regel)
    }

    /// A list of texts; at most 400.
    func teksten(_ sleutel: String) -> [LineTagged<String>]? {
        guard let node = waarden[sleutel] else { return nil }
        guard let rij = node.sequence, rij.count <= 400 else {
            fouten.meld(regel(sleutel), "'\(sleutel)' hoort een lijst te zijn", "Schrijf bijvoorbeeld [Almelo, Borne].")
            return nil
        }
        return rij.compactMap { Self.tekst($0, "een naam in '\(sleutel)'", fouten) }
    }

    func groep(_ sleutel: String, _ sleutels: [String]?) -> RegioFieldReader? {
        waarden[sleutel].flatMap { RegioFieldReader($0, naam: sleutel, sleutels: sleutels, fouten) }
    }

    /// A list of mappings; at most 50.
    func groepen(_ sleutel: String, _ sleutels: [String]) -> [RegioFieldReader]? {
        guard let node = waarden[sleutel] else { return nil }
        guard let rij = node.sequence, rij.count <= 50 else {
            fouten.meld(regel(sleutel), "'\(sleutel)' hoort een lijst te zijn", "Begin elk deel met een streepje (-).")
            return nil
        }
        return rij.enumerated().compactMap {
            RegioFieldReader($1, naam: "\(sleutel) nummer \($0 + 1)", sleutels: sleutels, fouten)
        }
    }
}
