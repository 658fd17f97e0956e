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
