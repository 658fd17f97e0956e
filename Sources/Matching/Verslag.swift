import Jeugdhulp

/// How a day's proposals are spread: over aanbieders, over cases, and what there is no answer to at all.
///
/// Only counts are kept, so that any number of proposals can be taken in. The counts are for the operator and the
/// tables; a count of one or two in a region can point at a child and does not leave them (regels §6).
package struct Verslag: Sendable, Equatable {
    /// Per aanbieder in how many proposals it stands.
    package struct Aandeel: Sendable, Equatable {
        package let agb: AgbCode
        /// Proposals in which it stands at least once.
        package fileprivate(set) var voorgesteld = 0
        /// Proposals whose first option it is part of.
        package fileprivate(set) var eerste = 0
    }

    /// A need that no offer fits.
    package struct Nood: Sendable, Hashable {
        /// The region of the responsible gemeente; `nil` where none can be named.
        package let regio: String?
        package let hulpvorm: Hulpvorm
        package let voorziening: Voorziening?
        package let doelgroepen: Doelgroepen
        /// Why: `geen-aanbod`, or why each offer is out. What waits for consent or a judge lacks no supply (#95).
        package let redenen: [Knelpuntreden]
    }

    /// The proposals of one region.
    package struct Streek: Sendable, Equatable {
        package fileprivate(set) var casussen = 0
        package fileprivate(set) var zonderOptie = 0
        /// Nothing can be proposed yet: they wait for consent, research or a decision, and lack no supply (#95).
        package fileprivate(set) var wachtend = 0
        package fileprivate(set) var opties = 0
        fileprivate var perAanbieder: [AgbCode: Aandeel] = [:]

        package var spreiding: Spreidingsmaten { Spreidingsmaten(perAanbieder.values.map(\.voorgesteld)) }
    }

    /// Proposals taken in.
    package private(set) var casussen = 0
    /// Proposals that wait for consent, research or a decision, counted apart from those without an option (#95).
    package private(set) var wachtend = 0
    /// Needs that the Jeugdwet does not answer, by how many cases name them (#58).
    package private(set) var buitenJeugdwet: [BuitenJeugdwet: Int] = [:]
    /// Per number of options how many proposals have that many.
    package private(set) var perAantalOpties: [Int: Int] = [:]
    package private(set) var noden: [Nood: Int] = [:]
    /// By name of the region; without one under "".
    package private(set) var streken: [String: Streek] = [:]
    /// All aanbieders with an offer, proposed or not: who is never proposed counts in the spread.
    private var perAanbieder: [AgbCode: Aandeel]

    /// - Parameter aanbieders: everyone with an offer in the market.
    package init(aanbieders: some Sequence<AgbCode>) {
        perAanbieder = Dictionary(aanbieders.map { ($0, Aandeel(agb: $0)) }, uniquingKeysWith: { eerste, _ in eerste })
    }

    package mutating func neem(_ voorstel: Voorstel, _ hulpvragen: [Hulpvraag]) {
        casussen += 1
        if voorstel.wachtAlleen {
            wachtend += 1
        } else {
            perAantalOpties[voorstel.opties.count, default: 0] += 1
        }
        for behoefte in voorstel.buitenJeugdwet { buitenJeugdwet[behoefte, default: 0] += 1 }
        var streek = streken[voorstel.regio?.naam ?? ""] ?? Streek()
        streek.casussen += 1
        streek.zonderOptie += voorstel.opties.isEmpty && !voorstel.wachtAlleen ? 1 : 0
        streek.wachtend += voorstel.wachtAlleen ? 1 : 0
        streek.opties += voorstel.opties.count
        let eersten = Set(voorstel.opties.first?.aanbod.map(\.agb) ?? [])
        for agb in Set(voorstel.opties.flatMap { $0.aanbod.map(\.agb) }) {
            perAanbieder[agb, default: Aandeel(agb: agb)].tel(eerste: eersten.contains(agb))
            streek.perAanbieder[agb, default: Aandeel(agb: agb)].tel(eerste: eersten.contains(agb))
        }
        streken[voorstel.regio?.naam ?? ""] = streek
        for hulpvraag in hulpvragen {
            let redenen = voorstel.redenenZonder(hulpvraag.id, van: hulpvragen.count)
            guard !redenen.isEmpty else { continue }
            let nood = Nood(
                regio: voorstel.regio?.naam, hulpvorm: hulpvraag.hulpvorm, voorziening: hulpvraag.voorziening,
                doelgroepen: hulpvraag.doelgroepen, redenen: redenen)
            noden[nood, default: 0] += 1
        }
    }

    package var zonderOptie: Int { perAantalOpties[0] ?? 0 }
    package var aanbiedersAantal: Int { perAanbieder.count }
    package var spreiding: Spreidingsmaten { Spreidingsmaten(perAanbieder.values.map(\.voorgesteld)) }

    /// Who is proposed at all, most often first, then by code.
    package var aanbieders: [Aandeel] {
        perAanbieder.values.filter { $0.voorgesteld > 0 }.sorted {
            ($1.voorgesteld, $1.eerste, $0.agb) < ($0.voorgesteld, $0.eerste, $1.agb)
        }
    }

    /// Needs without an answer, most frequent first; then in a fixed order.
    package var nodenOpAantal: [(nood: Nood, aantal: Int)] {
        func sleutel(_ nood: Nood) -> (String, String, Int, UInt32, String) {
            (
                nood.regio ?? "", nood.hulpvorm.rawValue, nood.voorziening.map { Int($0.index) + 1 } ?? 0,
                nood.doelgroepen.rawValue, nood.redenen.map(\.rawValue).joined(separator: " ")
            )
        }
        return noden.map { (nood: $0.key, aantal: $0.value) }.sorted {
            $0.aantal != $1.aantal ? $0.aantal > $1.aantal : sleutel($0.nood) < sleutel($1.nood)
        }
    }
}

extension Verslag.Aandeel {
    fileprivate mutating func tel(eerste isEerste: Bool) {
        voorgesteld += 1
        eerste += isEerste ? 1 : 0
    }
}

extension Voorstel {
    /// Why no offer fits this hulpvraag: its knelpunten then say that there is none, or why each is out. Empty when
    /// one fits.
    fileprivate func redenenZonder(_ hulpvraag: String, van aantal: Int) -> [Knelpuntreden] {
        knelpunten.filter { aantal == 1 || $0.hulpvraag == hulpvraag }.map(\.reden)
            .filter(\.zegtDatNietsPast)
    }
}
