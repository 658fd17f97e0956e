import Jeugdhulp
import Matching
import Proefhulp

/// An invented market of a given size, the same for the same seed.
struct Proefmarkt {
    static let vandaag = Datum("2026-11-20") ?? Datum(dagen: 0)
    private var zaad: Zaadgenerator
    private let register = Gemeenteregister.landelijk

    init(_ zaad: UInt64) { self.zaad = Zaadgenerator(zaad: zaad) }

    private mutating func getal(_ bereik: ClosedRange<Int>) -> Int { Int.random(in: bereik, using: &zaad) }

    private mutating func doelgroepen(_ aantal: Int) -> Doelgroepen {
        let alle = Doelgroepen.alle.namen
        var uit: Doelgroepen = []
        for _ in 0..<aantal { uit.formUnion(Doelgroepen(naam: alle[getal(0...alle.count - 1)]) ?? []) }
        return uit
    }

    private mutating func gemeente() -> Gemeentecode {
        register.gemeenten[getal(0...register.gemeenten.count - 1)].code
    }

    /// `nil` only for a number that fits no AGB code.
    mutating func aanbod(_ nummer: Int) -> Aanbod? {
        guard let agb = AgbCode(nummer: UInt32(99_000_000 + nummer / 3)) else { return nil }
        let voorziening = Voorziening.alle[getal(0...Voorziening.alle.count - 1)]
        let van = getal(0...12)
        let vrij = getal(0...9) < 3 ? getal(1...4) : 0
        return Aanbod(
            aanbodId: "aanbod-\(nummer)", agb: agb,
            naam: "Aanbieder \(nummer / 3)", gemeente: gemeente(), hulpvorm: voorziening.hulpvorm,
            voorziening: voorziening, doelgroepen: doelgroepen(getal(1...5)),
            leeftijd: Leeftijdsgrens(van: van, tot: min(23, van + getal(6...12))), door18: getal(0...3) == 0,
            plaatsen: Plaatsen(totaal: 10, vrij: vrij, vrijVanaf: nil, samenMax: getal(1...3)),
            wachttijd: Wachttijd(
                aanmeldWeken: getal(0...12), behandelWeken: getal(0...30),
                peildatum: Self.vandaag.plus(dagen: -getal(0...40)), methode: .verwacht),
            stop: getal(0...9) == 0 ? Patientenstop(sinds: Self.vandaag, opheffenBijWeken: 8) : nil,
            individueleOvereenkomst: getal(0...4) > 0, startZonderBeschikking: false)
    }

    mutating func aanvraag(_ nummer: Int, hulpvragen aantal: Int) -> Aanvraag {
        let hulpvragen = (0..<aantal).map { index in
            let voorziening = Voorziening.alle[getal(0...Voorziening.alle.count - 1)]
            return Hulpvraag(
                id: "h\(index + 1)", hulpvorm: voorziening.hulpvorm, voorziening: voorziening,
                doelgroepen: doelgroepen(2))
        }
        return Aanvraag(
            casusId: "casus-\(nummer)", gi: "gi-proef",
            maatregel: Maatregel(
                soort: .ots, uitgesprokenOp: Self.vandaag.plus(dagen: -getal(10...200)), kennisgevingOp: nil,
                machtigingen: [.uithuisplaatsing, .gesloten]),
            jeugdigen: [Jeugdige(leeftijd: getal(4...16), wordt18Op: nil)],
            woonplaats: Woonplaatsfeiten(brpGemeente: gemeente()), hulpvragen: hulpvragen, urgentie: .regulier)
    }
}
