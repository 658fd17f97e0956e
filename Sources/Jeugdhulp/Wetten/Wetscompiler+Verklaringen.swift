import Yams

/// What an article declares: its inputs, definitions, outcomes and actions, and what it leaves to a person.
extension Wetscompiler {
    mutating func leesInvoer(_ uitvoering: Node) {
        for sleutel in ["parameters", "input"] {
            for node in uitvoering[sleutel]?.sequence.map(Array.init) ?? [] {
                guard let (naam, type) = verklaring(node) else { continue }
                guard let plaats = invoer[naam] else {
                    meld(
                        node, "'\(naam)' is geen gegeven dat het programma kent",
                        NameSuggestion.zin(
                            naam, uit: invoer.keys.sorted(),
                            anders: "Kies uit: \(invoer.keys.sorted().joined(separator: ", "))."))
                    continue
                }
                if invoertypen[plaats] != type {
                    meld(node, "'\(naam)' is hier '\(type.rawValue)'", "Maak er '\(invoertypen[plaats].rawValue)' van.")
                }
                if !bekendeInvoer.insert(naam).inserted {
                    meld(node, "'\(naam)' staat er twee keer", "Laat er één staan.")
                }
            }
        }
    }

    mutating func leesUitkomsten(_ uitvoering: Node) {
        for node in uitvoering["output"]?.sequence.map(Array.init) ?? [] {
            guard let (naam, type) = verklaring(node) else { continue }
            guard uitkomstOp[naam] == nil, !bekendeInvoer.contains(naam), definities[naam] == nil else {
                meld(node, "de naam '\(naam)' is al in gebruik", "Geef de uitkomst een eigen naam.")
                continue
            }
            uitkomstOp[naam] = uitkomsttypen.count
            uitkomsttypen.append(type)
            nodig.append([])
        }
    }

    func verklaring(_ node: Node) -> (String, Wetstype)? {
        guard let naam = node["name"]?.scalar?.string, let soort = node["type"]?.scalar?.string else {
            meld(node, "een naam of een type ontbreekt", "Zet er 'name' en 'type'.")
            return nil
        }
        guard let type = Wetstype(rawValue: soort) else {
            meld(
                node, "het type '\(soort)' kent het programma niet",
                "Kies uit: \(Wetstype.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        return (naam, type)
    }

    mutating func leesDefinities() {
        guard let lijst = artikel.machine["definitions"]?.mapping else { return }
        for (sleutel, node) in lijst {
            guard let naam = sleutel.scalar?.string else { continue }
            let inhoud = node.mapping == nil ? node : (node["value"] ?? node)
            guard inhoud.scalar != nil else {
                meld(
                    node, "de definitie '\(naam)' is geen enkele waarde",
                    "Zet er één tekst, getal, datum, true of false.")
                continue
            }
            let (waarde, type) = letterlijk(inhoud)
            definities[naam] = (node, waarde, type)
        }
    }

    mutating func leesActies(_ uitvoering: Node) -> [(Int, (naam: String, node: Node))] {
        var uit: [(Int, (naam: String, node: Node))] = []
        var gezien: Set<Int> = []
        for actie in uitvoering["actions"]?.sequence.map(Array.init) ?? [] {
            guard let naam = actie["output"]?.scalar?.string else {
                meld(actie, "een actie zonder 'output'", "Zeg welke uitkomst zij maakt.")
                continue
            }
            guard let plaats = uitkomstOp[naam] else {
                meld(
                    actie, "de uitkomst '\(naam)' staat niet onder 'output'",
                    NameSuggestion.zin(naam, uit: uitkomstOp.keys.sorted(), anders: "Zet haar erbij, met haar type."))
                continue
            }
            guard gezien.insert(plaats).inserted else {
                meld(actie, "twee acties maken de uitkomst '\(naam)'", "Laat er één staan.")
                continue
            }
            for sleutel in ["operation", "resolve"] where actie[sleutel] != nil {
                meld(actie, "'\(sleutel)' staat los in de actie", "Zet de bewerking onder 'value'.")
            }
            guard let waarde = actie["value"] else {
                meld(actie, "de actie voor '\(naam)' heeft geen 'value'", "Zet er een waarde of een bewerking.")
                continue
            }
            uit.append((plaats, (naam, waarde)))
        }
        for (naam, plaats) in uitkomstOp.sorted(by: { $0.key < $1.key }) where !gezien.contains(plaats) {
            fouten.meld(
                artikel.regel, "geen actie maakt de uitkomst '\(naam)'", "Voeg haar toe, of haal de uitkomst weg.")
        }
        return uit
    }

    /// What is not accepted by a person would be left out in silence.
    func leesOnvertaalbaar() -> [Wetsprogramma.Onvertaalbaar] {
        (artikel.machine["untranslatables"]?.sequence.map(Array.init) ?? []).compactMap { node in
            guard let wat = node["construct"]?.scalar?.string, let waarom = node["reason"]?.scalar?.string else {
                meld(
                    node, "een 'untranslatable' zonder 'construct' of 'reason'",
                    "Zeg wat niet in regels past, en waarom.")
                return nil
            }
            if node["accepted"]?.bool != true {
                meld(
                    node, "'\(wat)' is nog niet aanvaard", "Laat een jurist ernaar kijken en zet dan 'accepted: true'.")
            }
            return Wetsprogramma.Onvertaalbaar(
                wat: wat, waarom: waarom, voorstel: node["suggestion"]?.scalar?.string ?? "")
        }
    }
}
