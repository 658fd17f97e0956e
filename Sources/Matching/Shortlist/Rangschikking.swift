import Jeugdhulp

/// Which offers are chosen for a case in which order, and what is out: a ranking without a word of explanation.
/// Offers are places in the index of the query that it was made from.
package struct Rangschikking {
    let norm: Norm
    let selecties: [Selectie]
    /// Best first, at most `optiesMax`.
    let gekozen: [Combinatie]

    /// How many options there are.
    package var aantal: Int { gekozen.count }
    /// The points of each option, best first.
    package var scores: [Int] { gekozen.map(\.punten) }

    init(_ casus: borrowing Casus, _ query: Query) {
        var selecties: [Selectie] = []
        selecties.reserveCapacity(casus.aanvraag.hulpvragen.count)
        for hulpvraag in casus.aanvraag.hulpvragen { selecties.append(Selectie(hulpvraag, casus, query)) }
        (norm, gekozen, self.selecties) = (query.norm, Self.kies(selecties, query), selecties)
    }

    /// Most lists are settled by a few candidates more than they hold; the rest is only looked at where the spreading
    /// over aanbieders asks for it.
    private static func kies(_ selecties: [Selectie], _ query: Query) -> [Combinatie] {
        guard !selecties.isEmpty, selecties.allSatisfy({ $0.aantalPassend > 0 }) else { return [] }
        let gewichten = query.voorwaarden.gewichten
        let lijst = gewichten.lijst
        for aantal in [min(lijst.kandidatenMax, lijst.optiesMax * selecties.count + 14), lijst.kandidatenMax] {
            if selecties.count == 1 {
                var keuzelijst = SingleShortlist(aantal, selecties[0].besten(aantal), lijst)
                if let gekozen = keuzelijst.kies() { return gekozen }
            } else if let gekozen = Combinaties(aantal, selecties, query.buckets, gewichten).kies() {
                return gekozen
            }
        }
        return []
    }
}
