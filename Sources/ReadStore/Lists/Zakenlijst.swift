import Berichten
import GRDB
import Jeugdhulp

/// The open cases of one region as the overview looks at them, in memory: filtered, counted and put in order without a
/// visit to the file.
struct Zakenlijst: Sendable {
    struct Zaak: Sendable {
        let regel: Zaakregel
        /// What a search looks through, in lower case.
        let zoek: String
        /// Of the first hulpvraag.
        let gemeentenaam: String
    }

    /// Urgency first, then the norm date, then the casusId.
    let zaken: [Zaak]
    let keuzes: Zaakkeuzes

    init(zaken: [Zaak]) {
        self.zaken = zaken
        keuzes = Self.keuzes(zaken)
    }

    /// - Parameters:
    ///   - pagina: from 1; beyond the last is the last.
    func overzicht(_ filter: Zaakfilter, pagina: Int, perPagina: Int, vandaag: Datum) -> Overzicht {
        let woorden = SearchWords(filter.zoek)
        let gevonden = geordend(
            zaken.indices.filter { filter.past(zaken[$0], woorden, vandaag: vandaag) }, filter.volgorde)
        let paginas = max(1, (gevonden.count + perPagina - 1) / perPagina)
        let pagina = min(max(1, pagina), paginas)
        return Overzicht(
            zaken: gevonden.dropFirst((pagina - 1) * perPagina).prefix(perPagina).map { zaken[$0].regel },
            gevonden: gevonden.count, pagina: pagina, paginas: paginas, tellingen: tellingen(vandaag: vandaag),
            keuzes: keuzes)
    }

    /// Those that are equal otherwise stay in the order of urgency.
    private func geordend(_ gevonden: [Int], _ volgorde: Zaakfilter.Volgorde) -> [Int] {
        switch volgorde {
        case .urgentie: gevonden
        case .gewijzigd:
            gevonden.sorted { a, b in
                let (a, b) = (zaken[a].regel, zaken[b].regel)
                return a.gewijzigd == b.gewijzigd ? a.casusId < b.casusId : a.gewijzigd > b.gewijzigd
            }
        case .gemeente: gevonden.sorted { (zaken[$0].gemeentenaam, $0) < (zaken[$1].gemeentenaam, $1) }
        }
    }

    private func tellingen(vandaag: Datum) -> Zaaktellingen {
        func tel(_ stand: Zaakfilter.Statusfilter) -> Int { zaken.count { stand.past($0.regel, vandaag: vandaag) } }
        return Zaaktellingen(
            open: zaken.count, teLaat: tel(.teLaat), binnenkort: tel(.binnenkort), zonderOptie: tel(.zonderOptie),
            aanZet: tel(.aanZet))
    }

    /// Each with as many cases as its filter finds.
    private static func keuzes(_ zaken: [Zaak]) -> Zaakkeuzes {
        var (hulpvormen, gemeenten, gis) = ([Hulpvorm: Int](), [Gemeentecode: Int](), [String: Int]())
        for zaak in zaken {
            for hulpvorm in Set(zaak.regel.hulp.map(\.hulpvorm)) { hulpvormen[hulpvorm, default: 0] += 1 }
            if let gemeente = zaak.regel.gemeente { gemeenten[gemeente, default: 0] += 1 }
            if let gi = zaak.regel.gi { gis[gi, default: 0] += 1 }
        }
        return Zaakkeuzes(
            hulpvormen: hulpvormen.sorted { $0.key.index < $1.key.index }.map { ($0.key, $0.value) },
            gemeenten: gemeenten.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            gis: gis.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}

extension Zaakfilter {
    fileprivate func past(_ zaak: Zakenlijst.Zaak, _ woorden: SearchWords, vandaag: Datum) -> Bool {
        let regel = zaak.regel
        guard stand.past(regel, vandaag: vandaag) else { return false }
        if let hulpvorm, !regel.hulp.contains(where: { $0.hulpvorm == hulpvorm }) { return false }
        if let gemeente, regel.gemeente != gemeente { return false }
        if let gi, regel.gi != gi { return false }
        return woorden.staan(in: zaak.zoek)
    }
}

extension Zaakfilter.Statusfilter {
    func past(_ zaak: Zaakregel, vandaag: Datum) -> Bool {
        switch self {
        case .alle: true
        case .teLaat: zaak.norm < vandaag
        case .binnenkort: (0...Termijn.binnenkortDagen).contains(zaak.norm - vandaag)
        case .zonderOptie: zaak.opties == 0
        case .aanZet: zaak.fase.map(Self.isAanZet.contains) ?? true
        }
    }

    /// Where a decision or an answer is awaited of the table itself.
    private static let isAanZet: Set<StatusGewijzigd.Fase> = [
        .voorgesteld, .opgeschaald, .afgewezen, .geenAntwoord, .geenPassend,
    ]
}
