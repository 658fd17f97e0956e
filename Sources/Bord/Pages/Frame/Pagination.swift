/// Links to the other pages of a long list.
struct Pagination {
    let pad: String
    let velden: [(naam: String, waarde: String)]
    /// From 1.
    let pagina: Int
    let paginas: Int

    var vulling: Any {
        guard paginas > 1 else { return false }
        let vorige: Any = pagina > 1 ? link(pagina - 1) : false
        let volgende: Any = pagina < paginas ? link(pagina + 1) : false
        return [
            "pagina": pagina, "paginas": paginas, "vorige": vorige, "volgende": volgende,
        ] as TemplateContext
    }

    private func link(_ nummer: Int) -> TemplateContext {
        ["adres": Pagination.adres(pad, velden + [("pagina", String(nummer))]), "nummer": nummer]
    }

    /// A path with a query.
    static func adres(_ pad: String, _ velden: [(naam: String, waarde: String)]) -> String {
        guard !velden.isEmpty else { return pad }
        return pad + "?" + velden.map { "\($0.naam)=\(gecodeerd($0.waarde))" }.joined(separator: "&")
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    static func gecodeerd(_ waarde: String) -> String {
        var uit = ""
        for byte in waarde.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                uit.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                uit += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return uit
    }
}
