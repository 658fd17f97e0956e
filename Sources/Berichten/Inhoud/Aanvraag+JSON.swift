import Jeugdhulp

/// A stuck case as a GI submits it, once, wherever the child lives (#47, #48).
extension Aanvraag {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            casusId: try v.tekst("casusId", .id),
            gi: try v.tekst("gi", .gi),
            maatregel: try v.object("maatregel", Maatregel.init(_:)),
            koersVastgesteldOp: try v.objectOfNiets("koers") { (v) throws(Afkeuring) in try v.datum("vastgesteldOp") },
            jeugdigen: try v.objecten("jeugdigen", 1...12, Jeugdige.init(_:)),
            woonplaats: try v.object("woonplaats", Woonplaatsfeiten.init(_:)),
            hulpvragen: try v.objecten("hulpvragen", 1...4, Hulpvraag.init(_:)),
            wachtSinds: try v.datumOfNiets("wachtSinds"),
            uiterlijkeDatum: try v.datumOfNiets("uiterlijkeDatum"),
            urgentie: try v.code("urgentie", Urgentie.self),
            wensen: try v.objectOfNiets("wensen", Wensen.init(_:)) ?? Wensen(maxAfstandKm: nil, nabijGemeente: nil),
            reedsGeprobeerd: v.heeft("reedsGeprobeerd")
                ? try v.objecten("reedsGeprobeerd", 0...50, Poging.init(_:)) : [],
            lopendeHulp: v.heeft("lopendeHulp") ? try v.objecten("lopendeHulp", 0...10, LopendeHulp.init(_:)) : [],
            wachtOp: try v.codeOfNiets("wachtOp", WachtOp.self),
            dossierRef: try v.tekstOfNiets("dossierRef", .verwijzing)
        )
        wachtlijst = try v.objectOfNiets("wachtlijst") { (v) throws(Afkeuring) in
            Wachtlijst(agb: try v.agb("agb"), overstapAkkoord: try v.waar("overstapAkkoord", standaard: false))
        }
        if v.heeft("gekoppeld") { gekoppeld = try v.ids("gekoppeld", 0...11) }
        splitsenAkkoord = try v.waar("splitsenAkkoord", standaard: false)
        wachtOpVerwacht = try v.datumOfNiets("wachtOpVerwacht")
        if v.heeft("buitenJeugdwet") { buitenJeugdwet = try v.codes("buitenJeugdwet", BuitenJeugdwet.self) }
    }

    /// The data object, with every field that has a value.
    package var json: JSONValue {
        .zonderLeeg([
            "casusId": .tekst(casusId),
            "gi": .tekst(gi),
            "maatregel": maatregel.json,
            "koers": koersVastgesteldOp.map { .object(["vastgesteldOp": .tekst($0.description)]) } ?? .niets,
            "jeugdigen": .lijst(jeugdigen.map(\.json)),
            "woonplaats": woonplaats.json,
            "hulpvragen": .lijst(hulpvragen.map(\.json)),
            "wachtSinds": .tekst(wachtSinds),
            "uiterlijkeDatum": .tekst(uiterlijkeDatum),
            "urgentie": .tekst(urgentie.rawValue),
            "wensen": .zonderLeeg([
                "maxAfstandKm": .getal(wensen.maxAfstandKm), "nabijGemeente": .tekst(wensen.nabijGemeente),
                "genoemd": wensen.genoemd.isEmpty ? .niets : .lijst(wensen.genoemd.map(\.json)),
            ]),
            "reedsGeprobeerd": .lijst(reedsGeprobeerd.map(\.json)),
            "lopendeHulp": lopendeHulp.isEmpty ? .niets : .lijst(lopendeHulp.map(\.json)),
            "wachtOp": .tekst(wachtOp?.rawValue),
            "dossierRef": .tekst(dossierRef),
            "wachtlijst": wachtlijst.map {
                .object(["agb": .tekst($0.agb.description), "overstapAkkoord": .waar($0.overstapAkkoord)])
            } ?? .niets,
            "gekoppeld": gekoppeld.isEmpty ? .niets : .teksten(gekoppeld),
            "splitsenAkkoord": splitsenAkkoord ? .waar(true) : .niets,
            "wachtOpVerwacht": .tekst(wachtOpVerwacht),
            "buitenJeugdwet": buitenJeugdwet.isEmpty ? .niets : .teksten(buitenJeugdwet.map(\.rawValue)),
        ])
    }
}

extension Maatregel {
    init(_ v: FieldReader) throws(Afkeuring) {
        var machtigingen: Machtigingen = []
        if v.heeft("machtigingen") {
            let keuzen = ["uithuisplaatsing", "gesloten"]
            let gegeven = try v.teksten("machtigingen", 0...2, keuzen) { keuzen.contains($0) ? $0 : nil }
            if gegeven.contains("uithuisplaatsing") { machtigingen.insert(.uithuisplaatsing) }
            if gegeven.contains("gesloten") { machtigingen.insert(.gesloten) }
        }
        self.init(
            soort: try v.code("soort", Maatregelsoort.self),
            uitgesprokenOp: try v.datum("uitgesprokenOp"),
            kennisgevingOp: try v.datumOfNiets("kennisgevingOp"),
            machtigingen: machtigingen,
            eindigtOp: try v.datumOfNiets("eindigtOp")
        )
    }

    var json: JSONValue {
        var namen: [String] = []
        if machtigingen.contains(.uithuisplaatsing) { namen.append("uithuisplaatsing") }
        if machtigingen.contains(.gesloten) { namen.append("gesloten") }
        return .zonderLeeg([
            "soort": .tekst(soort.rawValue),
            "uitgesprokenOp": .tekst(uitgesprokenOp.description),
            "kennisgevingOp": .tekst(kennisgevingOp),
            "eindigtOp": .tekst(eindigtOp),
            "machtigingen": namen.isEmpty ? .niets : .teksten(namen),
        ])
    }
}

extension Jeugdige {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(leeftijd: try v.getal("leeftijd", 0...22), wordt18Op: try v.datumOfNiets("wordt18Op"))
        woonplaats = try v.objectOfNiets("woonplaats", Woonplaatsfeiten.init(_:))
    }

    var json: JSONValue {
        .zonderLeeg([
            "leeftijd": .getal(leeftijd), "wordt18Op": .tekst(wordt18Op), "woonplaats": woonplaats?.json ?? .niets,
        ])
    }
}

extension Hulpvraag {
    init(_ v: FieldReader) throws(Afkeuring) {
        let hulpvorm = try v.code("hulpvorm", Hulpvorm.self)
        self.init(
            id: try v.tekst("id", .id),
            hulpvorm: hulpvorm,
            voorziening: v.heeft("voorziening") ? try v.voorziening("voorziening", van: hulpvorm) : nil,
            doelgroepen: try v.doelgroepen("doelgroepen", 0...12),
            leveringsvorm: try v.codeOfNiets("leveringsvorm", Leveringsvorm.self) ?? .zin
        )
    }

    var json: JSONValue {
        .zonderLeeg([
            "id": .tekst(id),
            "hulpvorm": .tekst(hulpvorm.rawValue),
            "voorziening": .tekst(voorziening?.naam),
            "doelgroepen": .teksten(doelgroepen.namen),
            "leveringsvorm": leveringsvorm == .zin ? .niets : .tekst(leveringsvorm.rawValue),
        ])
    }
}

extension Wensen {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            maxAfstandKm: try v.getalOfNiets("maxAfstandKm", 0...400),
            nabijGemeente: try v.gemeenteOfNiets("nabijGemeente"))
        if v.heeft("genoemd") { genoemd = try v.objecten("genoemd", 0...12, Wens.init(_:)) }
    }
}

extension Wens {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(try v.code("wens", Onderwerp.self), door: try v.code("door", Spreker.self))
    }

    var json: JSONValue { .object(["wens": .tekst(wat.rawValue), "door": .tekst(door.rawValue)]) }
}

extension Poging {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            agb: try v.agb("agb"),
            aanbodId: try v.tekstOfNiets("aanbodId", .id),
            op: try v.datum("op"),
            uitkomst: try v.code("uitkomst", Pogingsuitkomst.self),
            reden: try v.tekstOfNiets("reden", .code(max: 40)),
            bereik: try v.codeOfNiets("bereik", Weigeringsbereik.self)
        )
        gemeente = try v.gemeenteOfNiets("gemeente")
        if v.heeft("doelgroepen") { doelgroepen = try v.doelgroepen("doelgroepen", 0...32) }
    }

    var json: JSONValue {
        .zonderLeeg([
            "agb": .tekst(agb.description), "aanbodId": .tekst(aanbodId), "op": .tekst(op.description),
            "uitkomst": .tekst(uitkomst.rawValue), "reden": .tekst(reden),
            "bereik": aanbodId != nil && bereik == .aanbieder ? .tekst(bereik.rawValue) : .niets,
            "gemeente": .tekst(gemeente), "doelgroepen": doelgroepen.map { .teksten($0.namen) } ?? .niets,
        ])
    }
}

extension FieldReader {
    /// A voorziening that belongs to `hulpvorm`; where that is wrong itself, any.
    func voorziening(_ naam: String, van hulpvorm: Hulpvorm) throws(Afkeuring) -> Voorziening {
        try keuze(
            naam, { Voorziening($0).flatMap { $0.hulpvorm == hulpvorm || isFout("hulpvorm") ? $0 : nil } },
            Voorziening.alle.filter { $0.hulpvorm == hulpvorm || isFout("hulpvorm") }.map(\.naam))
    }

    /// Codes of one list, each at most once.
    func codes<C: RawRepresentable & CaseIterable & Hashable>(
        _ naam: String, _ soort: C.Type
    ) throws(Afkeuring) -> [C] where C.RawValue == String {
        let allen = C.allCases.map(\.rawValue)
        let gelezen = try teksten(naam, 0...allen.count, allen) { C(rawValue: $0) }
        var uit: [C] = []
        for code in gelezen where !uit.contains(code) { uit.append(code) }
        return uit
    }

    func doelgroepen(_ naam: String, _ aantal: ClosedRange<Int>) throws(Afkeuring) -> Doelgroepen {
        try teksten(naam, aantal, Doelgroepen.alle.namen) { Doelgroepen(naam: $0) }
            .reduce(into: []) { $0.formUnion($1) }
    }
}
