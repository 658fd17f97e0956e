import Jeugdhulp
import Tafelronde

extension RondeRenderer {
    /// The round as a person reads it.
    var tekst: String {
        let doelen = ronde.doelen
        let feiten = ronde.feiten
        let waar = regio.map { " Hier staan de zaken van \($0)." } ?? ""
        let kop = """
            \(ConsoleOutput.vet("De tafelronde van \(feiten.vandaag)"))
            \(feiten.zaken.count) kinderen wachten. \(doelen.geplaatst) krijgen in deze ronde een plek; \
            \(doelen.opTijd) van hen beginnen op tijd.\(waar)
            Samen wachten zij nog \(ronde.dagen) dagen. Dit is een advies: bij elke regel beslist een mens.

            \(tekening)
            """
        let regels = eigen.map(regel).joined(separator: "\n")
        return [kop, regels, tekstMeer, tekstBewijs].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// How many start in which weeks, drawn in blocks.
    private var tekening: String {
        let weken = [
            ("deze week", 0..<7), ("1 tot 4 weken", 7..<28), ("1 tot 3 maanden", 28..<91), ("later", 91..<100_000),
        ]
        let dagen = ronde.feiten.zaken.indices.compactMap { ronde.optie($0).map { $0.start - ronde.feiten.vandaag } }
        var rijen = weken.map { naam, weken in (naam, dagen.count { weken.contains(max(0, $0)) }) }
        rijen.append(("nog geen plek", ronde.feiten.zaken.count - dagen.count))
        let meeste = max(1, rijen.map(\.1).max() ?? 1)
        return rijen.map { naam, aantal in
            let blokken = String(repeating: "█", count: (aantal * 40 + meeste - 1) / meeste)
            let balk = naam == "nog geen plek" ? ConsoleOutput.geel(blokken) : ConsoleOutput.groen(blokken)
            return "  " + naam.padding(16) + balk + " \(aantal)"
        }.joined(separator: "\n")
    }

    private func regel(_ zaak: Int) -> String {
        let stand = ronde.feiten.zaken[zaak]
        let kop = ConsoleOutput.vet("Casus \(stand.casusId)")
        guard let optie = ronde.optie(zaak) else {
            return "\(kop)  \(ConsoleOutput.geel("nog geen plek"))\n    \(ronde.waarom(zaak))"
        }
        let rang = (stand.opties.firstIndex(of: optie) ?? 0) + 1
        let begin = optie.start <= stand.norm ? "" : ConsoleOutput.geel(" (na de norm van \(stand.norm))")
        return """
            \(kop)  \(namen(optie))
                Begint \(optie.start)\(begin). Nummer \(rang) in de eigen lijst. \(ronde.waarom(zaak))
            """
    }

    private func namen(_ optie: Rondefeiten.Optie) -> String {
        optie.plekken.map { plek in
            let stand = ronde.feiten.plekken[plek]
            return "\(stand.naam) (\(stand.agb)/\(stand.aanbodId))"
        }.joined(separator: " met ")
    }

    private var tekstMeer: String {
        let meer = ronde.meerPlekken
        guard !meer.isEmpty else { return "" }
        var tabel = TextTable(koppen: ["voorziening", "doelgroep", "regio", "1 erbij", "2 erbij", "5 erbij"])
        for een in meer {
            tabel.rijen.append(
                [een.voorziening.naam, een.doelgroep ?? "alle", een.regio ?? "onbekend"]
                    + een.bij.map { "\(-$0.gevolg.dagen) dagen" })
        }
        return ConsoleOutput.vet("Waar een plek erbij het meest helpt (dagen minder wachten)") + "\n"
            + tabel.tekst(inspringen: 2)
    }

    private var tekstBewijs: String {
        let uitzonderingen = ronde.uitzonderingen
        let eerlijk =
            uitzonderingen.isEmpty
            ? "Geen kind wacht op een plek die naar een kind met een zwakkere aanspraak ging."
            : "\(uitzonderingen.count) keer ging een plek naar een kind met een zwakkere aanspraak; "
                + "met --json staat bij elk de reden."
        let exact =
            ronde.antwoord.isExact
            ? "Er is geen betere verdeling: dat is bewezen."
            : "Een betere verdeling is niet uitgesloten; het verschil staat er met --json bij."
        return ConsoleOutput.zwak("\(eerlijk)\n\(exact)")
    }

    /// Why a case does not have the places of its own list.
    func waaromTekst(_ zaak: Int) -> String {
        let stand = ronde.feiten.zaken[zaak]
        let kop = ConsoleOutput.vet("Casus \(stand.casusId)") + "  \(ronde.waarom(zaak))"
        let regels = stand.opties.prefix(10).enumerated().map { nummer, optie in
            "  \(nummer + 1). \(namen(optie)), begint \(optie.start)\n     \(ronde.waaromNiet(zaak, optie: nummer))"
        }
        return ([kop] + regels).joined(separator: "\n")
    }
}

extension String {
    fileprivate func padding(_ breedte: Int) -> String { self + String(repeating: " ", count: max(0, breedte - count)) }
}
