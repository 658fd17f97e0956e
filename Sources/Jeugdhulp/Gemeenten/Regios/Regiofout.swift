/// What is wrong in a region file, where, and what to change. In Dutch: whoever keeps a region reads it.
package struct Regiofout: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    package let bestand: String
    /// The line, counted from 1.
    package let regel: Int
    package let wat: String
    package let watTeDoen: String

    package init(bestand: String, regel: Int, wat: String, watTeDoen: String) {
        self.bestand = bestand
        self.regel = regel
        self.wat = wat
        self.watTeDoen = watTeDoen
    }

    /// "twente.yaml:12: onbekende gemeente 'Almelo-Noord'. Bedoelt u 'Almelo'?"
    package var description: String { "\(bestand):\(regel): \(wat). \(watTeDoen)" }
}
