import Cmalloctelling
import Foundation
import Jeugdhulp
import Matching

/// How long one case takes against markets of growing size; what a change costs; what an offer weighs.
///
/// `match.rang` is the ranking: every exclusion counted, the options chosen. `match.voorstel` is that with every
/// sentence of its explanation. A baseline runs in the same process, on the same market and cases.
enum Matchmeting {
    private static let vandaag = Proefmarkt.vandaag
    private static let groottes = [1_000, 10_000, 100_000, 1_000_000]

    static func meet() {
        for grootte in groottes {
            let bezet = bytes()
            let (aanbod, contracten) = opgaven(grootte)
            let zonder = bytes()
            var markt = Markt()
            let bouwUs = Bench.us { for een in aanbod { markt.aanbod.meld(een) } }
            let bytesPerAanbod = Double(bytes() - zonder) / Double(grootte)
            for een in contracten { markt.contracten.meld(een) }
            Bench.regel(
                "match.bytes.\(grootte)", bytesPerAanbod, "bytes/offer",
                (Double(zonder - bezet) / Double(grootte) / bytesPerAanbod, "array-of-offers"))
            Bench.regel("match.build.\(grootte)", bouwUs / Double(grootte), "us/offer")
            for hulpvragen in 1...2 { rangschik(markt, aanbod, hulpvragen, "\(hulpvragen)h.\(grootte)") }
            if grootte == 100_000 { Postgresmeting.meet(markt, aanbod, contracten) }
            wijzig(&markt, aanbod, grootte)
        }
        omgekeerd()
    }

    private static func opgaven(_ grootte: Int) -> ([Aanbod], [Contract]) {
        let proef = Proefmarkt(7, aanbod: grootte)
        return ((0..<grootte).map(proef.aanbod), proef.contracten())
    }

    private static func rangschik(_ markt: Markt, _ aanbod: [Aanbod], _ hulpvragen: Int, _ naam: String) {
        let casussen = Proefmarkt.casussen(1_000, hulpvragen: hulpvragen)
        var gevonden = 0
        // Warm: the planes of contracts are made when a region first asks, and stay until a contract or the day is
        // another.
        for casus in casussen { gevonden += markt.rangschikking(voor: casus, vandaag: vandaag).aantal }
        let begin = malloctelling()
        let tijden = casussen.map { casus in
            Bench.us { gevonden += markt.rangschikking(voor: casus, vandaag: vandaag).aantal }
        }
        let keer = Double(malloctelling() - begin) / Double(casussen.count)
        let rondgang = casussen.prefix(markt.aanbod.aantal > 100_000 ? 3 : 20).map { casus in
            Bench.us { gevonden += Rondgang.besten(casus, aanbod, markt, vandaag).count }
        }
        let voorstellen = casussen.prefix(200).map { casus in
            Bench.us { gevonden += markt.voorstel(voor: casus, vandaag: vandaag).opties.count }
        }
        precondition(gevonden > 0)
        let sneller = Bench.p(0.5, rondgang) / Bench.p(0.5, tijden)
        Bench.regel("match.rang.\(naam)", tijden, "us", (sneller, "scan-of-all-offers"))
        Bench.regel("match.voorstel.\(naam)", voorstellen, "us")
        // Does not grow with the offers that are scored: what is left is for the lists of the answer itself.
        Bench.regel("match.allocations.\(naam)", keer, "per-ranking")
    }

    private static func wijzig(_ markt: inout Markt, _ aanbod: [Aanbod], _ grootte: Int) {
        // The usual report: other figures for the same help.
        let gelijk = (0..<20_000).map { aanbod[$0 * 7_919 % grootte] }
        Bench.regel("match.update.\(grootte)", gelijk.map { een in Bench.us { markt.aanbod.meld(een) } }, "us")
        // A report that makes it another kind of help moves the offer to another bucket.
        let proef = Proefmarkt(8, aanbod: grootte)
        let anders = (0..<20_000).map { proef.aanbod($0 * 7_919 % grootte) }
        Bench.regel("match.move.\(grootte)", anders.map { een in Bench.us { markt.aanbod.meld(een) } }, "us")
    }

    /// 5 000 open cases against 100 000 offers, and events at random.
    private static func omgekeerd() {
        var (markt, aanbod, _) = Proefmarkt.markt(100_000)
        var open = OpenCasussen()
        let casussen = Proefmarkt.casussen(5_000, hulpvragen: 1)
        for casus in casussen {
            open.zet(casus)
            let voorstel = markt.voorstel(voor: casus, vandaag: vandaag)
            open.onthoud(voorstel, voor: casus.aanvraag.casusId, vandaag: vandaag, gewichten: markt.gewichten)
        }
        let proef = Proefmarkt(9, aanbod: 100_000)
        var geraakt = 0
        let opgaven = (0..<2_000).map { proef.aanbod($0 * 37) }
        let tijden = opgaven.map { nieuw in
            let vorig = markt.aanbod.meld(nieuw)
            return Bench.us {
                geraakt += open.geraakt(door: vorig, nieuw, bij: markt.voorwaarden, vandaag: vandaag).count
            }
        }
        let allen = casussen.prefix(200).map { casus in
            Bench.us { _ = markt.rangschikking(voor: casus, vandaag: vandaag) }
        }
        let herrekenen = Bench.p(0.5, allen) * Double(casussen.count)
        Bench.regel("match.reverse.5000", tijden, "us", (herrekenen / Bench.p(0.5, tijden), "ranking-every-case"))
        Bench.regel("match.reverse.touched", Double(geraakt) / Double(opgaven.count), "cases/event")
        precondition(aanbod.count == 100_000)
    }

    /// Bytes in use on the heap.
    private static func bytes() -> Int { Int(malloc_in_gebruik()) }
}
