import Berichten
import Crypto
import Foundation
import Proefhulp
import Testing

@testable import Verzegeling

@Suite("What is sealed")
struct ZegelTests {
    private let tekst = Array(#"{"casusId":"zaak-1","leeftijd":9}"#.utf8)

    private func fout(_ doe: () throws -> Void) -> Zegelfout? {
        do {
            try doe()
            return nil
        } catch {
            return error as? Zegelfout
        }
    }

    @Test("it opens to the byte, names its case to who has the key, and shows nothing of itself to who has not")
    func heenEnTerug() throws {
        var ring = try Proefsleutels.ring(["zaak-1", "zaak-2"])
        for lengte in [0, 1, 15, 16, 17, 33, 70_000] {
            let tekst = [UInt8](repeating: 0x7B, count: lengte)
            let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
            #expect(dicht.count == lengte + ZegelFormat.extraBytes && ZegelFormat.isVerzegeld(dicht))
            let open = try ring.open(dicht, Proefsleutels.plaats())
            #expect(open.tekst == tekst && open.casusId == "zaak-1")
        }
        let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        #expect(Data(dicht).range(of: Data("zaak-1".utf8)) == nil)
        #expect(!ZegelFormat.isVerzegeld(tekst) && !ZegelFormat.isVerzegeld([]))
    }

    @Test("the same text at the same place is the same bytes, and shares its nonce with nothing else")
    func zelfdeBytes() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let gevonden = ring.sleutel(voor: "zaak-1")
        let sleutel = try #require(gevonden)
        let een = try sleutel.verzegel(tekst, Proefsleutels.plaats())
        #expect(try sleutel.verzegel(tekst, Proefsleutels.plaats()) == een)
        let anders = [
            try sleutel.verzegel(tekst + [0], Proefsleutels.plaats()),
            try sleutel.verzegel(tekst, Proefsleutels.plaats("doorbraak.zaken")),
            try sleutel.verzegel(tekst, Proefsleutels.plaats("doorbraak.status.jbov", "zaak-1/status")),
        ]
        let nonces = ([een] + anders).map { $0[ZegelFormat.kopBytes..<ZegelFormat.kopBytes + ZegelFormat.nonceBytes] }
        #expect(Set(nonces).count == 4)
    }

    @Test("one bit changed anywhere, or a value cut off anywhere, and it does not open")
    func geschonden() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        for plek in dicht.indices {
            var anders = dicht
            anders[plek] ^= 1 << UInt8(plek % 8)
            let gevonden = fout { _ = try ring.open(anders, Proefsleutels.plaats()) }
            // In its first bytes it is another layout, in its number another key, and then it was changed.
            #expect(gevonden == (plek < 4 ? .vorm : plek < ZegelFormat.kopBytes ? .vergeten : .geschonden), "\(plek)")
        }
        for lengte in dicht.indices {
            #expect(fout { _ = try ring.open(Array(dicht.prefix(lengte)), Proefsleutels.plaats()) } != nil, "\(lengte)")
        }
        #expect(fout { _ = try ring.open(dicht + [0], Proefsleutels.plaats()) } == .geschonden)
    }

    @Test("it opens on its own topic and under its own key alone; another prefix is the same topic")
    func plaats() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        for (topic, sleutel) in [
            ("doorbraak.status.jbo", "zaak-1"), ("doorbraak.zaken", "zaak-1"), ("doorbraak.status.jbov", "zaak-2"),
            ("doorbraak.status.jbov", ""), ("doorbraak.status.jbov", "zaak-1/status"),
        ] {
            let gevonden = fout { _ = try ring.open(dicht, Proefsleutels.plaats(topic, sleutel)) }
            #expect(gevonden == .geschonden, "\(topic) \(sleutel)")
        }
        let elders = try #require(Topics(voorvoegsel: "proef.1"))
        let kopie = Zegelplaats(elders, topic: elders.status(gi: "jbov"), sleutel: Array("zaak-1".utf8))
        let tekstring = try ring.open(dicht, kopie).tekst
        #expect(tekstring == tekst)
    }

    @Test("the layout is the documented one: who only has the keys and the document can open it")
    func document() throws {
        var ring = try Proefsleutels.ring(["zaak-1"])
        let record = try { () throws -> Zaaksleutels.KeyRecord in
            var toeval = Zaadgenerator(zaad: 7)
            return try ring.nieuw("zaak-1", &toeval)
        }()
        let regel = Proefsleutels.tekst(["2026-11"]).split(separator: " ")
        let bytes = try #require(Data(base64Encoded: regel[1].trimmingCharacters(in: .newlines)))
        let hoofd = SymmetricKey(data: bytes)
        let waarde = try #require(record.waarde)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(waarde)) as? [String: Any])
        #expect(json["v"] as? Int == 1 && json["hoofdsleutel"] as? String == "2026-11")
        let naam = String(decoding: record.sleutel, as: UTF8.self)
        let nummer = String(naam.dropFirst("zaak-1/".count))
        let ingepakt = try #require((json["sleutel"] as? String).flatMap { Data(base64Encoded: $0) })
        let geheim = try AES.GCM.open(
            AES.GCM.SealedBox(combined: ingepakt), using: hoofd,
            authenticating: Data("doorbraaktafel sleutel v1\02026-11\0zaak-1\0\(nummer)".utf8))
        let sleutel = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: geheim), info: Data("doorbraaktafel zegel tekst v1".utf8),
            outputByteCount: 32)
        let dicht = try ring.dicht("zaak-1", tekst, Proefsleutels.plaats())
        let open = try AES.GCM.open(
            AES.GCM.SealedBox(combined: Data(dicht[20...])), using: sleutel,
            authenticating: Data(dicht[..<20]) + Data("status.jbov\0zaak-1".utf8))
        #expect(Array(open) == tekst)
    }
}
