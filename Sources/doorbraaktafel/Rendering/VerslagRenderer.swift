import Berichten
import Jeugdhulp
import Matching

/// The report of how proposals are spread, as a person reads it and as a machine does.
struct VerslagRenderer {
    var verslag: Verslag
    let dag: Datum
    var afgekeurd = 0

    /// The most rows of a table, unless all are asked for.
    private static let rijenMax = 20

    init(verslag: Verslag, dag: Datum) {
        (self.verslag, self.dag) = (verslag, dag)
    }

    func tekst(alles: Bool) -> String {
        let weg = afgekeurd > 0 ? ", \(afgekeurd) afgekeurd" : ""
        var delen = [ConsoleOutput.vet("Verslag van \(dag.inWoorden)") + ": \(verslag.casussen) aanvragen\(weg)"]
        guard verslag.casussen > 0 else { return delen[0] }
        delen += [opties, aanbieders(alles), streken, noden(alles)]
        delen.append(
            ConsoleOutput.zwak(
                "Aantallen van één of twee kunnen naar een kind wijzen. Deel dit verslag niet buiten de tafels."))
        return delen.joined(separator: "\n\n")
    }

    private var opties: String {
        var tabel = TextTable(koppen: ["mogelijkheden", "aanvragen"])
        for (aantal, aanvragen) in verslag.perAantalOpties.sorted(by: { $0.key < $1.key }) {
            tabel.rijen.append(["\(aantal)", "\(aanvragen)"])
        }
        let wachtend =
            verslag.wachtend > 0
            ? "\n  Apart: \(verslag.wachtend) wachten op instemming, onderzoek of een vonnis. Dat is geen tekort." : ""
        let elders = BuitenJeugdwet.allCases.compactMap { behoefte in
            verslag.buitenJeugdwet[behoefte].map { "\(behoefte.omschrijving) \($0)" }
        }
        let buiten = elders.isEmpty ? "" : "\n  Ook nodig, buiten de Jeugdwet: \(elders.joined(separator: ", "))."
        return "Hoeveel mogelijkheden een aanvraag heeft:\n" + tabel.tekst(inspringen: 2) + wachtend + buiten
    }

    private func aanbieders(_ alles: Bool) -> String {
        let maten = verslag.spreiding
        let lijst = verslag.aanbieders
        var tabel = TextTable(koppen: ["aanbieder (AGB)", "voorgesteld", "op 1"])
        for aandeel in lijst.prefix(alles ? lijst.count : Self.rijenMax) {
            tabel.rijen.append([aandeel.agb.description, "\(aandeel.voorgesteld)", "\(aandeel.eerste)"])
        }
        return """
            Voorgestelde aanbieders: \(lijst.count) van de \(verslag.aanbiedersAantal). De vijf grootste hebben \
            \(promille(maten.topVijf)) van alle keren. Gini \(deel(maten.gini)), \
            Herfindahl \(deel(maten.herfindahl)).
            \(tabel.tekst(inspringen: 2))\(rest(lijst.count, alles))
            """
    }

    private var streken: String {
        var tabel = TextTable(koppen: ["regio", "aanvragen", "zonder", "mogelijkheden", "vijf grootste", "Gini"])
        for (naam, streek) in verslag.streken.sorted(by: { $0.key < $1.key }) {
            let tienden = streek.opties * 10 / max(1, streek.casussen)
            tabel.rijen.append([
                naam.isEmpty ? "nog niet bekend" : naam, "\(streek.casussen)", "\(streek.zonderOptie)",
                "\(tienden / 10),\(tienden % 10)", promille(streek.spreiding.topVijf), deel(streek.spreiding.gini),
            ])
        }
        return "Per regio (mogelijkheden: gemiddeld per aanvraag; Gini: over wie er is voorgesteld):\n"
            + tabel.tekst(inspringen: 2)
    }

    private func noden(_ alles: Bool) -> String {
        let noden = verslag.nodenOpAantal
        guard !noden.isEmpty else { return "Voor elke hulpvraag past er iets." }
        var tabel = TextTable(koppen: ["keer", "regio", "hulp", "doelgroepen", "waarom"])
        for (nood, aantal) in noden.prefix(alles ? noden.count : Self.rijenMax) {
            tabel.rijen.append([
                "\(aantal)", nood.regio ?? "nog niet bekend",
                nood.voorziening?.naam ?? nood.hulpvorm.omschrijving,
                nood.doelgroepen.namen.joined(separator: ", "), nood.redenen.map(\.rawValue).joined(separator: ", "),
            ])
        }
        return "Hulp waarvoor niets past:\n" + tabel.tekst(inspringen: 2) + rest(noden.count, alles)
    }

    private func rest(_ aantal: Int, _ alles: Bool) -> String {
        alles || aantal <= Self.rijenMax
            ? "" : "\n  " + ConsoleOutput.zwak("… en \(aantal - Self.rijenMax) meer: geef --alles.")
    }

    private func promille(_ waarde: Int) -> String { "\(waarde / 10),\(waarde % 10) %" }

    private func deel(_ waarde: Int) -> String {
        let cijfers = String(waarde % 1_000)
        return "\(waarde / 1_000)," + String(repeating: "0", count: 3 - cijfers.count) + cijfers
    }
}

extension VerslagRenderer {
    /// One line; measures in whole thousandths.
    var json: String {
        let opties = verslag.perAantalOpties.sorted { $0.key < $1.key }.map { paar in
            JSONValue.object(["opties": .getal(paar.key), "aanvragen": .getal(paar.value)])
        }
        let regel = JSONValue.object([
            "vandaag": .tekst(dag.description), "aanvragen": .getal(verslag.casussen), "afgekeurd": .getal(afgekeurd),
            "zonderOptie": .getal(verslag.zonderOptie), "wachtOp": .getal(verslag.wachtend),
            "buitenJeugdwet": .lijst(
                BuitenJeugdwet.allCases.compactMap { behoefte in
                    verslag.buitenJeugdwet[behoefte].map {
                        .object(["behoefte": .tekst(behoefte.rawValue), "aanvragen": .getal($0)])
                    }
                }),
            "perAantalOpties": .lijst(opties),
            "aanbiedersMetAanbod": .getal(verslag.aanbiedersAantal), "spreiding": json(verslag.spreiding),
            "aanbieders": .lijst(verslag.aanbieders.map(json)),
            "regios": .lijst(verslag.streken.sorted { $0.key < $1.key }.map { json($0.key, $0.value) }),
            "zonderAanbod": .lijst(verslag.nodenOpAantal.map { json($0.nood, $0.aantal) }),
        ])
        return String(decoding: regel.bytes, as: UTF8.self)
    }

    private func json(_ maten: Spreidingsmaten) -> JSONValue {
        .object([
            "topVijfPromille": .getal(maten.topVijf), "giniPromille": .getal(maten.gini),
            "herfindahlPromille": .getal(maten.herfindahl),
        ])
    }

    private func json(_ aandeel: Verslag.Aandeel) -> JSONValue {
        .object([
            "agb": .tekst(aandeel.agb.description), "voorgesteld": .getal(aandeel.voorgesteld),
            "eerste": .getal(aandeel.eerste),
        ])
    }

    private func json(_ naam: String, _ streek: Verslag.Streek) -> JSONValue {
        .object([
            "regio": naam.isEmpty ? .niets : .tekst(naam), "aanvragen": .getal(streek.casussen),
            "zonderOptie": .getal(streek.zonderOptie), "opties": .getal(streek.opties),
            "spreiding": json(streek.spreiding),
        ])
    }

    private func json(_ nood: Verslag.Nood, _ aantal: Int) -> JSONValue {
        .object([
            "aantal": .getal(aantal), "regio": nood.regio.map { .tekst($0) } ?? .niets,
            "hulpvorm": .tekst(nood.hulpvorm.rawValue),
            "voorziening": nood.voorziening.map { .tekst($0.naam) } ?? .niets,
            "doelgroepen": .lijst(nood.doelgroepen.namen.map { .tekst($0) }),
            "redenen": .lijst(nood.redenen.map { .tekst($0.rawValue) }),
        ])
    }
}
