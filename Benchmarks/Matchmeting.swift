import Jeugdhulp
import Matching

/// How long one case takes against markets of growing size, with its explanation.
enum Matchmeting {
    private static let groottes = [1_000, 10_000, 100_000]
    private static let casussenAantal = 200

    static func meet() {
        for grootte in groottes {
            let proef = Proefmarkt(7, aanbod: grootte)
            var markt = Markt()
            let aanbod = (0..<grootte).map { proef.aanbod($0) }
            let bouwUs = Bench.us { for een in aanbod { markt.aanbod.meld(een) } }
            for hulpvragen in 1...2 {
                let casussen = (0..<casussenAantal).map { nummer in
                    Casus(
                        aanvraag: proef.aanvraag(nummer, hulpvragen: hulpvragen), ingediendOp: Proefmarkt.vandaag,
                        register: .landelijk)
                }
                meet(markt, aanbod, casussen, "match.\(hulpvragen)h.\(grootte)")
            }
            Bench.regel("index.build.\(grootte)", bouwUs / Double(grootte), "us/offer")
            let bij = aanbod.indices.prefix(1_000).map { aanbod[$0] }
            let meldUs = Bench.us { for een in bij { markt.aanbod.meld(een) } }
            Bench.regel("index.update.\(grootte)", meldUs / Double(bij.count), "us")
        }
    }

    private static func meet(_ markt: Markt, _ aanbod: [Aanbod], _ casussen: [Casus], _ naam: String) {
        // The baseline: one look at every offer, as a program without an index would have to start.
        var gezien = 0
        let rondgang = casussen.prefix(20).map { casus in
            Bench.us {
                for een in aanbod
                where casus.aanvraag.hulpvragen.contains(where: { $0.voorziening == een.voorziening }) { gezien += 1 }
            }
        }
        precondition(gezien >= 0)
        let tijden = casussen.map { casus in
            Bench.us { _ = markt.voorstel(voor: casus, vandaag: Proefmarkt.vandaag) }
        }
        let basis = Bench.p(0.5, rondgang)
        Bench.regel("\(naam).p50", Bench.p(0.5, tijden), "us", (Bench.p(0.5, tijden) / basis, "scan-of-all-offers"))
        Bench.regel("\(naam).p99", Bench.p(0.99, tijden), "us", (Bench.p(0.99, tijden) / basis, "scan-of-all-offers"))
    }
}
