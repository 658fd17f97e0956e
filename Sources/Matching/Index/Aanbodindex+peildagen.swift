import Jeugdhulp

extension Aanbodindex {
    /// How many offers were last reported on each day.
    public func aantalPerPeildag() -> [Datum: Int] {
        var uit: [Int32: Int] = [:]
        for emmer in emmers { emmer.voorElkePeildag { uit[$0, default: 0] += 1 } }
        return Dictionary(uniqueKeysWithValues: uit.map { (Datum(dagen: $0.key), $0.value) })
    }
}

extension Emmer {
    fileprivate func voorElkePeildag(_ doe: (Int32) -> Void) {
        for blok in blokken { for rij in blok.feiten.rijen { doe(rij.peildag) } }
    }
}
