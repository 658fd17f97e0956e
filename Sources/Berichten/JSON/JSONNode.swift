import Csimdjson
import Foundation

/// A value of a JSON text (RFC 8259), read in place from the tree that simdjson made of it.
///
/// Foundation's decoder costs some 350 000 instructions a message, as it looks each member up by a key it has to hash
/// and unwrap anew; a matcher that starts reads a hundred thousand offers. The tree stays as long as anyone holds a
/// value of it. Of a member that stands there twice the first one counts.
struct JSONNode {
    /// Owns the tree, which nobody changes.
    private final class Tree {
        let document: OpaquePointer
        init(_ document: OpaquePointer) { self.document = document }
        deinit { csimdjson_free(document) }
    }

    private let boom: Tree
    private let waarde: csimdjson_value

    private init(_ boom: Tree, _ waarde: csimdjson_value) { (self.boom, self.waarde) = (boom, waarde) }

    /// - Parameter tekst: UTF-8, perhaps with a byte order mark, which hand-made files have.
    /// - Returns: nil when it is not JSON from its first byte to its last.
    init?(_ tekst: Data) {
        let merk: [UInt8] = [0xEF, 0xBB, 0xBF]
        let kaal = tekst.starts(with: merk) ? tekst.dropFirst(merk.count) : tekst
        let document = Self.ontleed(kaal) ?? BigNumbers.leesbaar(kaal).flatMap(Self.ontleed)
        guard let document else { return nil }
        self.init(Tree(document), csimdjson_root(document))
    }

    private static func ontleed(_ tekst: Data) -> OpaquePointer? {
        tekst.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { csimdjson_parse($0.baseAddress, $0.count) }
        }
    }

    private var soort: csimdjson_type { csimdjson_type_of(waarde) }

    var isObject: Bool { soort == CSIMDJSON_OBJECT }
    var isNiets: Bool { soort == CSIMDJSON_NULL }

    /// A member of an object; nil when it is not there or null.
    func lid(_ naam: String) -> JSONNode? {
        var (naam, gevonden) = (naam, csimdjson_value())
        let erIn = naam.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { csimdjson_find(waarde, $0.baseAddress, $0.count, &gevonden) }
        }
        guard erIn, csimdjson_type_of(gevonden) != CSIMDJSON_NULL else { return nil }
        return JSONNode(boom, gevonden)
    }

    /// The members of an object as they stand there, also those that are null and those whose name stands there twice.
    var leden: [(naam: String, waarde: JSONNode)] {
        isObject ? ruw.map { (Self.tekst($0.name, $0.name_size), JSONNode(boom, $0.value)) } : []
    }

    /// The names of the members of an object.
    var namen: [String] { isObject ? ruw.map { Self.tekst($0.name, $0.name_size) } : [] }

    /// The elements of a list; nil when it is none.
    var elementen: [JSONNode]? { soort == CSIMDJSON_ARRAY ? ruw.map { JSONNode(boom, $0.value) } : nil }

    private var ruw: [csimdjson_member] {
        let aantal = csimdjson_members(waarde, nil, 0)
        return [csimdjson_member](unsafeUninitializedCapacity: aantal) { ruimte, gevuld in
            gevuld = min(aantal, csimdjson_members(waarde, ruimte.baseAddress, aantal))
        }
    }

    var tekst: String? {
        guard soort == CSIMDJSON_STRING else { return nil }
        var lengte = 0
        let begin = csimdjson_string(waarde, &lengte)
        return Self.tekst(begin, lengte)
    }

    /// A whole number, also when it is written as 3.0.
    var heelGetal: Int? {
        switch soort {
        case CSIMDJSON_INT: Int(csimdjson_int(waarde))
        case CSIMDJSON_DOUBLE: Int(exactly: csimdjson_double(waarde))
        default: nil
        }
    }

    var getal: Double? { [CSIMDJSON_INT, CSIMDJSON_DOUBLE].contains(soort) ? csimdjson_double(waarde) : nil }

    var waar: Bool? { soort == CSIMDJSON_BOOL ? csimdjson_bool(waarde) : nil }

    private static func tekst(_ begin: UnsafePointer<CChar>?, _ lengte: Int) -> String {
        UnsafeRawBufferPointer(start: begin, count: lengte).withMemoryRebound(to: UInt8.self) {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Where this value stands in its text, as `data.hulpvragen[0]`; empty at the root. Looked for from the root, as
    /// only what goes wrong asks for it.
    var pad: String { Self.pad(naar: waarde, van: JSONNode(boom, csimdjson_root(boom.document)), hier: "") ?? "" }

    private static func pad(naar doel: csimdjson_value, van knoop: JSONNode, hier: String) -> String? {
        if csimdjson_same(knoop.waarde, doel) { return hier }
        for (plaats, lid) in knoop.ruw.enumerated() {
            let naam = tekst(lid.name, lid.name_size)
            let daar = knoop.isObject ? (hier.isEmpty ? naam : "\(hier).\(naam)") : "\(hier)[\(plaats)]"
            if let gevonden = pad(naar: doel, van: JSONNode(knoop.boom, lid.value), hier: daar) { return gevonden }
        }
        return nil
    }
}
