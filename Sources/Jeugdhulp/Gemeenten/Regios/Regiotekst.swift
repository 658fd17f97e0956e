import Yams

/// A region file as text, before it is read.
package struct Regiotekst: Sendable, Equatable {
    /// The name to use in errors.
    package let bestand: String
    package let yaml: String

    package init(bestand: String, yaml: String) {
        self.bestand = bestand
        self.yaml = yaml
    }
}
