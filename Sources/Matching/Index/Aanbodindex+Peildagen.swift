import Jeugdhulp

extension Aanbodindex {
    /// How many offers were last reported on each day.
    package func aantalPerPeildag() -> [Datum: Int] {
        var uit: [Int32: Int] = [:]
        for bucket in buckets { bucket.voorElkePeildag { uit[$0, default: 0] += 1 } }
        return Dictionary(uniqueKeysWithValues: uit.map { (Datum(dagen: $0.key), $0.value) })
    }
}

extension Bucket {
    fileprivate func voorElkePeildag(_ doe: (Int32) -> Void) {
        for block in blocks { for slot in 0..<block.aantal { doe(block.facts.row(slot).peildag) } }
    }
}
