/// Works out one article for one set of inputs. An outcome is worked out when it is asked for, and once.
package struct Wetsloop {
    let programma: Wetsprogramma
    private let invoer: [Wetswaarde]
    private var gedaan: [Wetswaarde]

    /// - Parameter invoer: a value for every input that the program was compiled with, in that order.
    package init(_ programma: Wetsprogramma, _ invoer: [Wetswaarde]) {
        self.programma = programma
        self.invoer = invoer
        gedaan = [Wetswaarde](repeating: .onbepaald, count: programma.uitkomsten.count)
    }

    /// What was given at a place.
    func gegeven(_ plaats: Int) -> Wetswaarde { invoer.indices.contains(plaats) ? invoer[plaats] : .leeg }

    package mutating func uitkomst(_ plaats: Int) -> Wetswaarde {
        guard gedaan.indices.contains(plaats) else { return .leeg }
        if gedaan[plaats].soort != .onbepaald { return gedaan[plaats] }
        let waarde = waarde(programma.uitkomsten[plaats].stap)
        gedaan[plaats] = waarde
        return waarde
    }

    /// The items of a list that are given, in order.
    package mutating func lijst(_ plaats: Int) -> [Wetswaarde] {
        let waarde = uitkomst(plaats)
        guard waarde.soort == .lijst else { return waarde.isLeeg ? [] : [waarde] }
        let stap = programma.stappen[Int(waarde.getal)]
        var uit: [Wetswaarde] = []
        for nummer in Int(stap.a)..<Int(stap.a + stap.b) {
            let deel = self.waarde(Int(programma.operanden[nummer]))
            if !deel.isLeeg { uit.append(deel) }
        }
        return uit
    }

    mutating func waarde(_ nummer: Int) -> Wetswaarde {
        let stap = programma.stappen[nummer]
        switch stap.soort {
        case .vast: return programma.vast[Int(stap.a)]
        case .invoer: return invoer[Int(stap.a)]
        case .uitkomst: return uitkomst(Int(stap.a))
        case .gelijkVast: return .waar(waarde(Int(stap.a)).gelijk(aan: programma.vast[Int(stap.b)]))
        case .gelijk: return .waar(waarde(Int(stap.a)).gelijk(aan: waarde(Int(stap.b))))
        case .niet: return .waar(!waarde(Int(stap.a)).isWaar)
        case .en:
            for plaats in Int(stap.a)..<Int(stap.a + stap.b) where !waarde(Int(programma.operanden[plaats])).isWaar {
                return .waar(false)
            }
            return .waar(true)
        case .of:
            for plaats in Int(stap.a)..<Int(stap.a + stap.b) where waarde(Int(programma.operanden[plaats])).isWaar {
                return .waar(true)
            }
            return .waar(false)
        case .als:
            for paar in 0..<Int(stap.b) where waarde(Int(programma.operanden[Int(stap.a) + 2 * paar])).isWaar {
                return waarde(Int(programma.operanden[Int(stap.a) + 2 * paar + 1]))
            }
            return stap.c < 0 ? .leeg : waarde(Int(stap.c))
        case .komtVoor:
            let gezocht = waarde(Int(stap.a))
            for plaats in Int(stap.b)..<Int(stap.b + stap.c) {
                if waarde(Int(programma.operanden[plaats])).gelijk(aan: gezocht) { return .waar(true) }
            }
            return .waar(false)
        case .lijst: return .lijst(nummer)
        case .kleiner, .kleinerGelijk, .groter, .groterGelijk: return vergelijking(stap)
        case .som, .verschil, .datumverschil, .datumplus: return rekening(stap)
        }
    }

    private mutating func vergelijking(_ stap: Wetsprogramma.Stap) -> Wetswaarde {
        guard let orde = waarde(Int(stap.a)).orde(waarde(Int(stap.b))) else { return .waar(false) }
        switch stap.soort {
        case .kleiner: return .waar(orde < 0)
        case .kleinerGelijk: return .waar(orde <= 0)
        case .groter: return .waar(orde > 0)
        default: return .waar(orde >= 0)
        }
    }

    /// What rests on something that is not given is not given either.
    private mutating func rekening(_ stap: Wetsprogramma.Stap) -> Wetswaarde {
        switch stap.soort {
        case .som, .verschil:
            var uit: Int?
            for plaats in Int(stap.a)..<Int(stap.a + stap.b) {
                let deel = waarde(Int(programma.operanden[plaats]))
                guard deel.soort == .getal else { return .leeg }
                let getal = Int(deel.getal)
                uit = uit.map { stap.soort == .som ? $0 + getal : $0 - getal } ?? getal
            }
            return uit.map { .getal($0) } ?? .leeg
        case .datumverschil:
            guard let van = waarde(Int(stap.a)).dag, let tot = waarde(Int(stap.b)).dag else { return .leeg }
            switch stap.c {
            case 0: return .getal(tot - van)
            case 1: return .getal(van.maandenTot(tot))
            default: return .getal(van.jarenTot(tot))
            }
        default:
            guard var dag = waarde(Int(stap.a)).dag else { return .leeg }
            var delen: [Int] = []
            for plaats in Int(stap.b)..<Int(stap.b) + 4 {
                let deel = waarde(Int(programma.operanden[plaats]))
                guard deel.soort == .getal else { return .leeg }
                delen.append(Int(deel.getal))
            }
            // From coarse to fine, as the form of the files has it.
            dag = dag.plus(maanden: 12 * delen[0] + delen[1], afronding: .laatsteDagVanDeMaand)
            return .dag(dag.plus(weken: delen[2]).plus(dagen: delen[3]))
        }
    }
}
