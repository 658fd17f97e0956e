import Berichten
import Jeugdhulp
import ReadStore

/// The open cases of a region: what a table opens in the morning.
struct OverzichtPage: Sendable {
    var kader: PageFrame
    /// What was asked; the form shows it again.
    var filter: Zaakfilter
    /// One page of what the filter found, in its order.
    var zaken: [Zaakregel]
    /// How many the filter found on all pages together.
    var gevonden: Int
    /// From 1.
    var pagina = 1
    var paginas = 1
    /// Counted over all open cases of the region, whatever the filter.
    var tellingen: Zaaktellingen
    /// What the filters can be set to, with how many open cases each has.
    var keuzes: Zaakkeuzes
}
