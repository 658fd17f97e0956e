import Jeugdhulp

extension VoorstelGedaan {
    init(_ v: Veldlezer) throws(Afkeuring) {
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
    }

    /// The data object. Keys are sorted when it is written, so equal proposals are equal bytes.
    public var json: JSONWaarde {
        .zonderLeeg([
            "casusId": .tekst(casusId), "aanvraag": .tekst(aanvraag), "versie": .getal(versie), "regio": .tekst(regio),
            "tafel": .tekst(tafel), "behoefte": behoefte?.json ?? .niets, "verantwoordelijkeGemeente": gemeente.json,
            "norm": .object([
                "uiterlijk": .tekst(norm.uiterlijk.description), "dagenOver": .getal(norm.dagenOver),
                "otsWekenVerbruikt": .getal(norm.otsWekenVerbruikt),
            ]),
            "opties": .lijst(opties.map(\.json)), "uitgesloten": .lijst(uitgesloten.map(\.json)),
            "knelpunten": .lijst(knelpunten.map(\.json)), "gewichten": .tekst(gewichten),
            "vervolgadviezen": vervolgadviezen.isEmpty ? .niets : .lijst(vervolgadviezen.map(\.json)),
            "gekoppeld": gekoppeld.isEmpty ? .niets : .teksten(gekoppeld),
            "gewijzigd": gewijzigd?.json ?? .niets, "berekendOp": .tekst(berekendOp.description),
        ])
    }
}

extension VoorstelGedaan.Gemeente {
    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            code: try v.gemeenteOfNiets("code"), regel: try v.tekst("regel", .rij),
            zekerheid: try v.code("zekerheid", Zekerheid.self),
            toelichting: try v.tekst("toelichting", .vrij(max: Woonplaats.toelichtingTekensMax)))
    }

    var json: JSONWaarde {
        .object([
            "code": .tekst(code), "regel": .tekst(regel), "zekerheid": .tekst(zekerheid.rawValue),
            "toelichting": .tekst(toelichting),
        ])
    }
}

extension VoorstelGedaan.Optie {
    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            rang: try v.getal("rang", 1...10),
            score: try v.getal("score", 0...Int(Int32.max)),
            aanbod: try v.objecten("aanbod", 1...4) { (v) throws(Afkeuring) in
                VoorstelGedaan.Onderdeel(
                    hulpvraag: try v.tekst("hulpvraag", .id), aanbodId: try v.tekst("aanbodId", .id),
                    agb: try v.agb("agb"), naam: try v.tekst("naam", .vrij(max: 120)),
                    gemeente: try v.gemeente("gemeente"))
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
                VoorstelGedaan.Stap(
                    stap: try v.tekst("stap", .code(max: 60)), bij: try v.tekst("bij", .vrij(max: 200)),
                    reden: try v.tekst("reden", .code(max: 60)), code: try v.tekstOfNiets("code", .vrij(max: 10)),
                    aanbodId: try v.tekstOfNiets("aanbodId", .id),
                    uitleg: try v.tekstOfNiets("uitleg", .vrij(max: 500)))
            },
            waarschuwingen: try v.objecten("waarschuwingen", 0...50) { (v) throws(Afkeuring) in
                VoorstelGedaan.Waarschuwing(
                    code: try v.tekst("code", .code(max: 60)), dagen: try v.getalOfNiets("dagen", 0...200_000))
            },
            vertrouwen: try v.code("vertrouwen", VoorstelGedaan.Vertrouwen.self),
            controleren: try v.teksten("controleren", 0...50, ["tekst"]) { $0 })
    }

    var json: JSONWaarde {
        .object([
            "rang": .getal(rang), "score": .getal(score),
            "aanbod": .lijst(
                aanbod.map {
                    .object([
                        "hulpvraag": .tekst($0.hulpvraag), "aanbodId": .tekst($0.aanbodId),
                        "agb": .tekst($0.agb.description), "naam": .tekst($0.naam),
                        "gemeente": .tekst($0.gemeente.description),
                    ])
                }),
            "startVerwacht": .tekst(startVerwacht.description),
            "afstandKm": afstandKm.map { .decimaal($0) } ?? .niets, "bereik": .tekst(bereik?.rawValue),
            "criteria": .lijst(criteria.map(\.json)), "stappen": .lijst(stappen.map(\.json)),
            "waarschuwingen": .lijst(
                waarschuwingen.map { .zonderLeeg(["code": .tekst($0.code), "dagen": .getal($0.dagen)]) }),
            "vertrouwen": .tekst(vertrouwen.rawValue), "controleren": .teksten(controleren),
        ])
    }
}

extension VoorstelGedaan.Criterium {
    var json: JSONWaarde {
        .zonderLeeg([
            "criterium": .tekst(criterium), "hulpvraag": .tekst(hulpvraag), "punten": .getal(punten),
            "max": .getal(max), "waarde": .tekst(waarde), "uitleg": .tekst(uitleg),
        ])
    }
}

extension VoorstelGedaan.Stap {
    var json: JSONWaarde {
        .zonderLeeg([
            "stap": .tekst(stap), "bij": .tekst(bij), "reden": .tekst(reden), "code": .tekst(code),
            "aanbodId": .tekst(aanbodId), "uitleg": .tekst(uitleg),
        ])
    }
}

extension VoorstelGedaan.Uitgesloten {
    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            reden: try v.tekst("reden", .code(max: 60)), aantal: try v.getal("aantal", 1...Int(Int32.max)),
            hulpvraag: try v.tekstOfNiets("hulpvraag", .id),
            aanbod: v.heeft("aanbod") ? try v.ids("aanbod", 0...1_000) : [],
            code: try v.tekstOfNiets("code", .vrij(max: 10)))
    }

    var json: JSONWaarde {
        .zonderLeeg([
            "reden": .tekst(reden), "aantal": .getal(aantal), "hulpvraag": .tekst(hulpvraag),
            "aanbod": aanbod.isEmpty ? .niets : .teksten(aanbod), "code": .tekst(code),
        ])
    }
}

extension VoorstelGedaan.Knelpunt {
    init(_ v: Veldlezer) throws(Afkeuring) {
        let hulpvorm = try v.code("hulpvorm", Hulpvorm.self)
        self.init(
            hulpvraag: try v.tekstOfNiets("hulpvraag", .id), hulpvorm: hulpvorm,
            voorziening: v.heeft("voorziening") ? try v.voorziening("voorziening", van: hulpvorm) : nil,
            reden: try v.tekst("reden", .code(max: 60)), bij: try v.tekstOfNiets("bij", .vrij(max: 200)))
    }

    var json: JSONWaarde {
        .zonderLeeg([
            "hulpvraag": .tekst(hulpvraag), "hulpvorm": .tekst(hulpvorm.rawValue),
            "voorziening": .tekst(voorziening?.naam), "reden": .tekst(reden), "bij": .tekst(bij),
        ])
    }
}

extension VoorstelGedaan.Vervolgadvies {
    init(_ v: Veldlezer) throws(Afkeuring) {
        self.init(
            van: try v.agb("van"), agb: try v.agbOfNiets("agb"), hulpvorm: try v.codeOfNiets("hulpvorm", Hulpvorm.self),
            voorziening: v.heeft("voorziening")
                ? try v.keuze("voorziening", Voorziening.init(_:), Voorziening.alle.map(\.naam)) : nil,
            op: try v.datum("op"), rang: try v.getalOfNiets("rang", 1...10))
    }

    var json: JSONWaarde {
        .zonderLeeg([
            "van": .tekst(van.description), "agb": .tekst(agb), "hulpvorm": .tekst(hulpvorm?.rawValue),
            "voorziening": .tekst(voorziening?.naam), "op": .tekst(op.description), "rang": .getal(rang),
        ])
    }
}
