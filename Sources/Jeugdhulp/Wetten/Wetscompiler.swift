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

    let artikel: Wetstekst.Artikel
    let fouten: Wetsfoutenlijst
    let invoer: [String: Int]
    let invoertypen: [Wetstype]
    let namen: [String]

    var stappen: [Wetsprogramma.Stap] = []
    var operanden: [Int32] = []
    var vast: [Wetswaarde] = []
    var vastOp: [Wetswaarde: Int] = [:]
    var woorden: [String]
    var woordOp: [String: Int]
    var bekendeInvoer: Set<String> = []
    var definities: [String: (node: Node, waarde: Wetswaarde, type: Wetstype?)] = [:]
    var uitkomstOp: [String: Int] = [:]
    var uitkomsttypen: [Wetstype] = []
    /// What an outcome needs of other outcomes, to find one that needs itself.
    var nodig: [Set<Int>] = []
    var bezig = 0

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

    // MARK: parts

    mutating func lid(_ node: Node, _ sleutel: String, _ diepte: Int) -> (Int, Wetstype?) {
        guard let deel = node[sleutel] else {
            meld(node, "'\(sleutel)' ontbreekt", "Zet er een waarde, $naam of een bewerking.")
            return (konstant(.leeg), nil)
        }
        return uitdrukking(deel, diepte: diepte)
    }

    mutating func rij(_ node: Node, _ sleutel: String, _ diepte: Int) -> [(Int, Wetstype?)] {
        guard let delen = node[sleutel]?.sequence else {
            meld(node, "de rij '\(sleutel)' ontbreekt", "Zet er \(sleutel): […].")
            return []
        }
        var uit: [(Int, Wetstype?)] = []
        for deel in delen { uit.append(uitdrukking(deel, diepte: diepte)) }
        return uit
    }

    mutating func verwijzing(_ naam: String, _ node: Node) -> (Int, Wetstype?) {
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
    mutating func letterlijk(_ node: Node) -> (Wetswaarde, Wetstype?) {
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

    mutating func woord(_ tekst: String) -> Int {
        if let plaats = woordOp[tekst] { return plaats }
        woordOp[tekst] = woorden.count
        woorden.append(tekst)
        return woorden.count - 1
    }

    mutating func konstant(_ waarde: Wetswaarde) -> Int {
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

    mutating func stapMetRij(_ soort: Wetsprogramma.Stapsoort, _ rij: [Int]) -> Int {
        let eerste = operanden.count
        operanden += rij.map { Int32($0) }
        return nieuw(soort, eerste, rij.count)
    }

    mutating func nieuw(_ soort: Wetsprogramma.Stapsoort, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Int {
        stappen.append(
            Wetsprogramma.Stap(soort: soort, a: Int32(clamping: a), b: Int32(clamping: b), c: Int32(clamping: c)))
        return stappen.count - 1
    }

    func eis(_ verwacht: Wetstype, _ type: Wetstype?, _ node: Node, _ wat: String) {
        guard let type, type != verwacht else { return }
        meld(node, "\(wat) is '\(type.rawValue)'", "Hier hoort '\(verwacht.rawValue)'.")
    }

    func meld(_ node: Node, _ wat: String, _ watTeDoen: String) {
        fouten.meld(node.mark?.line ?? artikel.regel, wat, watTeDoen)
    }

    // MARK: at the end

    /// An outcome that needs itself would never end.
    func zoekKringen(_ acties: [(Int, (naam: String, node: Node))]) {
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
    mutating func zin(_ tekst: String) -> Wetszin? {
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

    mutating func gatstap(_ naam: String) -> Int? {
        if let plaats = uitkomstOp[naam] { return nieuw(.uitkomst, plaats) }
        guard bekendeInvoer.contains(naam), let plaats = invoer[naam] else { return nil }
        return nieuw(.invoer, plaats)
    }
}
