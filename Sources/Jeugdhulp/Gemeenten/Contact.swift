/// Where to ask: an organisation and a role, never a person.
package struct Contact: Sendable, Hashable, CustomStringConvertible {
    package let organisatie: String
    package let rol: String

    package init(organisatie: String, rol: String) {
        self.organisatie = organisatie
        self.rol = rol
    }

    /// "gemeente Delft (toegang)"
    package var description: String { "\(organisatie) (\(rol))" }
}
