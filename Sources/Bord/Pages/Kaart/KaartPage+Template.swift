import Jeugdhulp
import ReadStore

extension KaartPage: Page {
    var html: String {
        PageTemplates.html(
            "kaart", kader, titel: "Sociale kaart", plek: Paths.kaart,
            [
                "pad": Paths.kaart, "zoek": filter.zoek, "filtert": !filter.velden.isEmpty,
                "inleiding": inleiding, "gevonden": Wording.aantal(gevonden, "aanbod", "keer aanbod"),
                "kaart": landkaart.of(false), "uitsnede": !uitsnede.isEmpty, "niets": aanbod.isEmpty,
                "keuzes": keuzes,
                "vrij": filter.vrij, "verouderd": filter.verouderd, "oudDagen": Aanbodfilter.verouderdNaDagen,
                "aanbod": aanbod.map { $0.vulling(kader) },
                "bladeren": Pagination(pad: Paths.kaart, velden: filter.velden, pagina: pagina, paginas: paginas)
                    .vulling,
            ])
    }

    private var keuzes: TemplateContext {
        [
            "hulpvormen": Drawing.keuzes(
                Hulpvorm.allCases.map { ($0.rawValue, Wording.hoofdletter($0.omschrijving)) },
                gekozen: filter.hulpvorm?.rawValue),
            "voorzieningen": Drawing.keuzes(Self.voorzieningen, gekozen: filter.voorziening?.naam),
            "doelgroepen": Drawing.keuzes(
                Array(zip(Doelgroepen.alle.namen, Wording.doelgroepen(.alle))),
                gekozen: filter.doelgroep?.namen.first),
            "gemeenten": Drawing.keuzes(gemeentekeuzes, gekozen: filter.gemeente?.description),
            "regios": Drawing.keuzes(
                kader.register.regios.map { ($0.naam, $0.naam) }.sorted { $0.0 < $1.0 }, gekozen: filter.regio),
            "wachten": Drawing.keuzes(
                Self.wachten.map { (String($0), "hoogstens \($0) weken") },
                gekozen: filter.wachtWekenMax.map(String.init)),
            "overeenkomsten": Drawing.keuzes(
                Overeenkomststand.allCases.map { ($0.rawValue, Wording.hoofdletter(Wording.overeenkomst($0))) },
                gekozen: filter.overeenkomst?.rawValue),
        ]
    }

    private static let wachten = [4, 8, 13, 26]
    private static let voorzieningen = Voorziening.alle.map { ($0.naam, Wording.soort($0.naam)) }.sorted { $0.1 < $1.1 }

    private var inleiding: String {
        let vrij = gemeenten.values.reduce(0) { $0 + $1.vrij }
        let oud = gemeenten.values.reduce(0) { $0 + $1.verouderd }
        let oudWoorden =
            oud > 0 ? " \(DutchNumber.heel(oud)) opgaven zijn ouder dan \(Aanbodfilter.verouderdNaDagen) dagen." : ""
        let vrijWoorden = Wording.aantal(vrij, "vrije plek", "vrije plekken")
        return "\(DutchNumber.heel(gevonden)) keer aanbod, met samen \(vrijWoorden)." + oudWoorden
    }

    private var gemeentekeuzes: [(String, String)] {
        var codes = Set(gemeenten.keys)
        if let gekozen = filter.gemeente { codes.insert(gekozen) }
        return codes.map { ($0.description, kader.gemeente($0)) }.sorted { $0.1 < $1.1 }
    }

    /// What the map shows: the own region and those around it, unless something farther was asked for.
    private var uitsnede: Set<Gemeentecode> {
        guard !omgeving.isEmpty else { return [] }
        let dichtbij = omgeving.union(eigenRegio)
        let verder = filter.gemeente.map { !dichtbij.contains($0) } ?? (filter.regio != nil && !raakt(dichtbij))
        return verder ? [] : dichtbij
    }

    /// Whether all that was found lies on the smaller map.
    private func raakt(_ vlak: Set<Gemeentecode>) -> Bool { gemeenten.keys.allSatisfy(vlak.contains) }

    private var landkaart: String? {
        guard let topologie = Topology.gemeenten else { return nil }
        let kaart = Landkaart(
            topologie: topologie, register: kader.register, tellingen: gemeenten, uitsnede: uitsnede, eigen: eigenRegio,
            gekozen: filter.gemeente)
        let met = gemeenten.values.filter { $0.vrij > 0 }.count
        return kaart.svg(
            titel: "Vrije plekken per gemeente",
            uitleg:
                "In \(Wording.aantal(met, "gemeente", "gemeenten")) is een plek vrij. "
                + "Dezelfde cijfers staan in de lijst."
        )
    }
}
