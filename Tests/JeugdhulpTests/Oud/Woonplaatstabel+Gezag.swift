@testable import Jeugdhulp

/// W31-W36: the rule until 31 December 2021 (regels §3d), which followed whoever had gezag. For both parents it is
/// article 12 of book 1 BW.
extension Woonplaatstabel {
    /// - W31: the gemeente of the parent with gezag, or of both.
    /// - W32: both have gezag and live apart: that of the parent with whom the child really stays, also against the
    ///   hoofdverblijf.
    /// - W33: a natural voogd.
    /// - W34: voogdij by a GI: where the child really stays, not the office.
    /// - W35: unknown or abroad: where the child really stays.
    /// - W36: from 18 on nobody has gezag: its own woonadres. The source of this row is unverified: a person looks.
    func gezagsdrager(_ gezag: Gezag) -> Woonplaatsantwoord {
        if leeftijd >= 18 { return meerderjarig() }
        switch gezag.soort {
        case .eenOuder: return volgt(gezag.gemeente, wie: "De ouder met gezag", regel: "W31")
        case .voogd: return volgt(gezag.gemeente, wie: "De voogd", regel: "W33")
        case .ouders: return ouders(gezag)
        case .gi:
            return werkelijkVerblijf(
                "Een gecertificeerde instelling heeft de voogdij.", regel: "W34", feiten: [.gezagSoort])
        }
    }

    private func volgt(_ code: Gemeentecode?, wie: String, regel: String) -> Woonplaatsantwoord {
        let namen: [Feitnaam] = [.gezagSoort, .gezagGemeente]
        guard let code else {
            return werkelijkVerblijf(
                "Van wie het gezag heeft, is geen gemeente in Nederland bekend.", regel: "W35", feiten: namen)
        }
        guard let gemeente = register.nu(code) else {
            return Woonplaatsantwoord(
                gemeente: eerste(code, feiten.werkelijkVerblijfGemeente, feiten.brpGemeente) ?? voorlopigZonderAdres,
                regel: regel, feiten: namen, tekst: "De gemeente van wie het gezag heeft, telt. " + onbekendeCode(code),
                zeker: false)
        }
        return Woonplaatsantwoord(
            gemeente: gemeente, regel: regel, feiten: namen,
            tekst: "\(wie) woont in \(gemeente.naam). Tot 2022 was die gemeente verantwoordelijk."
                + vertaling(code),
            zeker: true)
    }

    private func ouders(_ gezag: Gezag) -> Woonplaatsantwoord {
        guard gezag.gemeente != gezag.andereGemeente else {
            var samen = volgt(gezag.gemeente, wie: "De ouders hebben samen gezag. Elk van hen", regel: "W31")
            samen.feiten.append(.gezagAndereGemeente)
            return samen
        }
        let bijWie = [gezag.gemeente, gezag.andereGemeente].compactMap { $0 }
        let werkelijk = feiten.werkelijkVerblijfGemeente
        let gemeente = werkelijk.flatMap { register.gemeente($0, op: peildatum) }
        let bijOuder = gemeente != nil && bijWie.contains { $0 == werkelijk }
        let uitleg =
            "Beide ouders hebben gezag en wonen niet in dezelfde gemeente. Dan telt bij wie het kind echt woont"
        return Woonplaatsantwoord(
            gemeente: gemeente ?? bijWie.first { $0 == feiten.brpGemeente }.flatMap(register.nu)
                ?? eerste(gezag.gemeente, gezag.andereGemeente) ?? voorlopigZonderAdres,
            regel: "W32", feiten: [.gezagSoort, .gezagGemeente, .gezagAndereGemeente, .werkelijkVerblijfGemeente],
            tekst: uitleg + (bijOuder ? ": \(gemeente?.naam ?? "")." : ", maar dat blijkt niet uit deze gegevens."),
            zeker: bijOuder)
    }

    private func meerderjarig() -> Woonplaatsantwoord {
        Woonplaatsantwoord(
            gemeente: eerste(feiten.brpGemeente, feiten.werkelijkVerblijfGemeente) ?? voorlopigZonderAdres,
            regel: "W36", feiten: [.leeftijd, .brpGemeente],
            tekst: "Vanaf 18 jaar heeft niemand meer gezag. Tot 2022 telde dan de eigen woonplaats.", zeker: false)
    }
}
