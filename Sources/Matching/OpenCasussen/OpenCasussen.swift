import Jeugdhulp

/// An inverted index over the open cases: which of them could an offer or a contract change? Answered without ranking
/// any: the offer alone is scored, against a digest of the latest proposal of a case (``VoorstelDigest``).
package struct OpenCasussen: Sendable {
    /// Held by reference: the question passes over hundreds of cases, and a copy of a case takes dozens of references.
    private final class OpenCasusEntry: Sendable {
        let casus: Casus
        /// The latest proposal, once it was told.
        let stand: VoorstelDigest?

        init(_ casus: Casus, _ stand: VoorstelDigest? = nil) { (self.casus, self.stand) = (casus, stand) }
    }

    private var posten: [String: OpenCasusEntry] = [:]
    /// Per voorziening who asks for it.
    private var perVoorziening: [[String: OpenCasusEntry]]
    /// Per inkoopregio, by index, the cases it pays for.
    private var perInkoopregio: [UInt8: Set<String>] = [:]

    package init() {
        perVoorziening = Array(repeating: [:], count: Voorziening.alle.count)
    }

    package var aantal: Int { posten.count }
    package var alleIds: [String] { posten.keys.sorted() }

    package func casus(_ casusId: String) -> Casus? { posten[casusId]?.casus }

    /// Takes a case in, in place of what stood under its id. Until ``onthoud(_:voor:vandaag:gewichten:)`` every offer
    /// that answers it touches it.
    package mutating func zet(_ casus: Casus) {
        let casusId = casus.aanvraag.casusId
        verwijder(casusId)
        zet(OpenCasusEntry(casus))
        if let gemeente = casus.gemeente { perInkoopregio[gemeente.inkoopregio.index, default: []].insert(casusId) }
    }

    private mutating func zet(_ post: OpenCasusEntry) {
        let casusId = post.casus.aanvraag.casusId
        posten[casusId] = post
        for bucket in Self.buckets(post.casus) { perVoorziening[bucket][casusId] = post }
    }

    package mutating func verwijder(_ casusId: String) {
        guard let oud = posten.removeValue(forKey: casusId)?.casus else { return }
        for bucket in Self.buckets(oud) { perVoorziening[bucket][casusId] = nil }
        if let gemeente = oud.gemeente { perInkoopregio[gemeente.inkoopregio.index]?.remove(casusId) }
    }

    /// Remembers what the latest proposal of a case came down to, so that from now on only what could change it
    /// touches the case. Tell it every proposal: an old one would keep quiet about a change.
    package mutating func onthoud(_ voorstel: Voorstel, voor casusId: String, vandaag: Datum, gewichten: Gewichten) {
        guard let casus = posten[casusId]?.casus else { return }
        zet(OpenCasusEntry(casus, VoorstelDigest(voorstel, casus, vandaag: vandaag, gewichten: gewichten)))
    }

    /// The cases whose proposal an offer could change, as it was or as it is now; in order of id.
    package func geraakt(
        door vorig: Aanbod?, _ nieuw: Aanbod?, bij voorwaarden: Voorwaarden, vandaag: Datum
    ) -> [String] {
        let verandering = VoorstelDigest.Aanbodwijziging(vorig, nieuw)
        let buckets = Set([vorig, nieuw].compactMap { $0 }.map { Int($0.voorziening.index) })
        var ids: [String] = []
        for bucket in buckets {
            for (id, post) in perVoorziening[bucket] {
                guard let stand = post.stand else {
                    ids.append(id)
                    continue
                }
                if stand.kanVeranderen(door: verandering, bij: voorwaarden, vandaag: vandaag) { ids.append(id) }
            }
        }
        // A case that asks for both kinds of help is met twice.
        return buckets.count == 1 ? ids.sorted() : Set(ids).sorted()
    }

    /// The cases that a contract touches as it was or as it is now; in order of id.
    package func geraakt(door vorig: Contract?, _ nieuw: Contract?) -> [String] {
        guard vorig != nieuw else { return [] }
        var ids = Set<String>()
        for contract in [vorig, nieuw].compactMap({ $0 }) {
            for id in perInkoopregio[contract.inkoopregio.index] ?? [] {
                let vragen = posten[id]?.casus.aanvraag.hulpvragen ?? []
                if vragen.contains(where: { contract.hulpvormen.bevat($0.hulpvorm) }) { ids.insert(id) }
            }
        }
        return ids.sorted()
    }

    private static func buckets(_ casus: Casus) -> [Int] {
        casus.aanvraag.hulpvragen.flatMap(Aanbodindex.buckets)
    }
}
