/// One value while a law is worked out: a number with what it stands for, so that it costs no memory of its own.
package struct Wetswaarde: Hashable, Sendable {
    enum Soort: UInt8, Sendable {
        /// Not worked out yet; never an outcome.
        case onbepaald
        /// Not given.
        case leeg
        case waar, getal
        /// Days since 1 January 1970.
        case dag
        /// The place of a text among the words of the program.
        case tekst
        /// A gemeentecode.
        case gemeente
        /// The step that makes a list.
        case lijst
    }

    let soort: Soort
    /// For a gemeente: the input that it came from.
    let bron: UInt8
    let getal: Int32

    private init(_ soort: Soort, _ getal: Int32, bron: UInt8 = 0) {
        self.soort = soort
        self.getal = getal
        self.bron = bron
    }

    static let onbepaald = Wetswaarde(.onbepaald, 0)
    package static let leeg = Wetswaarde(.leeg, 0)
    package static func waar(_ waar: Bool) -> Wetswaarde { Wetswaarde(.waar, waar ? 1 : 0) }
    package static func getal(_ getal: Int) -> Wetswaarde { Wetswaarde(.getal, Int32(clamping: getal)) }
    package static func dag(_ dag: Datum?) -> Wetswaarde { dag.map { Wetswaarde(.dag, $0.dagen) } ?? .leeg }
    package static func tekst(_ woord: Int?) -> Wetswaarde {
        woord.map { Wetswaarde(.tekst, Int32(clamping: $0)) } ?? .leeg
    }
    static func lijst(_ stap: Int) -> Wetswaarde { Wetswaarde(.lijst, Int32(clamping: stap)) }

    package static func gemeente(_ code: Gemeentecode?, bron: Int) -> Wetswaarde {
        code.map { Wetswaarde(.gemeente, Int32($0.nummer), bron: UInt8(clamping: bron)) } ?? .leeg
    }

    package var isLeeg: Bool { soort == .leeg }
    package var isWaar: Bool { soort == .waar && getal == 1 }
    package var dag: Datum? { soort == .dag ? Datum(dagen: getal) : nil }
    package var gemeente: Gemeentecode? { soort == .gemeente ? Gemeentecode(nummer: UInt16(clamping: getal)) : nil }

    /// As `EQUALS` has it: where a gemeente came from plays no part.
    func gelijk(aan andere: Wetswaarde) -> Bool { soort == andere.soort && getal == andere.getal }

    /// As comparisons have it: nil when the two cannot be laid beside each other, or one is not given.
    func orde(_ andere: Wetswaarde) -> Int? {
        guard soort == andere.soort, soort == .getal || soort == .dag else { return nil }
        return getal < andere.getal ? -1 : (getal == andere.getal ? 0 : 1)
    }
}
