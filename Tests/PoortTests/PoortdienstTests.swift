import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Proefhulp
import Testing

@testable import Poort

@Suite("The gate on a broker", .serialized, .timeLimit(.minutes(5)))
struct PoortdienstTests {
    @Test(
        "what each party may say comes on the core, under its own key and with its name; the rest is told to it alone")
    func doorEnTerug() async throws {
        let proef = try await Poortproef(partijen: Stukken.partijen)
        try await proef.metPoort(proef.instellingen()) {
            try await proef.stuur(
                try Stukken.bericht(.aanvraagIngediend, van: Stukken.gi, ["casusId": "zaak-1"]), van: Stukken.gi)
            try await proef.stuur(
                try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder, ["aanbodId": "a-1"]), van: Stukken.aanbieder)
            try await proef.stuur(try Stukken.bericht(.contractGemeld, van: Stukken.inkoop), van: Stukken.inkoop)
            try await proef.stuur(
                try Stukken.bericht(.besluitGenomen, van: Stukken.tafel, ["casusId": "zaak-1"]), van: Stukken.tafel)
            // The aanbieder decides as a table, and reports as another.
            try await proef.stuur(try Stukken.bericht(.besluitGenomen, van: Stukken.tafel), van: Stukken.aanbieder)
            let ander = try #require(Stukken.anderen[.aanbieder])
            try await proef.stuur(
                try Stukken.bericht(.aanbodGemeld, van: ander, id: "zaak-1"), van: Stukken.aanbieder)

            let topics = proef.topics
            for (topic, wie, sleutel) in [
                (topics.aanvragen, "gi:jbov", "zaak-1"), (topics.aanbod, "aanbieder:99000201", "99000201/a-1"),
                (topics.contracten, "inkoop:ijsselland", "IJsselland"), (topics.besluiten, "tafel:twente", "zaak-1"),
            ] {
                let gelezen = try await proef.wacht(topic, op: 1)
                #expect(gelezen.count == 1, "\(topic)")
                #expect(gelezen.first?.kop(Toegangsrol.afzenderkop) == wie)
                #expect(gelezen.first?.sleuteltekst.hasPrefix(sleutel) == true && gelezen.first?.gebeurtenis != nil)
            }
            let brieven = try await proef.wacht(topics.afgekeurd, op: 2)
            #expect(brieven.map { $0.kop("afkeuring-code") } == ["type-hoort-hier-niet", "afzender-onjuist"])
            #expect(brieven.allSatisfy { $0.kop(Toegangsrol.afzenderkop) == "aanbieder:99000201" })
            let verteld = try await proef.wacht(topics.voordrachten(agb: try #require(AgbCode("99000201"))), op: 2)
            #expect(verteld.allSatisfy { $0.sleuteltekst.hasPrefix("afgekeurd/") && $0.gebeurtenis != nil })
            #expect(try await proef.lees(topics.status(gi: "jbov")).isEmpty)
        }
        await proef.sluit()
    }

    @Test("after an abort everything comes again and goes on, and nothing of it is taken for a second time")
    func afgebroken() async throws {
        let proef = try await Poortproef(partijen: [Stukken.gi])
        try proef.faalBijOffsets([22, 22])
        for nummer in 0..<50 {
            let waarde = try Stukken.bericht(
                .aanvraagIngediend, van: Stukken.gi, id: "\(nummer)", ["casusId": "zaak-\(nummer)"])
            try await proef.stuur(waarde, van: Stukken.gi)
        }
        try await proef.metPoort(proef.instellingen { $0.commitAantalMax = 20 }) {
            // The embedded broker shows what was aborted too.
            let uiterlijk = ContinuousClock.now + .milliseconds(Poortproef.wachtMsMax)
            var gezien: Set<String> = []
            while gezien.count < 50, ContinuousClock.now < uiterlijk {
                gezien = Set(try await proef.lees(proef.topics.aanvragen).map(\.sleuteltekst))
            }
            #expect(gezien.count == 50)
        }
        await proef.sluit()
    }

    @Test(
        "on a real cluster: stopped and started again, every message goes on once, in the order of its sender",
        .enabled(if: Poortproef.echt != nil))
    func opnieuw() async throws {
        let ander = Toegangsrol.gi("ljenr")
        let proef = try await Poortproef(partijen: [Stukken.gi, ander], brokers: Poortproef.echt)
        let (rondes, perRonde) = (3, 40)
        for ronde in 0..<rondes {
            for nummer in 0..<perRonde {
                for gi in [Stukken.gi, ander] {
                    let id = "\(gi.kenmerk ?? "")-\(ronde * perRonde + nummer)".replacing(":", with: "-")
                    let waarde = try Stukken.bericht(.aanvraagIngediend, van: gi, id: id, ["casusId": id])
                    try await proef.stuur(waarde, van: gi)
                    // The same once more: a sender that did not hear it had arrived.
                    if nummer % 10 == 0 { try await proef.stuur(waarde, van: gi) }
                }
            }
            try await proef.metPoort(proef.instellingen { $0.commitAantalMax = 7 }) {
                _ = try await proef.wacht(proef.topics.aanvragen, op: (ronde + 1) * perRonde * 2)
            }
        }
        let gelezen = try await proef.lees(proef.topics.aanvragen)
        for gi in ["gi-jbov", "gi-ljenr"] {
            let van = gelezen.map(\.sleuteltekst).filter { $0.hasPrefix(gi) }
            #expect(van == (0..<(rondes * perRonde)).map { "\(gi)-\($0)" }, "\(gi)")
        }
        #expect(try await proef.lees(proef.topics.afgekeurd).isEmpty)
        await proef.sluit()
    }

    @Test(
        "a party that sends too much that is wrong is left alone, nobody else notices, and the operator lets it go on",
        arguments: Poortproef.echt == nil ? [nil] : [nil, Poortproef.echt])
    func stil(brokers: String?) async throws {
        let proef = try await Poortproef(partijen: Stukken.partijen, brokers: brokers)
        let stilTopic = try #require(proef.topics.invoer(van: Stukken.aanbieder))
        for nummer in 0..<30 { try await proef.stuur(Array("onzin \(nummer)".utf8), van: Stukken.aanbieder) }
        try await proef.stuur(
            try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder, ["aanbodId": "na"]), van: Stukken.aanbieder)
        let inst = proef.instellingen { $0.weigeringenPerMinuutMax = 9 }
        try await proef.metPoort(inst) {
            #expect(try await proef.wacht(proef.topics.afgekeurd, op: 10).count == 10)
            try await proef.stuur(
                try Stukken.bericht(.aanvraagIngediend, van: Stukken.gi, ["casusId": "zaak-1"]), van: Stukken.gi)
            #expect(try await proef.wacht(proef.topics.aanvragen, op: 1).count == 1, "the GI is not held up")
            #expect(try await proef.lees(proef.topics.afgekeurd).count == 10)
            #expect(try await proef.lees(proef.topics.aanbod).isEmpty)
        }
        // It stays so for who comes next.
        try await proef.metPoort(inst) {
            try await proef.stuur(
                try Stukken.bericht(.aanvraagIngediend, van: Stukken.gi, id: "2", ["casusId": "zaak-2"]),
                van: Stukken.gi)
            _ = try await proef.wacht(proef.topics.aanvragen, op: 2)
            #expect(try await proef.lees(proef.topics.afgekeurd).count == 10)
        }
        let ruim = proef.instellingen { $0.weigeringenPerMinuutMax = 1_000 }
        try await proef.metPoort(ruim) {
            let sleutel = String(decoding: GateState.sleutel(stil: stilTopic), as: UTF8.self)
            try await proef.stuur(proef.topics.poort, nil, sleutel: sleutel)
            #expect(try await proef.wacht(proef.topics.aanbod, op: 1).map(\.sleuteltekst) == ["99000201/na"])
            let verteld = try await proef.lees(proef.topics.afgekeurd).map { $0.kop("bron-offset") ?? "" }
            #expect(Set(verteld) == Set((0..<30).map(String.init)))
            // The embedded broker keeps no offsets of transactions: who comes next begins anew.
            if brokers != nil { #expect(verteld.count == 30, "each was told once") }
        }
        await proef.sluit()
    }

    @Test("nothing is made of what a message names, and an offer of another stays as it is")
    func niets() async throws {
        let ander = try #require(Stukken.anderen[.aanbieder])
        let proef = try await Poortproef(partijen: Stukken.partijen + [ander])
        try await proef.metPoort(proef.instellingen()) {
            try await proef.stuur(
                try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder, ["aanbodId": "a-1"]), van: Stukken.aanbieder)
            _ = try await proef.wacht(proef.topics.aanbod, op: 1)
            try await proef.stuur(try Stukken.bericht(.aanbodGemeld, van: Stukken.aanbieder), van: ander)
            try await proef.stuur(nil, van: ander, sleutel: "99000201/a-1")
            for nummer in 0..<50 {
                try await proef.stuur(Array(#"{"data":{"gi":"verzonnen-\#(nummer)"}}"#.utf8), van: Stukken.gi)
            }
            let brieven = try await proef.wacht(proef.topics.afgekeurd, op: 52)
            #expect(brieven.count { $0.kop("afkeuring-code") == "niet-van-u" } == 1)
            #expect(brieven.count { $0.kop("afkeuring-code") == "afzender-onjuist" } == 1)
            #expect(try await proef.lees(proef.topics.aanbod).count == 1)
        }
        let namen = try await proef.namen()
        #expect(!namen.contains { $0.contains("verzonnen") })
        await proef.sluit()
    }
}
