import Berichten
import Jeugdhulp

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
