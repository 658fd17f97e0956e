import Jeugdhulp

/// The scoring rules: one function a criterion, whole numbers in and out.
enum Puntentelling {
    static func doelgroepen(gemist: Int, _ g: Gewichten.Doelgroeppunten) -> Int {
        guard gemist > 0 else { return g.alles }
        return max(0, g.alles - g.eersteGemist - (gemist - 1) * g.volgendeGemist)
    }

    static func start(_ start: Datum, norm: Datum, vandaag: Datum, _ g: Gewichten.Startpunten) -> Int {
        self.start(naDagen: start - vandaag, normDagen: norm - vandaag, g)
    }

    /// Both in days from today.
    static func start(naDagen: Int, normDagen: Int, _ g: Gewichten.Startpunten) -> Int {
        let wachtDagen = max(0, naDagen)
        var af = wachtDagen * g.perWeek / 7
        if naDagen > normDagen { af += g.naNorm + min(wachtDagen, naDagen - normDagen) * g.perWeekNaNorm / 7 }
        return max(0, g.vandaag - af)
    }

    static func overeenkomst(_ status: Overeenkomst, _ g: Gewichten.Overeenkomstpunten) -> Int {
        switch status {
        case .contract, .lopendeHulp: g.contract
        case .plafondBijna: g.plafondBijna
        case .plafondBereikt: g.plafondBereikt
        case .geen, .onbekend: g.individueel
        }
    }

    static func capaciteit(_ plaatsen: Plaatsen, aantal: Int, _ g: Gewichten.Capaciteitspunten) -> Int {
        if plaatsen.vrij >= aantal { return g.vrij }
        return plaatsen.vrijVanaf == nil ? 0 : g.vrijVanaf
    }

    static func nabijheid(afstandHm: Int?, maxAfstandKm: Int?, _ g: Gewichten.Nabijheidspunten) -> Int {
        guard let afstandHm else { return 0 }
        if let maxAfstandKm, afstandHm > maxAfstandKm * 10 { return 0 }
        return max(0, g.zelfdeGemeente - afstandHm / 10 * g.perKm)
    }

    static func bereik(_ bereik: Bereik?, _ g: Gewichten.Bereikpunten) -> Int {
        switch bereik {
        case .eigenRegio: g.eigenRegio
        case .aangrenzend: g.aangrenzend
        case .bovenregionaal: g.bovenregionaal
        case .landelijk, nil: g.landelijk
        }
    }

    /// Help without a stay leaves the child at home, which is as family-like as it gets.
    static func gezinsgericht(_ voorziening: Voorziening, _ g: Gewichten.Gezinspunten) -> Int {
        switch Gezinsgerichtheid(voorziening) {
        case .thuis, .gezin: g.gezin
        case .kleinschalig: g.kleinschalig
        case .groep: g.groep
        }
    }

    static func versheid(peildatum: Datum, vandaag: Datum, _ g: Gewichten.Versheidspunten) -> Int {
        // A report of tomorrow says nothing of today.
        peildatum > vandaag ? 0 : max(0, g.vandaag - (vandaag - peildatum) * g.perDag)
    }

    /// - Parameter wekenOver: from the start until a child is too old; `nil` for a year or more.
    static func blijven(wekenOver: Int?, _ g: Gewichten.Blijfpunten) -> Int {
        guard let wekenOver else { return g.jaar }
        return g.korter * min(wekenOver, Verblijfsduur.weken) / Verblijfsduur.weken
    }
}

extension Gewichten {
    /// The points a voorziening has for being family-like.
    package func gezinspunten(_ voorziening: Voorziening) -> Int {
        Puntentelling.gezinsgericht(voorziening, gezinsgericht)
    }
}
