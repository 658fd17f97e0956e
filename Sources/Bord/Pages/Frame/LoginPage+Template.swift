extension LoginPage: Page {
    var html: String {
        PageTemplates.html(
            "inloggen", kader, titel: "Inloggen", plek: Paths.inloggen,
            [
                "fout": fout.of(false), "inlogadres": inlogadres.of(false), "inloggen": Paths.inloggen,
                "rollen": (druk + (druk.isEmpty ? rollen : rollen.filter { $0.wachtend == nil })).map(Self.knop),
                "rest": (druk.isEmpty ? [] : rollen.filter { $0.wachtend == 0 }).map(Self.knop),
                "heeftRest": !druk.isEmpty && rollen.contains { $0.wachtend == 0 },
                "heeftRollen": !rollen.isEmpty,
            ])
    }

    /// The tables where cases wait, most first; those with as many in their own order.
    private var druk: [Proefrol] {
        rollen.enumerated().filter { ($0.element.wachtend ?? 0) > 0 }
            .sorted { ($1.element.wachtend ?? 0, $0.offset) < ($0.element.wachtend ?? 0, $1.offset) }.map(\.element)
    }

    private static func knop(_ rol: Proefrol) -> TemplateContext {
        let wachten = rol.wachtend.flatMap { $0 == 0 ? nil : $0 == 1 ? "1 zaak wacht" : "\($0) zaken wachten" }
        return ["waarde": rol.waarde, "naam": rol.naam, "uitleg": rol.uitleg, "wachten": wachten.of(false)]
    }
}
