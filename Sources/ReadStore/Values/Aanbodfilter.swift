import Jeugdhulp

/// Which offers are asked for: the query of the sociale kaart, and the fields of its form.
package struct Aanbodfilter: Sendable, Equatable {
    /// Asks for every offer.
    package static let alles = Aanbodfilter()

    /// A part of a name of an aanbieder, of a gemeente or of a voorziening.
    package var zoek = ""
    package var hulpvorm: Hulpvorm?
    package var voorziening: Voorziening?
    /// One doelgroep that the offer has experience with.
    package var doelgroep: Doelgroepen?
    package var gemeente: Gemeentecode?
    /// The name of a jeugdregio.
    package var regio: String?
    /// At most this many weeks of waiting in all.
    package var wachtWekenMax: Int?
    package var overeenkomst: Overeenkomststand?
    /// Only what is free now.
    package var vrij = false
    /// Only reports older than ``verouderdNaDagen``.
    package var verouderd = false

    /// A report this old is marked stale.
    package static let verouderdNaDagen = 30
}
