import Foundation
import Jaar
import Jeugdhulp

/// Won days in a year of ten regions, beside the table without the round.
enum Jaartabel {
    static let regios = [
        "Twente", "IJsselland", "Haaglanden", "Holland-Rijnland", "Midden Holland", "Zuid-Holland Zuid", "Groningen",
        "Drenthe", "Zeeland", "Amsterdam-Amstelland",
    ]

    /// - Parameter zaden: so many years of each region.
    static func toon(zaden: UInt64) {
        let begin = Datum("2026-01-01") ?? Datum(dagen: 0)
        print("region\tyears\ttable median %\tround median %\tround least %\tunexplained envy\thighest inflow a week")
        for naam in regios {
            guard let regio = Gemeenteregister.landelijk.regio(naam: naam) else {
                print("\(naam)\tno such region")
                continue
            }
            var (tafel, ronde, afgunst, instroom): ([Int], [Int], Int, Int) = ([], [], 0, 0)
            for zaad in 1...max(1, zaden) {
                guard let markt = try? Jaarmarkt(regio, zaad: zaad, begin: begin) else { continue }
                let verslag = Jaarverslag(markt)
                tafel.append(verslag.gewonnenProcent ?? 100)
                ronde.append(verslag.gewonnenRondeProcent ?? 100)
                afgunst += verslag.afgunstOnverklaard
                instroom = max(instroom, verslag.instroomHoogste)
            }
            let midden = { (lijst: [Int]) in lijst.sorted()[lijst.count / 2] }
            let getallen = [ronde.count, midden(tafel), midden(ronde), ronde.min() ?? 0, afgunst, instroom]
            print(([naam] + getallen.map(String.init)).joined(separator: "\t"))
        }
    }
}
