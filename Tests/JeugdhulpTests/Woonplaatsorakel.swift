import Jeugdhulp

/// The facts of one case as flat values, for an oracle that shares no code with the program. Every gemeente is one of
/// the register.
struct Woonplaatsgeval {
    var wet: Woonplaatswet = .woonadresMetWlz
    var leeftijd = 10
    var ambulant = false
    var brp, moeder, werkelijk: Gemeentecode?
    var briefadres = false, inOnderzoek = false, buitenland = false, ongeboren = false
    var soort: Verblijfsoort?
    var sinds: Begin?
    var aaneen = false
    var voor: Gemeentecode?
    var buitenlandVoor = false, inOnderzoekVoor = false, bijPleegouder = false

    /// When the stay began, as far as it matters: a child of 10 cannot be in one for longer than that.
    enum Begin: CaseIterable {
        case negenJaarVoor, eenJaarVoor, na
    }

    var geenWoonadres: Bool { briefadres || inOnderzoek }
    var geenAdresVoor: Bool { inOnderzoekVoor || voor == nil }
    /// In a stay that looks at the address of before.
    var inVerblijf: Bool { soort != nil && soort != .logeren && soort != .moederKind }
}

/// One row of the flat table: the first whose condition holds gives the answer.
struct Orakelrij: Sendable {
    typealias Geval = Woonplaatsgeval

    let regel: String
    let als: @Sendable (Geval) -> Bool
    /// In order of preference.
    let gemeenten: @Sendable (Geval) -> [Gemeentecode?]
    let zeker: @Sendable (Geval) -> Bool

    init(
        _ regel: String, als: @escaping @Sendable (Geval) -> Bool,
        _ gemeenten: @escaping @Sendable (Geval) -> [Gemeentecode?],
        zeker: @escaping @Sendable (Geval) -> Bool
    ) {
        self.regel = regel
        self.als = als
        self.gemeenten = gemeenten
        self.zeker = zeker
    }
}

struct Orakeluitspraak: Equatable {
    var regel: String
    var gemeente: Gemeentecode?
    var zeker: Bool
}

enum Woonplaatsorakel {
    /// regels §3b from top to bottom, with the whole evaluation order in the order of the rows.
    static let rijen: [Orakelrij] = [
        Orakelrij("W17", als: { $0.ongeboren }, { [$0.brp, $0.moeder, $0.werkelijk, $0.voor] }, zeker: { _ in false }),
        Orakelrij(
            "W0", als: { nogJeugdige($0) == false }, { [$0.brp, $0.voor, $0.werkelijk, $0.moeder] },
            zeker: { $0.leeftijd >= 23 }),
        Orakelrij(
            "W18", als: { $0.soort == .moederKind },
            {
                [$0.voor, $0.geenWoonadres ? $0.moeder : nil, $0.geenWoonadres || $0.buitenland ? $0.werkelijk : nil]
                    + [$0.brp, $0.moeder, $0.werkelijk]
            },
            zeker: { _ in false }),
        Orakelrij(
            "W8",
            als: {
                $0.soort == .logeren && !$0.geenWoonadres && !$0.buitenland && $0.brp != nil && $0.voor == $0.brp
                    && !$0.buitenlandVoor && !$0.inOnderzoekVoor
            }, { [$0.brp] }, zeker: { _ in true }),
        Orakelrij(
            "W19", als: { $0.soort == .logeren },
            {
                [$0.geenWoonadres ? $0.moeder : nil, $0.geenWoonadres || $0.buitenland ? $0.werkelijk : nil]
                    + [$0.brp, $0.moeder, $0.werkelijk, $0.voor]
            },
            zeker: { _ in false }),
        // In a stay: the address of before it.
        Orakelrij(
            "W14", als: { $0.inVerblijf && $0.buitenlandVoor }, { [$0.werkelijk, $0.brp, $0.moeder, $0.voor] },
            zeker: { $0.werkelijk != nil && $0.aaneen }),
        Orakelrij(
            "W11", als: { $0.inVerblijf && $0.geenAdresVoor && $0.moeder != nil }, { [$0.moeder] },
            zeker: { $0.aaneen }),
        Orakelrij(
            "W12", als: { $0.inVerblijf && $0.geenAdresVoor }, { [$0.werkelijk, $0.brp, $0.voor] },
            zeker: { $0.werkelijk != nil && $0.aaneen }),
        Orakelrij("W9", als: { $0.inVerblijf && $0.ambulant }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij(
            "W3", als: { $0.soort == .pleegzorg && $0.bijPleegouder }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W2", als: { $0.soort == .pleegzorg }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W4", als: { $0.soort == .gezinshuis }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W4", als: { $0.soort == .residentieel }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W4", als: { $0.soort == .kamertraining }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W4", als: { $0.soort == .gesloten }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W5", als: { $0.soort == .jji }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W6", als: { $0.soort == .wmoOpvang }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W6", als: { $0.soort == .beschermdWonen }, { [$0.voor] }, zeker: { $0.aaneen }),
        Orakelrij("W7", als: { $0.soort == .wlz }, { [$0.voor] }, zeker: { $0.aaneen }),
        // At home: the address of now.
        Orakelrij("W11", als: { $0.geenWoonadres && $0.moeder != nil }, { [$0.moeder] }, zeker: { _ in true }),
        Orakelrij(
            "W12", als: { $0.geenWoonadres }, { [$0.werkelijk, $0.brp, $0.voor] }, zeker: { $0.werkelijk != nil }),
        Orakelrij(
            "W14", als: { $0.buitenland }, { [$0.werkelijk, $0.brp, $0.moeder, $0.voor] },
            zeker: { $0.werkelijk != nil }),
        Orakelrij("W8", als: { $0.brp != nil }, { [$0.brp] }, zeker: { _ in true }),
        Orakelrij("W11", als: { $0.moeder != nil }, { [$0.moeder] }, zeker: { _ in true }),
        Orakelrij("W12", als: { _ in true }, { [$0.werkelijk, $0.voor] }, zeker: { $0.werkelijk != nil }),
    ]

    /// What cannot be true together.
    static let tegenspraken: [@Sendable (Woonplaatsgeval) -> Bool] = [
        { $0.buitenland && $0.brp != nil },
        { $0.soort != nil && $0.buitenlandVoor && $0.voor != nil },
        { $0.soort != nil && $0.buitenlandVoor && $0.inOnderzoekVoor },
        { $0.soort != nil && $0.bijPleegouder && $0.soort != .pleegzorg },
        { $0.soort != nil && $0.sinds == .na },
    ]

    static func uitspraak(_ geval: Woonplaatsgeval) -> Orakeluitspraak {
        var uit = zonderTegenspraak(geval)
        if tegenspraken.contains(where: { $0(geval) }) || uit.gemeente == nil { uit.zeker = false }
        return uit
    }

    private static func zonderTegenspraak(_ geval: Woonplaatsgeval) -> Orakeluitspraak {
        var uit = tabel(geval)
        // The one row that depends on the text of the law: without the Wlz limb the stay does not count.
        if geval.soort == .wlz, geval.wet == .woonadres, !["W0", "W17"].contains(uit.regel) {
            var thuis = geval
            thuis.soort = nil
            uit = tabel(thuis)
        }
        if nogJeugdige(geval) == nil { uit.zeker = false }
        return uit
    }

    private static func tabel(_ geval: Woonplaatsgeval) -> Orakeluitspraak {
        for rij in rijen where rij.als(geval) {
            let gemeente = rij.gemeenten(geval).compactMap { $0 }.first
            return Orakeluitspraak(regel: rij.regel, gemeente: gemeente, zeker: rij.zeker(geval) && gemeente != nil)
        }
        return Orakeluitspraak(regel: "", gemeente: nil, zeker: false)
    }

    /// Row W0; nil when the facts cannot tell. Ages here are 10, 20 and 24.
    private static func nogJeugdige(_ geval: Woonplaatsgeval) -> Bool? {
        if geval.ongeboren || geval.leeftijd < 18 { return true }
        switch (geval.soort, geval.sinds) {
        case (.jji, _): return true
        case (nil, _), (.wmoOpvang, _), (.beschermdWonen, _), (.wlz, _): return false
        case (_, _) where geval.leeftijd >= 23: return false
        case (_, nil): return nil
        case (_, .negenJaarVoor): return geval.aaneen ? true : nil
        case (_, .eenJaarVoor), (_, .na): return false
        }
    }
}
