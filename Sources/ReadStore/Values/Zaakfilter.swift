import Jeugdhulp

/// Which cases are asked for, and in which order: the query of the overview, and the fields of its form.
package struct Zaakfilter: Sendable, Equatable {
    /// Asks for every case.
    package static let alles = Zaakfilter()

    /// A part of a casusId, of the name of a gemeente, or of a kind of help.
    package var zoek = ""
    package var stand: Statusfilter = .alle
    package var hulpvorm: Hulpvorm?
    package var gemeente: Gemeentecode?
    package var gi: String?
    package var volgorde: Volgorde = .urgentie

    package enum Statusfilter: String, Sendable, CaseIterable {
        case alle
        case teLaat = "te-laat"
        case binnenkort
        case zonderOptie = "zonder-optie"
        case aanZet = "aan-zet"
    }

    package enum Volgorde: String, Sendable, CaseIterable {
        /// Urgency first, then the norm date, then the casusId.
        case urgentie
        /// Last change first.
        case gewijzigd
        /// By the name of the gemeente, then as `urgentie`.
        case gemeente
    }
}
