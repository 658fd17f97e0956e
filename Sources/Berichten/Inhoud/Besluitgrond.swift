/// By whom a decision was taken and why, in the codes of `besluit-genomen`: no name, no sentence.
package struct Besluitgrond: Sendable, Equatable, Decodable {
    package let rol, reden: String

    package init(rol: String, reden: String) {
        self.rol = rol
        self.reden = reden
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(rol: try v.tekst("rol", .rol), reden: try v.tekst("reden", .code(max: 60)))
    }

    var json: JSONValue { .object(["rol": .tekst(rol), "reden": .tekst(reden)]) }
}
