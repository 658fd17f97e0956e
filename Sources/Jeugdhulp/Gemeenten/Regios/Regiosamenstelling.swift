/// Makes regions out of checked files: what a file says, else what holds everywhere.
struct Regiosamenstelling {
    let indeling: Regioverzameling.Indeling
    let landelijk: Regiobestand
    let toets: Regiotoets

    func regio(_ plaats: Int) -> Regio {
        let naam = indeling.regios[plaats]
        let bestand = toets.bestand(vanRegio: plaats)
        let tafel = bestand?.tafel ?? landelijk.tafel
        return Regio(
            id: Regio.ID(index: UInt8(plaats)), naam: naam, slug: Slug.van(naam), tafel: tafelnaam(plaats),
            tafelSoort: tafel?.soort ?? .expertteam, doorzettingsmacht: tafel?.doorzettingsmacht ?? false,
            voorrangMaatregel: bestand?.voorrangMaatregel ?? landelijk.voorrangMaatregel ?? false,
            bovenregionaal: bestand?.bovenregionaal ?? landelijk.bovenregionaal,
            aangrenzend: Set(toets.buren[plaats].map { Regio.ID(index: UInt8($0)) }),
            antwoordWerkdagen: bestand?.antwoordWerkdagen ?? landelijk.antwoordWerkdagen ?? Regio.antwoordWerkdagen)
    }

    func inkoopregio(_ plaats: Int) -> Inkoopregio {
        let naam = indeling.inkoopregios[plaats]
        let regio = indeling.regioVanInkoop[plaats]
        let bestand = toets.bestand(vanInkoopregio: plaats)
        let organisatie = Regionamen(regio: indeling.regios[regio], inkoopregio: naam)
            .vul(bestand?.inkooporganisatie ?? landelijk.inkooporganisatie ?? "inkoopregio {inkoopregio}")
        let namen = Regionamen(
            regio: indeling.regios[regio], inkoopregio: naam, inkooporganisatie: organisatie, tafel: tafelnaam(regio))
        let contacten = landelijk.contacten.merging(bestand?.contacten ?? [:]) { _, eigen in eigen }
        return Inkoopregio(
            id: Inkoopregio.ID(index: UInt8(plaats)), naam: naam, slug: Slug.van(naam),
            regio: Regio.ID(index: UInt8(regio)),
            inkooporganisatie: organisatie, contacten: contacten.mapValues(namen.vul(_:)),
            contactenPerGemeente: toets.contactenPerGemeente(bestand).mapValues { $0.mapValues(namen.vul(_:)) },
            ladders: bestand?.ladders ?? landelijk.ladders ?? Ladderplan(ladders: [], perioden: []),
            opschalen: bestand?.opschalen ?? landelijk.opschalen ?? Self.opschalen, namen: namen)
    }

    private func tafelnaam(_ regio: Int) -> String {
        let naam = indeling.regios[regio]
        let tafel = toets.bestand(vanRegio: regio)?.tafel?.naam ?? landelijk.tafel?.naam ?? "Expertteam {regio}"
        return Regionamen(regio: naam, inkoopregio: naam).vul(tafel)
    }

    // Only for a `landelijk.yaml` of one's own that leaves them out.
    private static let opschalen = Tijdsduur.weken(1)
}
