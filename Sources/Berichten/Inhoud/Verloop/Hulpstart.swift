import Jeugdhulp

/// The start of help, without who gives it.
package struct Hulpstart: Sendable, Equatable {
    package let op: Datum
    package let via: HulpGestart.Via

    package init(op: Datum, via: HulpGestart.Via) {
        self.op = op
        self.via = via
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(op: try v.datum("op"), via: try v.code("via", HulpGestart.Via.self))
    }

    var json: JSONValue { .object(["op": .tekst(op.description), "via": .tekst(via.rawValue)]) }
}
