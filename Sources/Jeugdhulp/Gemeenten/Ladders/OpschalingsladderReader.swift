/// Reads the ladders of a region file: their steps in order, and which of them holds when.
struct OpschalingsladderReader {
    private let v: RegioFieldReader
    private var fouten: RegioIssueList { v.fouten }

    init(_ velden: RegioFieldReader) { v = velden }

    /// - Returns: `nil` when the file says nothing of ladders.
    func plan() -> Ladderplan? {
        guard v.heeft("ladders") || v.heeft("ladderGeldt") else { return nil }
        guard v.heeft("ladders") else {
            v.ontbreekt("ladders")
            return nil
        }
        guard v.heeft("ladderGeldt") else {
            v.ontbreekt("ladderGeldt")
            return nil
        }
        let groep = v.groep("ladders", nil)
        let ladders = (groep?.namen ?? []).compactMap { naam in
            groep?.groep(naam, ["vanaf", "wachttijd", "treden"]).map { ladder(naam, $0) }
        }
        return Ladderplan(ladders: ladders, perioden: perioden(groep?.namen ?? []))
    }

    // MARK: Which holds when

    private func perioden(_ namen: [String]) -> [Ladderplan.Periode] {
        let regels = v.groepen("ladderGeldt", ["ladder", "van", "tot"]) ?? []
        if regels.isEmpty, v.heeft("ladderGeldt") {
            fouten.meld(v.regel("ladderGeldt"), "er geldt geen ladder", "Noem een ladder en de dag vanaf wanneer.")
        }
        var uit: [Ladderplan.Periode] = []
        for regel in regels {
            guard let periode = periode(regel, namen) else { continue }
            if let vorige = uit.last, periode.van <= (vorige.tot ?? .laatste) {
                let hint = vorige.tot == nil ? "Geef de vorige een 'tot'" : "Laat deze later beginnen"
                fouten.meld(
                    regel.regel, "ladder \(periode.ladder) begint op \(periode.van), als \(vorige.ladder) nog geldt",
                    "\(hint): er geldt er één tegelijk, de oudste eerst.")
                continue
            }
            uit.append(periode)
        }
        return uit
    }

    private func periode(_ regel: RegioFieldReader, _ namen: [String]) -> Ladderplan.Periode? {
        let (ladder, tot) = (regel.verplichteTekst("ladder"), regel.datum("tot"))
        if !regel.heeft("van") { regel.ontbreekt("van") }
        let van = regel.datum("van")
        if let ladder, !namen.contains(ladder.waarde) {
            let anders = "Kies uit: \(namen.joined(separator: ", "))."
            fouten.meld(
                ladder.regel, "ladder '\(ladder.waarde)' staat niet onder ladders",
                NameSuggestion.zin(ladder.waarde, uit: namen, anders: anders))
            return nil
        }
        if let van, let tot, tot.waarde < van.waarde {
            fouten.meld(
                tot.regel, "'tot' (\(tot.waarde)) ligt voor 'van' (\(van.waarde))", "Draai de twee datums om.")
            return nil
        }
        guard let ladder, let van else { return nil }
        return Ladderplan.Periode(ladder: ladder.waarde, van: van.waarde, tot: tot?.waarde)
    }

    // MARK: Steps

    private func ladder(_ naam: String, _ velden: RegioFieldReader) -> Opschalingsladder {
        let regels = velden.groepen("treden", ["naam", "na", "langerDan", "wie", "actie", "bij", "binnen"]) ?? []
        if regels.isEmpty { velden.ontbreekt("treden") }
        var treden: [Opschalingsladder.Trede] = []
        var vorigeDuur = -1
        for (plaats, regel) in regels.enumerated() {
            guard let trede = trede(plaats + 1, regel) else { continue }
            let duur = trede.na.honderdstenVanDagen + (trede.pasDaarna ? 100 : 0)
            if duur <= vorigeDuur {
                fouten.meld(
                    regel.regel, "trede '\(trede.naam)' komt niet na de trede erboven",
                    "Zet de treden op volgorde, de kortste wachttijd eerst.")
            }
            vorigeDuur = max(duur, vorigeDuur)
            treden.append(trede)
        }
        return Opschalingsladder(
            naam: naam, vanaf: velden.keuze("vanaf", Opschalingsladder.Beginpunt.self)?.waarde ?? .wachten,
            wachttijd: velden.keuze("wachttijd", Opschalingsladder.Lezing.self)?.waarde ?? .verstreken, treden: treden)
    }

    private func trede(_ nummer: Int, _ velden: RegioFieldReader) -> Opschalingsladder.Trede? {
        let (naam, wie) = (velden.verplichteTekst("naam"), velden.verplichteTekst("wie"))
        let (actie, bij) = (velden.verplichteTekst("actie"), velden.verplichteTekst("bij"))
        let (na, langer) = (velden.duur("na"), velden.duur("langerDan"))
        if velden.heeft("na") == velden.heeft("langerDan") {
            fouten.meld(
                velden.regel, "\(velden.naam) hoort 'na' of 'langerDan' te hebben",
                "Schrijf er precies één van, bijvoorbeeld 'na: 6 weken'.")
        }
        let binnen = velden.duur("binnen")
        guard let naam, let wie, let actie, let bij, let duur = na ?? langer else { return nil }
        return Opschalingsladder.Trede(
            nummer: nummer, naam: naam.waarde, na: duur.waarde, pasDaarna: na == nil, wie: wie.waarde,
            actie: actie.waarde, bij: bij.waarde, binnen: binnen?.waarde)
    }
}
