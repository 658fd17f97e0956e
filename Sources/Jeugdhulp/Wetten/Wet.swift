/// One dated text of a law, ready to be worked out.
package struct Wet: Sendable {
    /// The name of its file.
    package let bestand: String
    /// The first day on which it holds.
    package let vanaf: Datum
    package let artikelen: [Wetsprogramma]

    /// Reads and compiles a file.
    /// - Parameters:
    ///   - invoer: every input that a program can be given, in order.
    ///   - woorden: texts that get the places 0, 1, … in every program.
    /// - Throws: ``Wetsfouten``: everything that is wrong, each with its line and what to do.
    init(bestand: String, yaml: String, invoer: [Wetscompiler.Invoer], woorden: [String]) throws(Wetsfouten) {
        let fouten = Wetsfoutenlijst(bestand: bestand)
        guard let tekst = Wetstekst.lees(yaml, fouten) else { throw Wetsfouten(lijst: fouten.lijst) }
        let programmas = tekst.artikelen.compactMap { artikel in
            var compiler = Wetscompiler(artikel, invoer: invoer, woorden: woorden, fouten)
            return compiler.programma()
        }
        guard fouten.lijst.isEmpty else { throw Wetsfouten(lijst: fouten.lijst.sorted { $0.regel < $1.regel }) }
        self.bestand = bestand
        vanaf = tekst.vanaf
        artikelen = programmas
    }
}
