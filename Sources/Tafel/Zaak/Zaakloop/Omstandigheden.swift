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
    /// What people call an offer.
    package let naam: @Sendable (_ aanbodId: String) -> String
    /// A new UUID for a voordracht.
    package let nieuwId: @Sendable () -> String

    package init(
        vandaag: Datum, regio: String, tafel: String, antwoordWerkdagen: Int, norm: Datum?, volgendeTrede: String?,
        naam: @escaping @Sendable (_ aanbodId: String) -> String, nieuwId: @escaping @Sendable () -> String
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
