extension Wetsloop {
    /// A text with its gaps filled.
    mutating func zin(_ woord: Int, _ register: Gemeenteregister) -> String {
        guard let zin = programma.zinnen[woord] else { return programma.woorden[woord] }
        var tekst = ""
        for deel in zin.delen {
            switch deel {
            case .tekst(let vast): tekst += vast
            case .waarde(let stap): tekst += inWoorden(waarde(stap), register)
            case .herkomst(let stap): tekst += waarde(stap).gemeente.map { register.herkomst($0) } ?? ""
            case .vertaald(let stap):
                let waarde = waarde(stap)
                guard waarde.soort == .gemeente, Int(waarde.bron) < Woonplaatsgegeven.gemeenten.count else { continue }
                // What was given, of which this is the gemeente of today.
                let gegeven = gegeven(Woonplaatsgegeven.gemeenten[Int(waarde.bron)].eerste.plaats)
                if gegeven.getal != waarde.getal, let code = gegeven.gemeente, let zin = register.zin(code) {
                    tekst += " " + zin
                }
            }
        }
        return tekst
    }

    private func inWoorden(_ waarde: Wetswaarde, _ register: Gemeenteregister) -> String {
        switch waarde.soort {
        case .tekst: programma.woorden[Int(waarde.getal)]
        case .getal: String(waarde.getal)
        case .dag: waarde.dag?.inWoorden ?? ""
        case .gemeente: waarde.gemeente.flatMap { register.gemeente($0)?.naam } ?? ""
        case .waar: waarde.isWaar ? "ja" : "nee"
        case .onbepaald, .leeg, .lijst: ""
        }
    }
}

extension Gemeenteregister {
    /// What became of a code, or that nobody knows it.
    func herkomst(_ code: Gemeentecode) -> String {
        zin(code)
            ?? "De code \(code) hoort niet bij een gemeente van nu. Misschien is de gemeente samengevoegd met een "
            + "andere."
    }
}
