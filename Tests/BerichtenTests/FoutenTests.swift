import Berichten
import Foundation
import Jeugdhulp
import Testing

@Suite("Whoever must mend a message is told all that is wrong with it at once")
struct FoutenTests {
    private static func fouten(_ type: Berichttype, _ json: String) -> [String] {
        GebeurtenisReader().alleFouten { lezer throws(Afkeuring) in try lezer.leesInhoud(type, Data(json.utf8)) }
            .map { "\($0.veld ?? "") \($0.code.rawValue)" }
    }

    private static let aanbod = """
        {"aanbodId":"gh-1","agb":"99000201","naam":"De Linde","gemeente":"0141","hulpvorm":"12",\
        "voorziening":"gezinshuis","doelgroepen":["lvb"],"leeftijd":{"van":4,"tot":12},"door18":false,\
        "plaatsen":{"totaal":4,"vrij":1,"samenMax":2},"wachttijd":{"aanmeldWeken":3,"behandelWeken":0,\
        "peildatum":"2026-11-16","methode":"verwacht"},"individueleOvereenkomst":true}
        """

    @Test("what is good has no errors")
    func goed() { #expect(Self.fouten(.aanbodGemeld, Self.aanbod).isEmpty) }

    @Test("every field of every part is told, in the order of the contract, once")
    func alles() {
        let slecht = Self.aanbod.replacing(#""gh-1""#, with: #""met spatie""#).replacing(#""99000201""#, with: "7")
            .replacing(#""lvb""#, with: #""lvb","onzin",8,"ook-onzin""#).replacing(#""van":4"#, with: #""van":-1"#)
            .replacing(#"{"totaal":4,"vrij":1,"samenMax":2}"#, with: #""vol""#)
            .replacing("2026-11-16", with: "2026-02-30").replacing(#""methode":"verwacht""#, with: #""methode":null"#)
        #expect(
            Self.fouten(.aanbodGemeld, slecht) == [
                "aanbodId verkeerde-vorm", "agb verkeerd-type", "doelgroepen[1] onbekende-code",
                "doelgroepen[2] verkeerd-type", "doelgroepen[3] onbekende-code", "leeftijd.van waarde-buiten-grenzen",
                "plaatsen verkeerd-type", "wachttijd.peildatum onmogelijke-datum", "wachttijd.methode veld-ontbreekt",
            ])
        #expect(Self.fouten(.aanbodGemeld, "{}").count == 12)
    }

    @Test("what hangs on a field that is wrong is not judged")
    func volgtEruit() {
        let slecht = Self.aanbod.replacing(#""hulpvorm":"12""#, with: #""hulpvorm":"99""#)
        #expect(Self.fouten(.aanbodGemeld, slecht) == ["hulpvorm onbekende-code"])
        let hulp = #"{"lopendeHulp":[{"agb":"99000201","hulpvorm":"12","grond":"onzin"}]}"#
        let lijst = Self.fouten(.aanvraagIngediend, hulp)
        #expect(lijst.contains("lopendeHulp[0].grond onbekende-code") && !lijst.contains { $0.contains("verhuisdOp") })
    }

    @Test("in a list each element is told with its place, also when one is no object at all")
    func lijsten() {
        let json = #"{"jeugdigen":[{"leeftijd":9},null,7,{"leeftijd":"x"}],"hulpvragen":[]}"#
        let lijst = Self.fouten(.aanvraagIngediend, json)
        #expect(
            lijst.filter { $0.hasPrefix("jeugdigen") } == [
                "jeugdigen[1] verkeerd-type", "jeugdigen[2] verkeerd-type", "jeugdigen[3].leeftijd verkeerd-type",
            ])
        #expect(lijst.contains("hulpvragen waarde-buiten-grenzen") && lijst.contains("maatregel veld-ontbreekt"))
        // Nothing of a part that is not there is told.
        #expect(!lijst.contains { $0.hasPrefix("maatregel.") || $0.hasPrefix("woonplaats.") })
    }

    @Test("of a whole event the paths begin at the event")
    func gebeurtenis() {
        let json = """
            {"specversion":"1.0","id":"1","source":"urn:nld:kvknr:00000001","type":"nl.jeugdhulp.aanbod-gemeld.v1",\
            "data":{"aanbodId":"gh-1"}}
            """
        let fouten = GebeurtenisReader().alleFouten { lezer throws(Afkeuring) in
            try lezer.leesGestructureerd(Data(json.utf8))
        }
        #expect(fouten.count == 11 && fouten.allSatisfy { $0.veld?.hasPrefix("data.") == true })
    }

    @Test(
        "the first of all errors is the one that a single reading ends with, for any field that is taken away or spoilt"
    )
    func eersteGelijk() throws {
        let boom = try #require(try JSONSerialization.jsonObject(with: Data(Self.aanbod.utf8)) as? [String: Any])
        for naam in boom.keys.sorted() {
            for waarde in [nil, "zomaar", -5, [String: Int](), [7], true] as [Any?] {
                var anders = boom
                anders[naam] = waarde
                let bytes = try JSONSerialization.data(withJSONObject: anders)
                let alle = GebeurtenisReader().alleFouten { lezer throws(Afkeuring) in
                    try lezer.leesInhoud(.aanbodGemeld, bytes)
                }
                do throws(Afkeuring) {
                    _ = try GebeurtenisReader().leesInhoud(.aanbodGemeld, bytes)
                    #expect(alle.isEmpty, "\(naam)")
                } catch {
                    #expect(alle.first == error, "\(naam)")
                }
            }
        }
    }

    @Test("a list without end gives no list of errors without end")
    func hoogstens() {
        let json = #"{"aanbodId":"a","doelgroepen":["# + (0..<5_000).map { _ in "7" }.joined(separator: ",") + "]}"
        #expect(Self.fouten(.aanbodGemeld, json).count <= 100)
    }
}
