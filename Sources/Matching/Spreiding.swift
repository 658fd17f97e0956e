/// Which candidates make the list: the best, but no aanbieder fills it where others come close.
enum Spreiding {
    /// Takes the best candidate left, time and again. Where its aanbieders already have their share, the best
    /// candidate of others goes first if it is at most `spreidingPunten` behind.
    ///
    /// - Parameter volledig: there are no candidates after these.
    /// - Returns: `nil` when a candidate after these might have been chosen.
    static func kies(_ kandidaten: [Combinatie], volledig: Bool, _ lijst: Gewichten.Lijstgrenzen) -> [Combinatie]? {
        var over = kandidaten.map { ($0, $0.aanbieders) }
        var aandeel: [[UInt32]: Int] = [:]
        var gekozen: [Combinatie] = []
        func heeftRuimte(_ aanbieders: [UInt32]) -> Bool { aandeel[aanbieders, default: 0] < lijst.perAanbiederMax }
        while gekozen.count < lijst.optiesMax {
            guard let kop = over.first else { return volledig ? gekozen : nil }
            var plaats = 0
            if !heeftRuimte(kop.1) {
                let grens = kop.0.punten - lijst.spreidingPunten
                if let ander = over.firstIndex(where: { $0.0.punten >= grens && heeftRuimte($0.1) }) {
                    plaats = ander
                } else if !volledig, let laatste = over.last, laatste.0.punten >= grens {
                    return nil
                }
            }
            let (combinatie, aanbieders) = over.remove(at: plaats)
            aandeel[aanbieders, default: 0] += 1
            gekozen.append(combinatie)
        }
        return gekozen
    }
}
