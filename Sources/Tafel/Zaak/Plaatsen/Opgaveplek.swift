import Jeugdhulp

/// Which report of an offer stood when something happened: where it lies in the log, and the day in it.
///
/// What an aanbieder reports *after* a yes or a refusal is told by this, not by days alone: a report that was there
/// before, whatever its day, came before, also when it is read again or sent again.
package struct Opgaveplek: Sendable, Equatable, Decodable {
    package let partitie: Int32
    package let offset: Int64
    /// The day on which it says that it holds.
    package let peildatum: Datum
    /// The day on which it was read; not part of a record: then it was read before.
    package var gelezenOp: Datum?

    package init(partitie: Int32, offset: Int64, peildatum: Datum, gelezenOp: Datum? = nil) {
        (self.partitie, self.offset, self.peildatum, self.gelezenOp) = (partitie, offset, peildatum, gelezenOp)
    }

    /// As it stands in a record.
    var bewaard: Opgaveplek { Opgaveplek(partitie: partitie, offset: offset, peildatum: peildatum) }

    /// Where no report stood: whatever comes, comes after it.
    static func geen(op dag: Datum) -> Opgaveplek { Opgaveplek(partitie: -1, offset: -1, peildatum: dag) }

    /// Whether this report came in after that one. Reports of one offer stand in one partition; under another key it
    /// can be another, and then it replaced that one.
    func kwamNa(_ eerder: Opgaveplek) -> Bool { partitie == eerder.partitie ? offset > eerder.offset : true }

    /// This report where that one stood, with the later day of both.
    func naast(_ eerder: Opgaveplek) -> Opgaveplek {
        Opgaveplek(partitie: partitie, offset: offset, peildatum: max(peildatum, eerder.peildatum))
    }

    /// Whether its aanbieder counts by now who came on `dag`: reported after the report that stood then, and of a later
    /// day than both. The same report sent again says nothing new, and a day that was still to come when it was read
    /// makes it no later.
    /// - Parameter toen: the report that stood then; `nil` in records of before, where only the day is known.
    func telt(wieKwamOp dag: Datum, toen: Opgaveplek?) -> Bool {
        let geldt = min(peildatum, gelezenOp ?? peildatum)
        guard let toen else { return geldt > dag }
        return kwamNa(toen) && geldt > max(dag, toen.peildatum)
    }
}
