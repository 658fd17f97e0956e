/// A gemeente that is no more, and where it went.
package struct Herindeling: Sendable, Hashable {
    package let code: Gemeentecode
    /// As it was called.
    package let naam: String
    /// The first day that it was no gemeente any more.
    package let tot: Datum
    /// The gemeenten of today that it went into, the largest part first; several when it was split.
    package let opvolgers: [Gemeentecode]

    /// Whether all of it went into one gemeente. Of what ended before 2015 the parts were not looked up, so that only
    /// the largest is known (`Gegevens/BRON.md`).
    package var isOpgegaan: Bool { opvolgers.count == 1 && tot >= Herindeling.nagegaanVanaf }

    static let nagegaanVanaf = Kalender.vast(jaar: 2015, maand: 1, dag: 1)
}
