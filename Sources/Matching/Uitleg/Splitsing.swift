import Jeugdhulp

/// Brothers and sisters in two places near each other, where all agree to that (#59): always after the options in which
/// they stay together.
package struct Splitsing: Sendable, Equatable {
    /// Between the two, in hectometres; `nil` when unknown.
    package let afstandHm: Int?
    /// The youngest first.
    package let delen: [Deel]

    package struct Deel: Sendable, Equatable {
        package let aanbod: Aanbodsleutel
        /// Of the children who go there, on the day of the aanvraag.
        package let leeftijden: [Int]
        package let score: Int
    }

    /// So far from each other the two places are at most: brothers and sisters can visit each other.
    private static let afstandHmMax = 250
    /// So many of the best places of each part take part.
    private static let perDeelMax = 12
    private static let aantalMax = 3

    /// Two offers, each with the children who would go there.
    struct Paar {
        let casussen: [Casus]
        let kandidaten: [Kandidaat]
        let afstandHm: Int?
        /// The fewer of the points of the two: a chain is as strong as its weakest link.
        let punten: Int
    }

    /// The best pairs: most points first, then the nearest to each other, then by key.
    ///
    /// The children are parted by age, so that who goes together is near in age. Only for a case with one hulpvraag, of
    /// help with a stay.
    static func paren(_ casus: Casus, _ query: Query) -> [Paar] {
        let aanvraag = casus.aanvraag
        guard aanvraag.splitsenAkkoord, aanvraag.jeugdigen.count > 1, aanvraag.hulpvragen.count == 1,
            let hulpvraag = aanvraag.hulpvragen.first, hulpvraag.hulpvorm.metVerblijf
        else { return [] }
        let opLeeftijd = aanvraag.jeugdigen.enumerated().sorted {
            ($0.element.leeftijd, $0.offset) < ($1.element.leeftijd, $1.offset)
        }.map(\.element)
        let allen = (1..<opLeeftijd.count).flatMap { aantal -> [Paar] in
            let casussen = [Array(opLeeftijd[..<aantal]), Array(opLeeftijd[aantal...])].map { casus.met(jeugdigen: $0) }
            return naastElkaar(casussen, hulpvraag, query)
        }
        let gesorteerd = allen.map { ($0, $0.kandidaten.map { query.buckets[$0.bucket].key($0.position) }) }.sorted {
            let (a, b) = ($0.0, $1.0)
            if a.punten != b.punten { return a.punten > b.punten }
            if a.afstandHm != b.afstandHm { return (a.afstandHm ?? .max) < (b.afstandHm ?? .max) }
            for (een, ander) in zip($0.1, $1.1) where een != ander { return een.lexicographicallyPrecedes(ander) }
            return a.casussen[0].aantal > b.casussen[0].aantal
        }.map(\.0)
        return Array(gesorteerd.prefix(aantalMax))
    }

    private static func naastElkaar(_ casussen: [Casus], _ hulpvraag: Hulpvraag, _ query: Query) -> [Paar] {
        let delen = casussen.map { deel in
            let eigen = query.met(deel)
            return Selectie(hulpvraag, deel, eigen).besten(perDeelMax)
        }
        func gemeente(_ kandidaat: Kandidaat) -> Gemeentecode? {
            let facts = query.buckets[kandidaat.bucket].blocks[kandidaat.position.block].facts
            return Gemeentecode(nummer: facts.scoreInputs(kandidaat.position.slot).gemeente)
        }
        return delen[0].flatMap { een in
            delen[1].compactMap { ander -> Paar? in
                guard een.bucket != ander.bucket || een.position != ander.position,
                    let van = gemeente(een), let naar = gemeente(ander),
                    let hm = query.voorwaarden.register.afstandHm(van, naar), hm <= afstandHmMax
                else { return nil }
                return Paar(
                    casussen: casussen, kandidaten: [een, ander], afstandHm: hm, punten: min(een.punten, ander.punten))
            }
        }
    }
}

extension Casus {
    /// The same case for some of its children.
    func met(jeugdigen: [Jeugdige]) -> Casus {
        Casus(self, aanvraag: aanvraag.met(jeugdigen: jeugdigen))
    }
}
