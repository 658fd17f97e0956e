import Jeugdhulp

/// The reverse question: which open cases could an offer or a contract change? Answered from an index over the cases,
/// without ranking any: an offer is at most scored itself, against what the latest proposal of a case came down to.
public struct OpenCasussen: Sendable {
    private struct Post {
        let casus: Casus
        /// The latest proposal, once it was told.
        var stand: Voorstelstand?
    }

    private var posten: [String: Post] = [:]
    /// Per voorziening who asks for it.
    private var perVoorziening: [Set<String>]
    /// Per inkoopregio, by index, the cases it pays for.
    private var perInkoopregio: [UInt8: Set<String>] = [:]

    public init() {
        perVoorziening = Array(repeating: [], count: Voorziening.alle.count)
    }

    public var aantal: Int { posten.count }
    public var alleIds: [String] { posten.keys.sorted() }

    public func casus(_ casusId: String) -> Casus? { posten[casusId]?.casus }

    /// Takes a case in, in place of what stood under its id. Until ``onthoud(_:voor:vandaag:gewichten:)`` every offer
    /// that answers it touches it.
    public mutating func zet(_ casus: Casus) {
        let casusId = casus.aanvraag.casusId
        verwijder(casusId)
        posten[casusId] = Post(casus: casus)
        for emmer in Self.emmers(casus) { perVoorziening[emmer].insert(casusId) }
        if let gemeente = casus.gemeente { perInkoopregio[gemeente.inkoopregio.index, default: []].insert(casusId) }
    }

    public mutating func verwijder(_ casusId: String) {
        guard let oud = posten.removeValue(forKey: casusId)?.casus else { return }
        for emmer in Self.emmers(oud) { perVoorziening[emmer].remove(casusId) }
        if let gemeente = oud.gemeente { perInkoopregio[gemeente.inkoopregio.index]?.remove(casusId) }
    }

    /// Remembers what the latest proposal of a case came down to, so that from now on only what could change it
    /// touches the case. Tell it every proposal: an old one would keep quiet about a change.
    public mutating func onthoud(_ voorstel: Voorstel, voor casusId: String, vandaag: Datum, gewichten: Gewichten) {
        guard let casus = posten[casusId]?.casus else { return }
        posten[casusId]?.stand = Voorstelstand(voorstel, casus, vandaag: vandaag, gewichten: gewichten)
    }

    /// The cases whose proposal an offer could change, as it was or as it is now; in order of id.
    public func geraakt(door vorig: Aanbod?, _ nieuw: Aanbod?, in markt: Markt, vandaag: Datum) -> [String] {
        var ids = Set<String>()
        for aanbod in [vorig, nieuw].compactMap({ $0 }) { ids.formUnion(perVoorziening[Int(aanbod.voorziening.index)]) }
        return ids.filter { id in
            guard let post = posten[id], let stand = post.stand else { return true }
            return stand.kanVeranderen(door: vorig, nieuw, post.casus, markt: markt, vandaag: vandaag)
        }.sorted()
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
