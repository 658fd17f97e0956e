import Jeugdhulp

/// What holds around a case when something happens to it.
package struct Omstandigheden: Sendable {
    package let vandaag: Datum
    /// The slug of the region whose table the case is with.
    package let regio: String
    package let tafel: String
    /// Werkdagen that an aanbieder has to answer.
    package let antwoordWerkdagen: Int
    /// The day on which help must be there (#3).
    package let norm: Datum?
    /// What the ladder asks next, in plain Dutch; `nil` when it has no further step.
    package let volgendeTrede: String?
    /// The list of an aanbieder on which the family stands (#33).
    package var wachtlijst: Wachtlijst?
    /// The gemeente that is responsible now.
    package var gemeente: Gemeentecode?
    /// The report of an offer that stands now.
    package var opgave: @Sendable (_ aanbod: Aanbodsleutel) -> Opgave? = { _ in nil }
    /// What people call an offer.
    package let naam: @Sendable (_ aanbod: Aanbodsleutel) -> String
    /// A new UUID for a voordracht.
    package let nieuwId: @Sendable () -> String

    /// The table of this name, or without one the table to which this one takes what it cannot solve.
    package var hogereTafel: @Sendable (_ naam: String?) -> Tafeladres? = { _ in nil }

    /// What of a report matters to a case that was tried or placed there.
    package struct Opgave: Sendable {
        package let plek: Opgaveplek
        package let doelgroepen: Doelgroepen

        package init(plek: Opgaveplek, doelgroepen: Doelgroepen) { (self.plek, self.doelgroepen) = (plek, doelgroepen) }
    }

    package init(
        vandaag: Datum, regio: String, tafel: String, antwoordWerkdagen: Int, norm: Datum?, volgendeTrede: String?,
        naam: @escaping @Sendable (_ aanbod: Aanbodsleutel) -> String, nieuwId: @escaping @Sendable () -> String
    ) {
        self.vandaag = vandaag
        self.regio = regio
        self.tafel = tafel
        self.antwoordWerkdagen = antwoordWerkdagen
        self.norm = norm
        self.volgendeTrede = volgendeTrede
        self.naam = naam
        self.nieuwId = nieuwId
    }
}
