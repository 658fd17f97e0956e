import Yams

/// A file of law as it was read: its articles with their text, and the nodes that the compiler works through.
struct Wetstekst {
    let bestand: String
    let vanaf: Datum
    let artikelen: [Artikel]

    struct Artikel {
        let nummer: String
        let tekst: String
        let regel: Int
        let machine: Node
    }

    static let bytesMax = 262_144
    /// What a file can be nested, well above what a law needs.
    static let diepteMax = 64

    /// - Returns: nil when there is nothing to go on with; what is wrong is in `fouten`.
    static func lees(_ yaml: String, _ fouten: Wetsfoutenlijst) -> Wetstekst? {
        guard let node = ontleed(yaml, fouten) else { return nil }
        guard let vanaf = node["valid_from"]?.scalar.flatMap({ Datum($0.string) }) else {
            fouten.meld(
                node["valid_from"]?.mark?.line ?? 1, "'valid_from' is geen datum",
                "Zet er de eerste dag waarop deze tekst geldt: valid_from: \"2025-01-01\".")
            return nil
        }
        guard let lijst = node["articles"]?.sequence, !lijst.isEmpty else {
            fouten.meld(
                1, "er staan geen artikelen in ('articles')", "Geef elk artikel een number, een text en een url.")
            return nil
        }
        let artikelen = lijst.compactMap { artikel in Self.artikel(artikel, fouten) }
        return Wetstekst(bestand: fouten.bestand, vanaf: vanaf, artikelen: artikelen)
    }

    /// Only an article that can be worked out is kept.
    private static func artikel(_ node: Node, _ fouten: Wetsfoutenlijst) -> Artikel? {
        let regel = node.mark?.line ?? 1
        guard let nummer = node["number"]?.scalar?.string, let tekst = node["text"]?.scalar?.string else {
            fouten.meld(
                regel, "een artikel zonder 'number' of 'text'", "Zet er het nummer en de tekst van het artikel.")
            return nil
        }
        guard let machine = node["machine_readable"] else { return nil }
        let woorden = tekst.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Artikel(nummer: nummer, tekst: woorden, regel: regel, machine: machine)
    }

    static func ontleed(_ yaml: String, _ fouten: Wetsfoutenlijst) -> Node? {
        YAMLText(
            tekst: yaml, bytesMax: bytesMax, bijTeGroot: "Geef één bestand per tekst van de wet.",
            bijLeeg: "Begin met 'name: …'."
        ).node { fouten.meld($0, $1, $2) }
    }
}
