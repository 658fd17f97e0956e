import Jeugdhulp

extension Urgentie {
    /// Higher goes first.
    var rang: Int {
        switch self {
        case .crisis: 2
        case .hoog: 1
        case .regulier: 0
        }
    }

    init(rang: Int) { self = Self.allCases.first { $0.rang == rang } ?? .regulier }
}
