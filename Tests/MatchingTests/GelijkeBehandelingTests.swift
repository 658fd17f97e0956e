import Jeugdhulp
import Matching
import Proefhulp
import Testing

@Suite("Nothing counts that may not count")
struct GelijkeBehandelingTests {
    /// What of an aanvraag decides the options. Anything else must not: add a new field here only with its ground.
    private static let telt: Set<String> = [
        "maatregel", "jeugdigen", "woonplaats", "hulpvragen", "uiterlijkeDatum", "wensen", "reedsGeprobeerd", "wachtOp",
        "lopendeHulp",
        // Only a step: the family is asked before it changes lists (#33).
        "wachtlijst",
        // Whether brothers and sisters may go to two places (#59).
        "splitsenAkkoord",
    ]
    /// Names, keys and progress: who asks, since when and how loudly is no ground to give a child another place.
    private static let teltNiet: Set<String> = [
        "casusId", "gi", "koersVastgesteldOp", "wachtSinds", "urgentie", "dossierRef", "gekoppeld",
        "wachtOpVerwacht", "buitenJeugdwet",
    ]

    @Test("Every field of an aanvraag and of a child is on one of the two lists, so that a new one asks for a ground")
    func velden() {
        let aanvraag = eenCasus().aanvraag
        #expect(Set(Mirror(reflecting: aanvraag).children.compactMap(\.label)) == Self.telt.union(Self.teltNiet))
        // Of a child only its age: no sex, origin, belief or health (AVG art. 9).
        let kind = Jeugdige(leeftijd: 9)
        #expect(Set(Mirror(reflecting: kind).children.compactMap(\.label)) == ["leeftijd", "wordt18Op", "woonplaats"])
        #expect(
            Set(Mirror(reflecting: aanvraag.maatregel).children.compactMap(\.label))
                == ["soort", "uitgesprokenOp", "kennisgevingOp", "machtigingen", "eindigtOp"])
    }

    @Test("Two aanvragen that differ only in what may not count get the same options, to the last word")
    func zelfde() {
        var metOptie = 0
        for zaad in UInt64(73_001)...73_400 {
            var (tweeling, casus, willekeur) = OrakelTests.wereld(zaad)
            let anders = Self.anders(casus, &willekeur.g)
            #expect(anders != casus)
            let een = tweeling.markt.voorstel(voor: casus, vandaag: vandaag)
            let twee = tweeling.markt.voorstel(voor: anders, vandaag: vandaag)
            #expect(een.opties == twee.opties, "seed \(zaad)")
            #expect(een.uitgesloten == twee.uitgesloten && een.knelpunten == twee.knelpunten, "seed \(zaad)")
            #expect(een.norm == twee.norm, "seed \(zaad)")
            metOptie += een.opties.isEmpty ? 0 : 1
        }
        #expect(metOptie > 150)
    }

    /// The kind of measure only decides what the table is told to check: the same offers, order and points.
    @Test("Under whichever measure a child stands, it gets the same offers in the same order with the same points")
    func maatregel() {
        for zaad in UInt64(74_001)...74_200 {
            let (tweeling, casus, _) = OrakelTests.wereld(zaad)
            let voorstellen = Maatregelsoort.allCases.map { soort in
                Samenvatting(tweeling.markt.voorstel(voor: Self.onder(soort, casus), vandaag: vandaag))
            }
            #expect(voorstellen.allSatisfy { $0 == voorstellen[0] }, "seed \(zaad)")
        }
    }

    private static func anders(_ casus: Casus, _ g: inout Zaadgenerator) -> Casus {
        let oud = casus.aanvraag
        let maatregel = Maatregel(
            soort: oud.maatregel.soort, uitgesprokenOp: oud.maatregel.uitgesprokenOp,
            kennisgevingOp: dag("2026-10-01").plus(dagen: g.getal(0, 40)), machtigingen: oud.maatregel.machtigingen)
        var aanvraag = Aanvraag(
            casusId: "ander-\(g.getal(1, 999))", gi: g.een(["jbov", "jbwest", "wss"]), maatregel: maatregel,
            koersVastgesteldOp: g.een([nil, dag("2026-11-01")]), jeugdigen: oud.jeugdigen,
            woonplaats: oud.woonplaats, hulpvragen: oud.hulpvragen, wachtSinds: g.een([nil, dag("2025-01-01")]),
            uiterlijkeDatum: oud.uiterlijkeDatum, urgentie: g.een([.regulier, .hoog]), wensen: oud.wensen,
            reedsGeprobeerd: oud.reedsGeprobeerd, lopendeHulp: oud.lopendeHulp, wachtOp: oud.wachtOp,
            dossierRef: "urn:proef:\(g.getal(1, 999))")
        aanvraag.splitsenAkkoord = oud.splitsenAkkoord
        aanvraag.buitenJeugdwet = [.schulden]
        return nieuw(casus, aanvraag)
    }

    private static func onder(_ soort: Maatregelsoort, _ casus: Casus) -> Casus {
        let oud = casus.aanvraag
        let maatregel = Maatregel(
            soort: soort, uitgesprokenOp: oud.maatregel.uitgesprokenOp, machtigingen: oud.maatregel.machtigingen)
        var aanvraag = Aanvraag(
            casusId: oud.casusId, gi: oud.gi, maatregel: maatregel, jeugdigen: oud.jeugdigen,
            woonplaats: oud.woonplaats, hulpvragen: oud.hulpvragen, uiterlijkeDatum: oud.uiterlijkeDatum,
            wensen: oud.wensen, reedsGeprobeerd: oud.reedsGeprobeerd, lopendeHulp: oud.lopendeHulp,
            wachtOp: oud.wachtOp)
        aanvraag.splitsenAkkoord = oud.splitsenAkkoord
        return nieuw(casus, aanvraag)
    }

    private static func nieuw(_ casus: Casus, _ aanvraag: Aanvraag) -> Casus {
        Casus(aanvraag: aanvraag, ingediendOp: casus.ingediendOp, register: .landelijk)
    }
}
