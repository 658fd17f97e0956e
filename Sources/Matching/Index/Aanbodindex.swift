import Jeugdhulp

/// All offers known now. Updated in place by one report; the order of reports never shows.
///
/// ## How it is built
///
/// A ranking must say of *every* offer of the asked voorziening why it is out (contract §4 counts them all), and
/// which of the others are best. Both are answered without looking at offers one by one:
///
/// - Offers stand in a bucket for each voorziening, in blocks of 512 in order of id (``Bucket``, ``Block``). A
///   bit-sliced index (O'Neil and Quass, 1997) holds each yes-or-no fact of a block in one plane of 512 bits, a cache
///   line: one for each age, for each doelgroep, for a stop; numbers (weeks of waiting, free places) are bit-sliced
///   over several planes. An exclusion is a handful of bit operations for 512 offers, in the order of the table, and a
///   count is a population count (``Sieve``). Because a block is in order of id, the first names of an exclusion are
///   the first bits.
/// - What is left is ranked by branch and bound: in layers by the number of doelgroepen it lacks, which weighs
///   heaviest, best layer first, cut by the longest wait that can still reach the list, until no layer can
///   (``Selectie``). Only those that remain are scored, from columns of six bytes an offer, in batches whose cache
///   misses overlap (``DeferredScores``).
/// - Ids and names lie in an arena beside their block (``StringArena``); an `Aanbod` is only made again for an option
///   that is sent.
///
/// Blocks are values (copy-on-write): a copy of the index shares them all until one changes, so a ranking can run on a
/// snapshot while reports come in.
package struct Aanbodindex: Sendable {
    /// One for each voorziening, in the order of ``Jeugdhulp/Voorziening/alle``.
    private(set) var buckets: [Bucket]
    /// The bucket of each offer, by a 64-bit hash of its key: 8 bytes each and no string. Two keys with one hash share
    /// an entry that says to look in every bucket.
    private var bucketOfKey: [UInt64: UInt8] = [:]
    private static let everyBucket = UInt8.max

    package init() {
        buckets = Voorziening.alle.map(Bucket.init)
    }

    /// How many offers there are.
    package var aantal: Int { buckets.reduce(0) { $0 + $1.aantal } }

    /// The offer of this aanbieder with this id.
    package func aanbod(_ sleutel: Aanbodsleutel) -> Aanbod? {
        let key = StringArena.key(sleutel)
        return find(key, Self.hash(key)).flatMap { buckets[$0.bucket].aanbod($0.position) }
    }

    /// Every offer with this id, in order of aanbieder: an id is the aanbieder's own, and two may use the same.
    package func aanbod(metId aanbodId: String) -> [Aanbod] {
        buckets.flatMap { bucket in bucket.positions(metId: aanbodId).compactMap(bucket.aanbod) }
            .sorted { $0.agb < $1.agb }
    }

    /// The offer with this id, where one aanbieder alone has one; for records from before offers were named by
    /// aanbieder too.
    package func aanbod(_ aanbodId: String) -> Aanbod? {
        let allen = aanbod(metId: aanbodId)
        return allen.count == 1 ? allen[0] : nil
    }

    /// Takes a report in; gives back the report it replaces.
    @discardableResult
    package mutating func meld(_ aanbod: Aanbod) -> Aanbod? {
        let id = StringArena.key(aanbod.sleutel)
        let hash = Self.hash(id)
        let bucket = Int(aanbod.voorziening.index)
        guard let vorige = find(id, hash) else {
            buckets[bucket].insert(aanbod, id)
            let bezet = bucketOfKey.updateValue(UInt8(bucket), forKey: hash) != nil
            if bezet { bucketOfKey[hash] = Self.everyBucket }
            return nil
        }
        let vorig = buckets[vorige.bucket].aanbod(vorige.position)
        if vorige.bucket == bucket {
            buckets[bucket].replace(vorige.position, aanbod)
        } else {
            buckets[vorige.bucket].remove(vorige.position)
            buckets[bucket].insert(aanbod, id)
            if bucketOfKey[hash] != Self.everyBucket { bucketOfKey[hash] = UInt8(bucket) }
        }
        return vorig
    }

    /// Takes an offer out; gives back what stood there.
    @discardableResult
    package mutating func verwijder(_ sleutel: Aanbodsleutel) -> Aanbod? {
        let id = StringArena.key(sleutel)
        let hash = Self.hash(id)
        guard let (bucket, position) = find(id, hash) else { return nil }
        let aanbod = buckets[bucket].aanbod(position)
        buckets[bucket].remove(position)
        // Where two keys share a hash the other may still be here.
        if bucketOfKey[hash] != Self.everyBucket { bucketOfKey[hash] = nil }
        return aanbod
    }

    /// Takes out the offer with this id, where one aanbieder alone has one.
    @discardableResult
    package mutating func verwijder(_ aanbodId: String) -> Aanbod? {
        aanbod(aanbodId).flatMap { verwijder($0.sleutel) }
    }

    /// The buckets whose offers answer a hulpvraag: by hulpvorm, and by voorziening where one is asked. A voorziening
    /// of another hulpvorm than the asked one answers nothing.
    static func buckets(_ hulpvraag: Hulpvraag) -> [Int] {
        if let voorziening = hulpvraag.voorziening {
            return voorziening.hulpvorm == hulpvraag.hulpvorm ? [Int(voorziening.index)] : []
        }
        return perHulpvorm[hulpvraag.hulpvorm.index]
    }

    private static let perHulpvorm: [[Int]] = Hulpvorm.allCases.map { hulpvorm in
        Voorziening.alle.filter { $0.hulpvorm == hulpvorm }.map { Int($0.index) }
    }

    /// Every offer that answers a hulpvraag, made again from its columns; in order of id within each voorziening.
    func forEach(_ hulpvraag: Hulpvraag, _ doe: (Aanbod) -> Void) {
        for bucket in Self.buckets(hulpvraag) { buckets[bucket].forEach(doe) }
    }

    /// How many offers answer at least one of the hulpvragen by hulpvorm and voorziening.
    func aantalDatBeantwoordt(_ hulpvragen: [Hulpvraag]) -> Int {
        var gevraagd = [Bool](repeating: false, count: buckets.count)
        for hulpvraag in hulpvragen {
            for bucket in Self.buckets(hulpvraag) { gevraagd[bucket] = true }
        }
        return buckets.indices.reduce(0) { gevraagd[$1] ? $0 + buckets[$1].aantal : $0 }
    }

    private func find(_ id: StringArena.IdBytes, _ hash: UInt64) -> (bucket: Int, position: Bucket.Position)? {
        guard let bucket = bucketOfKey[hash] else { return nil }
        for waar in bucket == Self.everyBucket ? Array(buckets.indices) : [Int(bucket)] {
            if let position = buckets[waar].position(id) { return (waar, position) }
        }
        return nil
    }

    /// FNV-1a, mixed once more; a dictionary seeds and hashes it again.
    private static func hash(_ id: StringArena.IdBytes) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
