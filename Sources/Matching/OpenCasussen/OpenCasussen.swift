import Jeugdhulp

/// The reverse question: which open cases could an offer or a contract change? Answered from an index over the cases,
/// without ranking any: an offer is at most scored itself, against what the latest proposal of a case came down to.
public struct OpenCasussen: Sendable {
    /// Held by reference: the question passes over hundreds of cases, and a case is large.
    private final class Post: Sendable {
        let casus: Casus
        /// The latest proposal, once it was told.
        let stand: Voorstelstand?

        init(_ casus: Casus, _ stand: Voorstelstand? = nil) { (self.casus, self.stand) = (casus, stand) }
    }

    private var posten: [String: Post] = [:]
    /// Per voorziening who asks for it.
    private var perVoorziening: [[String: Post]]
    /// Per inkoopregio, by index, the cases it pays for.
    private var perInkoopregio: [UInt8: Set<String>] = [:]

    public init() {
        perVoorziening = Array(repeating: [:], count: Voorziening.alle.count)
    }

    public var aantal: Int { posten.count }
    public var alleIds: [String] { posten.keys.sorted() }

    public func casus(_ casusId: String) -> Casus? { posten[casusId]?.casus }

    /// Takes a case in, in place of what stood under its id. Until ``onthoud(_:voor:vandaag:gewichten:)`` every offer
    /// that answers it touches it.
    public mutating func zet(_ casus: Casus) {
        let casusId = casus.aanvraag.casusId
        verwijder(casusId)
        zet(Post(casus))
        if let gemeente = casus.gemeente { perInkoopregio[gemeente.inkoopregio.index, default: []].insert(casusId) }
    }

    private mutating func zet(_ post: Post) {
        let casusId = post.casus.aanvraag.casusId
        posten[casusId] = post
        for emmer in Self.emmers(post.casus) { perVoorziening[emmer][casusId] = post }
    }

    public mutating func verwijder(_ casusId: String) {
        guard let oud = posten.removeValue(forKey: casusId)?.casus else { return }
        for emmer in Self.emmers(oud) { perVoorziening[emmer][casusId] = nil }
        if let gemeente = oud.gemeente { perInkoopregio[gemeente.inkoopregio.index]?.remove(casusId) }
    }

    /// Remembers what the latest proposal of a case came down to, so that from now on only what could change it
    /// touches the case. Tell it every proposal: an old one would keep quiet about a change.
    public mutating func onthoud(_ voorstel: Voorstel, voor casusId: String, vandaag: Datum, gewichten: Gewichten) {
        guard let casus = posten[casusId]?.casus else { return }
        zet(Post(casus, Voorstelstand(voorstel, casus, vandaag: vandaag, gewichten: gewichten)))
    }

    /// The cases whose proposal an offer could change, as it was or as it is now; in order of id.
    public func geraakt(door vorig: Aanbod?, _ nieuw: Aanbod?, in markt: Markt, vandaag: Datum) -> [String] {
        let verandering = Voorstelstand.Verandering(vorig, nieuw)
        let emmers = Set([vorig, nieuw].compactMap { $0 }.map { Int($0.voorziening.index) })
        var ids: [String] = []
        for emmer in emmers {
            for (id, post) in perVoorziening[emmer] {
                guard let stand = post.stand else {
                    ids.append(id)
                    continue
                }
                if stand.kanVeranderen(door: verandering, in: markt, vandaag: vandaag) { ids.append(id) }
            }
        }
        // A case that asks for both kinds of help is met twice.
        return emmers.count == 1 ? ids.sorted() : Set(ids).sorted()
    }

    /// The cases that a contract touches as it was or as it is now; in order of id.
    public func geraakt(door vorig: Contract?, _ nieuw: Contract?) -> [String] {
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

    private static func emmers(_ casus: Casus) -> [Int] {
        casus.aanvraag.hulpvragen.flatMap(Aanbodindex.emmers)
    }
}
