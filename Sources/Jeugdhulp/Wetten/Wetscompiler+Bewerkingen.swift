import Yams

/// The operations that are known.
extension Wetscompiler {
    mutating func uitdrukking(_ node: Node, diepte: Int) -> (Int, Wetstype?) {
        guard diepte < Wetstekst.diepteMax else {
            meld(
                node, "dit zit dieper dan \(Wetstekst.diepteMax) bewerkingen in elkaar",
                "Maak van een deel een eigen uitkomst.")
            return (konstant(.leeg), nil)
        }
        if let tekst = node.scalar?.string {
            if tekst.hasPrefix("$") { return verwijzing(String(tekst.dropFirst()), node) }
            let (waarde, type) = letterlijk(node)
            return (konstant(waarde), type)
        }
        guard let bewerking = node["operation"]?.scalar?.string else {
            meld(
                node, "hier staat geen waarde, verwijzing of bewerking", "Gebruik een waarde, $naam, of 'operation: …'."
            )
            return (konstant(.leeg), nil)
        }
        return maak(bewerking, node, diepte + 1)
    }

    mutating func maak(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
        switch bewerking {
        case "AND", "OR":
            let delen = rij(node, "conditions", diepte)
            for (deel, (_, type)) in zip(node["conditions"]?.sequence.map(Array.init) ?? [], delen) {
                eis(.waar, type, deel, "een voorwaarde van \(bewerking)")
            }
            return (stapMetRij(bewerking == "AND" ? .en : .of, delen.map(\.0)), .waar)
        case "NOT":
            let (stap, type) = lid(node, "value", diepte)
            eis(.waar, type, node, "wat NOT omkeert")
            return (nieuw(.niet, stap), .waar)
        case "EQUALS":
            let (een, eentype) = lid(node, "subject", diepte)
            let (ander, andertype) = lid(node, "value", diepte)
            if let eentype, let andertype { eis(eentype, andertype, node, "waarmee EQUALS vergelijkt") }
            if stappen[ander].soort == .vast { return (nieuw(.gelijkVast, een, Int(stappen[ander].a)), .waar) }
            return (nieuw(.gelijk, een, ander), .waar)
        case "LESS_THAN", "LESS_THAN_OR_EQUAL", "GREATER_THAN", "GREATER_THAN_OR_EQUAL":
            return vergelijking(bewerking, node, diepte)
        case "IF": return als(node, diepte)
        case "IN": return komtVoor(node, diepte)
        case "LIST": return (stapMetRij(.lijst, rij(node, "items", diepte).map(\.0)), .lijst)
        case "ADD", "SUBTRACT":
            let delen = rij(node, "values", diepte)
            for (_, type) in delen { eis(.getal, type, node, "wat \(bewerking) optelt of aftrekt") }
            return (stapMetRij(bewerking == "ADD" ? .som : .verschil, delen.map(\.0)), .getal)
        case "DATE_DIFF", "DATE_ADD": return datum(bewerking, node, diepte)
        default:
            let anders =
                "Schrijf het met: \(Self.bekend.joined(separator: ", ")). "
                + "Of maak er een 'untranslatable' van, waar een "
                + "mens naar kijkt."
            meld(
                node, "de bewerking '\(bewerking)' kent het programma niet",
                NameSuggestion.zin(bewerking, uit: Self.bekend, anders: anders))
            return (konstant(.leeg), nil)
        }
    }

    static let bekend = [
        "AND", "OR", "NOT", "EQUALS", "LESS_THAN", "LESS_THAN_OR_EQUAL", "GREATER_THAN", "GREATER_THAN_OR_EQUAL", "IF",
        "IN", "LIST", "ADD", "SUBTRACT", "DATE_DIFF", "DATE_ADD",
    ]

    mutating func vergelijking(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
        let (een, eentype) = lid(node, "subject", diepte)
        let (ander, andertype) = lid(node, "value", diepte)
        if let eentype, eentype != .getal, eentype != .dag {
            meld(node, "\(bewerking) vergelijkt '\(eentype.rawValue)'", "Vergelijk getallen of datums.")
        } else if let eentype {
            eis(eentype, andertype, node, "waarmee \(bewerking) vergelijkt")
        }
        let soort: Wetsprogramma.Stapsoort =
            switch bewerking {
            case "LESS_THAN": .kleiner
            case "LESS_THAN_OR_EQUAL": .kleinerGelijk
            case "GREATER_THAN": .groter
            default: .groterGelijk
            }
        return (nieuw(soort, een, ander), .waar)
    }

    mutating func als(_ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
        var paren: [Int] = []
        var type: Wetstype?
        for geval in node["cases"]?.sequence.map(Array.init) ?? [] {
            let (wanneer, wanneertype) = lid(geval, "when", diepte)
            eis(.waar, wanneertype, geval, "'when'")
            let (dan, dantype) = lid(geval, "then", diepte)
            if let type { eis(type, dantype, geval, "'then', zoals in de gevallen ervoor") }
            type = type ?? dantype
            paren += [wanneer, dan]
        }
        if paren.isEmpty {
            meld(node, "IF heeft geen gevallen ('cases')", "Geef ten minste één paar 'when' en 'then'.")
        }
        var anders = -1
        if node["default"] != nil {
            let (stap, anderstype) = lid(node, "default", diepte)
            if let type { eis(type, anderstype, node, "'default', zoals in de gevallen") }
            type = type ?? anderstype
            anders = stap
        }
        let eerste = operanden.count
        operanden += paren.map { Int32($0) }
        return (nieuw(.als, eerste, paren.count / 2, anders), type)
    }

    mutating func komtVoor(_ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
        let (wie, type) = lid(node, "subject", diepte)
        guard node["values"]?.sequence != nil else {
            meld(node, "IN heeft geen rij 'values'", "Zet de waarden in de bewerking zelf: values: [a, b].")
            return (konstant(.waar(false)), .waar)
        }
        let delen = rij(node, "values", diepte)
        if let type { for (_, deeltype) in delen { eis(type, deeltype, node, "waarin IN zoekt") } }
        let eerste = operanden.count
        operanden += delen.map { Int32($0.0) }
        return (nieuw(.komtVoor, wie, eerste, delen.count), .waar)
    }

    mutating func datum(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
        if bewerking == "DATE_DIFF" {
            let (van, vantype) = lid(node, "from", diepte)
            let (tot, tottype) = lid(node, "to", diepte)
            eis(.dag, vantype, node, "'from'")
            eis(.dag, tottype, node, "'to'")
            let eenheid = node["in"]?.scalar?.string ?? ""
            guard let soort = ["days", "months", "years"].firstIndex(of: eenheid) else {
                meld(node, "DATE_DIFF telt in '\(eenheid)'", "Kies days, months of years.")
                return (konstant(.leeg), .getal)
            }
            return (nieuw(.datumverschil, van, tot, soort), .getal)
        }
        let (dag, type) = lid(node, "date", diepte)
        eis(.dag, type, node, "'date'")
        var delen: [Int32] = []
        for sleutel in ["years", "months", "weeks", "days"] {
            guard node[sleutel] != nil else {
                delen.append(Int32(konstant(.getal(0))))
                continue
            }
            let (stap, type) = lid(node, sleutel, diepte)
            eis(.getal, type, node, "'\(sleutel)'")
            delen.append(Int32(stap))
        }
        let eerste = operanden.count
        operanden += delen
        return (nieuw(.datumplus, dag, eerste), .dag)
    }
}
