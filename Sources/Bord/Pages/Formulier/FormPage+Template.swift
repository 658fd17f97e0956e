extension FormPage: Page {
    var html: String {
        PageTemplates.html(
            "formulier", kader, titel: (fouten.isEmpty ? "" : "Fout: ") + soort.titel, plek: soort.plek,
            [
                "kop": soort.titel, "inleiding": soort.inleiding, "actie": soort.pad, "knop": soort.knop,
                "verzonden": verzonden.of(false), "watVolgt": soort.watVolgt,
                "foutlijst": foutlijst.of(false),
                "groepen": groepen.map { groep -> TemplateContext in
                    [
                        "titel": groep.titel, "hint": groep.hint.of(false),
                        "velden": groep.velden.map { veld in
                            veld.vulling(
                                waarden[veld.naam] ?? [], fout: fouten.first { $0.veld == veld.naam }?.tekst)
                        },
                    ]
                },
            ])
    }

    private var groepen: [FieldGroup] { soort.velden(kader.register) }

    /// Every error with a link to its field; those about the whole, or about a field that the form lacks, without.
    private var foutlijst: TemplateContext? {
        guard !fouten.isEmpty else { return nil }
        let velden = Dictionary(
            groepen.flatMap(\.velden).map { ($0.naam, $0) }, uniquingKeysWith: { eerste, _ in eerste })
        return [
            "titel": fouten.count == 1 ? "Er is 1 fout" : "Er zijn \(fouten.count) fouten",
            "fouten": fouten.map { fout -> TemplateContext in
                let veld = velden[fout.veld]
                return [
                    "tekst": veld.map { "\($0.label.zonderVraagteken): \(fout.tekst)" } ?? fout.tekst,
                    "anker": (veld?.anker).of(false),
                ]
            },
        ]
    }
}

extension String {
    /// A question as the name of what is asked.
    fileprivate var zonderVraagteken: String { hasSuffix("?") ? String(dropLast()) : self }
}
