extension LoginPage: Page {
    var html: String {
        PageTemplates.html(
            "inloggen", kader, titel: "Inloggen", plek: Paths.inloggen,
            [
                "fout": fout.of(false), "inlogadres": inlogadres.of(false), "inloggen": Paths.inloggen,
                "rollen": rollen.map {
                    ["waarde": $0.waarde, "naam": $0.naam, "uitleg": $0.uitleg] as TemplateContext
                },
                "heeftRollen": !rollen.isEmpty,
            ])
    }
}
