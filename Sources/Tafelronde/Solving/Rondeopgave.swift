/// What a round has to divide: cases with their choices, places with their room, and how many a group of places (an
/// aanbieder in one week) may take.
package struct Rondeopgave: Sendable {
    /// So many of a place.
    package struct Gebruik: Sendable, Hashable {
        package let plaats, aantal: Int

        package init(plaats: Int, aantal: Int) { (self.plaats, self.aantal) = (plaats, aantal) }
    }

    /// One option of a case: a place for one child; several of one place for brothers and sisters; a place in each
    /// hulpvraag for a combination. All of it or nothing.
    package struct Keuze: Sendable, Hashable {
        package let kosten: Kosten
        /// The first place is the one that the prices are found with. It stands by itself: nearly all choices have one
        /// place, and there are millions of choices.
        private let eerste, aantal: Int32
        private let verder: [Gebruik]

        /// - Parameter gebruik: at least one, no place twice.
        package init(kosten: Kosten, gebruik: [Gebruik]) {
            self.kosten = kosten
            eerste = Int32(clamping: gebruik.first?.plaats ?? 0)
            aantal = Int32(clamping: gebruik.first?.aantal ?? 1)
            verder = Array(gebruik.dropFirst())
        }

        var eerstePlaats: Int { Int(eerste) }
        package var gebruik: [Gebruik] { [Gebruik(plaats: Int(eerste), aantal: Int(aantal))] + verder }

        /// One place: what the prices say of it is all there is.
        var isEnkel: Bool { verder.isEmpty && aantal == 1 }
    }

    package struct Zaak: Sendable, Hashable {
        /// What it costs to stay without.
        package let zonder: Kosten
        package let keuzes: [Keuze]

        /// - Parameter keuzes: of equal ones the one that stands first goes first.
        package init(zonder: Kosten, keuzes: [Keuze]) {
            self.zonder = zonder
            self.keuzes = keuzes.enumerated().sorted {
                $0.element.kosten != $1.element.kosten
                    ? $0.element.kosten < $1.element.kosten : $0.offset < $1.offset
            }.map(\.element)
        }

        var isEnkel: Bool { keuzes.allSatisfy(\.isEnkel) }
    }

    package struct Plaats: Sendable, Hashable {
        package let capaciteit: Int
        /// The number of its group, -1 for none.
        package let groep: Int

        package init(capaciteit: Int, groep: Int = -1) { (self.capaciteit, self.groep) = (capaciteit, groep) }
    }

    /// Strongest claim first.
    package var zaken: [Zaak]
    package var plaatsen: [Plaats]
    package var groepen: [Int]

    package init(zaken: [Zaak], plaatsen: [Plaats], groepen: [Int] = []) {
        (self.zaken, self.plaatsen, self.groepen) = (zaken, plaatsen, groepen)
    }

    /// What a choice takes: of each place, and after the places of each group. Children count once for their
    /// aanbieder, however much help they get there.
    func verbruik(_ keuze: Keuze) -> [(bron: Int, aantal: Int)] {
        var uit: [(bron: Int, aantal: Int)] = []
        for deel in keuze.gebruik { uit.append((deel.plaats, deel.aantal)) }
        for deel in keuze.gebruik where plaatsen[deel.plaats].groep >= 0 {
            let groep = plaatsen.count + plaatsen[deel.plaats].groep
            if let al = uit.firstIndex(where: { $0.bron == groep }) {
                uit[al].aantal = max(uit[al].aantal, deel.aantal)
            } else {
                uit.append((groep, deel.aantal))
            }
        }
        return uit
    }

    func capaciteit(_ bron: Int) -> Int {
        bron < plaatsen.count ? plaatsen[bron].capaciteit : groepen[bron - plaatsen.count]
    }

    var bronnen: Int { plaatsen.count + groepen.count }

    /// The prices when each case takes one of the first place of its choice and nothing else.
    func net(plant: PlantedFault? = nil) -> PriceNetwork {
        var net = PriceNetwork(
            plaatsen: plaatsen.map { ($0.capaciteit, $0.groep) }, groepen: groepen, zonder: zaken.map(\.zonder),
            bron: ChoiceArcs(zaken), plant: plant)
        net.maakVast(Array(zaken.indices), rang: Array(plaatsen.indices))
        return net
    }
}

/// The arcs of choices: to each first place by the cheapest choice that has it.
struct ChoiceArcs: ArcSource {
    private let zaken: [Rondeopgave.Zaak]

    init(_ zaken: [Rondeopgave.Zaak]) { self.zaken = zaken }

    func bogen(_ zaak: Int, vanaf: Int, aantal: Int) -> [Arc] {
        guard zaken.indices.contains(zaak) else { return [] }
        let keuzes = zaken[zaak].keuzes
        guard vanaf < keuzes.count else { return [] }
        return keuzes[vanaf..<min(keuzes.count, vanaf + aantal)].map {
            Arc(plaats: $0.eerstePlaats, kosten: $0.kosten)
        }
    }
}

extension PriceNetwork {
    /// Takes room off places and groups.
    /// - Parameter over: what is left of each place, and after the places of each group.
    mutating func zet(_ opgave: Rondeopgave, over: [Int]) {
        for bron in over.indices where over[bron] < opgave.capaciteit(bron) {
            if bron < opgave.plaatsen.count {
                zet(bron, capaciteit: over[bron])
            } else {
                zet(groep: bron - opgave.plaatsen.count, capaciteit: over[bron])
            }
        }
    }
}
