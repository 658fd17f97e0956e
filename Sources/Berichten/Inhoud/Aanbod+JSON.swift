import Jeugdhulp

/// What an aanbieder reports of one place of help: capacity, wait, stop.
extension Aanbod {
    init(_ v: FieldReader) throws(Afkeuring) {
        let hulpvorm = try v.code("hulpvorm", Hulpvorm.self)
        self.init(
            aanbodId: try v.tekst("aanbodId", .id),
            agb: try v.agb("agb"),
            naam: try v.tekst("naam", .vrij(max: 120)),
            gemeente: try v.gemeente("gemeente"),
            hulpvorm: hulpvorm,
            voorziening: try v.voorziening("voorziening", van: hulpvorm),
            doelgroepen: try v.doelgroepen("doelgroepen", 0...26),
            leeftijd: try v.object("leeftijd") { (v) throws(Afkeuring) in
                Leeftijdsgrens(van: try v.getal("van", 0...22), tot: try v.getal("tot", 1...23))
            },
            door18: try v.waar("door18"),
            plaatsen: try v.object("plaatsen", Plaatsen.init(_:)),
            wachttijd: try v.object("wachttijd", Wachttijd.init(_:)),
            stop: try v.objectOfNiets("stop") { (v) throws(Afkeuring) in
                Patientenstop(
                    sinds: try v.datum("sinds"), opheffenBijWeken: try v.getalOfNiets("opheffenBijWeken", 0...520))
            },
            individueleOvereenkomst: try v.waar("individueleOvereenkomst"),
            startZonderBeschikking: try v.waar("startZonderBeschikking", standaard: false)
        )
    }

    /// The data object, with every field.
    package var json: JSONValue {
        .object([
            "aanbodId": .tekst(aanbodId),
            "agb": .tekst(agb.description),
            "naam": .tekst(naam),
            "gemeente": .tekst(gemeente.description),
            "hulpvorm": .tekst(hulpvorm.rawValue),
            "voorziening": .tekst(voorziening.naam),
            "doelgroepen": .teksten(doelgroepen.namen),
            "leeftijd": .object(["van": .getal(leeftijd.van), "tot": .getal(leeftijd.tot)]),
            "door18": .waar(door18),
            "plaatsen": .object([
                "totaal": .getal(plaatsen.totaal), "vrij": .getal(plaatsen.vrij),
                "vrijVanaf": .tekst(plaatsen.vrijVanaf), "samenMax": .getal(plaatsen.samenMax),
            ]),
            "wachttijd": .object([
                "aanmeldWeken": .getal(wachttijd.aanmeldWeken), "behandelWeken": .getal(wachttijd.behandelWeken),
                "peildatum": .tekst(wachttijd.peildatum.description), "methode": .tekst(wachttijd.methode.rawValue),
            ]),
            "stop": stop.map {
                .object(["sinds": .tekst($0.sinds.description), "opheffenBijWeken": .getal($0.opheffenBijWeken)])
            } ?? .niets,
            "individueleOvereenkomst": .waar(individueleOvereenkomst),
            "startZonderBeschikking": .waar(startZonderBeschikking),
        ])
    }
}

extension Plaatsen {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            totaal: try v.getal("totaal", 0...10_000),
            vrij: try v.getal("vrij", 0...10_000),
            vrijVanaf: try v.datumOfNiets("vrijVanaf"),
            samenMax: try v.getal("samenMax", 1...100)
        )
    }
}

extension Wachttijd {
    init(_ v: FieldReader) throws(Afkeuring) {
        self.init(
            aanmeldWeken: try v.getal("aanmeldWeken", 0...520),
            behandelWeken: try v.getal("behandelWeken", 0...520),
            peildatum: try v.datum("peildatum"),
            methode: try v.code("methode", Wachttijdmethode.self)
        )
    }
}
