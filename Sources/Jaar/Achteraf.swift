/// The best that could have been done by who had known the whole year beforehand: children over places so that they
/// wait as few days as possible together.
enum Achteraf {
    /// The assignment with the lowest total cost, each row to a column of its own, by shortest augmenting paths with
    /// potentials (Jonker and Volgenant's form of the Hungarian method), in O(rows² × columns).
    /// - Parameter kosten: rows of equal length, no fewer columns than rows.
    /// - Returns: for each row its column.
    static func toewijzing(_ kosten: [[Int]]) -> [Int] {
        let (rijen, kolommen) = (kosten.count, kosten.first?.count ?? 0)
        precondition(rijen <= kolommen, "\(rijen) rows do not fit in \(kolommen) columns")
        var (u, v) = ([Int](repeating: 0, count: rijen + 1), [Int](repeating: 0, count: kolommen + 1))
        // Row and column 0 stand for none.
        var rijVan = [Int](repeating: 0, count: kolommen + 1)
        var vorige = [Int](repeating: 0, count: kolommen + 1)
        for rij in stride(from: 1, through: rijen, by: 1) {
            rijVan[0] = rij
            var kolom = 0
            var minste = [Int](repeating: Int.max, count: kolommen + 1)
            var gebruikt = [Bool](repeating: false, count: kolommen + 1)
            repeat {
                gebruikt[kolom] = true
                let nu = rijVan[kolom]
                var (stap, beste) = (Int.max, 0)
                for andere in 1...kolommen where !gebruikt[andere] {
                    let verschil = kosten[nu - 1][andere - 1] - u[nu] - v[andere]
                    if verschil < minste[andere] { (minste[andere], vorige[andere]) = (verschil, kolom) }
                    if minste[andere] < stap { (stap, beste) = (minste[andere], andere) }
                }
                for andere in 0...kolommen {
                    if gebruikt[andere] {
                        u[rijVan[andere]] += stap
                        v[andere] -= stap
                    } else if minste[andere] < Int.max {
                        minste[andere] -= stap
                    }
                }
                kolom = beste
            } while rijVan[kolom] != 0
            while kolom != 0 {
                rijVan[kolom] = rijVan[vorige[kolom]]
                kolom = vorige[kolom]
            }
        }
        var uit = [Int](repeating: 0, count: rijen)
        for kolom in stride(from: 1, through: kolommen, by: 1) where rijVan[kolom] > 0 {
            uit[rijVan[kolom] - 1] = kolom - 1
        }
        return uit
    }

    /// What each child waits in days for each place of the year, and after the places for each child without one.
    static func kosten(_ markt: Jaarmarkt, passend: [[Int]]) -> [[Int]] {
        let dicht = 1_000_000
        return markt.kinderen.indices.map { kind in
            let past = Set(passend[kind].filter { markt.zegtJa(kind, $0) })
            let aankomst = markt.kinderen[kind].aankomst
            let echt = markt.plekken.map { plek in
                past.contains(plek.aanbod) ? start(markt, plek, aankomst) - aankomst : dicht
            }
            // Nobody is bound to a place: each child has a column for none.
            let geen = Jaaruitkomst.wachtdagen(aankomst: aankomst, start: nil, dagen: markt.dagen)
            return echt + markt.kinderen.indices.map { $0 == kind ? geen : dicht }
        }
    }

    /// For each child the day on which its help begins, `nil` when it gets no place this year.
    static func starts(_ markt: Jaarmarkt, passend: [[Int]]) -> [Int?] {
        let plekken = markt.plekken
        return zip(toewijzing(kosten(markt, passend: passend)), markt.kinderen).map { kolom, kind in
            kolom < plekken.count ? start(markt, plekken[kolom], kind.aankomst) : nil
        }
    }

    private static func start(_ markt: Jaarmarkt, _ plek: Jaarmarkt.VrijePlek, _ aankomst: Int) -> Int {
        markt.start(plek.aanbod, jaOp: max(plek.dag, aankomst) + Jaarmarkt.antwoordDagen)
    }
}
