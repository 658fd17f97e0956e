import Berichten
import Foundation
import Jeugdhulp
import Testing

@Suite("A question to the woonplaatsbeginsel, as a line of a file")
struct WoonplaatsvraagTests {
    private func antwoord(_ regel: String) throws -> [String: Any] {
        let vraag = try Woonplaatsvraag(json: Data(regel.utf8))
        let bytes = vraag.json(vraag.antwoord(.landelijk)).bytes
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func weigering(_ regel: String) -> Afkeuring? {
        do throws(Afkeuring) {
            _ = try Woonplaatsvraag(json: Data(regel.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test("the answer holds id, code, regel, zekerheid and toelichting, and besides the facts, the law and its day")
    func vorm() throws {
        let gekregen = try antwoord(
            #"{"id":"a","peildatum":"2026-11-20","leeftijd":9,"woonplaats":{"brpGemeente":"0193"}}"#)
        #expect(gekregen["id"] as? String == "a")
        #expect(gekregen["code"] as? String == "0193")
        #expect(gekregen["regel"] as? String == "W8")
        #expect(gekregen["zekerheid"] as? String == "zeker")
        #expect((gekregen["toelichting"] as? String)?.contains("Zwolle") == true)
        #expect(gekregen["geldtVanaf"] as? String == "2022-01-01")
        #expect(gekregen["geldigOp"] as? String == "2026-11-20")
        #expect(gekregen["verduidelijkingen"] as? [String] == [])
        let feiten = try #require(gekregen["feiten"] as? [[String: String]])
        #expect(feiten == [["feit": "brpGemeente", "waarde": "0193"]])
        #expect(gekregen.count == 9)
    }

    @Test(
        "with its trace an answer names article, onderdeel, words, facts that were not used, and what would change it")
    func spoor() throws {
        let regel =
            #"{"id":"a","peildatum":"2026-11-20","leeftijd":9,"woonplaats":{"brpGemeente":"0193","#
            + #""moederBrpGemeenteBijGeboorte":"0141"}}"#
        let vraag = try Woonplaatsvraag(json: Data(regel.utf8))
        let bytes = vraag.json(vraag.antwoord(.landelijk), vraag.spoor(.landelijk)).bytes
        let gekregen = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(gekregen.count == 12)
        let grond = try #require(gekregen["grondslag"] as? [String: Any])
        #expect(grond["wet"] as? String == "2025-01-01")
        #expect(grond["artikel"] as? String == "1.1 woonplaats")
        #expect(grond["onderdeel"] as? String == "1°")
        #expect(
            (grond["woorden"] as? [String])?.first?.hasPrefix("de gemeente waar de jeugdige zijn woonadres") == true)
        let niet = try #require(gekregen["nietGebruikt"] as? [[String: Any]])
        #expect(niet.contains { $0["feit"] as? String == "moederBrpGemeenteBijGeboorte" })
        let verandert = try #require(gekregen["verandert"] as? [[String: Any]])
        #expect(verandert.contains { $0["feit"] as? String == "buitenland" && $0["regel"] as? String == "W14" })
    }

    @Test("a fact that was not given is null, a truth is true or false, an age a number")
    func waarden() throws {
        let gekregen = try antwoord(
            #"{"id":"a","peildatum":"2026-11-20","leeftijd":25,"woonplaats":{"verblijf":{"soort":"wlz"}}}"#)
        let feiten = try #require(gekregen["feiten"] as? [[String: Any]])
        let perNaam = Dictionary(
            uniqueKeysWithValues: feiten.compactMap { feit in
                (feit["feit"] as? String).map { ($0, feit["waarde"]) }
            })
        #expect(perNaam["leeftijd"] as? Int == 25)
        #expect(perNaam["verblijf.soort"] as? String == "wlz")
        #expect(perNaam["verblijf.sinds"] is NSNull)
        #expect(gekregen["code"] is NSNull)
    }

    @Test("before 2022 gezag decides: both parents in Almelo, the child in Zwolle")
    func gezag() throws {
        let gekregen = try antwoord(
            """
            {"id":"a","peildatum":"2021-06-01","leeftijd":9,"woonplaats":{"brpGemeente":"0193",\
            "gezag":{"soort":"ouders","gemeente":"0141","andereGemeente":"0141"}}}
            """)
        #expect(gekregen["regel"] as? String == "W31")
        #expect(gekregen["code"] as? String == "0141")
        #expect(gekregen["geldtVanaf"] as? String == "2015-01-01")
    }

    @Test("help without a stay, asked for during one, is W9")
    func alleenAmbulant() throws {
        let gekregen = try antwoord(
            """
            {"id":"a","peildatum":"2026-11-20","leeftijd":9,"alleenAmbulant":true,"woonplaats":{"verblijf":\
            {"soort":"pleegzorg","aaneengesloten":true,"brpGemeenteVoorVerblijf":"0153"}}}
            """)
        #expect(gekregen["regel"] as? String == "W9")
        #expect(gekregen["code"] as? String == "0153")
    }

    @Test("the measure and a decision to go on make a jeugdige of somebody of 19")
    func jeugdige() throws {
        let vraag = #""id":"a","peildatum":"2026-11-20","leeftijd":19"#
        let jr = try antwoord(
            "{\(vraag),\"maatregel\":\"jeugdreclassering\",\"woonplaats\":{\"brpGemeente\":\"0141\"}}")
        #expect(jr["regel"] as? String == "W8")
        let ots = try antwoord("{\(vraag),\"maatregel\":\"ots\",\"woonplaats\":{\"brpGemeente\":\"0141\"}}")
        #expect(ots["regel"] as? String == "W0")
        let verder = try antwoord(
            "{\(vraag),\"woonplaats\":{\"brpGemeente\":\"0141\",\"voortzetting\":\"besloten-voor-18\"}}")
        #expect(verder["regel"] as? String == "W8")
    }

    @Test("rows that change nothing come along by name")
    func verduidelijkingen() throws {
        let gekregen = try antwoord(
            """
            {"id":"a","peildatum":"2026-11-20","leeftijd":9,"woonplaats":{"brpGemeente":"0193","zonderBsn":true,\
            "vertrouwelijkAdres":true,"zonderVerblijfsrecht":true,"gezag":{"soort":"gi"}}}
            """)
        #expect(gekregen["verduidelijkingen"] as? [String] == ["W10", "W15", "W16", "W21"])
        #expect(gekregen["zekerheid"] as? String == "zeker")
    }

    @Test(
        "a wrong line is refused with the field",
        arguments: [
            (#""gezag":{}"#, "woonplaats.gezag.soort"), (#""gezag":{"soort":"vader"}"#, "woonplaats.gezag.soort"),
            (#""gezag":{"soort":"gi","gemeente":"GM0193"}"#, "woonplaats.gezag.gemeente"),
            (#""vertrouwelijkAdres":"ja""#, "woonplaats.vertrouwelijkAdres"),
            (#""gezag":"ouders""#, "woonplaats.gezag"),
        ])
    func weigering(_ feit: String, _ veld: String) {
        let regel = #"{"id":"a","peildatum":"2021-11-20","leeftijd":9,"woonplaats":{\#(feit)}}"#
        #expect(weigering(regel)?.veld == veld)
    }
}
