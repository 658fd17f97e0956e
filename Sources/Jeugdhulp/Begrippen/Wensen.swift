/// What child and family wish, as they said it (#70, #76).
package struct Wensen: Sendable, Hashable {
    /// Kilometres as the crow flies.
    package let maxAfstandKm: Int?
    /// Near this gemeente rather than near home, for a school for instance.
    package let nabijGemeente: Gemeentecode?
    /// What they said besides; it changes no ranking (#76, #127).
    package var genoemd: [Wens] = []

    package init(maxAfstandKm: Int? = nil, nabijGemeente: Gemeentecode? = nil) {
        self.maxAfstandKm = maxAfstandKm
        self.nabijGemeente = nabijGemeente
    }
}
