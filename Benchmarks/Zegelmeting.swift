import Berichten
import Foundation
import Jeugdhulp
import Matching
import Tafel
import Verzegeling

/// What it costs that a message is sealed with the key of its case: beside writing and reading the same message, and
/// for a matcher that reads its memory back.
enum Zegelmeting {
    private static let rondes = 2_000
    private static let zaken = 2_000
    private static let topics = Topics.standaard

    static func meet() {
        do {
            let sleutel = Data((0..<32).map { UInt8($0) }).base64EncodedString()
            let hoofdsleutels = try Hoofdsleutels(tekst: "bench \(sleutel)")
            let records = geheugen()
            try meetBericht(hoofdsleutels)
            try meetHerstel(hoofdsleutels, records)
        } catch {
            FileHandle.standardError.write(Data("zegel: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func meetBericht(_ hoofdsleutels: Hoofdsleutels) throws {
        var ring = Zaaksleutels(hoofdsleutels)
        var toeval = SystemRandomNumberGenerator()
        let nieuw = try ring.nieuw("zaak", &toeval)
        ring.neem(sleutel: nieuw.sleutel, waarde: nieuw.waarde)
        guard let zaaksleutel = ring.sleutel(voor: "zaak") else { return }
        let gebeurtenis = Gebeurtenis(
            id: "5f0c7bb2-6a55-4d0a-9c0e-0a1b2c3d4e5f", source: "urn:nld:oin:00000009900000000000",
            time: Tijdstip(Proefmarkt.vandaag),
            inhoud: .aanvraagIngediend(Proefmarkt(11).aanvraag(1, hulpvragen: 1)))
        let tekst = gebeurtenis.bytes
        let plaats = Zegelplaats(topics, topic: topics.aanvragen, sleutel: Array("zaak".utf8))
        let dicht = try zaaksleutel.verzegel(tekst, plaats)
        let lezer = GebeurtenisReader()
        let data = Data(tekst)
        let lees = Bench.us { for _ in 0..<rondes { _ = try? lezer.leesGestructureerd(data) } }
        let schrijf = Bench.us { for _ in 0..<rondes { _ = gebeurtenis.bytes } }
        let sluit = Bench.us { for _ in 0..<rondes { _ = try? zaaksleutel.verzegel(tekst, plaats) } }
        let open = Bench.us { for _ in 0..<rondes { _ = try? ring.open(dicht, plaats) } }
        let vorm = Bench.us { for _ in 0..<rondes { _ = ZegelFormat.isVerzegeld(tekst) } }
        let per = Double(rondes)
        Bench.regel("seal.aanvraag.\(tekst.count)B", sluit / per, "us", (sluit / schrijf, "encode"))
        Bench.regel("open.aanvraag.\(tekst.count)B", open / per, "us", (open / lees, "decode"))
        Bench.regel("off.aanvraag.\(tekst.count)B", vorm / per, "us", (vorm / lees, "decode"))
    }

    /// Records of zaken, as a matcher wrote them.
    private static func geheugen() -> [IncomingMessage] {
        let proef = Proefmarkt(11)
        var router = MessageRouter(topics: topics, bron: "urn:nld:oin:00000000000000000000:bench") { _ in 0 }
        let klok = Klok.stil(op: Proefmarkt.vandaag)
        for nummer in 0..<500 {
            let aanbod = proef.aanbod(nummer)
            let bericht = Gebeurtenis(
                id: klok.nieuwId(), source: "urn:nld:oin:00000009900000000000", time: nil, inhoud: .aanbodGemeld(aanbod)
            )
            let record = IncomingMessage(
                topic: topics.aanbod, partitie: 0, offset: Int64(nummer),
                sleutel: Array(aanbod.sleutel.description.utf8),
                waarde: bericht.bytes, koppen: [])
            _ = router.neemMarkt(record, vandaag: Proefmarkt.vandaag)
        }
        return (0..<zaken).compactMap { nummer in
            let zaak = proef.aanvraag(nummer, hulpvragen: 1)
            let bericht = Gebeurtenis(
                id: klok.nieuwId(), source: "urn:nld:oin:00000009900000000000", time: Tijdstip(Proefmarkt.vandaag),
                inhoud: .aanvraagIngediend(zaak))
            let sleutel = Array(zaak.casusId.utf8)
            let uit = router.neemAanvraag(
                IncomingMessage(
                    topic: topics.aanvragen, partitie: 0, offset: Int64(nummer), sleutel: sleutel,
                    waarde: bericht.bytes, koppen: []), klok)
            return uit.last { $0.topic == topics.zaken && $0.waarde != nil }.map {
                IncomingMessage(
                    topic: topics.zaken, partitie: 0, offset: Int64(nummer), sleutel: sleutel, waarde: $0.waarde,
                    koppen: [])
            }
        }
    }

    private static func meetHerstel(_ hoofdsleutels: Hoofdsleutels, _ records: [IncomingMessage]) throws {
        var maker = Zaaksleutels(hoofdsleutels)
        var toeval = SystemRandomNumberGenerator()
        var sleutels: [Zaaksleutels.KeyRecord] = []
        let dicht = try records.map { record in
            let casusId = String(decoding: record.sleutel ?? [], as: UTF8.self)
            let nieuw = try maker.nieuw(casusId, &toeval)
            maker.neem(sleutel: nieuw.sleutel, waarde: nieuw.waarde)
            sleutels.append(nieuw)
            return try maker.sleutel(voor: casusId)?.verzegel(record.waarde ?? [], plaats(record)) ?? []
        }
        var gelezen = (open: 0, dicht: 0)
        let openMs = Bench.us {
            gelezen.open = records.count { (try? Zaak(json: $0.waarde ?? [], partitie: 0)) != nil }
        }
        let dichtMs = Bench.us {
            var ring = Zaaksleutels(hoofdsleutels)
            for sleutel in sleutels { ring.neem(sleutel: sleutel.sleutel, waarde: sleutel.waarde) }
            for (record, waarde) in zip(records, dicht) {
                guard let tekst = try? ring.open(waarde, plaats(record)).tekst else { continue }
                if (try? Zaak(json: tekst, partitie: 0)) != nil { gelezen.dicht += 1 }
            }
        }
        guard gelezen.open == records.count, gelezen.dicht == records.count, !records.isEmpty else {
            throw Mis(gelezen: gelezen, van: records.count)
        }
        Bench.regel("restore.clear.\(records.count)cases", openMs / 1_000, "ms")
        Bench.regel("restore.sealed.\(records.count)cases", dichtMs / 1_000, "ms", (dichtMs / openMs, "clear"))
    }

    private static func plaats(_ record: IncomingMessage) -> Zegelplaats {
        Zegelplaats(topics, topic: record.topic, sleutel: record.sleutel)
    }

    private struct Mis: Error {
        let gelezen: (open: Int, dicht: Int)
        let van: Int
    }
}
