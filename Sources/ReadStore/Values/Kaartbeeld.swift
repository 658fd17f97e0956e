import Jeugdhulp

/// One page of the sociale kaart, and the counts for its map.
package struct Kaartbeeld: Sendable {
    package var aanbod: [Aanbodregel]
    package var gevonden, pagina, paginas: Int
    package var gemeenten: [Gemeentecode: Gemeentetelling]
}
