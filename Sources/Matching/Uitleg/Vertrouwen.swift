/// How far the facts behind an option can be trusted; never part of the score. The lowest is the least.
package enum Vertrouwen: String, Sendable, CaseIterable, Comparable {
    case hoog, middel, laag

    package static func < (links: Vertrouwen, rechts: Vertrouwen) -> Bool { links.rang < rechts.rang }

    private var rang: Int {
        switch self {
        case .laag: 0
        case .middel: 1
        case .hoog: 2
        }
    }
}
