/// One page of the list of open cases, and the counts around it.
package struct Overzicht: Sendable {
    package var zaken: [Zaakregel]
    package var gevonden, pagina, paginas: Int
    package var tellingen: Zaaktellingen
    package var keuzes: Zaakkeuzes
}
