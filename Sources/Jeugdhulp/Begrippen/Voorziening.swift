/// The finer kind of help below a CBS hulpvorm, such as `specialistisch-gezinshuis` (regels §4a, §1d).
package struct Voorziening: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its place in `alle`. Only good within one process: write the name.
    package let index: UInt8

    /// - Returns: nil for a name that the vocabulary does not have.
    package init?(_ naam: String) {
        guard let index = Vocabulaire.ingebouwd.voorzieningOpNaam[naam] else { return nil }
        self.index = index
    }

    private init(index: UInt8) { self.index = index }

    /// By hulpvorm, then by name.
    package static let alle: [Voorziening] = Vocabulaire.ingebouwd.voorzieningen.indices.map {
        Voorziening(index: UInt8($0))
    }

    /// As it stands in a message.
    package var naam: String { Vocabulaire.ingebouwd.voorzieningen[Int(index)].naam }

    /// The one hulpvorm it belongs to.
    package var hulpvorm: Hulpvorm { Vocabulaire.ingebouwd.voorzieningen[Int(index)].hulpvorm }

    package var description: String { naam }

    package static func < (links: Voorziening, rechts: Voorziening) -> Bool { links.index < rechts.index }

    /// A lasting place, whose choice waits for the NIFP's research into where the child will grow up (#64).
    /// A temporary place (deeltijdpleegzorg, logeerhuis, respijthulp, behandelgroep, crisisopvang) does not.
    package var perspectiefbiedend: Bool { Voorziening.blijvend[Int(index)] }

    private static let blijvend: [Bool] = alle.map {
        [
            "pleeggezin", "netwerkpleeggezin", "gezinshuis", "specialistisch-gezinshuis", "kleinschalige-woonvorm",
            "leefgroep", "kamertraining", "begeleid-wonen", "beschermd-wonen", "zorgboerderij-verblijf",
        ].contains($0.naam)
    }
}
