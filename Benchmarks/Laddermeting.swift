import Berichten
import Foundation
import Jeugdhulp
import Matching
import Tafel

/// What a year of ladder steps costs for a region's waiting list, beside only making every case's proposal every day.
enum Laddermeting {
    private static let aantal = 150

    static func meet() {
        var proef = Proefmarkt(17)
        let zaken = (0..<aantal).map { proef.aanvraag($0, hulpvragen: 1) }
        var verwerker = Verwerker(topics: .standaard, bron: "urn:nld:oin:00000000000000000000:bench") { _ in 0 }
        for (nummer, zaak) in zaken.enumerated() { dienIn(zaak, nummer, &verwerker) }
        var verteld = 0
        // With the daily review of every case: an announced start is only known by that.
        let agenda = Bench.us {
            for dag in 0...365 { verteld += rond(&verwerker, klok(dag)) }
        }
        var bereikt = 0
        let markt = Markt()
        let herzien = Bench.us {
            for dag in 0...365 {
                let vandaag = Proefmarkt.vandaag.plus(dagen: dag)
                bereikt += zaken.reduce(0) { $0 + treden($1, vandaag, markt) }
            }
        }
        Bench.regel(
            "ladder.jaar.\(aantal)zaken.\(verteld)berichten", agenda / 1_000, "ms", (agenda / herzien, "herzien"))
        if bereikt == 0 { print("BENCH ladder.niets 0 -") }
    }

    private static func klok(_ dag: Int) -> Klok {
        let datum = Proefmarkt.vandaag.plus(dagen: dag)
        return Klok(nu: { Tijdstip(datum) }, dag: { $0.datum }, nieuwId: { "5f0c7bb2-6a55-4d0a-9c0e-0a1b2c3d4e5f" })
    }

    private static func dienIn(_ zaak: Aanvraag, _ nummer: Int, _ verwerker: inout Verwerker) {
        let bericht = Gebeurtenis(
            id: "5f0c7bb2-6a55-4d0a-9c0e-\(String(1_000_000_000_000 + nummer).dropFirst())",
            source: "urn:nld:oin:00000009900000000000", time: Tijdstip(Proefmarkt.vandaag),
            inhoud: .aanvraagIngediend(zaak))
        let record = Inkomend(
            topic: Topics.standaard.aanvragen, partitie: 0, offset: Int64(nummer), sleutel: Array(zaak.casusId.utf8),
            waarde: bericht.bytes, koppen: [])
        _ = verwerker.neemAanvraag(record, klok(0))
    }

    /// A day of timers; the reviews of that day make what is announced known.
    private static func rond(_ verwerker: inout Verwerker, _ klok: Klok) -> Int {
        let uit = verwerker.tik(klok) + verwerker.herzie(aantalMax: aantal, klok)
        verwerker.bevestig()
        return uit.count { $0.sleutel?.contains(UInt8(ascii: "/")) == true }
    }

    private static func treden(_ zaak: Aanvraag, _ vandaag: Datum, _ markt: Markt) -> Int {
        let register = Gemeenteregister.landelijk
        let casus = Casus(aanvraag: zaak, ingediendOp: Proefmarkt.vandaag, register: register)
        guard let geldend = register.ladder(voor: casus.gemeente, op: vandaag) else { return 0 }
        let feiten = Wachtfeiten(zaak, vandaag: vandaag, startVerwacht: nil)
        _ = markt.voorstel(voor: casus, vandaag: vandaag)
        return geldend.ladder.momenten(feiten, vandaag: vandaag).count { $0.op <= vandaag }
    }
}
