import Berichten
import Jeugdhulp
import Tafelronde

/// A round as a machine reads it and as a person does. With a region only its own cases have lines; a child of another
/// table is a number, never an id.
struct RondeRenderer {
    let ronde: Ronde
    let regio: String?

    private var feiten: Rondefeiten { ronde.feiten }

    /// Numbers of the cases that are shown.
    var eigen: [Int] {
        feiten.zaken.indices.filter { regio == nil || feiten.zaken[$0].regio == regio }
    }

    private func isEigen(_ zaak: Int) -> Bool { regio == nil || feiten.zaken[zaak].regio == regio }

    // MARK: For machines

    /// One line a case, then one for the round.
    var jsonRegels: [String] {
        (eigen.map(zaakJSON) + [.object(["ronde": rondeJSON])]).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func zaakJSON(_ zaak: Int) -> JSONValue {
        let stand = feiten.zaken[zaak]
        let optie = ronde.optie(zaak)
        return .object([
            "casusId": .tekst(stand.casusId),
            "plek": optie.map { plekJSON($0, stand) } ?? .niets,
            "rang": .getal(rang(zaak)),
            "score": .getal(optie?.punten),
            "startVerwacht": .tekst(optie?.start),
            "eigenEerste": stand.opties.first.map { plekJSON($0, stand) } ?? .niets,
            "inlevering": inlevering(zaak).map { inlevering in
                .object(["dagen": .getal(inlevering.dagen), "punten": .getal(inlevering.punten)])
            } ?? .niets,
            "waarom": .tekst(ronde.waarom(zaak)),
        ])
    }

    private func plekJSON(_ optie: Rondefeiten.Optie, _ zaak: Rondefeiten.Zaak) -> JSONValue {
        .lijst(
            optie.plekken.enumerated().map { deel, plek in
                // A family apart has two places for its one hulpvraag.
                let hulpvraag = zaak.hulpvragen.dropFirst(optie.isGesplitst ? 0 : deel).first
                var leden = sleutel(plek)
                leden["hulpvraag"] = .tekst(hulpvraag)
                return .object(leden)
            })
    }

    private func sleutel(_ plek: Int) -> JSONMembers {
        ["agb": .tekst(feiten.plekken[plek].agb.description), "aanbodId": .tekst(feiten.plekken[plek].aanbodId)]
    }

    /// Where what it has stands in the child's own list.
    private func rang(_ zaak: Int) -> Int? {
        ronde.optie(zaak).flatMap { feiten.zaken[zaak].opties.firstIndex(of: $0) }.map { $0 + 1 }
    }

    /// What a child gives up beside the first of its own list.
    private func inlevering(_ zaak: Int) -> (dagen: Int, punten: Int)? {
        guard let eerste = feiten.zaken[zaak].opties.first, let optie = ronde.optie(zaak) else { return nil }
        return (optie.start - eerste.start, eerste.punten - optie.punten)
    }

    private var rondeJSON: JSONValue {
        let doelen = ronde.doelen
        return .object([
            "vandaag": .tekst(feiten.vandaag), "gewichten": .tekst(ronde.gewichten.versie),
            "regio": .tekst(regio),
            "aantallen": .object([
                "zaken": .getal(feiten.zaken.count), "geplaatst": .getal(doelen.geplaatst),
                "zonder": .getal(feiten.zaken.count - doelen.geplaatst), "opTijd": .getal(doelen.opTijd),
                "perLaag": .lijst(doelen.perLaag.map { .getal($0) }),
                "plekken": .getal(feiten.plekken.reduce(0) { $0 + $1.ruimte }),
                "combinatiesBeperkt": .getal(feiten.zaken.count { $0.isBeperkt }),
            ]),
            "totalen": .object([
                "dagen": .getal(ronde.dagen), "gewogenDagen": .getal(doelen.gewogenDagen),
                "punten": .getal(doelen.punten),
            ]),
            "prijzen": .lijst(prijzen.map(prijsJSON)),
            "uitzonderingen": .lijst(ronde.uitzonderingen.map(uitzonderingJSON)),
            "meerPlekken": .lijst(ronde.meerPlekken.map(meerJSON)),
            "bewijs": bewijsJSON,
        ])
    }

    /// Places with a price, dearest first; of equal ones in order of id.
    private var prijzen: [Int] {
        let prijs = ronde.bewijs.plaatsen
        return feiten.plekken.indices.filter { prijs[$0] > .nul }.sorted {
            prijs[$0] != prijs[$1] ? prijs[$0] > prijs[$1] : $0 < $1
        }
    }

    private func prijsJSON(_ plek: Int) -> JSONValue {
        let houders = ronde.houders[plek] ?? []
        let gevolg = ronde.watAls(plek, meer: 1)
        let willen = feiten.zaken.indices.filter { zaak in
            !houders.contains(zaak) && feiten.zaken[zaak].opties.contains { $0.plekken.contains(plek) }
        }
        var leden = sleutel(plek)
        leden["ruimte"] = .getal(feiten.plekken[plek].ruimte)
        leden["voor"] = .lijst(houders.filter(isEigen).map { .tekst(feiten.zaken[$0].casusId) })
        leden["voorAndereTafels"] = .getal(houders.count { !isEigen($0) })
        leden["ookGewild"] = .getal(willen.count)
        leden["prijs"] = .object([
            "kinderen": .getal(gevolg.kinderen), "dagen": .getal(-gevolg.dagen),
            "gewogenDagen": .getal(Doelen(ronde.bewijs.plaatsen[plek]).gewogenDagen),
        ])
        return .object(leden)
    }

    private func uitzonderingJSON(_ een: Ronde.Uitzondering) -> JSONValue {
        var leden = sleutel(een.plek)
        leden["casusId"] = isEigen(een.zaak) ? .tekst(feiten.zaken[een.zaak].casusId) : .niets
        leden["reden"] = .tekst(een.reden.rawValue)
        return .object(leden)
    }

    private func meerJSON(_ meer: Ronde.MeerPlekken) -> JSONValue {
        var leden = sleutel(meer.plek)
        leden["voorziening"] = .tekst(meer.voorziening.naam)
        leden["doelgroep"] = .tekst(meer.doelgroep)
        leden["regio"] = .tekst(meer.regio)
        leden["bij"] = .lijst(
            meer.bij.map { aantal, gevolg in
                .object([
                    "plekken": .getal(aantal), "kinderen": .getal(gevolg.kinderen), "dagen": .getal(-gevolg.dagen),
                ])
            })
        return .object(leden)
    }

    private var bewijsJSON: JSONValue {
        let verschil = Doelen(ronde.antwoord.totaal - ronde.antwoord.ondergrens)
        return .object([
            "primair": doelenJSON(Doelen(ronde.antwoord.totaal)), "duaal": doelenJSON(Doelen(ronde.bewijs.duaal)),
            "isGelijk": .waar(ronde.antwoord.totaal == ronde.bewijs.duaal),
            "isExact": .waar(ronde.antwoord.isExact), "takken": .getal(ronde.antwoord.takken),
            "verschil": ronde.antwoord.isExact ? .niets : doelenJSON(verschil),
        ])
    }

    private func doelenJSON(_ doelen: Doelen) -> JSONValue {
        .object([
            "perLaag": .lijst(doelen.perLaag.map { .getal($0) }), "nood": .getal(doelen.nood),
            "opTijd": .getal(doelen.opTijd), "gewogenDagen": .getal(doelen.gewogenDagen),
            "punten": .getal(doelen.punten),
        ])
    }
}
