import Jeugdhulp

/// A kind of help as people read it: the finer voorziening where it is known.
package struct Hulpsoort: Sendable, Hashable {
    package var hulpvorm: Hulpvorm
    package var voorziening: Voorziening?

    package init(hulpvorm: Hulpvorm, voorziening: Voorziening?) {
        self.hulpvorm = hulpvorm
        self.voorziening = voorziening
    }
}
