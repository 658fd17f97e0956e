/// Looking through a program instead of working it out.
extension Wetsprogramma {
    /// The steps that a step works with, at once.
    private func delen(_ stap: Stap) -> [Int] {
        func rij(_ van: Int32, _ aantal: Int32) -> [Int] { (Int(van)..<Int(van + aantal)).map { Int(operanden[$0]) } }
        return switch stap.soort {
        case .vast, .invoer: []
        case .uitkomst: [uitkomsten[Int(stap.a)].stap]
        case .en, .of, .lijst, .som, .verschil: rij(stap.a, stap.b)
        case .niet, .gelijkVast: [Int(stap.a)]
        case .gelijk, .kleiner, .kleinerGelijk, .groter, .groterGelijk, .datumverschil: [Int(stap.a), Int(stap.b)]
        case .als: rij(stap.a, 2 * stap.b) + (stap.c < 0 ? [] : [Int(stap.c)])
        case .komtVoor: [Int(stap.a)] + rij(stap.b, stap.c)
        case .datumplus: [Int(stap.a)] + rij(stap.b, 4)
        }
    }

    /// Every step that a step needs, itself among them.
    private func alles(onder begin: Int) -> [Int] {
        var (gezien, open) = (Set([begin]), [begin])
        var uit: [Int] = []
        while let stap = open.popLast() {
            uit.append(stap)
            for deel in delen(stappen[stap]) where gezien.insert(deel).inserted { open.append(deel) }
        }
        return uit
    }

    /// The inputs that a step looks at, by their places.
    func invoer(onder stap: Int) -> Set<Int> {
        Set(alles(onder: stap).compactMap { stappen[$0].soort == .invoer ? Int(stappen[$0].a) : nil })
    }

    /// The texts in the lists under a step.
    func teksten(onder stap: Int) -> [String] {
        let lijsten = alles(onder: stap).filter { stappen[$0].soort == .lijst }
        return lijsten.flatMap { delen(stappen[$0]) }.compactMap { deel in
            guard stappen[deel].soort == .vast else { return nil }
            let waarde = vast[Int(stappen[deel].a)]
            return waarde.soort == .tekst ? woorden[Int(waarde.getal)] : nil
        }
    }

    /// A step in words, for who reads the rule beside the text.
    package func leesbaar(_ nummer: Int) -> String { leesbaar(nummer, binnen: false) }

    private func leesbaar(_ nummer: Int, binnen: Bool) -> String {
        let stap = stappen[nummer]
        func haakjes(_ tekst: String) -> String { binnen ? "(\(tekst))" : tekst }
        func een(_ plaats: Int32) -> String { leesbaar(Int(plaats), binnen: true) }
        func rij(_ tussen: String) -> String {
            delen(stap).map { leesbaar($0, binnen: true) }.joined(separator: tussen)
        }
        switch stap.soort {
        case .vast: return leesbaar(vast[Int(stap.a)])
        case .invoer: return namen[Int(stap.a)]
        case .uitkomst: return uitkomsten[Int(stap.a)].naam
        case .en: return haakjes(rij(" en "))
        case .of: return haakjes(rij(" of "))
        case .niet: return niet(Int(stap.a))
        case .gelijk: return haakjes("\(een(stap.a)) is gelijk aan \(een(stap.b))")
        case .gelijkVast: return haakjes("\(een(stap.a)) is \(leesbaar(vast[Int(stap.b)]))")
        case .kleiner: return haakjes("\(een(stap.a)) is minder dan \(een(stap.b))")
        case .kleinerGelijk: return haakjes("\(een(stap.a)) is hoogstens \(een(stap.b))")
        case .groter: return haakjes("\(een(stap.a)) is meer dan \(een(stap.b))")
        case .groterGelijk: return haakjes("\(een(stap.a)) is ten minste \(een(stap.b))")
        case .komtVoor:
            let keuzen = delen(stap).dropFirst().map { leesbaar($0, binnen: true) }.joined(separator: ", ")
            return haakjes("\(een(stap.a)) is een van: \(keuzen)")
        case .lijst: return rij(" + ")
        case .som: return haakjes(rij(" plus "))
        case .verschil: return haakjes(rij(" min "))
        case .datumverschil:
            return "hele \(["dagen", "maanden", "jaren"][Int(stap.c)]) van \(een(stap.a)) tot \(een(stap.b))"
        case .datumplus: return haakjes(datumplus(stap))
        case .als: return haakjes(gevallen(nummer).map { "\($0.dan) als \($0.als)" }.joined(separator: "; "))
        }
    }

    private func niet(_ nummer: Int) -> String {
        let stap = stappen[nummer]
        guard stap.soort == .gelijkVast else { return "niet \(leesbaar(nummer, binnen: true))" }
        let wie = leesbaar(Int(stap.a), binnen: true)
        let waarde = vast[Int(stap.b)]
        return waarde.isLeeg ? "\(wie) is gegeven" : "\(wie) is niet \(leesbaar(waarde))"
    }

    private func datumplus(_ stap: Stap) -> String {
        let delen = delen(stap)
        let eenheden = zip(["jaar", "maanden", "weken", "dagen"], delen.dropFirst()).compactMap { eenheid, deel in
            let tekst = leesbaar(deel, binnen: true)
            return tekst == "0" ? nil : "\(tekst) \(eenheid)"
        }
        return "\(leesbaar(delen[0], binnen: true)) plus \(eenheden.joined(separator: " en "))"
    }

    private func leesbaar(_ waarde: Wetswaarde) -> String {
        switch waarde.soort {
        case .tekst: woorden[Int(waarde.getal)]
        case .getal: String(waarde.getal)
        case .dag: waarde.dag?.inWoorden ?? ""
        case .waar: waarde.isWaar ? "ja" : "nee"
        case .gemeente: waarde.gemeente?.description ?? ""
        case .onbepaald, .leeg, .lijst: "leeg"
        }
    }

    /// The cases of a step in order, each in words; a step without cases is one that always holds.
    package func gevallen(_ nummer: Int) -> [(als: String, dan: String)] {
        let stap = stappen[nummer]
        guard stap.soort == .als else { return [("altijd", leesbaar(nummer))] }
        var uit = (0..<Int(stap.b)).map { paar in
            let plaats = Int(stap.a) + 2 * paar
            return (als: leesbaar(Int(operanden[plaats])), dan: leesbaar(Int(operanden[plaats + 1]), binnen: true))
        }
        if stap.c >= 0 { uit.append((als: "anders", dan: leesbaar(Int(stap.c), binnen: true))) }
        return uit
    }

    /// The names of all outcomes in the order of the file, with the cases of each.
    package var regels: [(naam: String, gevallen: [(als: String, dan: String)])] {
        uitkomsten.map { ($0.naam, gevallen($0.stap)) }
    }
}

extension Wetsloop {
    /// The steps of the values whose case holds, all of them and not the first alone.
    mutating func geldig(_ stap: Wetsprogramma.Stap) -> [Int] {
        var uit: [Int] = []
        for paar in 0..<Int(stap.b) where waarde(Int(programma.operanden[Int(stap.a) + 2 * paar])).isWaar {
            uit.append(Int(programma.operanden[Int(stap.a) + 2 * paar + 1]))
        }
        return uit
    }
}
