extension JSONValue {
    /// UTF-8 with the names in order (``JSONWriter``).
    package var bytes: [UInt8] {
        var uit = JSONWriter(bytesVerwacht: 4_096)
        schrijf(&uit)
        return uit.bytes
    }

    func schrijf(_ uit: inout JSONWriter) {
        switch self {
        case .tekst(let tekst): uit.tekst(tekst)
        case .getal(let getal): uit.getal(getal)
        case .decimaal(let getal):
            let tekst = getal.description
            uit.ruw(tekst.hasSuffix(".0") ? String(tekst.dropLast(2)) : tekst)
        case .waar(let waar): uit.ruw(waar ? "true" : "false")
        case .lijst(let leden): uit.lijst(leden) { $1.schrijf(&$0) }
        case .object(let leden):
            uit.object { uit in
                for lid in leden.leden { uit.lid(lid.naam, lid.waarde) }
            }
        case .geschreven(let bytes): uit.ruw(bytes)
        case .niets: uit.ruw("null")
        }
    }
}
