import Synchronization

/// Keeps count of who has had an answer, and says once that all is done: every case is answered and the page is up,
/// whichever comes last.
final class Demoslot: Sendable {
    /// What is true when all is done.
    struct Einde: Sendable {
        /// Of the page.
        let poort: Int
    }

    private struct Stand {
        var open: Set<String>
        var poort: Int?
        var gezegd = false
    }
    private let stand: Mutex<Stand>
    private let regio: Set<String>

    /// - Parameters:
    ///   - voorbeelden: the cases of the examples.
    ///   - regio: those of the region that has a life.
    init(voorbeelden: Set<String>, regio: Set<String>) {
        self.regio = regio
        stand = Mutex(Stand(open: voorbeelden.union(regio)))
    }

    var isBeantwoord: Bool { stand.withLock { $0.open.isEmpty } }

    func isVanDeRegio(_ casusId: String) -> Bool { regio.contains(casusId) }

    /// - Returns: the end, when this was the last thing; once.
    func beantwoord(_ casusId: String) -> Einde? { meld { $0.open.remove(casusId) } }

    /// - Returns: the end, when this was the last thing; once.
    func paginaOp(_ poort: Int) -> Einde? { meld { $0.poort = poort } }

    private func meld(_ wijzig: (inout Stand) -> Void) -> Einde? {
        stand.withLock { stand in
            wijzig(&stand)
            guard stand.open.isEmpty, let poort = stand.poort, !stand.gezegd else { return nil }
            stand.gezegd = true
            return Einde(poort: poort)
        }
    }
}
