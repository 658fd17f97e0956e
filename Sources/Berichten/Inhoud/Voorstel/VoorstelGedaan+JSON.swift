import Jeugdhulp

extension VoorstelGedaan {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id),
            aanvraag: try v.tekst("aanvraag", .kenmerk),
            versie: try v.getal("versie", 1...Int(Int32.max)),
            regio: try v.tekst("regio", .vrij(max: 80)),
            tafel: try v.tekst("tafel", .vrij(max: 120)),
            gemeente: try v.object("verantwoordelijkeGemeente", Gemeente.init(_:)),
            norm: try v.object("norm") { (v) throws(Afkeuring) in
                Norm(
                    uiterlijk: try v.datum("uiterlijk"), dagenOver: try v.getal("dagenOver", -200_000...200_000),
                    otsWekenVerbruikt: try v.getal("otsWekenVerbruikt", 0...20_000))
            },
            opties: try v.objecten("opties", 0...10, Optie.init(_:)),
            uitgesloten: try v.objecten("uitgesloten", 0...100, Uitgesloten.init(_:)),
            knelpunten: try v.objecten("knelpunten", 0...100, Knelpunt.init(_:)),
            gewichten: try v.tekst("gewichten", .vrij(max: 40)),
            berekendOp: try v.tijdstip("berekendOp"))
        behoefte = try v.objectOfNiets("behoefte", Behoefte.init(_:))
        if v.heeft("vervolgadviezen") {
            vervolgadviezen = try v.objecten("vervolgadviezen", 0...10, Vervolgadvies.init(_:))
        }
        if v.heeft("gekoppeld") { gekoppeld = try v.ids("gekoppeld", 0...11) }
        gewijzigd = try v.objectOfNiets("gewijzigd", Versieverschil.init(_:))
        wachtOp = try v.objectOfNiets("wachtOp", Wachten.init(_:))
        if v.heeft("waarschuwingen") {
            waarschuwingen = try v.objecten("waarschuwingen", 0...50, Waarschuwing.init(_:))
        }
        if v.heeft("alternatieven") {
            alternatieven = try v.objecten("alternatieven", 0...5, Alternatief.init(_:))
        }
        if v.heeft("perJeugdige") { perJeugdige = try v.objecten("perJeugdige", 0...12, Jeugdigewoonplaats.init(_:)) }
        if v.heeft("buitenJeugdwet") {
            buitenJeugdwet = try v.objecten("buitenJeugdwet", 0...10, Andereroute.init(_:))
        }
    }

    /// The data object. Names stand in order, so equal proposals are equal bytes.
    package var json: JSONValue {
        var uit = JSONWriter(bytesVerwacht: 32_768)
        uit.object(schrijf(_:))
        return .geschreven(uit.bytes)
    }

    private func schrijf(_ uit: inout JSONWriter) {
        uit.lid("aanvraag", aanvraag)
        uit.lidAlsEr("alternatieven", alternatieven.isEmpty ? nil : .lijst(alternatieven.map(\.json)))
        uit.lidAlsEr("behoefte", behoefte?.json)
        uit.lid("berekendOp", berekendOp.description)
        uit.lidAlsEr("buitenJeugdwet", buitenJeugdwet.isEmpty ? nil : .lijst(buitenJeugdwet.map(\.json)))
        uit.lid("casusId", casusId)
        uit.lidAlsEr("gekoppeld", gekoppeld.isEmpty ? nil : .teksten(gekoppeld))
        uit.lid("gewichten", gewichten)
        uit.lidAlsEr("gewijzigd", gewijzigd?.json)
        uit.lid("knelpunten", .lijst(knelpunten.map(\.json)))
        uit.lid("norm") {
            $0.lid("dagenOver", norm.dagenOver)
            $0.lid("otsWekenVerbruikt", norm.otsWekenVerbruikt)
            $0.lid("uiterlijk", norm.uiterlijk.description)
        }
        uit.lid("opties", opties) { $1.schrijf(&$0) }
        uit.lidAlsEr("perJeugdige", perJeugdige.isEmpty ? nil : .lijst(perJeugdige.map(\.json)))
        uit.lid("regio", regio)
        uit.lid("tafel", tafel)
        uit.lid("uitgesloten", uitgesloten) { $1.schrijf(&$0) }
        uit.lid("verantwoordelijkeGemeente", gemeente.json)
        uit.lid("versie", versie)
        uit.lidAlsEr("vervolgadviezen", vervolgadviezen.isEmpty ? nil : .lijst(vervolgadviezen.map(\.json)))
        if !waarschuwingen.isEmpty { uit.lid("waarschuwingen", waarschuwingen) { $1.schrijf(&$0) } }
        uit.lidAlsEr("wachtOp", wachtOp?.json)
    }
}

extension VoorstelGedaan.Gemeente {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            code: try v.gemeenteOfNiets("code"), regel: try v.tekst("regel", .rij),
            zekerheid: try v.code("zekerheid", Zekerheid.self),
            toelichting: try v.tekst("toelichting", .vrij(max: Woonplaats.toelichtingTekensMax)))
    }

    var json: JSONValue {
        .object([
            "code": .tekst(code), "regel": .tekst(regel), "zekerheid": .tekst(zekerheid.rawValue),
            "toelichting": .tekst(toelichting),
        ])
    }
}

extension VoorstelGedaan.Optie {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            rang: try v.getal("rang", 1...10),
            score: try v.getal("score", 0...Int(Int32.max)),
            aanbod: try v.objecten("aanbod", 1...4) { (v) throws(Afkeuring) in
                var deel = VoorstelGedaan.Onderdeel(
                    hulpvraag: try v.tekst("hulpvraag", .id), aanbodId: try v.tekst("aanbodId", .id),
                    agb: try v.agb("agb"), naam: try v.tekst("naam", .vrij(max: 120)),
                    gemeente: try v.gemeente("gemeente"))
                if v.heeft("productcategorieen") {
                    deel.productcategorieen = try v.teksten("productcategorieen", 0...10, ["tekst"]) { $0 }
                }
                deel.jeugdigen = try v.getalOfNiets("jeugdigen", 1...12)
                return deel
            },
            startVerwacht: try v.datum("startVerwacht"),
            afstandKm: try v.decimaalOfNiets("afstandKm"),
            bereik: try v.codeOfNiets("bereik", Bereik.self),
            criteria: try v.objecten("criteria", 0...100) { (v) throws(Afkeuring) in
                VoorstelGedaan.Criterium(
                    criterium: try v.tekst("criterium", .code(max: 40)),
                    hulpvraag: try v.tekstOfNiets("hulpvraag", .id),
                    punten: try v.getal("punten", -1_000_000...1_000_000), max: try v.getal("max", 0...1_000_000),
                    waarde: try v.tekst("waarde", .vrij(max: 500)), uitleg: try v.tekst("uitleg", .vrij(max: 1_000)))
            },
            stappen: try v.objecten("stappen", 0...20) { (v) throws(Afkeuring) in
                var stap = VoorstelGedaan.Stap(
                    stap: try v.tekst("stap", .code(max: 60)), bij: try v.tekst("bij", .vrij(max: 200)),
                    reden: try v.tekst("reden", .code(max: 60)), code: try v.tekstOfNiets("code", .vrij(max: 10)),
                    aanbodId: try v.tekstOfNiets("aanbodId", .id),
                    uitleg: try v.tekstOfNiets("uitleg", .vrij(max: 500)))
                stap.agb = try v.agbOfNiets("agb")
                return stap
            },
            waarschuwingen: try v.objecten("waarschuwingen", 0...50, VoorstelGedaan.Waarschuwing.init(_:)),
            vertrouwen: try v.code("vertrouwen", VoorstelGedaan.Vertrouwen.self),
            controleren: try v.teksten("controleren", 0...50, ["tekst"]) { $0 })
        gesplitst = try v.objectOfNiets("gesplitst", VoorstelGedaan.Splitsing.init(_:))
        vraagtRedenAfwijkingGezin = try v.waar("vraagtRedenAfwijkingGezin", standaard: false)
    }

    fileprivate func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lid("aanbod", aanbod) { $1.schrijf(&$0) }
            $0.lid("afstandKm", afstandKm.map { .decimaal($0) } ?? .niets)
            $0.lid("bereik", .tekst(bereik?.rawValue))
            $0.lid("controleren", controleren) { $0.tekst($1) }
            $0.lid("criteria", criteria) { $1.schrijf(&$0) }
            $0.lidAlsEr("gesplitst", gesplitst?.json)
            $0.lid("rang", rang)
            $0.lid("score", score)
            $0.lid("stappen", stappen) { $1.schrijf(&$0) }
            $0.lid("startVerwacht", startVerwacht.description)
            $0.lid("vertrouwen", vertrouwen.rawValue)
            $0.lidAlsEr("vraagtRedenAfwijkingGezin", vraagtRedenAfwijkingGezin ? .waar(true) : nil)
            $0.lid("waarschuwingen", waarschuwingen) { $1.schrijf(&$0) }
        }
    }
}

extension VoorstelGedaan.Onderdeel {
    fileprivate func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lid("aanbodId", aanbodId)
            $0.lid("agb", agb.description)
            $0.lid("gemeente", gemeente.description)
            $0.lid("hulpvraag", hulpvraag)
            $0.lidAlsEr("jeugdigen", jeugdigen)
            $0.lid("naam", naam)
            $0.lidAlsEr("productcategorieen", productcategorieen.isEmpty ? nil : .teksten(productcategorieen))
        }
    }
}

extension VoorstelGedaan.Criterium {
    fileprivate func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lid("criterium", criterium)
            $0.lidAlsEr("hulpvraag", hulpvraag)
            $0.lid("max", max)
            $0.lid("punten", punten)
            $0.lid("uitleg", uitleg)
            $0.lid("waarde", waarde)
        }
    }
}

extension VoorstelGedaan.Stap {
    fileprivate func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lidAlsEr("aanbodId", aanbodId)
            $0.lidAlsEr("agb", agb?.description)
            $0.lid("bij", bij)
            $0.lidAlsEr("code", code)
            $0.lid("reden", reden)
            $0.lid("stap", stap)
            $0.lidAlsEr("uitleg", uitleg)
        }
    }
}

extension VoorstelGedaan.Uitgesloten {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            reden: try v.tekst("reden", .code(max: 60)), aantal: try v.getal("aantal", 1...Int(Int32.max)),
            hulpvraag: try v.tekstOfNiets("hulpvraag", .id),
            aanbod: v.heeft("aanbod") ? try v.ids("aanbod", 0...1_000) : [],
            code: try v.tekstOfNiets("code", .vrij(max: 10)))
        if v.heeft("aanbieders") {
            aanbieders = try v.teksten("aanbieders", 0...1_000, ["AGB-code"]) { AgbCode($0) }
        }
        if v.heeft("pogingen") {
            pogingen = try v.objecten("pogingen", 0...50, VoorstelGedaan.Pogingsgrond.init(_:))
        }
    }

    fileprivate func schrijf(_ uit: inout JSONWriter) {
        uit.object {
            $0.lidAlsEr("aanbieders", aanbieders.isEmpty ? nil : .teksten(aanbieders.map(\.description)))
            $0.lidAlsEr("aanbod", aanbod.isEmpty ? nil : .teksten(aanbod))
            $0.lid("aantal", aantal)
            $0.lidAlsEr("code", code)
            $0.lidAlsEr("hulpvraag", hulpvraag)
            $0.lidAlsEr("pogingen", pogingen.isEmpty ? nil : .lijst(pogingen.map(\.json)))
            $0.lid("reden", reden)
        }
    }
}

extension VoorstelGedaan.Knelpunt {
    init(_ v: FieldReader) throws(Afkeuring) {
        let hulpvorm = try v.code("hulpvorm", Hulpvorm.self)
        self.init(
            hulpvraag: try v.tekstOfNiets("hulpvraag", .id), hulpvorm: hulpvorm,
            voorziening: v.heeft("voorziening") ? try v.voorziening("voorziening", van: hulpvorm) : nil,
            reden: try v.tekst("reden", .code(max: 60)), bij: try v.tekstOfNiets("bij", .vrij(max: 200)))
    }

    var json: JSONValue {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "hulpvorm": .tekst(hulpvorm.rawValue),
            "voorziening": .tekst(voorziening?.naam), "reden": .tekst(reden), "bij": .tekst(bij),
        ])
    }
}

extension VoorstelGedaan.Vervolgadvies {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            van: try v.agb("van"), agb: try v.agbOfNiets("agb"), hulpvorm: try v.codeOfNiets("hulpvorm", Hulpvorm.self),
            voorziening: v.heeft("voorziening")
                ? try v.keuze("voorziening", Voorziening.init(_:), Voorziening.alle.map(\.naam)) : nil,
            op: try v.datum("op"), rang: try v.getalOfNiets("rang", 1...10))
    }

    var json: JSONValue {
        .zonderLeeg([
            "van": .tekst(van.description), "agb": .tekst(agb), "hulpvorm": .tekst(hulpvorm?.rawValue),
            "voorziening": .tekst(voorziening?.naam), "op": .tekst(op.description), "rang": .getal(rang),
        ])
    }
}
