/// Which candidates make the list: the best, but no aanbieder fills it where others come close.
enum Spreiding {
    /// Takes the best candidate left, time and again. Where its aanbieders already have their share, the best
    /// candidate of others goes first if it is at most `spreidingPunten` behind.
    ///
    /// - Parameter volledig: there are no candidates after these.
    /// - Returns: `nil` when a candidate after these might have been chosen.
    static func kies(_ kandidaten: [Combinatie], volledig: Bool, _ lijst: Gewichten.Lijstgrenzen) -> [Combinatie]? {
        var over = kandidaten[...]
        var gekozen: [Combinatie] = []
        func heeftRuimte(_ kandidaat: Combinatie) -> Bool {
            var aandeel = 0
            for keuze in gekozen where keuze.heeftDezelfdeAanbieders(kandidaat) { aandeel += 1 }
            return aandeel < lijst.perAanbiederMax
        }
        while gekozen.count < lijst.optiesMax {
            guard let kop = over.first, let laatste = over.last else { return volledig ? gekozen : nil }
            let grens = kop.punten - lijst.spreidingPunten
            if heeftRuimte(kop) {
                gekozen.append(over.removeFirst())
            } else if let ander = over.firstIndex(where: { $0.punten >= grens && heeftRuimte($0) }) {
                gekozen.append(over.remove(at: ander))
            } else if !volledig, laatste.punten >= grens {
                return nil
            } else {
                gekozen.append(over.removeFirst())
            }
        }
        return gekozen
    }
}
