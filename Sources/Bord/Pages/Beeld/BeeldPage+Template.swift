import Jeugdhulp
import ReadStore

extension BeeldPage: Page {
    var html: String {
        let open = cijfers.wachtend.reduce(0) { $0 + $1.aantal }
        return PageTemplates.html(
            "beeld", kader, titel: "Beeld", plek: Paths.beeld,
            [
                "kop": kader.regio.map { "Beeld van \($0)" } ?? "Beeld",
                "inleiding": Self.inleiding(cijfers, open: open),
                "kerncijfers": Self.kerncijfers(cijfers, open: open),
                "instroom": trend(cijfers, "instroom", "Ingekomen per maand", \.instroom),
                "voorraad": trend(cijfers, "voorraad", "Wachtend aan het eind van de maand", \.voorraad),
                "wachtend": wachtend.of(false),
                "zonderOptie": Self.balken(
                    cijfers.zonderOptie.map { (Wording.hoofdletter($0.wat.omschrijving), $0.aantal) }, van: open
                ).of(false),
                "knelpunten": Self.balken(
                    cijfers.knelpunten.map { (Wording.knelpunt($0.wat), $0.aantal) }, van: open
                ).of(false),
                "treden": Self.balken(
                    cijfers.treden.map { ($0.wat == 0 ? "Nog geen trede bereikt" : "Trede \($0.wat)", $0.aantal) },
                    van: open
                ).of(false),
                "exports": Self.exports,
            ])
    }

    private static func inleiding(_ cijfers: Beeldcijfers, open: Int) -> String {
        guard let nu = cijfers.trend.last, cijfers.trend.count > 1 else { return "" }
        let vorige = cijfers.trend[cijfers.trend.count - 2]
        let verschil = nu.voorraad - vorige.voorraad
        let beweging =
            verschil == 0
            ? "evenveel als eind vorige maand"
            : "\(abs(verschil)) \(verschil > 0 ? "meer" : "minder") dan eind vorige maand"
        return "Er \(open == 1 ? "wacht 1 zaak" : "wachten \(open) zaken"): \(beweging)."
    }

    private static func kerncijfers(_ cijfers: Beeldcijfers, open: Int) -> [TemplateContext] {
        let teLaat = cijfers.wachtend.reduce(0) { $0 + $1.teLaat }
        let via =
            cijfers.viaTafel.van == 0
            ? "" : ". De hulp kwam \(cijfers.viaTafel.aantal) van \(cijfers.viaTafel.van) keer door de tafel"
        let zaken = "van \(Wording.aantal(open, "open zaak", "open zaken"))"
        let leeg = cijfers.zonderOptie.reduce(0) { $0 + $1.aantal }
        return [
            kern("Wachten te lang", "\(teLaat)", "\(zaken) is de uiterste datum voorbij"),
            kern(
                "Op tijd gestart", procent(cijfers.opTijd),
                deel(cijfers.opTijd, "zaak waarvan de dag er was", "zaken waarvan de dag er was") + via),
            kern("Zonder optie", "\(leeg)", "\(zaken) past nu geen enkel aanbod"),
            kern(
                "Niet de eerste optie", procent(cijfers.nietEerste),
                deel(cijfers.nietEerste, "keuze van de tafel", "keuzes van de tafel")
                    + "; \(Wording.aantal(cijfers.zonderKeuze, "besluit", "besluiten")) zonder optie"),
        ]
    }

    private static func kern(_ naam: String, _ getal: String, _ uitleg: String) -> TemplateContext {
        ["naam": naam, "getal": getal, "uitleg": uitleg]
    }

    private static func procent(_ deel: Beeldcijfers.Share) -> String { deel.procent.map { "\($0)%" } ?? "–" }

    private static func deel(_ deel: Beeldcijfers.Share, _ een: String, _ meer: String) -> String {
        deel.van == 0 ? "nog geen \(een)" : "\(deel.aantal) van \(Wording.aantal(deel.van, een, meer))"
    }

    private func trend(
        _ cijfers: Beeldcijfers, _ id: String, _ titel: String, _ waarde: (Beeldcijfers.Maandstand) -> Int
    ) -> TemplateContext {
        let standen = cijfers.trend
        let namen = standen.map { $0.maand.eersteDag.maandKort }
        let punten = standen.enumerated().map { plaats, stand in
            Chart.Bar(
                kort: String(namen[plaats].prefix(3)),
                jaar: plaats == 0 || stand.maand.maand == 1 ? String(stand.maand.jaar) : nil, waarde: waarde(stand))
        }
        let eerste = standen.first.map(waarde) ?? 0
        let laatste = standen.last.map(waarde) ?? 0
        let uitleg =
            "Van \(eerste) in \(namen.first ?? "") naar \(laatste) in \(namen.last ?? ""). "
            + "De tabel eronder geeft elke maand."
        return [
            "id": id, "kop": titel,
            "grafiek": Chart.kolommen(
                punten, id: id, titel: titel, uitleg: uitleg,
                looptNog: standen.last?.maand.laatsteDag != kader.vandaag),
            "tabel": [
                "kolommen": ["Maand", titel],
                "rijen": zip(namen, standen).map { ["cellen": [$0, String(waarde($1))]] as TemplateContext },
            ] as TemplateContext,
        ]
    }

    private var wachtend: TemplateContext? {
        guard !cijfers.wachtend.isEmpty else { return nil }
        let paginas = (cijfers.wachtend.count + Self.regelsPerPagina - 1) / Self.regelsPerPagina
        let pagina = min(max(1, pagina), paginas)
        let regels = cijfers.wachtend.dropFirst((pagina - 1) * Self.regelsPerPagina).prefix(Self.regelsPerPagina)
        return [
            "bladeren": Pagination(pad: Paths.beeld, velden: [], pagina: pagina, paginas: paginas).vulling,
            "rijen": regels.map { cel -> TemplateContext in
                [
                    "gemeente": kader.gemeente(cel.gemeente),
                    "hulp": Wording.hoofdletter(cel.hulpvorm.omschrijving),
                    "gi": cel.gi.map(Wording.giKort) ?? "GI onbekend", "aantal": DutchNumber.heel(cel.aantal),
                    "teLaat": DutchNumber.heel(cel.teLaat), "isTeLaat": cel.teLaat > 0,
                ]
            },
        ]
    }

    private static func balken(_ rijen: [(String, Int)], van: Int) -> TemplateContext? {
        guard let meest = rijen.map(\.1).max(), meest > 0 else { return nil }
        return [
            "rijen": rijen.map {
                ["naam": $0.0, "aantal": $0.1, "balk": Drawing.punten($0.1, van: max(meest, van))] as TemplateContext
            }
        ]
    }

    private static var exports: [TemplateContext] {
        let namen: [(Cijferexport.Category, String, String)] = [
            (.maand, "Maandcijfers", "Wie wacht aan het eind van elke maand, naar hulpvorm, gemeente en GI"),
            (.kwartaal, "Kwartaalcijfers", "Instroom, doorlooptijd en op tijd gestart, per gemeente"),
            (.wachttijden, "Wachttijden", "Wachttijd van het aanbod en wie wacht, per hulpvorm"),
        ]
        return namen.map { soort, naam, uitleg in
            let vraag = [(naam: "soort", waarde: soort.rawValue)]
            return [
                "naam": naam, "uitleg": uitleg, "csv": Pagination.adres(Paths.cijfersCSV, vraag),
                "json": Pagination.adres(Paths.cijfersJSON, vraag),
            ]
        }
    }
}
