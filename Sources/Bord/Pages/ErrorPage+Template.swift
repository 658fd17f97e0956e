extension ErrorPage: Page {
    var html: String {
        PageTemplates.html(
            "fout", kader, titel: titel, plek: "",
            ["kop": titel, "uitleg": uitleg, "watNu": watNu, "status": status, "begin": kader.begin])
    }
}

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

extension AccessibilityPage: Page {
    var html: String {
        PageTemplates.html(
            "toegankelijkheid", kader, titel: "Toegankelijkheid", plek: Paths.toegankelijkheid,
            ["contact": (contact.map { ["naam": $0.naam, "email": $0.email] } as TemplateContext?).of(false)])
    }
}
