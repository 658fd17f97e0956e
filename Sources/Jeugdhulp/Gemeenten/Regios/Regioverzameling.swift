/// All region files together, laid over the division of the register.
///
/// Which gemeente lies in which region is for the register to say (CBS): a file that says otherwise is refused, because
/// it would show a child to a table of another region.
struct Regioverzameling {
    /// What the gemeenten file says.
    struct Indeling {
        let regios: [String]
        let inkoopregios: [String]
        let gemeenten: [Gemeente]
        /// Per inkoopregio the place of its jeugdregio.
        let regioVanInkoop: [Int]
    }

    let regios: [Regio]
    let inkoopregios: [Inkoopregio]
    /// For children of whom no gemeente is known, and for regions without a ladder.
    let landelijkeLadders: Ladderplan

    init(_ indeling: Indeling, _ teksten: [Regiotekst], _ eigen: [Regiotekst]) throws(RegisterFout) {
        var fouten: [Regiofout] = []
        func lees(_ teksten: [Regiotekst]) -> [Regiobestand] {
            teksten.compactMap { tekst in
                let gemeld = RegioIssueList(bestand: tekst.bestand)
                let bestand = Regiobestand.lees(tekst, gemeld)
                fouten += gemeld.lijst
                return bestand
            }
        }
        let vervangen = lees(eigen)
        let weg = Set(vervangen.map { Slug.van($0.gebied.waarde) })
        var bestanden = lees(teksten).filter { !weg.contains(Slug.van($0.gebied.waarde)) } + vervangen
        if !bestanden.contains(where: \.isLandelijk) { bestanden += Self.ingebouwdLandelijk }
        let toets = Regiotoets(indeling, bestanden)
        fouten += toets.fouten
        guard fouten.isEmpty, let landelijk = bestanden.first(where: \.isLandelijk) else {
            throw .regios(fouten.sorted { ($0.bestand, $0.regel) < ($1.bestand, $1.regel) })
        }
        let samenstel = Regiosamenstelling(indeling: indeling, landelijk: landelijk, toets: toets)
        regios = indeling.regios.indices.map(samenstel.regio)
        inkoopregios = indeling.inkoopregios.indices.map(samenstel.inkoopregio)
        landelijkeLadders = landelijk.ladders ?? Ladderplan(ladders: [], perioden: [])
    }

    /// For a register with regions of its own: what holds everywhere, without the neighbours of Dutch regions.
    private static var ingebouwdLandelijk: [Regiobestand] {
        Gemeenteregister.ingebouwdeRegios.compactMap { tekst in
            let bestand = Regiobestand.lees(tekst, RegioIssueList(bestand: tekst.bestand))
            return bestand?.isLandelijk == true ? bestand?.zonderBuren : nil
        }
    }
}

extension Regiobestand {
    var zonderBuren: Regiobestand {
        Regiobestand(
            bestand: bestand, regio: regio, inkoopregio: inkoopregio, gemeenten: gemeenten,
            inkooporganisatie: inkooporganisatie, tafel: tafel, voorrangMaatregel: voorrangMaatregel,
            bovenregionaal: bovenregionaal, aangrenzend: aangrenzend, buren: [], antwoordWerkdagen: antwoordWerkdagen,
            opschalen: opschalen, contacten: contacten, contactenPerGemeente: contactenPerGemeente, ladders: ladders)
    }
}
