@testable import Jeugdhulp

/// The decision table of regels §3b for one child on one day.
struct Woonplaatstabel {
    let feiten: Woonplaatsfeiten
    let leeftijd: Int
    let peildatum: Datum
    let register: Gemeenteregister
    let alleenAmbulant: Bool
    var jeugdreclassering = false

    /// The text in force on `peildatum`.
    var wet: Woonplaatswet { .geldend(op: peildatum) }

    func antwoord() -> Woonplaatsantwoord {
        // An unborn child has no age; the age in such a message is somebody else's.
        if feiten.ongeboren { return ongeboren() }
        switch jeugdigheid {
        case .ja:
            var antwoord = naW0()
            if !jeugdigFeiten.isEmpty { antwoord.feiten += [.leeftijd] + jeugdigFeiten }
            return antwoord
        case .nee(let zeker): return geenJeugdige(zeker: zeker)
        case .onzeker(let waarom):
            var antwoord = naW0()
            antwoord.twijfel(waarom, feiten: [.leeftijd, .verblijfSinds])
            return antwoord
        }
    }

    private func naW0() -> Woonplaatsantwoord {
        guard wet == .gezagsdrager else { return naarWoonadres() }
        if let gezag = feiten.gezag { return gezagsdrager(gezag) }
        var antwoord = naarWoonadres()
        antwoord.wet = .woonadres
        antwoord.twijfel(
            "Vóór 1 januari 2022 telde de gemeente van de ouder of voogd met gezag. Wie dat was, staat niet in deze "
                + "gegevens. Daarom staat hier wat de regel van 2022 zou geven.",
            feiten: [.peildatum, .gezagSoort])
        return antwoord
    }

    private func naarWoonadres() -> Woonplaatsantwoord {
        guard let verblijf = feiten.verblijf else { return thuis() }
        switch verblijf.soort {
        case .moederKind: return moederKind(verblijf)
        case .logeren: return logeren(verblijf)
        case .wlz: return wlz(verblijf)
        case .pleegzorg: return inVerblijf(verblijf, regel: verblijf.bijPleegouderIngeschreven ? "W3" : "W2")
        case .gezinshuis, .residentieel, .kamertraining, .gesloten: return inVerblijf(verblijf, regel: "W4")
        case .jji: return inVerblijf(verblijf, regel: "W5")
        case .wmoOpvang, .beschermdWonen: return inVerblijf(verblijf, regel: "W6")
        }
    }

    /// The first of these codes that means a gemeente of today, if need be by its largest part.
    func eerste(_ codes: Gemeentecode?...) -> Gemeente? {
        codes.lazy.compactMap { $0 }.compactMap(register.vermoedelijk).first
    }

    // MARK: W17-W19, contested

    /// W17. The law says nothing of a child that is not born; practice follows the pregnant woman.
    private func ongeboren() -> Woonplaatsantwoord {
        Woonplaatsantwoord(
            gemeente: eerste(
                feiten.brpGemeente, feiten.moederBrpGemeenteBijGeboorte, feiten.werkelijkVerblijfGemeente,
                feiten.verblijf?.brpGemeenteVoorVerblijf),
            regel: "W17", feiten: [.ongeboren, .brpGemeente],
            tekst: "Het kind is nog niet geboren. De wet regelt dit niet. Meestal telt waar de zwangere vrouw staat "
                + "ingeschreven.",
            zeker: false)
    }

    /// W18.
    private func moederKind(_ verblijf: Verblijf) -> Woonplaatsantwoord {
        Woonplaatsantwoord(
            gemeente: eerste(verblijf.brpGemeenteVoorVerblijf) ?? thuis().gemeente, regel: "W18",
            feiten: [.verblijfSoort, .verblijfBrpGemeenteVoor],
            tekst: "De jeugdige verblijft in een moeder-kind-huis. Gemeenten zijn het niet eens over wie dan "
                + "verantwoordelijk is.",
            zeker: false)
    }

    /// W19. Contested, unless it makes no difference: then the child lives at home (W8).
    private func logeren(_ verblijf: Verblijf) -> Woonplaatsantwoord {
        let namen: [Feitnaam] = [.verblijfSoort, .verblijfBrpGemeenteVoor]
        var thuis = thuis()
        if thuis.regel == "W8", thuis.zeker, !feiten.buitenland, !verblijf.buitenlandVoorVerblijf,
            !verblijf.inOnderzoekVoorVerblijf,
            verblijf.brpGemeenteVoorVerblijf == feiten.brpGemeente
        {
            thuis.feiten += namen
            thuis.tekst +=
                " De jeugdige logeert een deel van de tijd ergens anders, maar dat verandert niets: voor het "
                + "logeren was het dezelfde gemeente."
            return thuis
        }
        return Woonplaatsantwoord(
            gemeente: thuis.gemeente ?? eerste(verblijf.brpGemeenteVoorVerblijf), regel: "W19",
            feiten: namen + [.brpGemeente],
            tekst: "De jeugdige logeert een deel van de tijd ergens anders. Gemeenten zijn het niet eens of dat als "
                + "verblijf telt, en hier maakt dat verschil.",
            zeker: false)
    }

    // MARK: W7

    /// Under the text of 2025 a Wlz stay counts (W7), also when it began before; under that of 2022 the current address
    /// did (W8).
    private func wlz(_ verblijf: Verblijf) -> Woonplaatsantwoord {
        guard wet == .woonadresMetWlz else {
            var thuis = thuis()
            thuis.feiten += [.verblijfSoort, .peildatum]
            thuis.tekst += " Een verblijf in een Wlz-instelling telde tot 2025 niet mee."
            return thuis
        }
        var metWlz = inVerblijf(verblijf, regel: "W7")
        metWlz.wet = .woonadresMetWlz
        if let sinds = verblijf.sinds, sinds < Woonplaatswet.woonadresMetWlz.vanaf {
            metWlz.feiten.append(.verblijfSinds)
            metWlz.tekst += " Sinds 1 januari 2025 telt een verblijf in een Wlz-instelling mee, ook als het eerder begon."
        }
        return metWlz
    }
}
