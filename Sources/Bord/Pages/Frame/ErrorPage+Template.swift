extension ErrorPage: Page {
    var html: String {
        PageTemplates.html(
            "fout", kader, titel: titel, plek: "",
            ["kop": titel, "uitleg": uitleg, "watNu": watNu, "status": status, "begin": kader.begin])
    }
}
