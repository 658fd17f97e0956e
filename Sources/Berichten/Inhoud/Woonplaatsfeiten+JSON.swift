import Jeugdhulp

/// The facts from which the responsible gemeente follows (contract §3).
extension Woonplaatsfeiten {
    /// Absent truths are false, absent values unknown.
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            brpGemeente: try v.gemeenteOfNiets("brpGemeente"),
            briefadres: try v.waar("briefadres", standaard: false),
            inOnderzoek: try v.waar("inOnderzoek", standaard: false),
            buitenland: try v.waar("buitenland", standaard: false),
            ongeboren: try v.waar("ongeboren", standaard: false),
            moederBrpGemeenteBijGeboorte: try v.gemeenteOfNiets("moederBrpGemeenteBijGeboorte"),
            werkelijkVerblijfGemeente: try v.gemeenteOfNiets("werkelijkVerblijfGemeente"),
            gemeldInGemeente: try v.gemeenteOfNiets("gemeldInGemeente"),
            ontvangendeGemeente: try v.gemeenteOfNiets("ontvangendeGemeente"),
            vertrouwelijkAdres: try v.waar("vertrouwelijkAdres", standaard: false),
            zonderBsn: try v.waar("zonderBsn", standaard: false),
            zonderVerblijfsrecht: try v.waar("zonderVerblijfsrecht", standaard: false),
            verblijf: try v.objectOfNiets("verblijf", Verblijf.init(_:)),
            gezag: try v.objectOfNiets("gezag", Gezag.init(_:)),
            voortzetting: try v.codeOfNiets("voortzetting", Voortzetting.self)
        )
    }

    var json: JSONValue {
        .zonderLeeg([
            "brpGemeente": .tekst(brpGemeente),
            "briefadres": briefadres ? .waar(true) : .niets,
            "inOnderzoek": inOnderzoek ? .waar(true) : .niets,
            "buitenland": buitenland ? .waar(true) : .niets,
            "ongeboren": ongeboren ? .waar(true) : .niets,
            "moederBrpGemeenteBijGeboorte": .tekst(moederBrpGemeenteBijGeboorte),
            "werkelijkVerblijfGemeente": .tekst(werkelijkVerblijfGemeente),
            "gemeldInGemeente": .tekst(gemeldInGemeente),
            "ontvangendeGemeente": .tekst(ontvangendeGemeente),
            "vertrouwelijkAdres": vertrouwelijkAdres ? .waar(true) : .niets,
            "zonderBsn": zonderBsn ? .waar(true) : .niets,
            "zonderVerblijfsrecht": zonderVerblijfsrecht ? .waar(true) : .niets,
            "verblijf": verblijf?.json ?? .niets,
            "gezag": gezag?.json ?? .niets,
            "voortzetting": .tekst(voortzetting?.rawValue),
        ])
    }
}

extension Verblijf {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            soort: try v.code("soort", Verblijfsoort.self),
            sinds: try v.datumOfNiets("sinds"),
            aaneengesloten: try v.waar("aaneengesloten", standaard: false),
            brpGemeenteVoorVerblijf: try v.gemeenteOfNiets("brpGemeenteVoorVerblijf"),
            buitenlandVoorVerblijf: try v.waar("buitenlandVoorVerblijf", standaard: false),
            inOnderzoekVoorVerblijf: try v.waar("inOnderzoekVoorVerblijf", standaard: false),
            bijPleegouderIngeschreven: try v.waar("bijPleegouderIngeschreven", standaard: false)
        )
        gemeente = try v.gemeenteOfNiets("gemeente")
    }

    var json: JSONValue {
        .zonderLeeg([
            "soort": .tekst(soort.rawValue),
            "sinds": .tekst(sinds),
            "aaneengesloten": .waar(aaneengesloten),
            "brpGemeenteVoorVerblijf": .tekst(brpGemeenteVoorVerblijf),
            "buitenlandVoorVerblijf": buitenlandVoorVerblijf ? .waar(true) : .niets,
            "inOnderzoekVoorVerblijf": inOnderzoekVoorVerblijf ? .waar(true) : .niets,
            "bijPleegouderIngeschreven": bijPleegouderIngeschreven ? .waar(true) : .niets,
            "gemeente": .tekst(gemeente),
        ])
    }
}

extension Gezag {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            soort: try v.code("soort", Gezagsoort.self),
            gemeente: try v.gemeenteOfNiets("gemeente"),
            andereGemeente: try v.gemeenteOfNiets("andereGemeente")
        )
    }

    var json: JSONValue {
        .zonderLeeg([
            "soort": .tekst(soort.rawValue), "gemeente": .tekst(gemeente), "andereGemeente": .tekst(andereGemeente),
        ])
    }
}
