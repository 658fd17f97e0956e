import Jeugdhulp
import ReadStore

/// The monitor: who waits where, for what, and whether it gets better.
struct BeeldPage: Sendable {
    var kader: PageFrame
    /// Of the region.
    var cijfers: Beeldcijfers
    /// Of the table of who waits for what, from 1; beyond the last is the last.
    var pagina = 1

    static let regelsPerPagina = 50
}
