import Berichten
import Jeugdhulp
import ReadStore

/// The sociale kaart: all help on offer, without a case.
struct KaartPage: Sendable {
    var kader: PageFrame
    var filter: Aanbodfilter
    /// One page of what the filter found.
    var aanbod: [Aanbodregel]
    var gevonden: Int
    /// From 1.
    var pagina = 1
    var paginas = 1
    /// For every gemeente with offers that the filter found, on all pages together.
    var gemeenten: [Gemeentecode: Gemeentetelling]
    /// The gemeenten of the reader's own region, outlined on the map; empty for who has none.
    var eigenRegio: Set<Gemeentecode> = []
    /// The gemeenten of the regions around it: the map shows both, or the whole country when this is empty.
    var omgeving: Set<Gemeentecode> = []
}
