import Yams

/// From an article in the form of regelrecht (schema v0.5.6) to a ``Wetsprogramma``.
///
/// Known are `AND`, `OR`, `NOT`, `EQUALS`, the four comparisons, `IF`, `IN`, `LIST`, `ADD`, `SUBTRACT`, `DATE_DIFF` and
/// `DATE_ADD`. Anything else is refused with its line: a law that is half worked out is none.
struct Wetscompiler {
    /// An input that the program can be given, by its place.
    struct Invoer: Sendable {
        let naam: String
        let type: Wetstype
    }

    private let artikel: Wetstekst.Artikel
    private let fouten: Wetsfoutenlijst
    private let invoer: [String: Int]
    private let invoertypen: [Wetstype]
    private let namen: [String]

    private var stappen: [Wetsprogramma.Stap] = []
    private var operanden: [Int32] = []
    private var vast: [Wetswaarde] = []
    private var vastOp: [Wetswaarde: Int] = [:]
    private var woorden: [String]
    private var woordOp: [String: Int]
    private var bekendeInvoer: Set<String> = []
    private var definities: [String: (node: Node, waarde: Wetswaarde, type: Wetstype?)] = [:]
    private var uitkomstOp: [String: Int] = [:]
    private var uitkomsttypen: [Wetstype] = []
    /// What an outcome needs of other outcomes, to find one that needs itself.
    private var nodig: [Set<Int>] = []
    private var bezig = 0

    /// - Parameters:
    ///   - invoer: every input that there is; an article declares those that it uses.
    ///   - woorden: texts that get the places 0, 1, …
    init(_ artikel: Wetstekst.Artikel, invoer: [Invoer], woorden: [String], _ fouten: Wetsfoutenlijst) {
        self.artikel = artikel
        self.fouten = fouten
        self.invoer = Dictionary(invoer.enumerated().map { ($1.naam, $0) }) { eerste, _ in eerste }
        invoertypen = invoer.map(\.type)
        namen = invoer.map(\.naam)
        self.woorden = woorden
        woordOp = Dictionary(woorden.enumerated().map { ($1, $0) }) { eerste, _ in eerste }
    }

    /// - Returns: nil when something is wrong; it is in the list that was given.
    mutating func programma() -> Wetsprogramma? {
        let voor = fouten.lijst.count
        guard let uitvoering = artikel.machine["execution"] else {
            fouten.meld(
                artikel.regel, "artikel \(artikel.nummer) heeft geen 'execution'",
                "Zet er parameters, input, output en actions.")
            return nil
        }
        leesInvoer(uitvoering)
        leesDefinities()
        leesUitkomsten(uitvoering)
        let acties = leesActies(uitvoering)
        var gemaakt: [Int: Int] = [:]
        for (plaats, actie) in acties {
            bezig = plaats
            let (stap, type) = uitdrukking(actie.node, diepte: 0)
            gemaakt[plaats] = stap
            eis(uitkomsttypen[plaats], type, actie.node, "de uitkomst '\(actie.naam)'")
        }
        zoekKringen(acties)
        let onvertaalbaar = leesOnvertaalbaar()
        var zinnen: [Wetszin?] = []
        for tekst in woorden { zinnen.append(zin(tekst)) }
        guard fouten.lijst.count == voor else { return nil }
        let volgorde = uitkomstOp.sorted { $0.value < $1.value }
        return Wetsprogramma(
            artikel: artikel.nummer, endpoint: artikel.machine["endpoint"]?.scalar?.string ?? artikel.nummer,
            tekst: artikel.tekst, onvertaalbaar: onvertaalbaar, stappen: stappen, operanden: operanden, vast: vast,
            woorden: woorden,
            namen: namen, zinnen: zinnen, uitkomsten: volgorde.map { ($0.key, gemaakt[$0.value] ?? 0) })
    }

    // MARK: what is declared

    private mutating func leesInvoer(_ uitvoering: Node) {
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

    private mutating func leesUitkomsten(_ uitvoering: Node) {
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

    private func verklaring(_ node: Node) -> (String, Wetstype)? {
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

    private mutating func leesDefinities() {
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

    private mutating func leesActies(_ uitvoering: Node) -> [(Int, (naam: String, node: Node))] {
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
    private func leesOnvertaalbaar() -> [Wetsprogramma.Onvertaalbaar] {
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

    // MARK: expressions

    private mutating func uitdrukking(_ node: Node, diepte: Int) -> (Int, Wetstype?) {
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

    private mutating func maak(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
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
            let bekend = [
                "AND", "OR", "NOT", "EQUALS", "LESS_THAN", "LESS_THAN_OR_EQUAL", "GREATER_THAN",
                "GREATER_THAN_OR_EQUAL", "IF", "IN", "LIST", "ADD", "SUBTRACT", "DATE_DIFF", "DATE_ADD",
            ]
            meld(
                node, "de bewerking '\(bewerking)' kent het programma niet",
                NameSuggestion.zin(
                    bewerking, uit: bekend,
                    anders:
                        "Schrijf het met: \(bekend.joined(separator: ", ")). Of maak er een 'untranslatable' van, waar een mens naar kijkt."
                ))
            return (konstant(.leeg), nil)
        }
    }

    private mutating func vergelijking(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
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

    private mutating func als(_ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
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

    private mutating func komtVoor(_ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
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

    private mutating func datum(_ bewerking: String, _ node: Node, _ diepte: Int) -> (Int, Wetstype?) {
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

    // MARK: parts

    private mutating func lid(_ node: Node, _ sleutel: String, _ diepte: Int) -> (Int, Wetstype?) {
        guard let deel = node[sleutel] else {
            meld(node, "'\(sleutel)' ontbreekt", "Zet er een waarde, $naam of een bewerking.")
            return (konstant(.leeg), nil)
        }
        return uitdrukking(deel, diepte: diepte)
    }

    private mutating func rij(_ node: Node, _ sleutel: String, _ diepte: Int) -> [(Int, Wetstype?)] {
        guard let delen = node[sleutel]?.sequence else {
            meld(node, "de rij '\(sleutel)' ontbreekt", "Zet er \(sleutel): […].")
            return []
        }
        var uit: [(Int, Wetstype?)] = []
        for deel in delen { uit.append(uitdrukking(deel, diepte: diepte)) }
        return uit
    }

    private mutating func verwijzing(_ naam: String, _ node: Node) -> (Int, Wetstype?) {
        if let plaats = uitkomstOp[naam] {
            nodig[bezig].insert(plaats)
            return (nieuw(.uitkomst, plaats), uitkomsttypen[plaats])
        }
        if bekendeInvoer.contains(naam), let plaats = invoer[naam] {
            return (nieuw(.invoer, plaats), invoertypen[plaats])
        }
        if let definitie = definities[naam] { return (konstant(definitie.waarde), definitie.type) }
        let namen = bekendeInvoer.sorted() + uitkomstOp.keys.sorted() + definities.keys.sorted()
        meld(
            node, "'$\(naam)' is nergens gemaakt",
            NameSuggestion.zin(naam, uit: namen, anders: "Zet het onder input, output of definitions."))
        return (konstant(.leeg), nil)
    }

    /// A value as it stands there. A quoted date is a date.
    private mutating func letterlijk(_ node: Node) -> (Wetswaarde, Wetstype?) {
        guard let scalar = node.scalar else { return (.leeg, nil) }
        let kaal = scalar.style == .plain || scalar.style == .any
        if kaal {
            switch scalar.string {
            case "null", "~", "": return (.leeg, nil)
            case "true": return (.waar(true), .waar)
            case "false": return (.waar(false), .waar)
            default: if let getal = Int32(scalar.string) { return (.getal(Int(getal)), .getal) }
            }
        }
        if let dag = Datum(scalar.string) { return (.dag(dag), .dag) }
        return (.tekst(woord(scalar.string)), .tekst)
    }

    private mutating func woord(_ tekst: String) -> Int {
        if let plaats = woordOp[tekst] { return plaats }
        woordOp[tekst] = woorden.count
        woorden.append(tekst)
        return woorden.count - 1
    }

    private mutating func konstant(_ waarde: Wetswaarde) -> Int {
        let plaats: Int
        if let bekend = vastOp[waarde] {
            plaats = bekend
        } else {
            plaats = vast.count
            vast.append(waarde)
            vastOp[waarde] = plaats
        }
        return nieuw(.vast, plaats)
    }

    private mutating func stapMetRij(_ soort: Wetsprogramma.Stapsoort, _ rij: [Int]) -> Int {
        let eerste = operanden.count
        operanden += rij.map { Int32($0) }
        return nieuw(soort, eerste, rij.count)
    }

    private mutating func nieuw(_ soort: Wetsprogramma.Stapsoort, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Int {
        stappen.append(
            Wetsprogramma.Stap(soort: soort, a: Int32(clamping: a), b: Int32(clamping: b), c: Int32(clamping: c)))
        return stappen.count - 1
    }

    private func eis(_ verwacht: Wetstype, _ type: Wetstype?, _ node: Node, _ wat: String) {
        guard let type, type != verwacht else { return }
        meld(node, "\(wat) is '\(type.rawValue)'", "Hier hoort '\(verwacht.rawValue)'.")
    }

    private func meld(_ node: Node, _ wat: String, _ watTeDoen: String) {
        fouten.meld(node.mark?.line ?? artikel.regel, wat, watTeDoen)
    }

    // MARK: at the end

    /// An outcome that needs itself would never end.
    private func zoekKringen(_ acties: [(Int, (naam: String, node: Node))]) {
        for (plaats, actie) in acties {
            var gezien: Set<Int> = []
            var open = nodig[plaats]
            while let volgende = open.popFirst() {
                if volgende == plaats {
                    meld(actie.node, "de uitkomst '\(actie.naam)' heeft zichzelf nodig", "Haal de kring eruit.")
                    break
                }
                if gezien.insert(volgende).inserted { open.formUnion(nodig[volgende]) }
            }
        }
    }

    /// Cuts a text at its gaps, `{naam}`, `{naam:herkomst}` and `{naam:vertaald}`; nil for a text without.
    private mutating func zin(_ tekst: String) -> Wetszin? {
        guard tekst.contains("{") else { return nil }
        var delen: [Wetszin.Deel] = []
        var rest = tekst[...]
        while let open = rest.firstIndex(of: "{"), let dicht = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { delen.append(.tekst(String(rest[..<open]))) }
            let gat = rest[rest.index(after: open)..<dicht].split(separator: ":", maxSplits: 1)
            rest = rest[rest.index(after: dicht)...]
            guard let naam = gat.first.map(String.init), let stap = gatstap(naam) else {
                fouten.meld(
                    artikel.regel, "in een zin staat {\(gat.joined(separator: ":"))}, en dat is nergens gemaakt",
                    "Gebruik de naam van een gegeven of een uitkomst.")
                continue
            }
            switch gat.count > 1 ? String(gat[1]) : "" {
            case "": delen.append(.waarde(stap))
            case "herkomst": delen.append(.herkomst(stap))
            case "vertaald": delen.append(.vertaald(stap))
            default:
                fouten.meld(
                    artikel.regel, "in een zin staat {\(gat.joined(separator: ":"))}",
                    "Kies {naam}, {naam:herkomst} of {naam:vertaald}.")
            }
        }
        if !rest.isEmpty { delen.append(.tekst(String(rest))) }
        return Wetszin(delen: delen)
    }

    private mutating func gatstap(_ naam: String) -> Int? {
        if let plaats = uitkomstOp[naam] { return nieuw(.uitkomst, plaats) }
        guard bekendeInvoer.contains(naam), let plaats = invoer[naam] else { return nil }
        return nieuw(.invoer, plaats)
    }
}
