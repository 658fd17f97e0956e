package struct Zaaktellingen: Sendable, Equatable {
    package var open = 0
    /// The norm date is past.
    package var teLaat = 0
    /// The norm date is today or within fourteen days.
    package var binnenkort = 0
    package var zonderOptie = 0
    /// The table is to decide: no decision runs.
    package var aanZet = 0
}
