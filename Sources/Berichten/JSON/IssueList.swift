import Synchronization

/// What is wrong with one message, in the order in which it is read.
final class IssueList: Sendable {
    /// Who has more than this to mend begins with these.
    static let aantalMax = 100

    private let slot = Mutex<[Afkeuring]>([])

    var alles: [Afkeuring] { slot.withLock { $0 } }

    /// A field that is read twice is told once.
    func neem(_ fout: Afkeuring) {
        slot.withLock { alles in
            guard alles.count < Self.aantalMax, !alles.contains(fout) else { return }
            alles.append(fout)
        }
    }

    func gaatOver(_ veld: String) -> Bool { slot.withLock { $0.contains { $0.veld == veld } } }
}
