import Jeugdhulp

extension Keuring {
    /// How far the clock of a sender may be ahead.
    static let klokDagenMax = 1
    /// How far from today any date may lie: further is a slip of the pen. A contract or a measure lasts less.
    static let jarenMax = 30

    /// Every date of a message within bounds, whatever else is asked of it.
    func keurDatums(_ inhoud: Inhoud, _ vandaag: Datum) throws(Afkeuring) {
        if case .aanbodGemeld(let aanbod) = inhoud { try keurOpgave(aanbod, vandaag) }
        for (veld, datum) in Self.datums(inhoud) {
            guard let datum else { continue }
            let isDichtbij =
                datum >= vandaag.plus(maanden: -12 * Self.jarenMax, afronding: .laatsteDagVanDeMaand)
                && datum <= vandaag.plus(maanden: 12 * Self.jarenMax, afronding: .laatsteDagVanDeMaand)
            guard isDichtbij else {
                throw Afkeuring(
                    .buitenGrenzen, veld: veld, "Deze datum ligt meer dan \(Self.jarenMax) jaar van vandaag.",
                    "Kijk naar het jaartal. Vandaag is \(vandaag).")
            }
        }
    }

    /// When a report was made: not after today, but for what clocks differ. How old it may be is for the engine, which
    /// leaves out what nobody knows any more.
    private func keurOpgave(_ aanbod: Aanbod, _ vandaag: Datum) throws(Afkeuring) {
        let peildatum = aanbod.wachttijd.peildatum
        guard peildatum > vandaag.plus(dagen: Self.klokDagenMax) else { return }
        try nietNa(vandaag, peildatum, "data.wachttijd.peildatum")
    }

    private static func datums(_ inhoud: Inhoud) -> [(String, Datum?)] {
        switch inhoud {
        case .aanvraagIngediend(let a): datums(a)
        case .aanvraagIngetrokken(let i): [("data.op", i.op)]
        case .hulpGestart(let i): [("data.op", i.op)]
        case .hulpGestopt(let i): [("data.op", i.op)]
        case .aanbodGemeld(let a):
            [
                ("data.wachttijd.peildatum", a.wachttijd.peildatum), ("data.plaatsen.vrijVanaf", a.plaatsen.vrijVanaf),
                ("data.stop.sinds", a.stop?.sinds),
            ]
        case .contractGemeld(let c): [("data.van", c.van), ("data.tot", c.tot)]
        case .besluitGenomen(let b): [("data.op", b.op.datum)]
        case .aanbiederGeantwoord(let a): [("data.op", a.op)]
        default: []
        }
    }

    private static func datums(_ a: Aanvraag) -> [(String, Datum?)] {
        let pogingen = a.reedsGeprobeerd.enumerated().map { ("data.reedsGeprobeerd[\($0)].op", Optional($1.op)) }
        let verhuizingen: [(String, Datum?)] = a.lopendeHulp.enumerated().map { plaats, hulp in
            guard case .verhuizing(let op) = hulp.grond else { return ("", nil) }
            return ("data.lopendeHulp[\(plaats)].verhuisdOp", op)
        }
        let jeugdigen = a.jeugdigen.enumerated().map { ("data.jeugdigen[\($0)].wordt18Op", $1.wordt18Op) }
        return [
            ("data.maatregel.uitgesprokenOp", a.maatregel.uitgesprokenOp),
            ("data.maatregel.kennisgevingOp", a.maatregel.kennisgevingOp),
            ("data.koers.vastgesteldOp", a.koersVastgesteldOp), ("data.wachtSinds", a.wachtSinds),
            ("data.uiterlijkeDatum", a.uiterlijkeDatum),
            ("data.woonplaats.verblijf.sinds", a.woonplaats.verblijf?.sinds),
        ] + jeugdigen + pogingen + verhuizingen
    }
}
