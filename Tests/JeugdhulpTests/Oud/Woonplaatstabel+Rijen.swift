@testable import Jeugdhulp

/// The rows that follow from one address: that of before the stay, or the current one.
extension Woonplaatstabel {
    // MARK: W1-W7

    /// W1, as the row of its kind of stay: the woonadres right before the unbroken chain counts.
    func inVerblijf(_ verblijf: Verblijf, regel: String) -> Woonplaatsantwoord {
        var antwoord = adresVoorVerblijf(verblijf, regel: alleenAmbulant ? "W9" : regel)
        if !verblijf.aaneengesloten {
            antwoord.twijfel(
                "Het is niet zeker dat het verblijf zonder onderbreking was. Het adres van vlak voor het "
                    + "aaneengesloten verblijf telt.",
                feiten: [.verblijfAaneengesloten])
        }
        return antwoord
    }

    private func adresVoorVerblijf(_ verblijf: Verblijf, regel: String) -> Woonplaatsantwoord {
        let plek = verblijf.soort.inWoorden
        if verblijf.buitenlandVoorVerblijf {
            return werkelijkVerblijf(
                "De jeugdige \(plek) en woonde vlak daarvoor in het buitenland.", regel: "W14",
                feiten: [.verblijfSoort, .verblijfBuitenlandVoor])
        }
        if verblijf.inOnderzoekVoorVerblijf {
            return terugval(
                "De jeugdige \(plek). Het woonadres van vlak daarvoor is in onderzoek.",
                feiten: [.verblijfSoort, .verblijfInOnderzoekVoor])
        }
        guard let code = verblijf.brpGemeenteVoorVerblijf else {
            return terugval(
                "De jeugdige \(plek) en had vlak daarvoor geen woonadres.",
                feiten: [.verblijfSoort, .verblijfBrpGemeenteVoor])
        }
        let namen: [Feitnaam] = [.verblijfSoort, .verblijfAaneengesloten, .verblijfBrpGemeenteVoor]
        guard let gemeente = register.nu(code) else {
            return Woonplaatsantwoord(
                gemeente: eerste(
                    code, feiten.moederBrpGemeenteBijGeboorte, feiten.brpGemeente, feiten.werkelijkVerblijfGemeente),
                regel: regel, feiten: namen,
                tekst: "De jeugdige \(plek). De gemeente van vlak daarvoor telt. " + onbekendeCode(code), zeker: false)
        }
        let ook = alleenAmbulant ? " Dat geldt ook voor ambulante hulp tijdens het verblijf." : ""
        return Woonplaatsantwoord(
            gemeente: gemeente, regel: regel, feiten: namen,
            tekst: "De jeugdige \(plek). De gemeente waar de jeugdige vlak voor het verblijf woonde, is "
                + "verantwoordelijk: \(gemeente.naam)." + vertaling(code) + ook,
            zeker: true)
    }

    // MARK: W8

    /// W8, or what takes its place when the current address does not count. Gezag and voogdij play no part (W10),
    /// and registration stands where the real address differs (W20).
    func thuis() -> Woonplaatsantwoord {
        if feiten.briefadres || feiten.inOnderzoek {
            return terugval(
                feiten.briefadres
                    ? "De jeugdige heeft alleen een briefadres. Dat is geen woonadres."
                    : "Het woonadres van de jeugdige is in onderzoek.",
                feiten: [feiten.briefadres ? .briefadres : .inOnderzoek])
        }
        if feiten.buitenland {
            return werkelijkVerblijf("De jeugdige woont in het buitenland.", regel: "W14", feiten: [.buitenland])
        }
        guard let code = feiten.brpGemeente else {
            return terugval("De jeugdige heeft geen woonadres in Nederland.", feiten: [.brpGemeente])
        }
        guard let gemeente = register.gemeente(code, op: peildatum) else {
            return Woonplaatsantwoord(
                gemeente: eerste(
                    code, feiten.werkelijkVerblijfGemeente, feiten.moederBrpGemeenteBijGeboorte,
                    feiten.verblijf?.brpGemeenteVoorVerblijf),
                regel: "W8", feiten: [.brpGemeente],
                tekst: "De gemeente waar de jeugdige staat ingeschreven telt. " + onbekendeCode(code), zeker: false)
        }
        return Woonplaatsantwoord(
            gemeente: gemeente, regel: "W8", feiten: [.brpGemeente],
            tekst: "De jeugdige staat ingeschreven op een woonadres in \(gemeente.naam). Die gemeente is "
                + "verantwoordelijk." + vertaling(code),
            zeker: true)
    }

    // MARK: W11, W12

    /// No address that counts: where the mother was registered at the birth (W11), and if that is not known, where
    /// the child really stays (W12).
    func terugval(_ waarom: String, feiten aanleiding: [Feitnaam]) -> Woonplaatsantwoord {
        if let code = feiten.moederBrpGemeenteBijGeboorte {
            let namen = aanleiding + [.moederBrpGemeenteBijGeboorte]
            let uitleg = waarom + " Dan telt waar de moeder stond ingeschreven bij de geboorte"
            guard let gemeente = register.nu(code) else {
                return Woonplaatsantwoord(
                    gemeente: eerste(code) ?? voorlopigZonderAdres, regel: "W11", feiten: namen,
                    tekst: uitleg + ". " + onbekendeCode(code),
                    zeker: false)
            }
            return Woonplaatsantwoord(
                gemeente: gemeente, regel: "W11", feiten: namen, tekst: uitleg + ": \(gemeente.naam)." + vertaling(code),
                zeker: true)
        }
        return werkelijkVerblijf(
            waarom + " Waar de moeder stond ingeschreven bij de geboorte, is niet bekend.", regel: "W12",
            feiten: aanleiding + [.moederBrpGemeenteBijGeboorte])
    }

    // MARK: W12, W14, W34, W35

    /// Where the child really stays at the moment of the request.
    func werkelijkVerblijf(_ waarom: String, regel: String, feiten aanleiding: [Feitnaam]) -> Woonplaatsantwoord {
        let namen = aanleiding + [.werkelijkVerblijfGemeente]
        let uitleg = waarom + " Dan telt waar de jeugdige echt verblijft"
        guard let code = feiten.werkelijkVerblijfGemeente else {
            return Woonplaatsantwoord(
                gemeente: voorlopigZonderAdres, regel: regel, feiten: namen,
                tekst: uitleg + ", maar dat is ook niet bekend.", zeker: false)
        }
        guard let gemeente = register.gemeente(code, op: peildatum) else {
            return Woonplaatsantwoord(
                gemeente: voorlopigZonderAdres, regel: regel, feiten: namen, tekst: uitleg + ". " + onbekendeCode(code),
                zeker: false)
        }
        return Woonplaatsantwoord(
            gemeente: gemeente, regel: regel, feiten: namen, tekst: uitleg + ": \(gemeente.naam)." + vertaling(code),
                zeker: true)
    }

    /// The best guess when no address counts, in the order of the law: 3° last, then any registration at all.
    var voorlopigZonderAdres: Gemeente? {
        let gezag = wet == .gezagsdrager ? feiten.gezag : nil
        return eerste(
            feiten.werkelijkVerblijfGemeente, feiten.brpGemeente, feiten.moederBrpGemeenteBijGeboorte,
            feiten.verblijf?.brpGemeenteVoorVerblijf, gezag?.gemeente, gezag?.andereGemeente)
    }

    func onbekendeCode(_ code: Gemeentecode) -> String {
        register.zin(code)
            ?? "De code \(code) hoort niet bij een gemeente van nu. Misschien is de gemeente samengevoegd met een andere."
    }

    /// What became of a gemeente of the past, after the sentence that names the one of today.
    func vertaling(_ code: Gemeentecode) -> String { register.zin(code).map { " " + $0 } ?? "" }
}

extension Verblijfsoort {
    /// What the child does, after "De jeugdige".
    var inWoorden: String {
        switch self {
        case .pleegzorg: "woont in een pleeggezin"
        case .gezinshuis: "woont in een gezinshuis"
        case .residentieel: "woont in een instelling voor jeugdhulp"
        case .kamertraining: "woont in een kamertraining"
        case .gesloten: "verblijft in een gesloten instelling"
        case .jji: "verblijft in een justitiële jeugdinrichting"
        case .wmoOpvang: "verblijft in een opvang"
        case .beschermdWonen: "woont in beschermd wonen"
        case .wlz: "woont in een Wlz-instelling"
        case .logeren: "logeert een deel van de tijd ergens anders"
        case .moederKind: "verblijft in een moeder-kind-huis"
        }
    }
}
