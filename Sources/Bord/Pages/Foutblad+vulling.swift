extension Foutblad: Blad {
    var html: String {
        Sjabloon.html(
            "fout", kader, titel: titel, plek: "",
            ["kop": titel, "uitleg": uitleg, "watNu": watNu, "status": status, "begin": kader.begin])
    }
}

extension Inlogblad: Blad {
    var html: String {
        Sjabloon.html(
            "inloggen", kader, titel: "Inloggen", plek: Paden.inloggen,
            [
                "fout": fout.of(false), "inlogadres": inlogadres.of(false), "inloggen": Paden.inloggen,
                "rollen": rollen.map { ["waarde": $0.waarde, "naam": $0.naam, "uitleg": $0.uitleg] as Vulling },
                "heeftRollen": !rollen.isEmpty,
            ])
    }
}

extension Toegankelijkheidsblad: Blad {
    var html: String {
        Sjabloon.html(
            "toegankelijkheid", kader, titel: "Toegankelijkheid", plek: Paden.toegankelijkheid,
            ["contact": (contact.map { ["naam": $0.naam, "email": $0.email] } as Vulling?).of(false)])
    }
}
