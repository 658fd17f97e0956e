import Berichten
import Foundation
import Jeugdhulp
import Matching
import Tafel
import Voorstelbericht

/// What one event costs to read and to write, beside Foundation's bare parser on the same bytes.
enum Berichtmeting {
    private static let rondes = 2_000

    static func meet() {
        let proef = Proefmarkt(11)
        let aanvraag = gebeurtenis(.aanvraagIngediend(proef.aanvraag(1, hulpvragen: 1)))
        meet("aanbod", gebeurtenis(.aanbodGemeld(proef.aanbod(1))))
        meet("aanvraag", aanvraag)
        var markt = Markt()
        for nummer in 0..<2_000 { markt.aanbod.meld(proef.aanbod(nummer)) }
        let casus = Casus(
            aanvraag: proef.aanvraag(2, hulpvragen: 1), ingediendOp: Proefmarkt.vandaag, register: .landelijk)
        let voorstel = VoorstelGedaan(
            markt.voorstel(voor: casus, vandaag: Proefmarkt.vandaag), aanvraag: "een", versie: 1,
            berekendOp: Tijdstip(Proefmarkt.vandaag), register: .landelijk)
        meet("voorstel", gebeurtenis(.voorstelGedaan(voorstel)))
    }

    private static func gebeurtenis(_ inhoud: Inhoud) -> Gebeurtenis {
        Gebeurtenis(
            id: "5f0c7bb2-6a55-4d0a-9c0e-0a1b2c3d4e5f", source: "urn:nld:oin:00000009900000000000",
            time: Tijdstip(Proefmarkt.vandaag), inhoud: inhoud)
    }

    private static func meet(_ naam: String, _ gebeurtenis: Gebeurtenis) {
        let bytes = Data(gebeurtenis.bytes)
        let lezer = GebeurtenisReader()
        let kaal = Bench.us { for _ in 0..<rondes { _ = try? JSONSerialization.jsonObject(with: bytes) } }
        let lees = Bench.us { for _ in 0..<rondes { _ = try? lezer.leesGestructureerd(bytes) } }
        let schrijf = Bench.us { for _ in 0..<rondes { _ = gebeurtenis.bytes } }
        let per = Double(rondes)
        Bench.regel("decode.\(naam).\(bytes.count)B", lees / per, "us", (lees / kaal, "JSONSerialization"))
        Bench.regel("encode.\(naam).\(bytes.count)B", schrijf / per, "us", (schrijf / kaal, "JSONSerialization-parse"))
    }
}
