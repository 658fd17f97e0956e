/// A minimal rendering of every page.
extension Overzichtsblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Overzicht", "kop": "Overzicht"]) }
}

extension Casusblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Casus", "kop": "Casus"]) }
}

extension Kaartblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Sociale kaart", "kop": "Sociale kaart"]) }
}

extension Beeldblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Beeld", "kop": "Beeld"]) }
}

extension Formulierblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Formulier", "kop": "Formulier"]) }
}

extension Foutblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Fout", "kop": "Fout"]) }
}

extension Inlogblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Inloggen", "kop": "Inloggen"]) }
}

extension Toegankelijkheidsblad: Blad {
    var html: String { Sjabloon.html("kader", ["titel": "Toegankelijkheid", "kop": "Toegankelijkheid"]) }
}
