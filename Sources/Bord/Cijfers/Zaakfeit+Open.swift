import Jeugdhulp
import ReadStore

extension Zaakfeit {
    /// Came in, and not closed, at the end of a day.
    func isOpen(op dag: Datum) -> Bool { ingekomen <= dag && (gesloten.map { dag < $0 } ?? true) }
}
