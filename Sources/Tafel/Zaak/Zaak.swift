import Berichten
import Foundation
import Jeugdhulp

/// What the matcher must remember of one case: the record in `doorbraak.zaken`.
///
/// A closed case keeps only what is needed to recognise messages that come again; after ``vergeetNaDagen`` it is
/// forgotten whole.
package struct Zaak: Sendable, Equatable {
    package let casusId: String
    package var gi: String
    /// The event that the latest proposal answers.
    package var aanvraagId: String
    /// The day of the first version, over all versions, tables and regions.
    package var ingediendOp: Datum
    /// The day of the latest version, on which the ages in it were true; `nil`: the first is the latest.
    package var bijgewerktOp: Datum?
    /// `nil` once the case is closed.
    package var aanvraag: Aanvraag?
    /// The version of the latest proposal.
    package var versie: Int
    /// What the latest proposal came down to, see ``Matching/Voorstel/kern``.
    package var kern: String
    /// The slug of the region whose table has the latest proposal.
    package var regio: String
    /// The slug of the table that it was taken to, when a table did; `nil`: that of the responsible region.
    package var opgeschaaldNaar: String?
    package var geslotenOp: Datum?
    /// The highest step of its ladder that was told; `nil` when none was.
    package var opschaling: Opgeschaald?
    /// Where the case stands between people: who was asked, who answered, what was tried.
    package var loop: Zaakloop
    /// Whether word of that stands on the topic of the table.
    package var meldtAanTafel: Bool
    /// Who logged the aanvraag, and when; `nil` when its event does not say.
    package var vastgelegd: Vastgelegd?
    /// The organisation that sent the first aanvraag: nobody else changes the case; `nil` where it named none.
    package var eigenaar: String?
    /// `source id` of the latest events, oldest first.
    package var gezien: [String]
    /// The partition of aanvragen and zaken that the case is on. Not part of the record: it is where the record is.
    package let partitie: Int32

    /// How far a ladder was told.
    package struct Opgeschaald: Sendable, Equatable, Decodable {
        /// Which ladder: "twente/A". On another one counting begins anew.
        package let ladder: String
        package let trede: Int
    }

    package struct Vastgelegd: Sendable, Equatable, Decodable {
        let door: String
        /// Milliseconds since 1 January 1970, by the clock of the sender.
        let opMs: Int64
    }

    static let gezienMax = 64
    /// As long as the aanvragen topic keeps its records: until then a message could come again.
    package static let vergeetNaDagen = Topics.invoerDagen

    var isOpen: Bool { geslotenOp == nil }
    /// The day on which what the aanvraag says was true.
    var opgegevenOp: Datum { bijgewerktOp ?? ingediendOp }
    /// One place for each child.
    var aantalPlaatsen: Int { max(1, aanvraag?.jeugdigen.count ?? 1) }

    /// The aanvraag with what was tried since (#55), for what is still needed (#99).
    var aanvraagMetPogingen: Aanvraag? {
        guard var nu = aanvraag else { return nil }
        if !loop.lopend.isEmpty {
            let loopt = Set(loop.lopend.map(\.hulpvraag))
            nu = nu.met(hulpvragen: nu.hulpvragen.filter { !loopt.contains($0.id) })
        }
        return loop.geprobeerd.isEmpty ? nu : nu.met(ookGeprobeerd: loop.geprobeerd.map(\.poging))
    }

    mutating func onthoud(_ kenmerk: String) {
        gezien.append(kenmerk)
        if gezien.count > Self.gezienMax { gezien.removeFirst(gezien.count - Self.gezienMax) }
    }

    var json: [UInt8] {
        JSONValue.zonderLeeg([
            "v": .getal(RecordVersion.zaak.upperBound), "casusId": .tekst(casusId), "gi": .tekst(gi),
            "aanvraagId": .tekst(aanvraagId),
            "ingediendOp": .tekst(ingediendOp.description), "bijgewerktOp": .tekst(bijgewerktOp),
            "aanvraag": aanvraag.map { .tekst(String(decoding: $0.json.bytes, as: UTF8.self)) } ?? .niets,
            "versie": .getal(versie), "kern": .tekst(kern), "regio": .tekst(regio), "geslotenOp": .tekst(geslotenOp),
            "gezien": .teksten(gezien),
            "opschaling": opschaling.map { .object(["ladder": .tekst($0.ladder), "trede": .getal($0.trede)]) }
                ?? .niets,
            "opgeschaaldNaar": .tekst(opgeschaaldNaar), "eigenaar": .tekst(eigenaar), "loop": loop.json,
            "meldtAanTafel": .waar(meldtAanTafel),
            "vastgelegd": vastgelegd.map { .object(["door": .tekst($0.door), "opMs": .getal(Int($0.opMs))]) }
                ?? .niets,
        ]).bytes
    }

    /// - Throws: ``ZaakFout`` when the record is not one of ours: the state cannot be trusted then.
    package init(json: [UInt8], partitie: Int32) throws(ZaakFout) {
        do {
            let record = try NodeDecoder.lees(Zaakrecord.self, json)
            if let onbekend = RecordVersion.onbekend(record.v, RecordVersion.zaak) { throw ZaakFout(reden: onbekend) }
            var aanvraag: Aanvraag?
            if let tekst = record.aanvraag {
                let inhoud = try GebeurtenisReader().leesInhoud(.aanvraagIngediend, Data(tekst.utf8))
                guard case .aanvraagIngediend(let gelezen) = inhoud else { throw ZaakFout(reden: "no aanvraag inside") }
                aanvraag = gelezen
            }
            self.init(
                casusId: record.casusId, gi: record.gi, aanvraagId: record.aanvraagId, ingediendOp: record.ingediendOp,
                aanvraag: aanvraag, versie: record.versie, kern: record.kern, regio: record.regio,
                geslotenOp: record.geslotenOp, opschaling: record.opschaling, loop: record.levensloop,
                meldtAanTafel: record.meldtAanTafel ?? false, gezien: record.gezien, partitie: partitie)
            vastgelegd = record.vastgelegd
            bijgewerktOp = record.bijgewerktOp
            opgeschaaldNaar = record.opgeschaaldNaar
            eigenaar = record.eigenaar
        } catch let fout as ZaakFout {
            throw fout
        } catch let afkeuring as Afkeuring {
            throw ZaakFout(reden: "the stored aanvraag is refused: \(afkeuring.code.rawValue) \(afkeuring.veld ?? "")")
        } catch {
            // Another layout may not even decode as this one.
            throw ZaakFout(reden: RecordVersion.onbekend(json, RecordVersion.zaak) ?? "not a case record")
        }
    }

    init(
        casusId: String, gi: String, aanvraagId: String, ingediendOp: Datum, aanvraag: Aanvraag?, versie: Int,
        kern: String, regio: String, geslotenOp: Datum?, opschaling: Opgeschaald? = nil, loop: Zaakloop = Zaakloop(),
        meldtAanTafel: Bool = false, gezien: [String], partitie: Int32
    ) {
        self.opschaling = opschaling
        self.loop = loop
        self.meldtAanTafel = meldtAanTafel
        self.casusId = casusId
        self.gi = gi
        self.aanvraagId = aanvraagId
        self.ingediendOp = ingediendOp
        self.aanvraag = aanvraag
        self.versie = versie
        self.kern = kern
        self.regio = regio
        self.geslotenOp = geslotenOp
        self.gezien = gezien
        self.partitie = partitie
    }
}

private struct Zaakrecord: Decodable {
    let v: Int
    let casusId, gi, aanvraagId: String
    let ingediendOp: Datum
    let aanvraag: String?
    let versie: Int
    let kern, regio: String
    let geslotenOp: Datum?
    let gezien: [String]
    /// Absent in records of before there were ladders.
    let opschaling: Zaak.Opgeschaald?
    /// Absent in records of before there were decisions.
    let loop: Zaakloop?
    let meldtAanTafel: Bool?
    /// Absent in records of before times were compared.
    let vastgelegd: Zaak.Vastgelegd?
    /// Absent where the first version is the latest.
    let bijgewerktOp: Datum?
    /// Absent where no table took it higher.
    let opgeschaaldNaar: String?
    /// Absent where the first sender named no organisation, and in records of before it was kept.
    let eigenaar: String?

    /// A case of before there were decisions has a proposal at its table, or is closed.
    var levensloop: Zaakloop {
        loop ?? Zaakloop(stand: geslotenOp == nil ? .voorgesteld : .gesloten)
    }
}
