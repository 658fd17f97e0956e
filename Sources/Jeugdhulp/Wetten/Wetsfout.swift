/// What is wrong in a file of law.
package struct Wetsfout: Error, Sendable, Hashable, CustomStringConvertible {
    package let bestand: String
    /// Counted from 1.
    package let regel: Int
    package let wat: String
    package let watTeDoen: String

    package init(bestand: String, regel: Int, wat: String, watTeDoen: String) {
        self.bestand = bestand
        self.regel = regel
        self.wat = wat
        self.watTeDoen = watTeDoen
    }

    package var description: String { "\(bestand):\(regel): \(wat). \(watTeDoen)" }
}

/// Everything that is wrong in a file of law, in order of its lines.
package struct Wetsfouten: Error, Sendable, Equatable, CustomStringConvertible {
    package let lijst: [Wetsfout]

    package var description: String { lijst.map(\.description).joined(separator: "\n") }
}

/// Gathers what is wrong in one file, so that all of it is told at once.
final class Wetsfoutenlijst {
    let bestand: String
    private(set) var lijst: [Wetsfout] = []
    /// A file that is wrong everywhere must not fill a screen.
    static let aantalMax = 50

    init(bestand: String) { self.bestand = bestand }

    func meld(_ regel: Int, _ wat: String, _ watTeDoen: String) {
        guard lijst.count < Self.aantalMax else { return }
        lijst.append(Wetsfout(bestand: bestand, regel: regel, wat: wat, watTeDoen: watTeDoen))
    }
}
