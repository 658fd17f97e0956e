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
    static func isZomertijd(_ tijdstip: Tijdstip) -> Bool {
        let jaar = tijdstip.datum.jaar
        guard let begin = laatsteZondag(jaar: jaar, maand: 3), let einde = laatsteZondag(jaar: jaar, maand: 10) else {
            return false
        }
        let uurMs: Int64 = 3_600_000
        return Tijdstip(begin).ms + uurMs <= tijdstip.ms && tijdstip.ms < Tijdstip(einde).ms + uurMs
    }
}
