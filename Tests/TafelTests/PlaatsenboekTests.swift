import Jeugdhulp
import Proefhulp
import Testing

@testable import Tafel

/// The order of the log as the judge of who has a place.
@Suite("The log of places")
struct PlaatsenboekTests {
    private struct Regel {
        let reservering: Reservering
        /// A reservation, or giving it back.
        let isVraag: Bool
    }

    /// A log with owners that ask, hold and give back, each of which has read to a point of its own.
    private struct Wereld {
        var log: [Regel] = []
        var boeken: [Plaatsenboek]
        var gelezen: [Int]
        /// Per case: asked for, and whether it has the place.
        var zaken: [String: (vraag: Reservering, heeft: Bool)] = [:]
        let plaatsen: [String: Int]

        mutating func schrijf(_ reservering: Reservering, isVraag: Bool) {
            log.append(Regel(reservering: reservering, isVraag: isVraag))
        }

        mutating func lees(_ wie: Int, tot: Int) {
            while gelezen[wie] < tot {
                let offset = gelezen[wie]
                Self.neem(log[offset], offset, in: &boeken[wie])
                gelezen[wie] += 1
            }
        }

        static func neem(_ regel: Regel, _ offset: Int, in boek: inout Plaatsenboek) {
            if regel.isVraag {
                boek.neem(regel.reservering, offset: Int64(offset))
            } else {
                boek.geefVrij(regel.reservering.plek)
            }
        }

        static func sleutel(_ aanbodId: String) -> Aanbodsleutel { Aanbodsleutel(Loopproef.advies, aanbodId) }

        /// A reader that starts from what compaction left: the last record of each key.
        func gecompacteerd() -> Plaatsenboek {
            var laatste: [String: Int] = [:]
            for (offset, regel) in log.enumerated() { laatste[regel.reservering.sleutel] = offset }
            var boek = Plaatsenboek()
            for offset in laatste.values.sorted() { Self.neem(log[offset], offset, in: &boek) }
            return boek
        }

        func houdt(_ wie: Int, _ vraag: Reservering) -> Bool? {
            boeken[wie].houdt(
                Self.sleutel(vraag.aanbod.aanbodId), casusId: vraag.casusId, voordrachtId: vraag.voordrachtId,
                vrij: plaatsen[vraag.aanbod.aanbodId] ?? 0)
        }
    }

    @Test(
        "whoever has read how far, and whoever starts anew from the compacted topic: never more places than there are",
        arguments: 1...200)
    func nooitTeVeel(zaad: Int) {
        var toeval = Zaadgenerator(zaad: UInt64(zaad))
        let aanbod = ["a", "b", "c"]
        var wereld = Wereld(
            boeken: Array(repeating: Plaatsenboek(), count: 3), gelezen: [0, 0, 0],
            plaatsen: ["a": 1, "b": 2, "c": 3])
        var gekregen = 0
        for stap in 0..<400 {
            let casusId = "zaak-\(Int.random(in: 0..<9, using: &toeval))"
            // Each case is with one owner, that may be replaced by one that starts anew.
            let eigenaar = casusId.utf8.reduce(0) { $0 + Int($1) } % 3
            switch Int.random(in: 0..<10, using: &toeval) {
            case 0...2 where wereld.zaken[casusId] == nil:
                let vraag = Reservering(
                    // Some stand there as records of before do: by id alone.
                    aanbod: Aanbodverwijzing(
                        Bool.random(using: &toeval) ? Loopproef.advies : nil,
                        aanbod.randomElement(using: &toeval) ?? "a"),
                    casusId: casusId, voordrachtId: "v\(stap)",
                    aantal: Int.random(in: 1...2, using: &toeval))
                wereld.zaken[casusId] = (vraag, false)
                wereld.schrijf(vraag, isVraag: true)
            case 3...6:
                wereld.lees(eigenaar, tot: Int.random(in: wereld.gelezen[eigenaar]...wereld.log.count, using: &toeval))
                guard let zaak = wereld.zaken[casusId], !zaak.heeft, let houdt = wereld.houdt(eigenaar, zaak.vraag)
                else { break }
                gekregen += houdt ? 1 : 0
                wereld.zaken[casusId] = houdt ? (zaak.vraag, true) : nil
                if !houdt { wereld.schrijf(zaak.vraag, isVraag: false) }
            case 7, 8:
                guard let zaak = wereld.zaken.removeValue(forKey: casusId) else { break }
                wereld.schrijf(zaak.vraag, isVraag: false)
            default:
                wereld.boeken[eigenaar] = wereld.gecompacteerd()
                wereld.gelezen[eigenaar] = wereld.log.count
            }
            for aanbodId in aanbod {
                let bezet = wereld.zaken.values.filter { $0.heeft && $0.vraag.aanbod.aanbodId == aanbodId }
                #expect(
                    bezet.reduce(0) { $0 + $1.vraag.aantal } <= wereld.plaatsen[aanbodId] ?? 0,
                    "zaad \(zaad), stap \(stap), aanbod \(aanbodId)")
            }
        }
        #expect(gekregen > 4, "zaad \(zaad): nobody ever got a place")
    }

    @Test("a record reads back as it was written; what is not one of ours is not read")
    func heenEnTerug() {
        for agb in [Loopproef.advies, nil] {
            let een = Reservering(
                aanbod: Aanbodverwijzing(agb, "gh-1"), casusId: "zaak-1", voordrachtId: "v-1", aantal: 2)
            let plek = CasusBijAanbod(sleutel: een.sleutel)
            #expect(plek == een.plek && plek.flatMap { Reservering($0, waarde: een.waarde) } == een)
        }
        for (sleutel, waarde) in [
            ("gh-1", "{}"), ("gh-1/zaak-1", "{}"), ("gh-1/zaak-1/x", #"{"v":1,"voordrachtId":"v","aantal":1}"#),
            ("gh-1/zaak-1", #"{"v":2,"voordrachtId":"v","aantal":1}"#),
            ("gh-1/zaak-1", #"{"v":1,"voordrachtId":"v","aantal":0}"#), ("/zaak-1", "x"), ("gh-1/", ""),
        ] {
            let gelezen = CasusBijAanbod(sleutel: sleutel).flatMap { Reservering($0, waarde: Array(waarde.utf8)) }
            #expect(gelezen == nil, "\(sleutel) \(waarde)")
        }
    }
}
