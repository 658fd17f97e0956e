import Berichten
import Jeugdhulp
import Tafelronde

/// The list of who could have a place, as a machine reads it and as a person does.
struct VacatureRenderer {
    let vacature: Vacature
    let dag: Datum
    let regio: String?

    private func isEigen(_ kandidaat: Vacature.Kandidaat) -> Bool { regio == nil || kandidaat.regio == regio }

    var json: String {
        let kandidaten = vacature.kandidaten.filter(isEigen).map { een in
            JSONValue.object([
                "rang": .getal(een.rang), "casusId": .tekst(een.aanspraak.casusId),
                "aanspraak": .object([
                    "dagenNaNorm": .getal(een.aanspraak.dagenNaNorm), "terug": .waar(een.aanspraak.isTerug),
                    "bijna18": .waar(een.aanspraak.isBijna18), "dagenIngediend": .getal(een.aanspraak.dagenIngediend),
                ]),
                "score": .getal(een.score), "startVerwacht": .tekst(een.startVerwacht),
                "eigenRang": .getal(een.eigenRang), "belet": belet(een.belet),
            ])
        }
        let uit = JSONValue.object([
            "agb": .tekst(vacature.plek.agb.description), "aanbodId": .tekst(vacature.plek.aanbodId),
            "dag": .tekst(dag), "ruimte": .getal(vacature.plek.ruimte), "kandidaten": .lijst(kandidaten),
            "vanAndereTafels": .getal(vacature.kandidaten.count { !isEigen($0) }),
            "pastNiet": .lijst(
                vacature.uitgesloten.map {
                    .object(["reden": .tekst($0.reden.rawValue), "aantal": .getal($0.aantal)])
                }),
        ])
        return String(decoding: uit.bytes, as: UTF8.self)
    }

    private func belet(_ belet: Vacature.Belet) -> JSONValue {
        switch belet {
        case .niets: .niets
        case .andere(let ids): .object(["soort": .tekst("andere-plek"), "aanbodIds": .teksten(ids)])
        case .naarAnderen(let aantal): .object(["soort": .tekst("naar-anderen"), "aantal": .getal(aantal)])
        case .vol: .object(["soort": .tekst("vol")])
        case .teKrap(let kinderen): .object(["soort": .tekst("te-krap"), "kinderen": .getal(kinderen)])
        }
    }

    var tekst: String {
        let plek = vacature.plek
        let kop =
            ConsoleOutput.vet("\(plek.naam) (\(plek.agb)/\(plek.aanbodId)) op \(dag)") + "\n"
            + "\(plek.ruimte == 1 ? "1 plek" : "\(plek.ruimte) plekken") vrij. "
            + "Voor \(vacature.kandidaten.count) kinderen past dit."
        let regels = vacature.kandidaten.filter(isEigen).map { een in
            "  \(een.rang). Casus \(een.aanspraak.casusId): \(aanspraak(een.aanspraak)); \(een.score) punten, "
                + "nummer \(een.eigenRang) in de eigen lijst.\n     \(zin(een.belet))"
        }
        let anderen = vacature.kandidaten.count { !isEigen($0) }
        let elders = anderen > 0 ? ["Bij andere tafels past het voor \(anderen) kinderen."] : []
        let past = vacature.uitgesloten.map { "  \($0.aantal) keer \($0.reden.rawValue)" }
        let niet = past.isEmpty ? [] : ["Voor wie deze hulp is gevraagd en dit niet past:"] + past
        return ([kop] + regels + elders + niet).joined(separator: "\n")
    }

    private func aanspraak(_ aanspraak: Aanspraak) -> String {
        var delen = [aanspraak.dagenNaNorm > 0 ? "\(aanspraak.dagenNaNorm) dagen over de norm" : "binnen de norm"]
        if aanspraak.isTerug { delen.append("eerdere hulp is gestopt") }
        if aanspraak.isBijna18 { delen.append("bijna 18") }
        return delen.joined(separator: ", ")
    }

    private func zin(_ belet: Vacature.Belet) -> String {
        switch belet {
        case .niets: "In de ronde is deze plek voor dit kind."
        case .andere(let ids): "In de ronde heeft dit kind \(ids.joined(separator: " met "))."
        case .naarAnderen:
            "In de ronde gaat deze plek naar een ander kind, met een sterkere aanspraak of dat hier beter past."
        case .vol: "Er is geen plek vrij."
        case .teKrap(let kinderen): "Er is te weinig ruimte voor \(kinderen) kinderen samen."
        }
    }
}
