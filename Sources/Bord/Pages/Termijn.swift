import Berichten
import Jeugdhulp

extension Datum {
    /// "3 nov 2026", for a list.
    var kort: String { "\(dag) \(Datum.maandenKort[maand - 1]) \(jaar)" }

    /// "nov 2026".
    var maandKort: String { "\(Datum.maandenKort[maand - 1]) \(jaar)" }

    private static let maandenKort = [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ]

    /// The last Sunday of a month of this year, on which summer time begins or ends. Day 0 of the calendar, 1 January
    /// 1970, was a Thursday.
    private static func laatsteZondag(jaar: Int, maand: Int) -> Datum? {
        Datum(jaar: jaar, maand: maand, dag: 31).map { $0.plus(dagen: -((Int($0.dagen) + 4) % 7)) }
    }

    /// Summer time in the Netherlands runs from the last Sunday of March to that of October, both at 01:00 UTC
    /// (Richtlijn 2000/84/EG).
    fileprivate static func isZomertijd(_ tijdstip: Tijdstip) -> Bool {
        let jaar = tijdstip.datum.jaar
        guard let begin = laatsteZondag(jaar: jaar, maand: 3), let einde = laatsteZondag(jaar: jaar, maand: 10) else {
            return false
        }
        let uurMs: Int64 = 3_600_000
        return Tijdstip(begin).ms + uurMs <= tijdstip.ms && tijdstip.ms < Tijdstip(einde).ms + uurMs
    }
}

extension Tijdstip {
    /// The day and the time of day in the Netherlands.
    var inNederland: (datum: Datum, uur: Int, minuut: Int) {
        let uurMs: Int64 = 3_600_000
        let hier = Tijdstip(ms: ms + (Datum.isZomertijd(self) ? 2 : 1) * uurMs)
        let binnenDag = Int(hier.ms - Tijdstip(hier.datum).ms) / 60_000
        return (hier.datum, binnenDag / 60, binnenDag % 60)
    }

    /// "vandaag 10:15", "gisteren 09:00", "3 nov 2026".
    func woorden(vandaag: Datum) -> String {
        let (datum, uur, minuut) = inNederland
        let klok = "\(uur < 10 ? "0" : "")\(uur):\(minuut < 10 ? "0" : "")\(minuut)"
        return switch vandaag - datum {
        case 0: "vandaag \(klok)"
        case 1: "gisteren \(klok)"
        // Only in the demo, whose day stands still: what comes in is of later, and its time tells it apart.
        case ..<0: "\(datum.kort) \(klok)"
        default: datum.kort
        }
    }
}

/// How far off the day is on which help must be there, in words that do not need colour.
struct Termijn {
    let norm: Datum
    let dagenOver: Int

    init(norm: Datum, vandaag: Datum) {
        self.norm = norm
        dagenOver = norm - vandaag
    }

    /// From this many days on it is close.
    static let binnenkortDagen = 14

    var woorden: String {
        switch dagenOver {
        case ..<0: "\(Wording.aantal(-dagenOver, "dag", "dagen")) te laat"
        case 0: "vandaag"
        default: "nog \(Wording.aantal(dagenOver, "dag", "dagen"))"
        }
    }

    /// A class of the stylesheet.
    var klasse: String {
        switch dagenOver {
        case ..<0: "te-laat"
        case 0...Self.binnenkortDagen: "binnenkort"
        default: "ruim"
        }
    }

    var vulling: TemplateContext {
        [
            "woorden": woorden, "klasse": klasse, "datum": norm.kort, "voluit": norm.inWoorden,
            "iso": norm.description, "balk": Drawing.termijn(dagenOver: dagenOver),
        ]
    }
}
