import Berichten
import Jeugdhulp
import ReadStore

/// What the monitor shows, counted from the facts. For the table itself: nothing is suppressed.
struct Beeldcijfers: Sendable, Equatable {
    /// Open cases by gemeente, hulpvorm and GI (#29), most first.
    let wachtend: [Wachtcel]
    /// Inflow and stock of the last months, apart (#30), oldest first.
    let trend: [Maandstand]
    /// Open cases without any option, by hulpvorm, most first (#14, #87).
    let zonderOptie: [CategoryCount<Hulpvorm>]
    /// The reasons that open cases have a knelpunt for, most first; a case counts once a reason.
    let knelpunten: [CategoryCount<String>]
    /// Open cases by the highest step that was reached; 0 is no step.
    let treden: [CategoryCount<Int>]
    /// Of all cases whose day for help has come, or whose help started: how many started in time (#3).
    let opTijd: Share
    /// Of all help that started: how much came about at the table, in time or not (#6).
    let viaTafel: Share
    /// Of all decisions for an option: how many were not for the first (regels §6).
    let nietEerste: Share
    /// Decisions without an option, such as maatwerk.
    let zonderKeuze: Int

    struct Wachtcel: Sendable, Equatable {
        let gemeente: Gemeentecode?
        let hulpvorm: Hulpvorm
        let gi: String?
        let aantal: Int
        /// Of these, past their norm day.
        let teLaat: Int
    }

    struct Maandstand: Sendable, Equatable {
        let maand: Maand
        /// Came in during the month.
        let instroom: Int
        /// Open at the end of the month, or today in the month that runs.
        let voorraad: Int
    }

    struct CategoryCount<Key: Hashable & Sendable>: Sendable, Equatable {
        let wat: Key
        let aantal: Int
    }

    struct Share: Sendable, Equatable {
        let aantal: Int
        let van: Int
        /// Whole percents; `nil` of nothing.
        var procent: Int? { van > 0 ? (aantal * 100 + van / 2) / van : nil }
    }

    static let trendMaanden = 12

    init(_ feiten: Beeldfeiten, vandaag: Datum) {
        let open = feiten.zaken.filter { $0.isOpen(op: vandaag) }
        wachtend = Self.wachtend(open, vandaag: vandaag)
        trend = Maand.laatste(Self.trendMaanden, tot: vandaag).map { Self.stand(feiten.zaken, $0, vandaag: vandaag) }
        zonderOptie = Self.tel(open.filter { $0.opties == 0 }.map(\.hulpvorm)) { $0.rawValue < $1.rawValue }
        knelpunten = Self.tel(open.flatMap { Array($0.knelpunten) }) { $0 < $1 }
        treden = Self.tel(open.map(\.trede)) { $0 < $1 }.sorted { $0.wat < $1.wat }
        opTijd = Self.opTijd(feiten.zaken, vandaag: vandaag)
        let gestart = feiten.zaken.filter { $0.gestart != nil }
        viaTafel = Share(aantal: gestart.filter { $0.via == .doorbraaktafel }.count, van: gestart.count)
        let keuzes = feiten.besluiten.compactMap(\.rang)
        nietEerste = Share(aantal: keuzes.filter { $0 != 1 }.count, van: keuzes.count)
        zonderKeuze = feiten.besluiten.count - keuzes.count
    }

    private static func wachtend(_ open: [Zaakfeit], vandaag: Datum) -> [Wachtcel] {
        struct Wachtgroep: Hashable {
            let gemeente: Gemeentecode?
            let hulpvorm: Hulpvorm
            let gi: String?
        }
        return Dictionary(grouping: open) { Wachtgroep(gemeente: $0.gemeente, hulpvorm: $0.hulpvorm, gi: $0.gi) }
            .map { plek, zaken in
                Wachtcel(
                    gemeente: plek.gemeente, hulpvorm: plek.hulpvorm, gi: plek.gi, aantal: zaken.count,
                    teLaat: zaken.filter { $0.norm < vandaag }.count)
            }
            .sorted { a, b in
                if a.aantal != b.aantal { return a.aantal > b.aantal }
                return a.volgorde < b.volgorde
            }
    }

    private static func stand(_ zaken: [Zaakfeit], _ maand: Maand, vandaag: Datum) -> Maandstand {
        let einde = min(maand.laatsteDag, vandaag)
        return Maandstand(
            maand: maand,
            instroom: zaken.filter { maand.eersteDag <= $0.ingekomen && $0.ingekomen <= einde }.count,
            voorraad: zaken.filter { $0.isOpen(op: einde) }.count)
    }

    /// A case whose day is still to come says nothing yet, unless its help is there already.
    private static func opTijd(_ zaken: [Zaakfeit], vandaag: Datum) -> Share {
        let geteld = zaken.filter { $0.gestart != nil || ($0.norm < vandaag && $0.gesloten == nil) }
        return Share(
            aantal: geteld.filter { zaak in zaak.gestart.map { $0 <= zaak.norm } ?? false }.count, van: geteld.count)
    }

    /// Most first; equal counts in the order that is given, so that the same facts give the same page.
    private static func tel<Key: Hashable>(
        _ sleutels: [Key], _ eerder: (Key, Key) -> Bool
    ) -> [CategoryCount<Key>] {
        Dictionary(grouping: sleutels) { $0 }.map { CategoryCount(wat: $0.key, aantal: $0.value.count) }
            .sorted { $0.aantal != $1.aantal ? $0.aantal > $1.aantal : eerder($0.wat, $1.wat) }
    }
}

extension Beeldcijfers.Wachtcel {
    fileprivate var volgorde: (String, String, String) { (gemeente?.description ?? "", hulpvorm.rawValue, gi ?? "") }
}
