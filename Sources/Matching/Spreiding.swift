import Jeugdhulp

/// Which candidates make the list: the best, but no aanbieder fills it where others come close.
enum Spreiding {
    /// Takes the best candidate left, time and again. Where its aanbieders already have their share, the best
    /// candidate of others goes first if it is at most `spreidingPunten` behind.
    static func kies(_ kandidaten: [Combinatie], _ selecties: [Selectie], markt: Markt) -> [Combinatie] {
        let lijst = markt.gewichten.lijst
        var over = kandidaten.map { ($0, aanbieders($0, selecties, markt)) }
        var aandeel: [[AgbCode]: Int] = [:]
        var gekozen: [Combinatie] = []
        while gekozen.count < lijst.optiesMax, let kop = over.first {
            var plaats = 0
            if aandeel[kop.1, default: 0] >= lijst.perAanbiederMax {
                plaats =
                    over.firstIndex { kandidaat in
                        kandidaat.0.punten + lijst.spreidingPunten >= kop.0.punten
                            && aandeel[kandidaat.1, default: 0] < lijst.perAanbiederMax
                    } ?? 0
            }
            let (combinatie, agbs) = over.remove(at: plaats)
            aandeel[agbs, default: 0] += 1
            gekozen.append(combinatie)
        }
        return gekozen
    }

    private static func aanbieders(_ combinatie: Combinatie, _ selecties: [Selectie], _ markt: Markt) -> [AgbCode] {
        zip(selecties, combinatie.keuze).compactMap { markt.aanbod.plekken[$0.passend[$1].plek]?.agb }
    }
}
