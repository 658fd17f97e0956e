/// Holds region files against the register and against each other.
struct Regiotoets {
    private let indeling: Regioverzameling.Indeling
    private let gemeenteOpNaam: [String: Int]
    private let regioOpSlug: [String: Int]
    private let inkoopOpSlug: [String: Int]
    /// Per inkoopregio its file.
    private var perInkoop: [Int: Regiobestand] = [:]
    /// Per jeugdregio its first file.
    private var perRegio: [Int: Regiobestand] = [:]
    private(set) var fouten: [Regiofout] = []
    /// Per jeugdregio its neighbours. A border that is named on one side is one on both.
    private(set) var buren: [Set<Int>]
    private var gemeenteIn: [Int: Regiobestand] = [:]

    init(_ indeling: Regioverzameling.Indeling, _ bestanden: [Regiobestand]) {
        self.indeling = indeling
        gemeenteOpNaam = Gemeentenamen.tabel(indeling.gemeenten)
        func opSlug(_ namen: [String]) -> [String: Int] {
            Dictionary(namen.enumerated().map { (Slug.van($1), $0) }, uniquingKeysWith: { eerste, _ in eerste })
        }
        regioOpSlug = opSlug(indeling.regios)
        inkoopOpSlug = opSlug(indeling.inkoopregios)
        buren = Array(repeating: [], count: indeling.regios.count)
        if regioOpSlug.count < indeling.regios.count, let bestand = bestanden.first {
            meld(bestand, 1, "twee regio's van het register krijgen hetzelfde topic", "Geef ze verschillende namen.")
        }
        var landelijk = 0
        for bestand in bestanden where bestand.isLandelijk {
            landelijk += 1
            if landelijk > 1 {
                meld(bestand, bestand.regio.regel, "er is al een bestand landelijk", "Laat er één staan.")
            }
            for (regio, namen) in bestand.buren {
                if let plaats = plaats(regio, in: bestand) { begrens(plaats, namen, bestand) }
            }
        }
        for bestand in bestanden where !bestand.isLandelijk { neem(bestand) }
    }

    func bestand(vanRegio plaats: Int) -> Regiobestand? { perRegio[plaats] }
    func bestand(vanInkoopregio plaats: Int) -> Regiobestand? { perInkoop[plaats] }

    func contactenPerGemeente(_ bestand: Regiobestand?) -> [Gemeentecode: [Route: Contact]] {
        var uit: [Gemeentecode: [Route: Contact]] = [:]
        for (naam, contacten) in bestand?.contactenPerGemeente ?? [] {
            if let plaats = gemeente(naam.waarde) { uit[indeling.gemeenten[plaats].code] = contacten }
        }
        return uit
    }

    private mutating func meld(_ bestand: Regiobestand, _ regel: Int, _ wat: String, _ watTeDoen: String) {
        fouten.append(Regiofout(bestand: bestand.bestand, regel: regel, wat: wat, watTeDoen: watTeDoen))
    }

    private mutating func neem(_ bestand: Regiobestand) {
        guard let regio = plaats(bestand.regio, in: bestand) else { return }
        begrens(regio, bestand.aangrenzend, bestand)
        guard let inkoop = inkoopregio(bestand, regio) else { return }
        if let eerder = perInkoop.updateValue(bestand, forKey: inkoop) {
            meld(
                bestand, bestand.gebied.regel,
                "\(indeling.inkoopregios[inkoop]) staat ook in \(eerder.bestand): twee tafels voor één regio",
                "Laat één van de twee bestanden weg.")
        }
        if let eerder = perRegio[regio] { vergelijk(bestand, eerder) } else { perRegio[regio] = bestand }
        neemGemeenten(bestand, inkoop)
    }

    /// A region that buys in parts has one table: its files must say the same of it.
    private mutating func vergelijk(_ bestand: Regiobestand, _ eerder: Regiobestand) {
        if let tafel = bestand.tafel, let andere = eerder.tafel,
            (tafel.naam, tafel.soort, tafel.doorzettingsmacht) != (andere.naam, andere.soort, andere.doorzettingsmacht)
        {
            meld(
                bestand, tafel.regel, "\(bestand.regio.waarde) krijgt twee tafels: in \(eerder.bestand) is die anders",
                "Schrijf in beide bestanden dezelfde tafel.")
        }
        if bestand.voorrangMaatregel != eerder.voorrangMaatregel || bestand.bovenregionaal != eerder.bovenregionaal
            || bestand.antwoordWerkdagen != eerder.antwoordWerkdagen
        {
            meld(
                bestand, bestand.regio.regel,
                "voorrangMaatregel, bovenregionaal of antwoordWerkdagen is anders dan in \(eerder.bestand)",
                "Schrijf in beide bestanden hetzelfde: dit geldt voor heel \(bestand.regio.waarde).")
        }
    }

    // MARK: Regions

    private mutating func plaats(_ naam: LineTagged<String>, in bestand: Regiobestand) -> Int? {
        if let plaats = regioOpSlug[Slug.van(naam.waarde)] { return plaats }
        meld(
            bestand, naam.regel, "onbekende regio '\(naam.waarde)'",
            NameSuggestion.zin(
                naam.waarde, uit: indeling.regios, anders: "Kies een jeugdregio uit het register, zoals Twente."))
        return nil
    }

    private mutating func begrens(_ regio: Int, _ namen: [LineTagged<String>], _ bestand: Regiobestand) {
        for naam in namen {
            guard let buur = plaats(naam, in: bestand) else { continue }
            if buur == regio {
                meld(bestand, naam.regel, "\(naam.waarde) grenst niet aan zichzelf", "Haal die naam weg.")
                continue
            }
            buren[regio].insert(buur)
            buren[buur].insert(regio)
        }
    }

    private mutating func inkoopregio(_ bestand: Regiobestand, _ regio: Int) -> Int? {
        let delen = indeling.inkoopregios.indices.filter { indeling.regioVanInkoop[$0] == regio }
        if let gevonden = inkoopOpSlug[Slug.van(bestand.gebied.waarde)], delen.contains(gevonden) { return gevonden }
        if bestand.inkoopregio == nil, delen.count == 1 { return delen[0] }
        let namen = delen.map { indeling.inkoopregios[$0] }
        let anders = "Schrijf 'inkoopregio: …' met één van: \(namen.joined(separator: ", "))."
        if let inkoopregio = bestand.inkoopregio {
            meld(
                bestand, inkoopregio.regel,
                "onbekende inkoopregio '\(inkoopregio.waarde)' in \(bestand.regio.waarde)",
                NameSuggestion.zin(inkoopregio.waarde, uit: namen, anders: anders))
        } else {
            meld(bestand, bestand.regio.regel, "\(bestand.regio.waarde) koopt in delen in", anders)
        }
        return nil
    }

    // MARK: Gemeenten

    private func gemeente(_ naam: String) -> Int? {
        if let code = Gemeentecode(naam) { return indeling.gemeenten.firstIndex { $0.code == code } }
        return gemeenteOpNaam[Gemeentenamen.sleutel(naam)]
    }

    private mutating func gemeente(_ naam: LineTagged<String>, in bestand: Regiobestand, _ inkoop: Int) -> Int? {
        guard let plaats = gemeente(naam.waarde) else {
            meld(
                bestand, naam.regel, "onbekende gemeente '\(naam.waarde)'",
                NameSuggestion.zin(
                    naam.waarde, uit: indeling.gemeenten.map(\.naam), anders: "Schrijf de naam zoals CBS, of de code."))
            return nil
        }
        let hoort = Int(indeling.gemeenten[plaats].inkoopregio.index)
        guard hoort == inkoop else {
            meld(
                bestand, naam.regel,
                "\(naam.waarde) hoort volgens het register bij \(indeling.inkoopregios[hoort])", "Haal die naam weg.")
            return nil
        }
        return plaats
    }

    private mutating func neemGemeenten(_ bestand: Regiobestand, _ inkoop: Int) {
        for (naam, _) in bestand.contactenPerGemeente { _ = gemeente(naam, in: bestand, inkoop) }
        guard let namen = bestand.gemeenten else { return }
        var genoemd: Set<Int> = []
        for naam in namen {
            if let plaats = gemeente(naam.waarde), let eerder = gemeenteIn[plaats], eerder.bestand != bestand.bestand {
                meld(
                    bestand, naam.regel, "\(naam.waarde) staat ook in \(eerder.bestand): een gemeente in twee regio's",
                    "Laat die naam op één plek staan.")
                continue
            }
            guard let plaats = gemeente(naam, in: bestand, inkoop) else { continue }
            gemeenteIn[plaats] = bestand
            if !genoemd.insert(plaats).inserted {
                meld(bestand, naam.regel, "\(naam.waarde) staat er twee keer", "Laat er één staan.")
            }
        }
        let mist = indeling.gemeenten.indices.filter {
            Int(indeling.gemeenten[$0].inkoopregio.index) == inkoop && !genoemd.contains($0)
        }.map { indeling.gemeenten[$0].naam }
        if !mist.isEmpty {
            meld(
                bestand, namen.first?.regel ?? bestand.regio.regel,
                "bij gemeenten ontbreekt \(mist.joined(separator: ", "))",
                "Zet die erbij, of laat 'gemeenten' weg: het register weet ze.")
        }
    }
}
