/// Names that somebody may have meant.
enum NameSuggestion {
    /// "Bedoelt u 'x'?" when a name is near enough, else `anders`.
    static func zin(_ naam: String, uit namen: [String], anders: String) -> String {
        let sleutel = Slug.van(naam)
        let dichtbij = namen.map { (naam: $0, afstand: afstand(sleutel, Slug.van($0))) }
            .min { ($0.afstand, $0.naam) < ($1.afstand, $1.naam) }
        guard let dichtbij, dichtbij.afstand <= max(2, sleutel.utf8.count / 3) else { return anders }
        return "Bedoelt u '\(dichtbij.naam)'?"
    }

    /// How many letters must be put in, taken out or changed (Levenshtein).
    static func afstand(_ a: String, _ b: String) -> Int {
        let (links, rechts) = (Array(a.utf8), Array(b.utf8))
        var rij = Array(0...rechts.count)
        for (i, letter) in links.enumerated() {
            var schuin = rij[0]
            rij[0] = i + 1
            for (j, andere) in rechts.enumerated() {
                let vervangen = schuin + (letter == andere ? 0 : 1)
                schuin = rij[j + 1]
                rij[j + 1] = min(vervangen, rij[j] + 1, schuin + 1)
            }
        }
        return rij[rechts.count]
    }
}
