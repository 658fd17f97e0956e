import Jeugdhulp

/// What a round is made from: the cases that take part with their options, and the places. Values only: where they come
/// from is for ``Rondeopbouw`` to know.
package struct Rondefeiten: Sendable {
    package let vandaag: Datum
    package var zaken: [Zaak]
    package var plekken: [Plek]
    /// Children that start with an aanbieder in a week already, by what earlier rounds came to (#137).
    package var beloofd: [Week: Int]

    package init(vandaag: Datum, zaken: [Zaak], plekken: [Plek], beloofd: [Week: Int] = [:]) {
        (self.vandaag, self.zaken, self.plekken, self.beloofd) = (vandaag, zaken, plekken, beloofd)
    }

    /// A week of an aanbieder, from Monday on.
    package struct Week: Sendable, Hashable {
        let agb: AgbCode
        let week: Int32

        /// - Parameter dag: any day of it.
        package init(agb: AgbCode, dag: Datum) {
            self.agb = agb
            // 1 January 1970 was a Thursday.
            week = (dag.dagen + 3) / 7
        }
    }

    /// An offer with the room it has.
    package struct Plek: Sendable, Hashable {
        package let agb: AgbCode
        package let aanbodId: String
        package let naam: String
        package let voorziening: Voorziening
        package let doelgroepen: Doelgroepen
        /// The jeugdregio where it stands.
        package let regio: String?
        /// Places that can be given now or from a known day on.
        package let ruimte: Int
        /// All its places.
        package let totaal: Int
        /// The first day on which a child that is placed today can start.
        package let start: Datum

        package init(
            agb: AgbCode, aanbodId: String, naam: String, voorziening: Voorziening, doelgroepen: Doelgroepen,
            regio: String?, ruimte: Int, totaal: Int, start: Datum
        ) {
            (self.agb, self.aanbodId, self.naam, self.voorziening) = (agb, aanbodId, naam, voorziening)
            (self.doelgroepen, self.regio, self.start) = (doelgroepen, regio, start)
            (self.ruimte, self.totaal) = (max(0, ruimte), max(0, totaal))
        }
    }

    /// A place in each hulpvraag; or two for one family, that agrees to be apart.
    package struct Optie: Sendable, Hashable {
        /// For the first hulpvraag, by number in ``plekken``.
        let plek: Int32
        /// For the others.
        let verder: [Int32]
        /// For a family apart how many children go to each place, else empty.
        let apart: [Int32]
        package let gemist: Int
        package let punten: Int
        package let start: Datum

        package init(plekken: [Int], gemist: Int, punten: Int, start: Datum, apart: [Int] = []) {
            self.apart = apart.map { Int32(clamping: $0) }
            plek = Int32(clamping: plekken.first ?? 0)
            verder = plekken.dropFirst().map { Int32(clamping: $0) }
            (self.gemist, self.punten, self.start) = (gemist, punten, start)
        }

        /// One for each hulpvraag, in order.
        package var plekken: [Int] { [Int(plek)] + verder.map(Int.init) }
        package var isGesplitst: Bool { !apart.isEmpty }

        /// How many children go to each place.
        func kinderen(van allen: Int) -> [Int] {
            isGesplitst ? apart.map(Int.init) : Array(repeating: allen, count: 1 + verder.count)
        }
    }

    package struct Zaak: Sendable {
        package let aanspraak: Aanspraak
        /// Brothers and sisters that want help together.
        package let kinderen: Int
        package let norm: Datum
        /// The jeugdregio whose table has the case.
        package let regio: String?
        package let hulpvragen: [String]
        /// Most points first, as in the child's own list.
        package let opties: [Optie]
        /// Offers that fit the hulpvraag that has fewest, whether there is room now or not.
        package let mogelijk: Int
        /// Whether there are more combinations than were looked at.
        package let isBeperkt: Bool

        package var casusId: String { aanspraak.casusId }

        package init(
            aanspraak: Aanspraak, kinderen: Int, norm: Datum, regio: String?, hulpvragen: [String], opties: [Optie],
            mogelijk: Int, isBeperkt: Bool = false
        ) {
            (self.aanspraak, self.norm, self.regio) = (aanspraak, norm, regio)
            (self.hulpvragen, self.opties, self.isBeperkt) = (hulpvragen, opties, isBeperkt)
            (self.kinderen, self.mogelijk) = (max(1, kinderen), max(0, mogelijk))
        }
    }

    /// In an order of their own, whatever the order in which they came: cases by claim, places by id.
    var geordend: Rondefeiten {
        let nummers = plekken.indices.sorted {
            (plekken[$0].aanbodId, plekken[$0].agb) < (plekken[$1].aanbodId, plekken[$1].agb)
        }
        var nieuw = [Int](repeating: 0, count: plekken.count)
        for (plaats, oud) in nummers.enumerated() { nieuw[oud] = plaats }
        let zaken = self.zaken.sorted { $0.aanspraak.isSterker(dan: $1.aanspraak) }.map { zaak in
            let opties = zaak.opties.map { optie in
                Optie(
                    plekken: optie.plekken.map { nieuw[$0] }, gemist: optie.gemist, punten: optie.punten,
                    start: optie.start, apart: optie.apart.map(Int.init))
            }
            return Zaak(
                aanspraak: zaak.aanspraak, kinderen: zaak.kinderen, norm: zaak.norm, regio: zaak.regio,
                hulpvragen: zaak.hulpvragen, opties: opties.sorted(by: Self.eerder), mogelijk: zaak.mogelijk,
                isBeperkt: zaak.isBeperkt)
        }
        return Rondefeiten(
            vandaag: vandaag, zaken: zaken, plekken: nummers.map { plekken[$0] }, beloofd: beloofd)
    }

    /// Most points, then earliest start, then lowest ids: the order of the child's own list. Who stays together goes
    /// before who does not.
    private static func eerder(_ een: Optie, _ ander: Optie) -> Bool {
        if een.isGesplitst != ander.isGesplitst { return ander.isGesplitst }
        if een.punten != ander.punten { return een.punten > ander.punten }
        if een.start != ander.start { return een.start < ander.start }
        if een.plek != ander.plek { return een.plek < ander.plek }
        return een.verder.lexicographicallyPrecedes(ander.verder)
    }
}
