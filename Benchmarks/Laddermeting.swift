import Berichten
import Foundation
import Jeugdhulp
import Matching
import Tafel

/// What a year of timers costs for a region's waiting list, beside the daily review of every case that it goes with.
enum Laddermeting {
    private static let aantal = 150

    static func meet() {
        let proef = Proefmarkt(17)
        let zaken = (0..<aantal).map { proef.aanvraag($0, hulpvragen: 1) }
        var router = MessageRouter(topics: .standaard, bron: "urn:nld:oin:00000000000000000000:bench") { _ in 0 }
        for (nummer, zaak) in zaken.enumerated() { dienIn(zaak, nummer, &router) }
        var (verteld, tikUs, herzieUs) = (0, 0.0, 0.0)
        for dag in 0...365 {
            let klok = klok(dag)
            var uit: [OutgoingMessage] = []
            tikUs += Bench.us { uit += router.tik(klok) }
            herzieUs += Bench.us { uit += router.herzie(aantalMax: aantal, klok) }
            router.bevestig()
            verteld += uit.count { $0.sleutel?.contains(UInt8(ascii: "/")) == true }
        }
        Bench.regel(
            "ladder.jaar.\(aantal)zaken.\(verteld)berichten", tikUs / 1_000, "ms", (tikUs / herzieUs, "herzien"))
        Bench.regel("ladder.jaar.\(aantal)zaken.metHerzien", (tikUs + herzieUs) / 1_000, "ms")
    }

    private static func klok(_ dag: Int) -> Klok {
        let datum = Proefmarkt.vandaag.plus(dagen: dag)
        return Klok(nu: { Tijdstip(datum) }, dag: { $0.datum }, nieuwId: { "5f0c7bb2-6a55-4d0a-9c0e-0a1b2c3d4e5f" })
    }

    private static func dienIn(_ zaak: Aanvraag, _ nummer: Int, _ router: inout MessageRouter) {
        let bericht = Gebeurtenis(
            id: "5f0c7bb2-6a55-4d0a-9c0e-\(String(1_000_000_000_000 + nummer).dropFirst())",
            source: "urn:nld:oin:00000009900000000000", time: Tijdstip(Proefmarkt.vandaag),
            inhoud: .aanvraagIngediend(zaak))
        let record = IncomingMessage(
            topic: Topics.standaard.aanvragen, partitie: 0, offset: Int64(nummer), sleutel: Array(zaak.casusId.utf8),
            waarde: bericht.bytes, koppen: [])
        _ = router.neemAanvraag(record, klok(0))
    }
}
