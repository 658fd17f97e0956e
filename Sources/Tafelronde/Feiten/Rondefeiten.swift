import Jeugdhulp

/// What a round is made from: the cases that take part with their options, and the places. Values only: where they come
/// from is for ``Rondeopbouw`` to know.
package struct Rondefeiten: Sendable {
    package let vandaag: Datum
    package var zaken: [Zaak]
    package var plekken: [Plek]

    package init(vandaag: Datum, zaken: [Zaak], plekken: [Plek]) {
        (self.vandaag, self.zaken, self.plekken) = (vandaag, zaken, plekken)
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

    /// A place in each hulpvraag.
    package struct Optie: Sendable, Hashable {
        /// For the first hulpvraag, by number in ``plekken``.
        let plek: Int32
        /// For the others.
        let verder: [Int32]
        package let gemist: Int
        package let punten: Int
        package let start: Datum

        package init(plekken: [Int], gemist: Int, punten: Int, start: Datum) {
            plek = Int32(clamping: plekken.first ?? 0)
            verder = plekken.dropFirst().map { Int32(clamping: $0) }
            (self.gemist, self.punten, self.start) = (gemist, punten, start)
        }

        /// One for each hulpvraag, in order.
        package var plekken: [Int] { [Int(plek)] + verder.map(Int.init) }
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
        /// Whether there are more combinations than were looked at.
        package let isBeperkt: Bool

        package var casusId: String { aanspraak.casusId }

        package init(
            aanspraak: Aanspraak, kinderen: Int, norm: Datum, regio: String?, hulpvragen: [String], opties: [Optie],
            isBeperkt: Bool = false
        ) {
            (self.aanspraak, self.norm, self.regio) = (aanspraak, norm, regio)
            (self.hulpvragen, self.opties, self.isBeperkt) = (hulpvragen, opties, isBeperkt)
            self.kinderen = max(1, kinderen)
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
                    start: optie.start)
            }
            return Zaak(
                aanspraak: zaak.aanspraak, kinderen: zaak.kinderen, norm: zaak.norm, regio: zaak.regio,
                hulpvragen: zaak.hulpvragen, opties: opties.sorted(by: Self.eerder), isBeperkt: zaak.isBeperkt)
        }
        return Rondefeiten(vandaag: vandaag, zaken: zaken, plekken: nummers.map { plekken[$0] })
    }

    /// Most points, then earliest start, then lowest ids: the order of the child's own list.
    private static func eerder(_ een: Optie, _ ander: Optie) -> Bool {
        if een.punten != ander.punten { return een.punten > ander.punten }
        if een.start != ander.start { return een.start < ander.start }
        if een.plek != ander.plek { return een.plek < ander.plek }
        return een.verder.lexicographicallyPrecedes(ander.verder)
    }
}
