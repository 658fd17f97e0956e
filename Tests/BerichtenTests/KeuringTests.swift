import Berichten
import Foundation
import Jeugdhulp
import Proefhulp
import Testing

private let keuring = Keuring(register: .landelijk)

/// What an event is refused with on 2026-11-20, by its form or by the rules of the domain; `nil` when it is taken in.
private func oordeel(_ boom: JSONTree) throws -> Afkeuring? {
    let vandaag = try datum("2026-11-20")
    let waarde = boom.data
    do throws(Afkeuring) {
        try keuring.keur(GebeurtenisReader().leesGestructureerd(waarde), waarde: waarde, vandaag: vandaag)
        return nil
    } catch {
        return error
    }
}

@Suite("The rules of the domain that no schema can tell")
struct KeuringTests {
    @Test("a crisis is refused with the route to the spoedhulp (#79)")
    func crisis() throws {
        let afkeuring = try #require(
            try oordeel(try Pakket.voorbeeld(.aanvraagIngediend).met("data.urgentie", "\"crisis\"")))
        #expect(afkeuring.code == .crisis)
        #expect(afkeuring.veld == "data.urgentie")
        #expect(afkeuring.watTeDoen.contains("spoedhulp"))
    }

    @Test(
        "what has happened cannot lie in the future; today is allowed",
        arguments: [
            (Berichttype.aanvraagIngediend, "data.maatregel.uitgesprokenOp"),
            (.aanvraagIngediend, "data.maatregel.kennisgevingOp"), (.aanvraagIngediend, "data.koers.vastgesteldOp"),
            (.aanvraagIngediend, "data.wachtSinds"), (.aanvraagIngediend, "data.woonplaats.verblijf.sinds"),
            (.aanvraagIngediend, "data.reedsGeprobeerd.0.op"), (.aanvraagIngediend, "data.reedsGeprobeerd.1.op"),
            (.aanvraagIngetrokken, "data.op"), (.hulpGestart, "data.op"),
        ])
    func toekomst(_ type: Berichttype, _ veld: String) throws {
        let boom = try Pakket.voorbeeld(type)
        #expect(try oordeel(boom.met(veld, "\"2026-11-20\"")) == nil)
        let afkeuring = try #require(try oordeel(boom.met(veld, "\"2026-11-21\"")))
        #expect(afkeuring.code == .datumInToekomst)
        #expect(
            afkeuring.veld
                == veld.replacingOccurrences(of: ".0", with: "[0]").replacingOccurrences(of: ".1", with: "[1]"))
    }

    @Test(
        "what is planned may lie in the future",
        arguments: [
            (Berichttype.aanvraagIngediend, "data.uiterlijkeDatum"), (.aanvraagIngediend, "data.jeugdigen.0.wordt18Op"),
            (.aanbodGemeld, "data.plaatsen.vrijVanaf"), (.contractGemeld, "data.tot"),
        ])
    func gepland(_ type: Berichttype, _ veld: String) throws {
        #expect(try oordeel(try Pakket.voorbeeld(type).met(veld, "\"2028-01-01\"")) == nil)
    }

    @Test("a move that help goes on after has happened, and a gezagsdrager lives in a gemeente of today")
    func lopendeHulp() throws {
        let boom = try Pakket.voorbeeld(.aanvraagIngediend, "woonplaats-en-lopende-hulp")
        #expect(try oordeel(boom) == nil)
        let verhuisd = "data.lopendeHulp.0.verhuisdOp"
        #expect(try oordeel(boom.met(verhuisd, "\"2026-11-20\"")) == nil)
        let later = try #require(try oordeel(boom.met(verhuisd, "\"2026-11-21\"")))
        #expect(later.code == .datumInToekomst && later.veld == "data.lopendeHulp[0].verhuisdOp")
        for veld in ["data.woonplaats.gezag.gemeente", "data.woonplaats.gezag.andereGemeente"] {
            let afkeuring = try #require(try oordeel(boom.met(veld, "\"0000\"")))
            #expect(afkeuring.code == .onbekendeGemeente && afkeuring.veld == veld)
        }
    }

    @Test(
        "a gemeente must exist today",
        arguments: [
            (Berichttype.aanvraagIngediend, "data.woonplaats.brpGemeente"),
            (.aanvraagIngediend, "data.woonplaats.moederBrpGemeenteBijGeboorte"),
            (.aanvraagIngediend, "data.woonplaats.werkelijkVerblijfGemeente"),
            (.aanvraagIngediend, "data.woonplaats.verblijf.brpGemeenteVoorVerblijf"),
            (.aanvraagIngediend, "data.woonplaats.gemeldInGemeente"),
            (.aanvraagIngediend, "data.woonplaats.ontvangendeGemeente"),
            (.aanvraagIngediend, "data.wensen.nabijGemeente"), (.aanbodGemeld, "data.gemeente"),
        ], ["0000", "9999"])
    func gemeente(_ geval: (type: Berichttype, veld: String), _ code: String) throws {
        let boom = try Pakket.voorbeeld(geval.type)
        #expect(try oordeel(boom.met(geval.veld, "\"0193\"")) == nil)
        let afkeuring = try #require(try oordeel(boom.met(geval.veld, "\"\(code)\"")))
        #expect(afkeuring.code == .onbekendeGemeente)
        #expect(afkeuring.veld == geval.veld)
    }

    @Test("a gemeente that ended is taken in a fact of the past, and in one of today its successor is named")
    func vroegereGemeente() throws {
        let boom = try Pakket.voorbeeld(.aanvraagIngediend)
        for veld in [
            "data.woonplaats.moederBrpGemeenteBijGeboorte", "data.woonplaats.gemeldInGemeente",
            "data.woonplaats.verblijf.brpGemeenteVoorVerblijf",
        ] {
            #expect(try oordeel(boom.met(veld, "\"0457\"")) == nil)
            #expect(try oordeel(boom.met(veld, "\"0788\"")) == nil)
        }
        for veld in [
            "data.woonplaats.brpGemeente", "data.woonplaats.werkelijkVerblijfGemeente",
            "data.woonplaats.ontvangendeGemeente", "data.wensen.nabijGemeente",
        ] {
            let afkeuring = try #require(try oordeel(boom.met(veld, "\"0856\"")))
            #expect(afkeuring.code == .onbekendeGemeente && afkeuring.veld == veld)
            #expect("\(afkeuring)".contains("Maashorst (1991)"))
        }
        let aanbod = try #require(
            try oordeel(try Pakket.voorbeeld(.aanbodGemeld).met("data.gemeente", "\"0501\"")))
        #expect("\(aanbod)".contains("Voorne aan Zee (1992)"))
    }

    @Test("two hulpvragen cannot have the same id")
    func dubbel() throws {
        let boom = try Pakket.voorbeeld(.aanvraagIngediend).met("data.hulpvragen.1.id", "\"plek\"")
        let afkeuring = try #require(try oordeel(boom))
        #expect(afkeuring.code == .dubbeleHulpvraag)
        #expect(afkeuring.veld == "data.hulpvragen")
    }

    @Test("an offer's age must end above where it begins", arguments: [(12, 12), (12, 11), (22, 1)])
    func leeftijd(_ van: Int, _ tot: Int) throws {
        let boom = try Pakket.voorbeeld(.aanbodGemeld).met("data.leeftijd.van", "\(van)").met(
            "data.leeftijd.tot", "\(tot)")
        let afkeuring = try #require(try oordeel(boom))
        #expect(afkeuring.code == .buitenGrenzen)
        #expect(afkeuring.veld == "data.leeftijd.tot")
        #expect(try oordeel(boom.met("data.leeftijd.tot", "\(van + 1)")) == nil)
    }

    @Test("a contract cannot end before it begins; it may last one day")
    func omgekeerd() throws {
        let boom = try Pakket.voorbeeld(.contractGemeld).met("data.van", "\"2026-05-02\"")
        let afkeuring = try #require(try oordeel(boom.met("data.tot", "\"2026-05-01\"")))
        #expect(afkeuring.code == .datumsOmgekeerd)
        #expect(afkeuring.veld == "data.tot")
        #expect(try oordeel(boom.met("data.tot", "\"2026-05-02\"")) == nil)
    }

    @Test("a contract names an inkoopregio that exists, in any case and with any hyphens")
    func inkoopregio() throws {
        let boom = try Pakket.voorbeeld(.contractGemeld)
        let afkeuring = try #require(try oordeel(boom.met("data.inkoopregio", "\"Ergens\"")))
        #expect(afkeuring.code == .onbekendeInkoopregio)
        #expect(afkeuring.veld == "data.inkoopregio")
        #expect(try oordeel(boom.met("data.inkoopregio", "\"ijsselland\"")) == nil)
    }
}

@Suite("No BSN comes in")
struct BsnTests {
    private func aanvraag(_ pad: String, _ literal: String) throws -> JSONTree {
        try Pakket.voorbeeld(.aanvraagIngediend).met(pad, literal)
    }

    @Test(
        "a number that can be a BSN is refused wherever and however it is written",
        arguments: [
            ("data.onbekend", "\"123456782\""), ("data.onbekend", "123456782"), ("data.onbekend", "123456782.0"),
            ("data.onbekend", "1.23456782e8"), ("data.onbekend", "-123456782"), ("data.onbekend", "1234567820e-1"),
            ("data.onbekend", "\"bel over 123456782, liefst vandaag\""), ("data.onbekend", "\"BSN123456782\""),
            ("data.onbekend", "\"bsn:123456782.\""), ("data.onbekend", "{\"123456782\":true}"),
            ("data.onbekend", "{\"bsn 1234.56.782\":null}"), ("data.onbekend", "[[{\"x\":[\"123456782\"]}]]"),
            ("data.jeugdigen.0.onbekend", "\"123456782\""),
            ("data.hulpvragen.1.notitie", "{\"a\":{\"b\":\"123456782\"}}"),
            ("data.onbekend", "\"\\u0031\\u0032\\u0033456782\""), ("data.onbekend", "{\"\\u003123456782\":1}"),
            ("data.onbekend", "\"1234.56.782\""), ("data.onbekend", "\"123-456-782\""),
            ("data.onbekend", "\"123 456 782\""),
            ("data.onbekend", "\"1234 56 782\""), ("data.casusId", "\"123456782\""),
            ("data.casusId", "\"b-123456782\""),
            ("data.casusId", "\"123-456-782\""), ("data.casusId", "\"1234.56.782\""),
            ("data.hulpvragen.0.id", "\"123456782\""),
            ("data.dossierRef", "\"urn:dossier:123456782\""), ("data.reedsGeprobeerd.0.reden", "\"bsn-123456782\""),
            ("data.onbekend", "\"010000008\""),
        ])
    func geweigerd(_ pad: String, _ literal: String) throws {
        let afkeuring = try #require(try oordeel(try aanvraag(pad, literal)), "taken in")
        #expect(afkeuring.code == .bsn)
        #expect(afkeuring.veld?.hasPrefix("data") == true)
        #expect(!heeftNegenCijfers(afkeuring.description) && !afkeuring.description.contains("782"))
    }

    @Test("nor in the attributes that say which event and about what", arguments: ["id", "subject"])
    func kenmerken(_ naam: String) throws {
        let afkeuring = try #require(try oordeel(try aanvraag(naam, "\"zaak-123456782\"")))
        #expect(afkeuring.code == .bsn)
        #expect(afkeuring.veld == naam)
    }

    @Test(
        "other numbers are let through",
        arguments: [
            "\"123456789\"", "\"000000000\"", "\"00000000-0000-4000-8000-123456782abc\"", "\"99000101\"", "99000101",
            "\"2026-11-20\"", "\"20-11-2026\"", "\"2026-11-20T10:15:30Z\"", "\"00000009900000000000\"",
            "\"12345678200000000000\"", "\"1234567820\"", "1234567820", "12345678", "\"0612345678\"", "\"12-3456782\"",
            "\"1.2.3.4.5.6.7.8.2\"", "\"123456 782\"", "{\"a\":123456,\"b\":782}", "[\"123456\",\"782\"]",
            // The fraction of a moment in nanoseconds, as some systems write it.
            "\"2026-11-20T10:15:30.123456782Z\"", "\"2026-11-20T10:15:30.123456782+01:00\"",
        ])
    func doorgelaten(_ literal: String) throws {
        let afkeuring = try oordeel(try aanvraag("data.onbekend", literal))
        #expect(afkeuring == nil, "\(afkeuring?.description ?? "")")
    }

    @Test("a case number is let through, also when its digits happen to pass the 11-proef")
    func zaaknummer() throws {
        let toevallig = (0...99_999).lazy.map { String("0000\($0)".suffix(5)) }.filter { Bsn.bevat("2026\($0)") }
        for nummer in toevallig.prefix(20) {
            #expect(try oordeel(try aanvraag("data.casusId", "\"2026-\(nummer)\"")) == nil, "2026-\(nummer)")
        }
        #expect(toevallig.count > 5_000)
    }

    @Test("a moment with nanoseconds that happen to pass is no BSN in the fields that hold moments")
    func nanoseconden() throws {
        let boom = try Pakket.voorbeeld(.besluitGenomen).met("data.op", "\"2026-11-20T10:15:30.123456782Z\"")
        #expect(try oordeel(boom) == nil)
    }

    @Test("of 1 000 drawn numbers, exactly those that pass the 11-proef are refused")
    func elfproef() throws {
        var toeval = Zaadgenerator(zaad: 11)
        for _ in 0..<1_000 {
            let cijfers = (0..<9).map { _ in Int.random(in: 0...9, using: &toeval) }
            let som = (0..<8).reduce(0) { $0 + cijfers[$1] * (9 - $1) } - cijfers[8]
            let tekst = cijfers.map(String.init).joined()
            #expect(Bsn.bevat(tekst) == (som % 11 == 0 && cijfers != Array(repeating: 0, count: 9)), "\(tekst)")
        }
    }

    @Test("a member that stands there twice cannot hide one: what is read was looked at")
    func dubbeleNamen() throws {
        let heel = try Pakket.voorbeeld(.aanvraagIngediend).json
        let casus = "\"casusId\":\"vb-22-volledig\""
        for paar in ["\"casusId\":\"123456782\",\(casus)", "\(casus),\"casusId\":\"123456782\""] {
            let waarde = Data(heel.replacingOccurrences(of: casus, with: paar).utf8)
            guard let gebeurtenis = try? GebeurtenisReader().leesGestructureerd(waarde) else { continue }
            guard (try? keuring.keur(gebeurtenis, waarde: waarde, vandaag: try datum("2026-11-20"))) != nil else {
                continue
            }
            #expect(!String(decoding: gebeurtenis.bytes, as: UTF8.self).contains("123456782"))
        }
    }

    @Test("in every text of every example: refused, and not repeated in the refusal", arguments: Berichttype.allCases)
    func overal(_ type: Berichttype) throws {
        let boom = try Pakket.voorbeeld(type)
        for (pad, waarde) in boom.knopen() where pad.first == "data" {
            guard case .blad(let literal) = waarde, literal.hasPrefix("\"") else { continue }
            for tekst in ["\"123456782\"", "\"x 123456782\"", "\"bsn 1234.56.782\""] {
                let afkeuring = try #require(try oordeel(boom.met(pad, .blad(tekst))), "\(pad) took in a BSN")
                #expect(!heeftNegenCijfers(afkeuring.description) && !afkeuring.description.contains("56.782"))
            }
        }
    }

    @Test("a number past all bounds hides no BSN behind it", arguments: ["1e400", "-1e999", "123456789012345678901"])
    func grootGetal(_ getal: String) throws {
        let boom = try aanvraag("data.eerst", getal).met("data.later", "\"123456782\"")
        #expect(try #require(try oordeel(boom)).code == .bsn)
    }

    @Test("the path in a refusal repeats no name that nobody knows, and is never longer than a message may hold")
    func pad() throws {
        let vreemd = try #require(try oordeel(try aanvraag("data.onbekend", "{\"Jan, 900000001\":\"123456782\"}")))
        #expect(!heeftNegenCijfers(vreemd.description))
        let diep = String(repeating: "{\"een\":", count: 200) + "\"123456782\"" + String(repeating: "}", count: 200)
        let lang = try #require(try oordeel(try aanvraag("data.onbekend", diep)))
        #expect(lang.code == .bsn)
        #expect((lang.veld?.unicodeScalars.count ?? 0) <= 300)
    }
}
