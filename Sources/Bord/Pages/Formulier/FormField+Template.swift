extension FormField {
    /// The id of its element: a path with brackets would be hard to point at from a stylesheet or a link.
    static func id(_ naam: String) -> String {
        "veld-" + String(naam.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    func vulling(_ waarden: [String], fout: String?) -> TemplateContext {
        let id = Self.id(naam)
        let beschrijving = [hint.map { _ in "hint-\(id)" }, fout.map { _ in "fout-\(id)" }].compactMap { $0 }
        var vulling: TemplateContext = [
            "id": id, "naam": naam, "label": label, "hint": hint.of(false), "fout": fout.of(false),
            "optioneel": !verplicht, "verplicht": verplicht,
            "beschreven": beschrijving.isEmpty ? false : beschrijving.joined(separator: " ") as Any,
            "waarde": waarden.first ?? "", "invoer": false, "lijst": false, "groep": false, "eenheid": false,
            "veldnaam": naam,
        ]
        switch soort {
        case .tekst(let max):
            vulling["invoer"] = ["type": "text", "klasse": "tekst", "max": max, "cijfers": false] as TemplateContext
        case .getal(let eenheid):
            vulling["invoer"] = ["type": "text", "klasse": "getal", "max": 4, "cijfers": true] as TemplateContext
            vulling["eenheid"] = eenheid.of(false)
        case .datum:
            vulling["invoer"] = ["type": "date", "klasse": "datum", "max": 10, "cijfers": false] as TemplateContext
        case .lijst(let keuzes):
            let gekozen = keuzes.first { waarden.contains($0.waarde) }?.waarde
            let opties = Drawing.keuzes(keuzes.map { ($0.waarde, $0.naam) }, gekozen: gekozen)
            vulling["lijst"] = ["keuzes": opties] as TemplateContext
        case .een(let keuzes):
            vulling["groep"] = ["type": "radio", "keuzes": self.keuzes(keuzes, waarden)] as TemplateContext
        case .meer(let keuzes):
            vulling["groep"] = ["type": "checkbox", "keuzes": self.keuzes(keuzes, waarden)] as TemplateContext
        }
        return vulling
    }

    private func keuzes(_ keuzes: [FieldChoice], _ waarden: [String]) -> [TemplateContext] {
        keuzes.map {
            [
                "kid": "\(Self.id(naam))-\(Self.id($0.waarde))", "waarde": $0.waarde, "naam": $0.naam,
                "gekozen": waarden.contains($0.waarde),
            ]
        }
    }

    /// Where the link of an error leads: the field, or the first of a group.
    var anker: String {
        switch soort {
        case .een(let keuzes), .meer(let keuzes):
            keuzes.first.map { "\(Self.id(naam))-\(Self.id($0.waarde))" } ?? Self.id(naam)
        case .tekst, .getal, .datum, .lijst: Self.id(naam)
        }
    }
}
