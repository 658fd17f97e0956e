import Berichten
import Jeugdhulp
import Matching

/// Why an offer stands where it stands, as a person reads it and as a machine does.
struct WaaromRenderer {
    let waarom: Waarom
    let aanbod: Aanbod
    let register: Gemeenteregister

    var tekst: String {
        let gemeente = register.gemeente(aanbod.gemeente)?.naam ?? "gemeente \(aanbod.gemeente)"
        let kop =
            ConsoleOutput.vet("Casus \(waarom.casusId)")
            + "  \(aanbod.naam) (\(waarom.agb)/\(waarom.aanbodId)), \(gemeente)"
        guard !waarom.antwoorden.isEmpty else {
            return kop + "\n  " + ConsoleOutput.zwak("Deze hulp is niet gevraagd: het is \(aanbod.voorziening.naam).")
                + "\n"
        }
        let meer = waarom.antwoorden.count > 1
        let standen = waarom.antwoorden.flatMap { antwoord in
            (meer ? ["  Hulpvraag \(antwoord.hulpvraag):"] : []) + stand(antwoord.stand)
        }
        return ([kop, lijst] + standen + veranderingen).joined(separator: "\n") + "\n"
    }

    private var past: Bool { waarom.score != nil }

    private var lijst: String {
        if let rang = waarom.rangOpLijst {
            return "  " + (rang == 1 ? ConsoleOutput.groen("Staat op 1.") : "Staat in de lijst op plaats \(rang).")
        }
        if waarom.eersteScore == nil, past || waarom.antwoorden.contains(where: { $0.past }) {
            return "  " + ConsoleOutput.geel("Er is geen voorstel: voor een andere hulpvraag van deze zaak past niets.")
        }
        return "  " + ConsoleOutput.geel(past ? "Past, maar staat niet in de lijst die de tafel krijgt." : "Valt af.")
    }

    private func stand(_ stand: Waarom.Aanbodoordeel) -> [String] {
        switch stand {
        case .valtAf(let reden, let uitleg): return ["  Reden: \(reden.rawValue). \(uitleg)"]
        case .past(let plaats):
            let achter = plaats.eerstePunten - plaats.punten
            let verschil = achter > 0 ? ", \(achter) minder dan \(plaats.eerste) van nummer 1" : ""
            var tabel = TextTable(koppen: ["criterium", "punten", "nummer 1", "waarom"])
            for rij in plaats.criteria {
                tabel.rijen.append([
                    rij.hier.criterium.rawValue, "\(rij.hier.punten)/\(rij.hier.max)", "\(rij.eerste.punten)",
                    rij.hier.uitleg,
                ])
            }
            return [
                "  Op punten nummer \(plaats.rang) van \(plaats.passend) die passen: "
                    + "\(plaats.punten) punten\(verschil).",
                tabel.tekst(inspringen: 4),
            ]
        }
    }

    private var veranderingen: [String] {
        if waarom.isEerste { return [] }
        func opsomming(_ kop: String, _ wijzigingen: [Wijziging]) -> [String] {
            ["  \(kop)"] + wijzigingen.map { "    - \($0.tekst)" }
        }
        if !waarom.enkel.isEmpty { return opsomming("Komt op 1 als één van deze dingen zo is:", waarom.enkel) }
        if !waarom.samen.isEmpty { return opsomming("Komt op 1 als dit samen zo is:", waarom.samen) }
        return ["  Geen verandering aan dit aanbod of het contract brengt het op 1."]
    }
}

extension Waarom.Antwoord {
    fileprivate var past: Bool {
        if case .past = stand { true } else { false }
    }
}

extension WaaromRenderer {
    /// One line.
    var json: String {
        let regel = JSONValue.object([
            "casusId": .tekst(waarom.casusId), "aanbodId": .tekst(waarom.aanbodId),
            "agb": .tekst(waarom.agb.description),
            "gevraagd": .waar(!waarom.antwoorden.isEmpty), "rang": getal(waarom.rangOpLijst),
            "score": getal(waarom.score), "eersteScore": getal(waarom.eersteScore),
            "hulpvragen": .lijst(waarom.antwoorden.map(json)),
            "wordtEerste": .lijst(waarom.enkel.map(json)), "wordtEersteSamen": .lijst(waarom.samen.map(json)),
        ])
        return String(decoding: regel.bytes, as: UTF8.self)
    }

    private func getal(_ waarde: Int?) -> JSONValue { waarde.map { .getal($0) } ?? .niets }

    private func json(_ antwoord: Waarom.Antwoord) -> JSONValue {
        switch antwoord.stand {
        case .valtAf(let reden, let uitleg):
            return .object([
                "hulpvraag": .tekst(antwoord.hulpvraag), "past": .waar(false), "reden": .tekst(reden.rawValue),
                "uitleg": .tekst(uitleg),
            ])
        case .past(let plaats):
            return .object([
                "hulpvraag": .tekst(antwoord.hulpvraag), "past": .waar(true), "rang": .getal(plaats.rang),
                "passend": .getal(plaats.passend), "punten": .getal(plaats.punten),
                "eerste": .object([
                    "aanbodId": .tekst(plaats.eerste), "agb": .tekst(plaats.eersteAgb.description),
                    "punten": .getal(plaats.eerstePunten),
                ]),
                "criteria": .lijst(plaats.criteria.map(json)),
            ])
        }
    }

    private func json(_ rij: Waarom.Vergelijking) -> JSONValue {
        .object([
            "criterium": .tekst(rij.hier.criterium.rawValue), "punten": .getal(rij.hier.punten),
            "max": .getal(rij.hier.max), "waarde": .tekst(rij.hier.waarde), "uitleg": .tekst(rij.hier.uitleg),
            "eerste": .object(["punten": .getal(rij.eerste.punten), "waarde": .tekst(rij.eerste.waarde)]),
        ])
    }

    private func json(_ wijziging: Wijziging) -> JSONValue {
        .object([
            "feit": .tekst(wijziging.verandering.feit.rawValue), "wordt": waarde(wijziging.verandering),
            "tekst": .tekst(wijziging.tekst),
        ])
    }

    /// The new value, in the form of the field it would have in a message.
    private func waarde(_ verandering: Verandering) -> JSONValue {
        switch verandering {
        case .opgave(let dag), .vrijVanaf(let dag): .tekst(dag.description)
        case .vrij(let aantal), .wachttijd(let aantal), .samen(let aantal): .getal(aantal)
        case .contract(let plafond): .tekst(plafond.rawValue)
        case .doelgroepen(let erbij): .lijst(erbij.namen.map { .tekst($0) })
        case .leeftijd(let grens, let door18):
            .object(["van": .getal(grens.van), "tot": .getal(grens.tot), "door18": .waar(door18)])
        case .gemeente(let code): .tekst(code.description)
        case .individueleOvereenkomst, .machtigingGesloten: .waar(true)
        case .geenStop, .nietMeerWachten, .pogingVervalt: .niets
        }
    }
}
