import Yams

/// A case beside the law: facts with the answer that must come of them.
package struct Wetsscenario: Sendable {
    /// "W8", "R1".
    package let id: String
    /// The row of the decision table that it is about.
    package let rij: String
    package let zin: String
    package let feiten: Woonplaatsfeiten
    package let leeftijd: Int
    package let peildatum: Datum
    package let alleenAmbulant: Bool
    package let jeugdreclassering: Bool
    package let antwoord: Antwoord

    package struct Antwoord: Sendable, Equatable {
        package let rij: String
        package let gemeente: Gemeentecode?
        package let zekerheid: Zekerheid
        package let ook: [Verduidelijking]
    }

    /// What the law answers.
    package func uitkomst(_ register: Gemeenteregister, wetten: Woonplaatswetten = .ingebouwd) -> Woonplaats {
        Woonplaatsbeginsel.bepaal(
            feiten, leeftijd: leeftijd, peildatum: peildatum, register: register, alleenAmbulant: alleenAmbulant,
            jeugdreclassering: jeugdreclassering, wetten: wetten)
    }

    /// Whether the law answers what it must.
    package func klopt(_ register: Gemeenteregister, wetten: Woonplaatswetten = .ingebouwd) -> Bool {
        let uit = uitkomst(register, wetten: wetten)
        return antwoord
            == Antwoord(
                rij: uit.regel, gemeente: uit.gemeente, zekerheid: uit.zekerheid, ook: uit.verduidelijkingen)
    }
}

extension Wetsscenario {
    /// The cases built into this module.
    package static let ingebouwd: [Wetsscenario] = {
        do throws(Wetsfouten) {
            return try lees("scenarios.yaml", String(decoding: PackageResources.scenarios_yaml, as: UTF8.self))
        } catch {
            // No peer can reach this: the bytes are compiled into the program and a test reads them.
            preconditionFailure("the built-in scenarios are broken: \(error)")
        }
    }()

    /// - Throws: ``Wetsfouten`` with the line of each case that cannot be read.
    package static func lees(_ bestand: String, _ yaml: String) throws(Wetsfouten) -> [Wetsscenario] {
        let fouten = Wetsfoutenlijst(bestand: bestand)
        let lijst = Wetstekst.ontleed(yaml, fouten)?.sequence.map(Array.init) ?? []
        let uit = lijst.compactMap { node in
            let gelezen = Wetsscenario(node)
            if gelezen == nil {
                fouten.meld(
                    node.mark?.line ?? 1, "dit geval is niet te lezen",
                    "Het heeft id, rij, zin, peildatum, leeftijd, feiten (als in een aanvraag) en antwoord (rij, "
                        + "gemeente, zekerheid, ook).")
            }
            return gelezen
        }
        guard fouten.lijst.isEmpty else { throw Wetsfouten(lijst: fouten.lijst) }
        return uit
    }

    private init?(_ node: Node) {
        guard let id = node["id"]?.scalar?.string, let rij = node["rij"]?.scalar?.string,
            let zin = node["zin"]?.scalar?.string,
            let peildatum = (node["peildatum"]?.scalar?.string).flatMap(Datum.init(_:)),
            let leeftijd = node["leeftijd"]?.int, let feiten = node["feiten"].flatMap(Woonplaatsfeiten.init(scenario:)),
            let antwoord = node["antwoord"].flatMap(Antwoord.init)
        else { return nil }
        self.init(
            id: id, rij: rij, zin: zin, feiten: feiten, leeftijd: leeftijd, peildatum: peildatum,
            alleenAmbulant: node["alleenAmbulant"]?.bool ?? false,
            jeugdreclassering: node["jeugdreclassering"]?.bool ?? false, antwoord: antwoord)
    }
}

extension Wetsscenario.Antwoord {
    fileprivate init?(_ node: Node) {
        guard let rij = node["rij"]?.scalar?.string,
            let zekerheid = (node["zekerheid"]?.scalar?.string).flatMap(Zekerheid.init)
        else { return nil }
        let ook =
            node["ook"]?.sequence.map { $0.compactMap { ($0.scalar?.string).flatMap(Verduidelijking.init) } } ?? []
        self.init(rij: rij, gemeente: node.gemeente("gemeente"), zekerheid: zekerheid, ook: ook)
    }
}

extension Woonplaatsfeiten {
    /// Facts in the form of a message. An unknown name is refused: it would be a fact left out.
    fileprivate init?(scenario node: Node) {
        guard let leden = node.mapping else { return nil }
        let namen = Set(Feitnaam.allCases.map(\.rawValue)).union(["verblijf", "gezag"])
        guard leden.keys.allSatisfy({ namen.contains($0.scalar?.string ?? "") }) else { return nil }
        func waar(_ naam: String) -> Bool { node[naam]?.bool ?? false }
        self.init(
            brpGemeente: node.gemeente("brpGemeente"), briefadres: waar("briefadres"), inOnderzoek: waar("inOnderzoek"),
            buitenland: waar("buitenland"), ongeboren: waar("ongeboren"),
            moederBrpGemeenteBijGeboorte: node.gemeente("moederBrpGemeenteBijGeboorte"),
            werkelijkVerblijfGemeente: node.gemeente("werkelijkVerblijfGemeente"),
            gemeldInGemeente: node.gemeente("gemeldInGemeente"),
            ontvangendeGemeente: node.gemeente("ontvangendeGemeente"), vertrouwelijkAdres: waar("vertrouwelijkAdres"),
            zonderBsn: waar("zonderBsn"), zonderVerblijfsrecht: waar("zonderVerblijfsrecht"),
            verblijf: node["verblijf"].flatMap(Verblijf.init(scenario:)),
            gezag: node["gezag"].flatMap(Gezag.init(scenario:)),
            voortzetting: (node["voortzetting"]?.scalar?.string).flatMap(Voortzetting.init))
    }
}

extension Verblijf {
    fileprivate init?(scenario node: Node) {
        guard let soort = (node["soort"]?.scalar?.string).flatMap(Verblijfsoort.init) else { return nil }
        self.init(
            soort: soort, sinds: (node["sinds"]?.scalar?.string).flatMap(Datum.init(_:)),
            aaneengesloten: node["aaneengesloten"]?.bool ?? false,
            brpGemeenteVoorVerblijf: node.gemeente("brpGemeenteVoorVerblijf"),
            buitenlandVoorVerblijf: node["buitenlandVoorVerblijf"]?.bool ?? false,
            inOnderzoekVoorVerblijf: node["inOnderzoekVoorVerblijf"]?.bool ?? false,
            bijPleegouderIngeschreven: node["bijPleegouderIngeschreven"]?.bool ?? false)
    }
}

extension Gezag {
    fileprivate init?(scenario node: Node) {
        guard let soort = (node["soort"]?.scalar?.string).flatMap(Gezagsoort.init) else { return nil }
        self.init(soort: soort, gemeente: node.gemeente("gemeente"), andereGemeente: node.gemeente("andereGemeente"))
    }
}

extension Node {
    fileprivate func gemeente(_ naam: String) -> Gemeentecode? {
        (self[naam]?.scalar?.string).flatMap { Gemeentecode($0) }
    }
}
