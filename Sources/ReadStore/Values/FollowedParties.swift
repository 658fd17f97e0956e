import Berichten
import Jeugdhulp

/// Whose own topics a board follows beside those of its regions: of GI's where their cases stand, of aanbieders their
/// voordrachten.
package enum FollowedParties: Sendable, Hashable {
    case named(gis: Set<String>, agbs: Set<AgbCode>)
    /// Every GI and aanbieder that has a topic: for the demo, and for one board for all.
    case all

    package static let none = FollowedParties.named(gis: [], agbs: [])

    /// Whether a topic is one of theirs.
    func volgt(_ topic: String, _ topics: Topics) -> Bool {
        guard let (kanaal, eigenaar) = topics.kanaal(topic), let eigenaar else { return false }
        switch self {
        case .all: return kanaal == .status || kanaal == .voordrachten
        case .named(let gis, let agbs):
            return kanaal == .status && gis.contains(eigenaar)
                || kanaal == .voordrachten && AgbCode(eigenaar).map(agbs.contains) ?? false
        }
    }

    /// The topics that are known by name; of ``all`` none is.
    func topics(_ topics: Topics) -> [String] {
        guard case .named(let gis, let agbs) = self else { return [] }
        return gis.sorted().map(topics.status(gi:)) + agbs.sorted().map(topics.voordrachten(agb:))
    }

    /// Tells one set of parties from another.
    var kenmerk: String {
        switch self {
        case .all: "*"
        case .named(let gis, let agbs): (gis.sorted() + agbs.sorted().map(\.description)).joined(separator: ",")
        }
    }
}
